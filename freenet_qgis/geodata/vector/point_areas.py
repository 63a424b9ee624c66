# SPDX-License-Identifier: GPL-3.0-or-later
"""Points with a radius as areas: what training takes of them, for those who keep away from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from osgeo import ogr

from ...contract.job import Grid
from ...request import Radius
from . import outlines as parts
from .small_shapes import SmallShapes

AROUND_PX = 0.05  # pixels


def of(outlines: Sequence[bytes], grid: Grid, radius: Radius) -> tuple[bytes, ...]:
    """Features with an area that covers the pixels that a point takes in place of the point; the others as they are.

    Args:
        outlines: Features, WKB in the CRS of the grid.
        grid: The grid.
        radius: Around points; of none all stay as they are.

    Raises:
        FreeNetError: If the radius means nothing on this grid, or is too large.
    """
    if not radius.size:
        return tuple(outlines)
    small = SmallShapes(grid, radius)
    return tuple(found for outline in outlines for found in _of_one(outline, grid, small))


def _of_one(outline: bytes, grid: Grid, small: SmallShapes) -> Iterator[bytes]:
    geometry = ogr.CreateGeometryFromWkb(outline)
    if geometry.GetDimension() > 0:
        yield outline
        return
    for point in parts.strings(geometry):
        rows, cols = small.pixels(point)
        if len(rows):
            yield bytes(_hull(rows, cols, grid).ExportToIsoWkb())


def _hull(rows: np.ndarray, cols: np.ndarray, grid: Grid) -> ogr.Geometry:
    """The convex hull of the centres of pixels, and a little more, so that it covers them."""
    x0, dx_col, dx_row, y0, dy_col, dy_row = grid.geotransform
    centres = ogr.Geometry(ogr.wkbMultiPoint)
    for row, col in zip((rows + 0.5).tolist(), (cols + 0.5).tolist()):
        centre = ogr.Geometry(ogr.wkbPoint)
        centre.AddPoint_2D(x0 + col * dx_col + row * dx_row, y0 + col * dy_col + row * dy_row)
        centres.AddGeometry(centre)
    smallest = min(np.hypot(dx_col, dy_col), np.hypot(dx_row, dy_row))
    return centres.ConvexHull().Buffer(AROUND_PX * smallest)
