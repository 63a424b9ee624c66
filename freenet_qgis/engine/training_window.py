# SPDX-License-Identifier: GPL-3.0-or-later
"""Which part of a scene is trained on."""

from __future__ import annotations

import numpy as np

from .recipes import Recipe

LARGEST_TRAINING_PX = 2**20  # of a scene trained on as a whole, except by the paper's preset
MARGIN_PX = 64  # around the polygons where only that part is trained on; most of the receptive field

Window = tuple[slice, slice]


def training_window(labels: np.ndarray, recipe: Recipe) -> Window:
    """The part of the scene to train on: all of it, or of a very large one the surroundings of the polygons."""
    whole = slice(0, labels.shape[0]), slice(0, labels.shape[1])
    if labels.size <= LARGEST_TRAINING_PX or not recipe.masked_statistics:
        return whole
    rows, cols = (_with_margin(np.flatnonzero(labels.any(axis)), labels.shape[1 - axis]) for axis in (1, 0))
    return rows, cols


def _with_margin(used: np.ndarray, size: int) -> slice:
    return slice(max(0, int(used[0]) - MARGIN_PX), min(size, int(used[-1]) + 1 + MARGIN_PX))


def size_of(window: Window) -> str:
    """In words."""
    rows, cols = window
    return f"{rows.stop - rows.start} x {cols.stop - cols.start}"


def pixels_of(window: Window) -> int:
    """How many."""
    rows, cols = window
    return (rows.stop - rows.start) * (cols.stop - cols.start)
