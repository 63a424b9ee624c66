# SPDX-License-Identifier: GPL-3.0-or-later
"""What spectra alone tell: three classifiers of single pixels, averaged."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import torch

from ...allowance.processors import processors
from ..learners import spectral_network
from ..learners.training_step import hard_targets
from ..recipe.sampling import balanced
from ..scenes.whitening import Whitening

if TYPE_CHECKING:
    from sklearn.ensemble import RandomForestClassifier

TREES = 60
SOFTNESS = 10.0  # the logits of a discriminant of many bands are that much too sure of themselves
DROPOUT, SMOOTHING = 0.3, 0.1
BLOCK_PX = 2**14  # classified at a time


class SpectralTeachers:
    """A linear discriminant, a random forest and a small network, trained on the same spectra.

    They err differently: the discriminant does well where pixels are few, the forest where bands are few and classes
    have several spectra each, the network in between.

    Args:
        spectra: Spectra of the training pixels, standardised, float32, shape (n, bands).
        labels: Classes 1… of the training pixels, shape (n,).
        white: Axes fitted to them.
        classes: Number of classes.
        device: The device that the network computes on.
        seed: Seed of forest and network.
    """

    def __init__(
        self, spectra: np.ndarray, labels: np.ndarray, white: Whitening, classes: int, device: torch.device, seed: int
    ) -> None:
        self._device = device
        self._present = np.unique(labels)
        self._axes = white.axes.astype(np.float32)
        self._means = np.stack([(spectra[labels == label] @ self._axes).mean(0) for label in self._present])
        targets = hard_targets(classes, SMOOTHING).numpy()[labels.astype(int) - 1]
        leading = torch.from_numpy(white.leading.astype(np.float32))
        with ThreadPoolExecutor(1) as pool:  # the network takes one processor; the forest may have the others
            forest = pool.submit(_fitted_forest, spectra, labels, seed)
            self._network = spectral_network.train_spectral_network(
                spectra, targets, leading, balanced(labels, np.random.default_rng(seed)), DROPOUT, device, seed
            )
            self._forest = forest.result()

    def __call__(self, spectra: np.ndarray) -> np.ndarray:
        """Mean class probabilities, float32, shape (m, classes), of spectra of shape (m, bands)."""
        starts = range(0, len(spectra), BLOCK_PX)
        return np.concatenate([self._mean(spectra[start : start + BLOCK_PX]) for start in starts])

    def _mean(self, spectra: np.ndarray) -> np.ndarray:
        with torch.no_grad():
            total = self._network(torch.from_numpy(spectra).to(self._device)).softmax(1).cpu().numpy()
        total[:, self._present.astype(int) - 1] += self._forest.predict_proba(spectra) + self._discriminant(spectra)
        return total / 3

    def _discriminant(self, spectra: np.ndarray) -> np.ndarray:
        """Probabilities of the classes present, all equally likely beforehand: nearness to their means."""
        white = spectra @ self._axes
        # The squared distance without the square of the spectrum itself, which is the same for every class.
        nearness = (white @ self._means.T - (self._means**2).sum(1) / 2) / SOFTNESS
        likely = np.exp(nearness - nearness.max(1, keepdims=True))
        return likely / likely.sum(1, keepdims=True)


def _fitted_forest(spectra: np.ndarray, labels: np.ndarray, seed: int) -> RandomForestClassifier:
    """A random forest, the same at every call."""
    from sklearn.ensemble import RandomForestClassifier

    forest = RandomForestClassifier(TREES, n_jobs=processors(), random_state=seed).fit(spectra, labels)
    forest.n_jobs = 1  # several would add up in the order they end: other numbers each time
    return forest
