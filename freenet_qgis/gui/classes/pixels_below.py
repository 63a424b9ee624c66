# SPDX-License-Identifier: GPL-3.0-or-later
"""The pixels of a raster below training features: which, and how many."""

from __future__ import annotations

from math import floor
from typing import Optional

from osgeo import gdal, ogr
from qgis.core import QgsFeature

from ...contract.job import Grid
from ...contract.pieces import Box
from ...geodata.access import grid
from ...geodata.vector import polygons
from ...geodata.vector.placing import Placing
from ...geodata.vector.small_shapes import SmallShapes
from ...labels import geometries
from ...layers.features import as_ogr
from ...request import ONE_PIXEL, Radius


class PixelsBelow:
    """The pixels of a raster that features take.

    Args:
        place: The grid of the raster.
        placing: The way from the features' CRS to the raster's.
        radius: Around points.
    """

    def __init__(self, place: Grid, placing: Placing, radius: Radius = ONE_PIXEL) -> None:
        self.place, self._placing = place, placing
        self._small = SmallShapes(place, radius)
        _, dx_col, dx_row, _, dy_col, dy_row = place.geotransform
        self._pixel_area = abs(dx_col * dy_row - dx_row * dy_col)
        self._bounds = west, south, east, north = grid.extent(place)
        ring = f"{west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}"
        self._extent = ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))")
        self._beyond = polygons.beyond(place)
        self._inverse = gdal.InvGeoTransform(place.geotransform)

    def shapes(self, feature: QgsFeature) -> list[ogr.Geometry]:
        """What a feature is in training, in the raster's CRS; empty if it has no place there."""
        flat = geometries.flat(as_ogr(feature.geometry()))
        placed = None if flat is None else self._placing.place(flat)
        return [] if placed is None else geometries.parts_of(placed)

    def area_px(self, shape: ogr.Geometry) -> float:
        """How many pixels a polygon covers, judged by its area, or a point or line takes."""
        shape = self._beyond(shape)
        if shape.GetDimension() < geometries.POLYGON:
            return float(len(self._small.pixels(shape)[0]))
        west, south, east, north = self._bounds
        left, right, bottom, top = shape.GetEnvelope()
        is_inside = west <= left and right <= east and south <= bottom and top <= north
        inside = shape if is_inside else shape.Intersection(self._extent)
        return 0.0 if inside is None else max(0.0, inside.GetArea()) / self._pixel_area

    def box_px(self, shape: ogr.Geometry) -> Optional[Box]:
        """Which pixels the box of a shape spans; None outside the raster."""
        left, right, bottom, top = shape.GetEnvelope()
        corners = [gdal.ApplyGeoTransform(self._inverse, x, y) for x in (left, right) for y in (bottom, top)]
        cols, rows = ((floor(min(ends)), floor(max(ends))) for ends in zip(*corners))
        if rows[1] < 0 or cols[1] < 0 or rows[0] >= self.place.rows or cols[0] >= self.place.cols:
            return None
        return max(0, rows[0]), min(rows[1], self.place.rows - 1), max(0, cols[0]), min(cols[1], self.place.cols - 1)
