# SPDX-License-Identifier: GPL-3.0-or-later
"""Regions of a strip of a class map: pixels of one class that hang together at their sides."""

from __future__ import annotations

import numpy as np

from ..class_maps.patches import joined


def numbered(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The region of every pixel, counted in reading order of their first pixels.

    Pixels that touch at a corner alone belong to different regions: one polygon of both would not be valid.

    Args:
        values: Integers, shape (rows, cols); those below 0 are regions as well.

    Returns:
        int32, shape (rows, cols); and the value of each region, shape (regions,).
    """
    cols = values.shape[1]
    begins = np.ones(values.shape, bool)
    begins[:, 1:] = values[:, 1:] != values[:, :-1]
    start = np.flatnonzero(begins)  # of each run of pixels of one class in one row
    end = np.append(start[1:], values.size)
    value = values.ravel()[start]
    # A run hangs together with those in the next row that lie below one of its pixels.
    low = np.searchsorted(end, start + cols, "right")
    high = np.searchsorted(start, end + cols, "left")
    touching = np.maximum(high - low, 0)
    upper = np.repeat(np.arange(len(start)), touching)
    lower = np.arange(len(upper)) + np.repeat(low - np.cumsum(touching) + touching, touching)
    is_same = value[upper] == value[lower]
    first = joined(len(start), np.stack((upper[is_same], lower[is_same]), 1))
    is_first = first == np.arange(len(start))
    number = (np.cumsum(is_first) - 1)[first].astype(np.int32)
    return np.repeat(number, end - start).reshape(values.shape), value[is_first]
