# SPDX-License-Identifier: GPL-3.0-or-later
"""Regions of a strip of a class map: pixels of one class that hang together at their sides."""

from __future__ import annotations

import numpy as np

from ..class_maps.runs import joined, runs_of


def numbered(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The region of every pixel, counted in reading order of their first pixels.

    Pixels that touch at a corner alone belong to different regions: one polygon of both would not be valid.

    Args:
        values: Integers, shape (rows, cols); those below 0 are regions as well.

    Returns:
        int32, shape (rows, cols); and the value of each region, shape (regions,).
    """
    runs = runs_of(values)
    upper, lower = runs.touching(corners=False)
    is_same = runs.label[upper] == runs.label[lower]
    first = joined(len(runs.label), np.stack((upper[is_same], lower[is_same]), 1))
    is_first = first == np.arange(len(first))
    number = (np.cumsum(is_first) - 1)[first].astype(np.int32)
    return np.repeat(number, runs.pixels).reshape(values.shape), runs.label[is_first]
