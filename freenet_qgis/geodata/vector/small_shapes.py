# SPDX-License-Identifier: GPL-3.0-or-later
"""The pixels of what has no area: of points, with those around them where that is wanted, and of lines."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from osgeo import gdal, ogr, osr

from ...contract.job import Grid
from ...errors import FreeNetError
from ...request import ONE_PIXEL, Radius
from ...text.i18n import number, tr
from ..access.gdal_calls import exceptions
from . import outlines

EDGE_PX = 1e-6  # nearer to the edge of a pixel than this is on it: coordinates are rounded
MOST_RADIUS_PX = 1000.0

_ROUNDING = 1 + 1e-9
_NEAREST_POLE = 1e-6  # cosine of the latitude, at least
_ASIDE = 100.0  # map units, to see how long they are


class SmallShapes:
    """Finds the pixels of points and lines on a grid.

    A point takes the pixel it lies in: on an edge that to the right or below, as everywhere in GDAL; on the outer edge
    of the raster the last one. With a radius, also those whose centre is that near. A line takes every pixel that it
    runs through.
    """

    def __init__(self, grid: Grid, radius: Radius = ONE_PIXEL) -> None:
        """Args:
            grid: The grid, rotated and south-up ones too.
            radius: Around points.

        Raises:
            FreeNetError: If the radius means nothing on this grid.
        """
        self._grid, self._radius = grid, radius
        self._inverse = gdal.InvGeoTransform(grid.geotransform)
        self._ground = _Ground(grid) if radius.size and radius.unit == "metres" else None

    def pixels(self, geometry: ogr.Geometry) -> tuple[np.ndarray, np.ndarray]:
        """Rows and columns of the pixels of a geometry, int, shape (n,); none of them twice.

        Args:
            geometry: Points or lines in the CRS of the grid, or collections of them.

        Raises:
            FreeNetError: If the radius is too large.
        """
        found = [self._pixels(one) for one in outlines.strings(geometry)]
        every = np.unique(np.concatenate([np.zeros(0, np.int64), *found]))
        rows, cols = np.divmod(every, self._grid.cols)
        return rows, cols

    def _pixels(self, string: ogr.Geometry) -> np.ndarray:
        """The flat indices of the pixels of a point or line."""
        places = outlines.vertices(string)
        if not np.isfinite(places).all():
            return np.zeros(0, np.int64)
        x0, dx_col, dx_row, y0, dy_col, dy_row = self._inverse
        x, y = places.T
        at = np.stack([x0 + x * dx_col + y * dx_row, y0 + x * dy_col + y * dy_row], 1)
        at = np.where(np.abs(at - np.round(at)) < EDGE_PX, np.round(at), at)
        if string.GetDimension() == 1:
            return self._below(at)
        found = [self._cells(at[self._is_inside(at)])]
        if self._radius.size:
            found += [self._around(*one) for one in zip(at, places)]
        return np.concatenate(found)

    def _is_inside(self, at: np.ndarray) -> np.ndarray:
        """Which places, column and row, lie on the grid or its edge."""
        inside: np.ndarray = ((at >= 0) & (at <= (self._grid.cols, self._grid.rows))).all(1)
        return inside

    def _cells(self, at: np.ndarray) -> np.ndarray:
        """The flat indices of the pixels that places on the grid lie in."""
        cols, rows = np.minimum(np.floor(at), (self._grid.cols - 1, self._grid.rows - 1)).astype(np.int64).T
        flat: np.ndarray = rows * self._grid.cols + cols
        return flat

    def _around(self, at: np.ndarray, place: np.ndarray) -> np.ndarray:
        """The flat indices of the pixels around a point, given as column and row, and as x and y."""
        to_ground = np.eye(2) if self._ground is None else self._ground.at(*place)
        reach = self._radius.size * np.linalg.norm(np.linalg.inv(to_ground), axis=1)
        if reach.max() > MOST_RADIUS_PX:
            raise FreeNetError(
                tr("The radius around points reaches {reach} pixels, {most} is the most.").format(
                    reach=number(reach.max(), ".0f"), most=number(MOST_RADIUS_PX, ".0f")
                ),
                tr("Choose a smaller radius, or draw polygons."),
            )
        low = np.maximum(np.floor(at - reach).astype(int), 0)
        high = np.minimum(np.ceil(at + reach).astype(int), (self._grid.cols, self._grid.rows))
        if (low >= high).any():
            return np.zeros(0, np.int64)
        cols, rows = np.meshgrid(*(np.arange(*ends) for ends in zip(low, high)))
        off = np.stack([cols + 0.5 - at[0], rows + 0.5 - at[1]])
        distance = np.hypot(*np.tensordot(to_ground, off, 1))
        is_near = distance <= self._radius.size * _ROUNDING
        flat: np.ndarray = rows[is_near] * self._grid.cols + cols[is_near]
        return flat

    def _below(self, at: np.ndarray) -> np.ndarray:
        """The flat indices of the pixels that a line runs through, from its vertices as columns and rows."""
        found = [self._cells(at[self._is_inside(at)])]
        starts, ends = at[:-1], at[1:]
        leaves = (np.floor(starts) != np.floor(ends)).any(1)  # else both ends lie in the pixel that is between them
        for start, end in zip(starts[leaves], ends[leaves]):
            found.append(self._cells(self._between(start, end)))
        return np.concatenate(found)

    def _between(self, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        """A place within each pixel of the grid that a straight line runs through; a corner alone is none."""
        step, size = end - start, (self._grid.cols, self._grid.rows)
        enter, leave = 0.0, 1.0
        for axis in (0, 1):
            if step[axis] == 0:
                if not 0 <= start[axis] <= size[axis]:
                    return np.zeros((0, 2))
                continue
            one, other = sorted(((0 - start[axis]) / step[axis], (size[axis] - start[axis]) / step[axis]))
            enter, leave = max(enter, one), min(leave, other)
        if enter >= leave:
            return np.zeros((0, 2))
        cuts = [np.array([enter, leave])]
        for axis in np.flatnonzero(step):
            reached = sorted(start[axis] + step[axis] * np.array([enter, leave]))
            edges = np.arange(np.ceil(reached[0]), np.floor(reached[1]) + 1)
            cuts.append((edges - start[axis]) / step[axis])
        along = np.unique(np.clip(np.concatenate(cuts), enter, leave))
        is_long = np.diff(along) * np.abs(step).max() > EDGE_PX
        middles = (along[:-1] + along[1:])[is_long] / 2
        return np.clip(start + middles[:, None] * step, 0, size)


class _Ground:
    """How far it is on the ground, in metres, from one pixel of a grid to the next."""

    def __init__(self, grid: Grid) -> None:
        """Raises FreeNetError where nobody knows."""
        _, dx_col, dx_row, _, dy_col, dy_row = grid.geotransform
        self._steps = np.array([[dx_col, dx_row], [dy_col, dy_row]])
        with exceptions():
            crs = osr.SpatialReference(grid.crs_wkt) if grid.crs_wkt else None
            if crs is None or not (crs.IsGeographic() or crs.IsProjected() or crs.IsLocal()):
                raise FreeNetError(
                    tr("A radius in metres means nothing here: the raster has no coordinate reference system."),
                    tr("Give the radius in pixels."),
                )
            self._is_in_degrees = bool(crs.IsGeographic())
            self._is_mercator = str(crs.GetAttrValue("PROJECTION")).startswith("Mercator")
            self._unit = crs.GetLinearUnits() or 1.0
            self._axes = crs.GetSemiMajor(), crs.GetSemiMinor()
            degrees = crs.CloneGeogCS() if self._is_mercator else crs
            self._radians = degrees.GetAngularUnits()
            for one in (crs, degrees):
                one.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
            self._to_degrees = osr.CoordinateTransformation(crs, degrees) if self._is_mercator else None

    def at(self, x: float, y: float) -> np.ndarray:
        """Metres by columns and rows around a place, shape (2, 2).

        Coordinates of a projection are taken for true, but for those of Mercator, which grow towards the poles.
        """
        if self._is_in_degrees:
            return np.array([*self._degree(y)])[:, None] * self._steps
        if self._to_degrees is None:
            return self._unit * self._steps
        west, latitude, _ = self._to_degrees.TransformPoint(x, y)
        east, _, _ = self._to_degrees.TransformPoint(x + _ASIDE, y)
        return self._degree(latitude)[0] * (east - west) / _ASIDE * self._steps

    def _degree(self, latitude: float) -> tuple[float, float]:
        """Metres that a degree, or what else angles are told in, has to the east and to the north."""
        squared = 1 - (self._axes[1] / self._axes[0]) ** 2  # the eccentricity of the ellipsoid
        bend = 1 - squared * math.sin(latitude * self._radians) ** 2
        east = self._axes[0] / math.sqrt(bend) * max(math.cos(latitude * self._radians), _NEAREST_POLE)
        north = self._axes[0] * (1 - squared) / bend**1.5
        return self._radians * east, self._radians * north


def of(geometries: Sequence[ogr.Geometry], grid: Grid, radius: Radius) -> dict[int, tuple[np.ndarray, np.ndarray]]:
    """Rows and columns of the pixels of those geometries that have no area, by position; see `SmallShapes`."""
    small = {position: one for position, one in enumerate(geometries) if one.GetDimension() < 2 and not one.IsEmpty()}
    if not small:
        return {}
    shapes = SmallShapes(grid, radius)
    return {position: shapes.pixels(one) for position, one in small.items()}
