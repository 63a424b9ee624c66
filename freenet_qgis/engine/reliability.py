# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the map's confidence can be believed: of the pixels given 80 %, are 80 % right?"""

from __future__ import annotations

from typing import Any

import numpy as np


def reliability(confidence: np.ndarray, correct: np.ndarray, bins: int = 10) -> dict[str, Any]:
    """Confidence beside accuracy, in bins of equal width, and the expected calibration error.

    Source: Guo et al. 2017, "On calibration of modern neural networks", ICML, eqs. 2 and 3.

    Args:
        confidence: Probability of the mapped class of each test pixel, 0…1, any shape.
        correct: Whether the mapped class is the true one, the same shape.
        bins: Their number.

    Returns:
        ``expected_calibration_error``: the mean gap between confidence and accuracy, weighted by pixels, 0…1, None
        without pixels; ``bins``: of each ``low``, ``high``, mean ``confidence`` and ``accuracy`` (None where empty) and
        ``pixels``.
    """
    confidence, correct = np.ravel(confidence).astype(float), np.ravel(correct)
    edges = np.linspace(0, 1, bins + 1)
    which = np.clip(np.searchsorted(edges, confidence) - 1, 0, bins - 1)
    pixels = np.bincount(which, minlength=bins)
    sure, right = (np.bincount(which, values, bins) for values in (confidence, correct))
    error = float(np.abs(right - sure).sum() / len(confidence)) if len(confidence) else None
    rows = zip(edges[:-1].tolist(), edges[1:].tolist(), sure.tolist(), right.tolist(), pixels.tolist())
    return {
        "expected_calibration_error": error,
        "bins": [
            {
                "low": low,
                "high": high,
                "confidence": confident / count if count else None,
                "accuracy": hits / count if count else None,
                "pixels": count,
            }
            for low, high, confident, hits, count in rows
        ],
    }
