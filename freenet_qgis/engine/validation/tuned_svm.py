# SPDX-License-Identifier: GPL-3.0-or-later
"""A support vector machine on single spectra, tuned on its training pixels alone.

It costs little: what is tried is tried on a few pixels of each class, with distances that are computed once. By the
real scenes of `tests/benchmarks` that loses nothing in accuracy.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Optional

import numpy as np

from ...contract.schedule import MACHINE_PX
from .folds import folds
from .thinning import of_each, thinned

if TYPE_CHECKING:
    from sklearn.svm import SVC

COSTS = (100.0, 10.0, 1.0)  # C, the usual one first…
WIDTHS = (1.0, 0.3, 3.0)  # …and gamma, times one over bands and variance
FOLDS = 3
TRIED_PX = 100  # of each class, to choose among them…
MOST_TRIED_PX = 3000  # …and of all together: the distance of each from each is in memory
FITTED_VALUES = 1e10  # bands times pairs of pixels, to fit what was chosen
CACHE_MB = 100


def tuned_svm(spectra: np.ndarray, labels: np.ndarray, units: np.ndarray) -> Optional[SVC]:
    """A machine with a radial kernel whose C and gamma are right most often, on average over the classes, in folds.

    Units, such as polygons or places, are held out as a whole; a class with a single one is cut in runs of pixels.

    Args:
        spectra: Standardised spectra, float32, shape (n, bands).
        labels: Classes 1… of the pixels, shape (n,).
        units: Integers, shape (n,); the unit of each pixel.

    Returns:
        The same at every call; None where there are no two classes.
    """
    from sklearn.svm import SVC

    if len(np.unique(labels)) < 2:
        return None
    tried = tried_pixels(labels)
    scale = 1 / (spectra.shape[1] * float(spectra[tried].var()) or 1.0)
    cost, width = _best(spectra[tried], labels[tried], _parts(labels, units)[tried], scale)
    fitted = thinned(labels, fitted_pixels(spectra.shape[1]))
    return SVC(C=cost, gamma=width * scale, cache_size=CACHE_MB).fit(spectra[fitted], labels[fitted])


def tried_pixels(labels: np.ndarray) -> np.ndarray:
    """The pixels that choices are tried with, as many of each of the classes, shape (n,): indices, rising."""
    return of_each(labels, min(TRIED_PX, MOST_TRIED_PX // len(np.unique(labels))))


def fitted_pixels(bands: int) -> int:
    """How many pixels of so many bands it is fitted to at most, small classes aside."""
    return int(min(MACHINE_PX, (FITTED_VALUES / bands) ** 0.5))


def _parts(labels: np.ndarray, units: np.ndarray) -> np.ndarray:
    """The unit of each pixel; of a class with a single one the run of pixels instead, one for each fold."""
    parts = np.unique(units, return_inverse=True)[1] * FOLDS
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        if len(np.unique(parts[members])) == 1:
            parts[members] += np.arange(len(members)) * FOLDS // len(members)
    return parts + 1


def _best(spectra: np.ndarray, labels: np.ndarray, parts: np.ndarray, scale: float) -> tuple[float, float]:
    """The cost and width that are right most often; of those that are as good the first."""
    splits = [(split.train > 0, split.test > 0) for split in folds(labels, parts, FOLDS, 0, 1.0)]
    distances = _distances(spectra.astype(np.float64))
    found = {}
    for width in WIDTHS:
        kernel = np.exp(-width * scale * distances)
        for cost in COSTS:
            found[cost, width] = sum(_average_accuracy(kernel, labels, cost, *split) for split in splits)
    return max(product(COSTS, WIDTHS), key=lambda one: round(found[one], 9))


def _distances(spectra: np.ndarray) -> np.ndarray:
    """The square of the distance of each spectrum from each."""
    lengths = (spectra**2).sum(1)
    return np.maximum(lengths[:, None] + lengths - 2 * spectra @ spectra.T, 0)


def _average_accuracy(
    kernel: np.ndarray, labels: np.ndarray, cost: float, train: np.ndarray, test: np.ndarray
) -> float:
    """Average accuracy on pixels held out; 0 where there are none.

    Args:
        kernel: Shape (n, n).
        labels: Shape (n,).
        cost: C.
        train: bool, shape (n,).
        test: The same, no pixel in both.
    """
    from sklearn.svm import SVC

    if not test.any():
        return 0.0
    machine = SVC(C=cost, kernel="precomputed").fit(kernel[np.ix_(train, train)], labels[train])
    right, truth = machine.predict(kernel[np.ix_(test, train)]) == labels[test], labels[test]
    return float(np.mean([right[truth == label].mean() for label in np.unique(truth)]))
