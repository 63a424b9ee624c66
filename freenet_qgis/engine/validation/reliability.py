# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the map's confidence can be believed: of the pixels given 80 %, are 80 % right?"""

from __future__ import annotations

import numpy as np

from ...contract.figures import Confidence, ConfidenceBin

REPLICATES = 1000


def reliability(confidence: np.ndarray, correct: np.ndarray, units: np.ndarray, bins: int = 10) -> Confidence:
    """Confidence beside accuracy, in bins of equal width, and the expected calibration error.

    The error is never zero for a few places that are right or wrong as a whole, however well a map is calibrated. How
    large chance makes it is found by turning the gaps of whole places round at random (a wild bootstrap).

    Sources: Guo et al. 2017, "On calibration of modern neural networks", ICML, eqs. 2 and 3; Cameron, Gelbach, Miller
    2008, "Bootstrap-based improvements for inference with clustered errors", doi 10.1162/rest.90.3.414.

    Args:
        confidence: Probability of the mapped class of each test pixel, 0…1, shape (n,).
        correct: Whether the mapped class is the true one, the same shape.
        units: The place of each, the same shape, or its polygon.
        bins: Number of bins.

    Returns:
        The error and the bins; no temperature, and no error where there are no pixels.
    """
    confidence = confidence.astype(float)
    edges = np.linspace(0, 1, bins + 1)
    which = np.clip(np.searchsorted(edges, confidence) - 1, 0, bins - 1)
    pixels = np.bincount(which, minlength=bins)
    sure, right = (np.bincount(which, values, bins) for values in (confidence, correct))
    error = float(np.abs(right - sure).sum() / len(confidence)) if len(confidence) else None
    by_chance = _by_chance(correct - confidence, which, units, bins) if len(confidence) else None
    rows = zip(edges[:-1].tolist(), edges[1:].tolist(), sure.tolist(), right.tolist(), pixels.tolist())
    return Confidence(
        expected_calibration_error=error,
        error_by_chance=by_chance,
        bins=tuple(
            ConfidenceBin(low, high, confident / count if count else None, hits / count if count else None, count)
            for low, high, confident, hits, count in rows
        ),
    )


def _by_chance(gaps: np.ndarray, which: np.ndarray, units: np.ndarray, bins: int) -> float:
    """The mean error where the gap of each unit is as likely the other way round."""
    _, unit = np.unique(units, return_inverse=True)
    sums = np.zeros((unit.max() + 1, bins))
    np.add.at(sums, (unit, which), gaps)
    signs = np.random.default_rng(0).choice((-1.0, 1.0), (REPLICATES, len(sums)))
    return float(np.abs(signs @ sums).sum(1).mean() / len(gaps))
