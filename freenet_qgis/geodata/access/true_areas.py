# SPDX-License-Identifier: GPL-3.0-or-later
"""What pixels cover on the ground, row by row: those in degrees shrink towards the poles, and others too."""

from __future__ import annotations

import math
from typing import Optional

import numpy as np
from osgeo import osr

from ...contract.job import Grid
from .gdal_calls import exceptions
from .grid import pixel_area_m2


def row_areas_m2(grid: Grid) -> Optional[np.ndarray]:
    """The area of a pixel of each row, square metres, float64, shape (rows,).

    In a projected CRS it is that of the plane, as everywhere in FreeNet; in degrees, in Mercator and in
    equirectangular projections that of the ellipsoid between two parallels.

    Source: Snyder 1987, "Map Projections: A Working Manual", USGS Professional Paper 1395, eq. 3-12.

    Returns:
        None where the CRS does not tell, there is none, or rows in degrees do not run along parallels.
    """
    plane = pixel_area_m2(grid)
    if plane is not None:
        return np.full(grid.rows, plane)
    _, _, dx_row, top, dy_col, dy_row = grid.geotransform
    if not grid.crs_wkt or dx_row or dy_col:
        return None
    edges = top + dy_row * np.arange(grid.rows + 1)
    with exceptions():
        crs = osr.SpatialReference(grid.crs_wkt)
        if not (crs.IsGeographic() or crs.IsProjected()):
            return None
        geographic = crs.CloneGeogCS()
        latitudes, radians = _on_earth(grid, edges, crs, geographic)
        axis, flattening = geographic.GetSemiMajor(), geographic.GetInvFlattening()
    # A parallel beyond a pole, as global grids in degrees may have by half a pixel, is the pole.
    zones = zone_m2(np.clip(latitudes, -math.pi / 2, math.pi / 2), axis, flattening)
    return np.abs(np.diff(zones)) * radians


def _on_earth(
    grid: Grid, edges: np.ndarray, crs: osr.SpatialReference, geographic: osr.SpatialReference
) -> tuple[np.ndarray, float]:
    """The latitudes of the edges of rows, and what a pixel spans in longitude; radians."""
    left, dx_col = grid.geotransform[:2]
    if crs.IsGeographic():
        unit = crs.GetAngularUnits()
        return edges * unit, abs(dx_col) * unit
    for one in (crs, geographic):
        one.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    move = osr.CoordinateTransformation(crs, geographic)
    unit = geographic.GetAngularUnits()
    places = np.array(move.TransformPoints([(left, edge) for edge in edges.tolist()]))
    beside = move.TransformPoint(left + dx_col, float(edges[0]))
    turn = 2 * math.pi / unit
    across = (beside[0] - places[0, 0] + turn / 2) % turn - turn / 2  # the antimeridian may lie between them
    return places[:, 1] * unit, abs(across) * unit


def zone_m2(latitudes: np.ndarray, axis: float, inverse_flattening: float) -> np.ndarray:
    """The area from the equator to a latitude, square metres for each radian of longitude; south of it below 0."""
    flattening = 1 / inverse_flattening if inverse_flattening else 0.0
    squared = flattening * (2 - flattening)  # of the eccentricity
    sines = np.sin(latitudes)
    if not squared:
        return axis**2 * sines
    eccentricity = math.sqrt(squared)
    curved = sines / (1 - squared * sines**2) + np.arctanh(eccentricity * sines) / eccentricity
    return axis**2 * (1 - squared) / 2 * curved
