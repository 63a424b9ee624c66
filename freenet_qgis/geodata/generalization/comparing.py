# SPDX-License-Identifier: GPL-3.0-or-later
"""What a map holds, and in how many pixels two differ."""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

import numpy as np

from ...contract.cleaned_map import MapCount
from ..class_maps.runs import BLOCK_PX
from .patch_table import patch_table
from .strips import Labels, strips


def counted(
    labels: Labels,
    classes: int,
    row_areas: Optional[np.ndarray],
    on_progress: Callable[[float], None],
    *,
    corners: bool,
) -> MapCount:
    """Patches, pixels and areas of a map.

    Args:
        labels: The map.
        classes: How many classes it may have.
        row_areas: The mean area of the pixels of each row, square metres; None where nobody knows.
        on_progress: Called with 0…1; may raise.
        corners: Whether pixels that touch at a corner alone are of one patch.
    """
    rows, cols = labels.shape
    pixels, areas = np.zeros(classes + 1, np.int64), np.zeros(classes + 1)
    for strip in strips(rows, cols, BLOCK_PX):
        for row, own in enumerate(labels[strip], start=strip.start):
            found = np.bincount(own, minlength=classes + 1)
            pixels += found
            if row_areas is not None:
                areas += found * row_areas[row]
    patches = len(patch_table(labels, np.ones(rows), on_progress, corners=corners).label) - 1
    known = None if row_areas is None else tuple(areas[1:].tolist())
    return MapCount(patches, tuple(pixels[1:].tolist()), known)


def changed(one: Labels, other: Labels) -> int:
    """In how many pixels two maps on one grid differ."""
    rows, cols = one.shape
    return sum(int(np.count_nonzero(one[strip] != other[strip])) for strip in strips(rows, cols, BLOCK_PX))
