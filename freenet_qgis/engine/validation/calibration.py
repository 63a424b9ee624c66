# SPDX-License-Identifier: GPL-3.0-or-later
"""Confidence that means what it says: temperature scaling on held-out pixels.

Source: Guo, Pleiss, Sun, Weinberger 2017, "On calibration of modern neural networks", ICML, arXiv 1706.04599.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

COOLEST, HOTTEST = 0.1, 10.0
DOUBT = 2.0  # that it is far from 1, against one unit's surprise: if all are right, nothing else holds it
FOLDS = 10  # of units, to see how well it works
TINY = 1e-12


def softened(probabilities: np.ndarray, temperature: float, axis: int) -> np.ndarray:
    """Probabilities to the power of 1 / temperature, normalised again: as sure as they should be.

    Args:
        probabilities: Float32, summing to 1 along `axis`; NaN stays NaN.
        temperature: Above 1 for less sure, below for more. 1 changes nothing.
        axis: Axis of the classes.
    """
    if temperature == 1:
        return probabilities
    relative = probabilities / probabilities.max(axis, keepdims=True)  # the largest must not vanish
    powered = np.maximum(relative, TINY) ** np.float32(1 / temperature)
    return powered / powered.sum(axis, keepdims=True)


@dataclass(frozen=True)
class HeldOutPixels:
    """What a network made of held-out pixels.

    Attributes:
        probabilities: Shape (n, classes).
        classes: The true ones, 0…, shape (n,).
        units: The place of each pixel, shape (n,), or its polygon: pixels that lie together are one witness.
    """

    probabilities: np.ndarray
    classes: np.ndarray
    units: np.ndarray

    def temperature(self) -> float:
        """The temperature that makes the true classes likeliest; 1 without pixels.

        Pixels count alike, as they do in a map, and all together as much as there are units.
        """
        from scipy.optimize import minimize_scalar

        if not len(self.classes):
            return 1.0
        logits = np.log(np.maximum(self.probabilities.astype(np.float64), TINY))
        units = len(np.unique(self.units))

        def cost(log_temperature: float) -> float:
            scaled = logits / np.exp(log_temperature)
            scaled -= scaled.max(1, keepdims=True)
            of_truth = scaled[np.arange(len(scaled)), self.classes]
            surprise = np.log(np.exp(scaled).sum(1)) - of_truth
            return float(units * surprise.mean() + DOUBT * log_temperature**2)

        found = minimize_scalar(cost, bounds=np.log((COOLEST, HOTTEST)), method="bounded")
        return float(np.exp(found.x))

    def cross_calibrated(self) -> np.ndarray:
        """The probabilities, those of each unit with a temperature that it had no part in: ten-fold."""
        _, unit = np.unique(self.units, return_inverse=True)
        calibrated = self.probabilities.copy()
        for fold in range(FOLDS):
            inside = unit % FOLDS == fold
            others = HeldOutPixels(self.probabilities[~inside], self.classes[~inside], self.units[~inside])
            calibrated[inside] = softened(self.probabilities[inside], others.temperature(), 1)
        return calibrated
