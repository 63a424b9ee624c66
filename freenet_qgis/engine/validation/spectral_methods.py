# SPDX-License-Identifier: GPL-3.0-or-later
"""Simple methods that classify single spectra, learnt from labelled pixels.

scikit-learn is imported where it is used, as in `yardsticks`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...allowance.processors import processors
from ...contract.figures import Score
from ..scenes.standardised_scene import StandardisedScene
from .discriminant import fitted_discriminant
from .thinning import thinned
from .tuned_svm import tuned_svm

TREES = 100
LARGEST = 1e6  # standard deviations: what no data stands for where nobody says so, by another scene's figures
MOST_BANDS = 1000  # for the linear discriminant, whose work grows with their cube


@dataclass(frozen=True)
class LabelledSpectra:
    """Spectra of labelled pixels, or of some of them.

    Attributes:
        values: Standardised, float32, shape (n, bands); no data is 0.
        labels: Classes 1… of the pixels, shape (n,).
        units: Integers, shape (n,); the unit of each pixel, such as its polygon or place.
        pixels: The number of pixels of each class 0… that these stand for.
    """

    values: np.ndarray
    labels: np.ndarray
    units: np.ndarray
    pixels: np.ndarray

    @classmethod
    def of(cls, scene: StandardisedScene, labels: np.ndarray, units: np.ndarray, most: int) -> LabelledSpectra:
        """About so many labelled pixels of a scene at most, see `thinning`; arrays as in `score`."""
        places = np.flatnonzero(labels)
        every = labels.flat[places].astype(np.int64)
        chosen = thinned(every, most)
        values = np.nan_to_num(scene.spectra(places[chosen]))
        return cls(values.clip(-LARGEST, LARGEST), every[chosen], units.flat[places[chosen]], np.bincount(every))

    def score(self, found: Optional[np.ndarray]) -> Optional[Score]:
        """How often classes that were found for the spectra are right; None where none were."""
        if found is None:
            return None
        right, classes = found == self.labels, np.unique(self.labels)
        shares = np.array([right[self.labels == label].mean() for label in classes])
        return Score(float(np.average(shares, weights=self.pixels[classes])), float(shares.mean()))


def random_forest(known: LabelledSpectra, asked: np.ndarray) -> np.ndarray:
    """The classes of spectra, shape (m, bands), by a random forest.

    It is not the forest among the teachers. That one learns from other pixels (at most 2000 of each class, of what
    training sees), is another one for every seed, and preset paper has none; a yardstick is the same for all.
    """
    from sklearn.ensemble import RandomForestClassifier

    forest = RandomForestClassifier(TREES, n_jobs=processors(), random_state=0).fit(known.values, known.labels)
    forest.n_jobs = 1  # several would add up in the order they end: other numbers each time
    return forest.predict(asked)


def support_vectors(known: LabelledSpectra, asked: np.ndarray) -> Optional[np.ndarray]:
    """The classes of spectra, shape (m, bands), by a support vector machine; None where there are no two classes."""
    machine = tuned_svm(known.values, known.labels, known.units)
    return None if machine is None else machine.predict(asked)


def linear_discriminant(known: LabelledSpectra, asked: np.ndarray) -> Optional[np.ndarray]:
    """The classes of spectra, shape (m, bands), by a linear discriminant, all equally likely beforehand.

    None where there are no two classes, no class has two pixels, or the bands are too many.
    """
    if not 2 <= len(np.unique(known.labels)) < len(known.labels) or known.values.shape[1] > MOST_BANDS:
        return None
    return fitted_discriminant(known.values, known.labels).predict(asked)
