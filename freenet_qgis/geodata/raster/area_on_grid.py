# SPDX-License-Identifier: GPL-3.0-or-later
"""An area of interest on the grid of a raster."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Optional

import numpy as np
from osgeo import gdal

from ...contract.job import Grid
from ...request import Area, Shape
from ..access.windows import Window
from ..vector.polygons import burn, moved, on_grid


class AreaOnGrid:
    """Which pixels of a grid lie in an area: those whose centre one of its polygons covers.

    It is burnt window by window, for as a whole it would take five bytes a pixel.
    """

    def __init__(self, area: Area, grid: Grid) -> None:
        """`grid` is in the CRS of the area.

        Raises:
            FreeNetError: If a polygon is damaged.
        """
        self._grid = grid
        self._shapes = [Shape(outline, 1, area.name) for outline in area.outlines]
        to_pixel = gdal.InvGeoTransform(grid.geotransform)
        bounds = [_bounds_px(geometry.GetEnvelope(), to_pixel) for geometry in on_grid(self._shapes, grid)]
        self._bounds = np.array(bounds, float).reshape(-1, 4)

    def box(self) -> Optional[tuple[slice, slice]]:
        """Rows and columns in which its pixels lie; None if it lies off the grid."""
        meets = self._meeting((0, 0, self._grid.cols, self._grid.rows))
        if not meets.any():
            return None
        top, left = self._bounds[meets, :2].min(axis=0)
        bottom, right = self._bounds[meets, 2:].max(axis=0)
        rows = slice(max(0, math.floor(top)), min(self._grid.rows, math.ceil(bottom) + 1))
        cols = slice(max(0, math.floor(left)), min(self._grid.cols, math.ceil(right) + 1))
        return rows, cols

    def of(self, window: Window) -> np.ndarray:
        """Which pixels of a window lie inside: bool, shape (rows, cols)."""
        left, top, width, height = window
        shapes = [shape for shape, does in zip(self._shapes, self._meeting(window).tolist()) if does]
        if not shapes:
            return np.zeros((height, width), bool)
        part = replace(self._grid, rows=height, cols=width, geotransform=moved(self._grid.geotransform, left, top))
        return burn(shapes, part).labels > 0

    def _meeting(self, window: Window) -> np.ndarray:
        """Which polygons may meet a window."""
        left, top, width, height = window
        low, high = self._bounds[:, :2], self._bounds[:, 2:]
        return (low <= (top + height, left + width)).all(1) & (high >= (top, left)).all(1)


def _bounds_px(
    envelope: tuple[float, float, float, float], to_pixel: tuple[float, ...]
) -> tuple[float, float, float, float]:
    """Top, left, bottom and right in pixels of what lies between the smallest and largest x and y."""
    x_min, x_max, y_min, y_max = envelope
    corners = [gdal.ApplyGeoTransform(to_pixel, x, y) for x in (x_min, x_max) for y in (y_min, y_max)]
    cols, rows = zip(*corners)
    return min(rows), min(cols), max(rows), max(cols)
