# SPDX-License-Identifier: GPL-3.0-or-later
"""A majority filter: each pixel takes the class that most pixels around it have."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..class_maps.runs import BLOCK_PX
from .strips import Labels, grown, strips


def majority(
    labels: Labels, into: Labels, radius: int, on_progress: Callable[[float], None], block_px: int = BLOCK_PX
) -> None:
    """Filter a map with square windows; where several classes are the most, a pixel keeps its own.

    Args:
        labels: The map. Pixels without a class do not count and stay as they are.
        into: Where the result goes.
        radius: Pixels from the middle of a window to each side.
        on_progress: Called with 0…1; may raise.
        block_px: Pixels looked at at a time, about; the result is the same for all.
    """
    rows, cols = labels.shape
    for strip in strips(rows, cols, block_px):
        around, own = grown(strip, rows, radius)
        into[strip] = _filtered(labels[around], radius)[own]
        on_progress(strip.stop / rows)


def _filtered(labels: np.ndarray, radius: int) -> np.ndarray:
    most = np.zeros(labels.shape, np.int32)
    winner = labels.copy()
    is_tied = np.zeros(labels.shape, bool)
    for label in np.unique(labels[labels > 0]):
        count = _count(labels == label, radius)
        is_tied = np.where(count > most, False, is_tied | (count == most))
        winner[count > most] = label
        np.maximum(most, count, out=most)
    return np.where((labels == 0) | is_tied, labels, winner)


def _count(mask: np.ndarray, radius: int) -> np.ndarray:
    """How many pixels of the window around each are True, int32; none beyond the edge."""
    found = mask.astype(np.int32)
    for axis in (0, 1):
        size = found.shape[axis]
        sums = np.zeros((size + 1, found.shape[1 - axis]), np.int32)
        np.cumsum(found if axis == 0 else found.T, 0, np.int32, sums[1:])
        middle = np.arange(size)
        within = sums[np.minimum(middle + radius + 1, size)] - sums[np.maximum(middle - radius, 0)]
        found = within if axis == 0 else within.T
    return found
