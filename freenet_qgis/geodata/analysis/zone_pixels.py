# SPDX-License-Identifier: GPL-3.0-or-later
"""Which pixels of a grid belong to zones: those whose centre a zone covers; of zones that overlap, each has its own."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from osgeo import gdal, ogr, osr

from ...contract.job import Grid
from ...request import Zone
from ...text.i18n import tr
from ..access.gdal_calls import check, reported
from ..access.windows import Window
from ..vector.outlines import strings, vertices
from ..vector.polygons import FARTHEST_PX, PLANE, beyond, memory_driver, moved, too_far

_EDGE_PX = 0.01  # zones that reach no farther beyond the map end with it


class ZonePixels:
    """The zones on a grid, burnt polygon by polygon in small windows: an array of all would hold one zone a pixel only.

    Attributes:
        off: Positions of the zones that lie off the grid.
        partly: Positions of those of which a part does.
    """

    def __init__(self, zones: Sequence[Zone], grid: Grid) -> None:
        """`grid` is in the CRS of the zones.

        Raises:
            FreeNetError: If a zone is damaged or has a vertex far from everything.
        """
        self._grid, self._plane = grid, osr.SpatialReference(PLANE)
        self._polygons: list[ogr.Geometry] = []
        owners, boxes = [], []
        to_grid, to_pixel = beyond(grid), gdal.InvGeoTransform(grid.geotransform)
        for position, zone in enumerate(zones):
            for polygon in _polygons(to_grid(_geometry(zone))):
                self._polygons.append(polygon)
                owners.append(position)
                boxes.append(_box(polygon, to_pixel, zone))
        self._owners = np.array(owners, np.int64)
        self._boxes = np.array(boxes, float).reshape(-1, 4)
        meets = self._meeting((0, 0, grid.cols, grid.rows))
        ends = (self._boxes[:, :2] < -_EDGE_PX) | (self._boxes[:, 2:] > np.array([grid.rows, grid.cols]) + _EDGE_PX)
        on = set(self._owners[meets].tolist())
        self.off = frozenset(range(len(zones))) - on
        self.partly = frozenset(self._owners[ends.any(axis=1)].tolist()) & on

    def of(self, rows: slice) -> Iterator[tuple[int, tuple[slice, slice], np.ndarray]]:
        """The polygons in some rows.

        Yields:
            The position of the zone; a part of these rows; and which of its pixels a polygon of the zone covers, bool.
        """
        top, end = rows.start, rows.stop
        for index in np.flatnonzero(self._meeting((0, top, self._grid.cols, end - top))).tolist():
            low_row, low_col, high_row, high_col = self._boxes[index].tolist()
            left, first = max(0, math.floor(low_col) - 1), max(top, math.floor(low_row) - 1)
            right, last = min(self._grid.cols, math.ceil(high_col) + 1), min(end, math.ceil(high_row) + 1)
            inside = _covered(self._polygons[index], self._plane, self._grid, (left, first, right - left, last - first))
            yield int(self._owners[index]), (slice(first - top, last - top), slice(left, right)), inside

    def _meeting(self, window: Window) -> np.ndarray:
        """Which polygons may meet a window."""
        left, top, width, height = window
        low, high = self._boxes[:, :2], self._boxes[:, 2:]
        return (low < [top + height, left + width]).all(axis=1) & (high > [top, left]).all(axis=1)


def _geometry(zone: Zone) -> ogr.Geometry:
    with reported(
        tr("The geometry of {feature} cannot be read").format(feature=zone.name),
        tr("Repair it in QGIS, or delete it."),
    ):
        return ogr.CreateGeometryFromWkb(zone.wkb)


def _polygons(geometry: ogr.Geometry) -> Iterator[ogr.Geometry]:
    """The single polygons of a geometry."""
    if ogr.GT_Flatten(geometry.GetGeometryType()) == ogr.wkbPolygon:
        if not geometry.IsEmpty():
            yield geometry.Clone()
        return
    for number in range(geometry.GetGeometryCount()):
        yield from _polygons(geometry.GetGeometryRef(number))


def _box(polygon: ogr.Geometry, to_pixel: tuple[float, ...], zone: Zone) -> tuple[float, float, float, float]:
    """The lowest row and column of a polygon, in pixels, then the highest.

    Raises:
        FreeNetError: If GDAL would follow its outline for hours.
    """
    x, y = np.concatenate([vertices(one) for one in strings(polygon)]).T
    cols = to_pixel[0] + x * to_pixel[1] + y * to_pixel[2]
    rows = to_pixel[3] + x * to_pixel[4] + y * to_pixel[5]
    reach = float(max(np.abs(rows).max(), np.abs(cols).max()))
    if not reach < FARTHEST_PX:
        raise too_far(zone.name, reach)
    return float(rows.min()), float(cols.min()), float(rows.max()), float(cols.max())


def _covered(polygon: ogr.Geometry, plane: osr.SpatialReference, grid: Grid, window: Window) -> np.ndarray:
    """Which pixels of a window a polygon covers the centre of, bool, shape (rows, cols)."""
    left, top, width, height = window
    with reported(tr("The shapes cannot be laid over the raster"), tr("Repair their geometry in QGIS.")):
        raster = gdal.GetDriverByName("MEM").Create("", width, height, 1, gdal.GDT_Byte)
        raster.SetSpatialRef(plane)
        raster.SetGeoTransform(moved(grid.geotransform, left, top))
        vector = memory_driver().Create("", 0, 0, 0, gdal.GDT_Unknown)
        layer = vector.CreateLayer("zone", plane, ogr.wkbUnknown)
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometryDirectly(polygon.Clone())
        check(layer.CreateFeature(feature))
        check(gdal.RasterizeLayer(raster, [1], layer, burn_values=[1]))
        return raster.ReadAsArray().astype(bool)
