# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a grid lies on the earth, as GeoJSON tells it: in longitude and latitude of WGS 84."""

from __future__ import annotations

import json
from typing import Any, Optional

from osgeo import ogr, osr

from ...contract.job import Grid
from .gdal_calls import exceptions

_EDGES = 16  # vertices along a side, which may be bent in degrees
_TURN = 360.0


def footprint(grid: Grid) -> Optional[tuple[dict[str, Any], list[float]]]:
    """The outline of a grid and its box (west, south, east, north); None where its CRS does not tell.

    An outline across the antimeridian is cut there, as RFC 7946 wants it, and the west of its box exceeds the east.
    """
    if not grid.crs_wkt:
        return None
    with exceptions():
        crs, earth = osr.SpatialReference(grid.crs_wkt), osr.SpatialReference()
        earth.ImportFromEPSG(4326)
        if crs.IsLocal() or not (crs.IsProjected() or crs.IsGeographic()):
            return None
        for one in (crs, earth):
            one.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        places = osr.CoordinateTransformation(crs, earth).TransformPoints(_edge(grid))
    longitudes = [places[0][0]]
    for longitude, *_ in places[1:]:
        longitudes.append(longitude - _TURN * round((longitude - longitudes[-1]) / _TURN))
    outline = [(x, min(90.0, max(-90.0, place[1]))) for x, place in zip(longitudes, places)]
    west, south, east, north = min(longitudes), min(y for _, y in outline), max(longitudes), max(y for _, y in outline)
    if west >= -180 and east <= 180:
        return {"type": "Polygon", "coordinates": [[list(place) for place in outline]]}, [west, south, east, north]
    return _cut(outline), [_wrapped(west), south, _wrapped(east), north]


def _edge(grid: Grid) -> list[tuple[float, float]]:
    """Places around a grid, counter-clockwise where it is north up; the last is the first."""
    steps = [step / _EDGES for step in range(_EDGES)]
    around = [
        *((0.0, step) for step in steps),
        *((step, 1.0) for step in steps),
        *((1.0, 1 - step) for step in steps),
        *((1 - step, 0.0) for step in steps),
        (0.0, 0.0),
    ]
    x0, dx_col, dx_row, y0, dy_col, dy_row = grid.geotransform
    pixels = [(across * grid.cols, down * grid.rows) for across, down in around]
    return [(x0 + col * dx_col + row * dx_row, y0 + col * dy_col + row * dy_row) for col, row in pixels]


def _cut(outline: list[tuple[float, float]]) -> dict[str, Any]:
    """An outline that goes beyond 180 degrees, cut there."""
    ring = ", ".join(f"{x!r} {y!r}" for x, y in outline)
    whole = ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))")
    parts = ogr.Geometry(ogr.wkbMultiPolygon)
    for turn in (-1, 0, 1):
        left = 180 * (2 * turn - 1)
        box = f"{left} -90, {left + 360} -90, {left + 360} 90, {left} 90, {left} -90"
        part = whole.Intersection(ogr.CreateGeometryFromWkt(f"POLYGON (({box}))"))
        if part.GetDimension() == 2 and not part.IsEmpty():
            moved = json.loads(part.ExportToJson())
            for each in moved["coordinates"]:
                for place in each:
                    place[0] -= _TURN * turn
            parts.AddGeometry(ogr.CreateGeometryFromJson(json.dumps(moved)))
    found: dict[str, Any] = json.loads(parts.ExportToJson())
    return found


def _wrapped(longitude: float) -> float:
    return (longitude + 180) % _TURN - 180
