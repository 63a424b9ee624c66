# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies around a pixel, of rasters that are read in windows."""

from __future__ import annotations

import functools

import numpy as np

from ...contract.job import Grid
from ..access.windows import Window

RADIUS_PX = 2  # of the neighbourhood: 5 x 5 pixels
FEWEST = 0.8  # share of a neighbourhood that must have data, so that nothing is suggested on the edge of a scene


def around(values: np.ndarray) -> np.ndarray:
    """The sum over each pixel's neighbourhood; what lies outside counts as 0."""
    for axis in (0, 1):
        padding = [(RADIUS_PX, RADIUS_PX) if axis == one else (0, 0) for one in (0, 1)]
        padded, size = np.pad(values, padding), values.shape[axis]
        shifted = (padded.take(range(start, start + size), axis) for start in range(2 * RADIUS_PX + 1))
        values = functools.reduce(np.add, shifted)
    return values


def across(values: np.ndarray, axis: int) -> np.ndarray:
    """By how much values differ between the two sides of a pixel's neighbourhood."""
    padding = [(RADIUS_PX, RADIUS_PX) if axis == one else (0, 0) for one in (0, 1)]
    padded, size = np.pad(values, padding, mode="edge"), values.shape[axis]
    return padded.take(range(2 * RADIUS_PX, 2 * RADIUS_PX + size), axis) - padded.take(range(size), axis)


def grown(window: Window, grid: Grid, by: int) -> Window:
    """A window and what lies around it, as far as the raster goes."""
    left, top, width, height = window
    start_col, start_row = max(0, left - by), max(0, top - by)
    end_col, end_row = min(grid.cols, left + width + by), min(grid.rows, top + height + by)
    return start_col, start_row, end_col - start_col, end_row - start_row


def has_enough(has_data: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Where a pixel and enough around it have data; `known` is how many of its neighbourhood do."""
    enough: np.ndarray = has_data & (known >= FEWEST * (2 * RADIUS_PX + 1) ** 2)
    return enough
