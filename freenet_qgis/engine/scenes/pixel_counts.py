# SPDX-License-Identifier: GPL-3.0-or-later
"""How many pixels each class has."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .standardisation import Cube

AT_ONCE_PX = 2**22  # numpy counts in 64-bit integers, eight times the memory of a map


def pixel_counts(labels: Cube, classes: int) -> np.ndarray:
    """The number of pixels of each class, int64, shape (classes,).

    Args:
        labels: uint8, shape (rows, cols), 0…classes (others, of a damaged file, are not counted); may be in a file.
        classes: Number of classes; 0 is not counted.
    """
    counts = np.zeros(classes + 1, np.int64)
    for rows in _strips(labels):
        counts += np.bincount(labels[rows].ravel(), minlength=classes + 1)[: classes + 1]
    return counts[1:]


def counts_above(labels: Cube, values: Cube, limit: float, classes: int) -> np.ndarray:
    """As `pixel_counts`, of the pixels where other values, of the same shape, are above a limit; NaN is not."""
    counts = np.zeros(classes + 1, np.int64)
    for rows in _strips(labels):
        counts += np.bincount(labels[rows][values[rows] > limit], minlength=classes + 1)[: classes + 1]
    return counts[1:]


def _strips(labels: Cube) -> Iterator[slice]:
    rows, cols = labels.shape
    height = max(1, AT_ONCE_PX // max(1, cols))
    return (slice(start, start + height) for start in range(0, rows, height))
