# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a grid lies on the earth, as GeoJSON tells it: in longitude and latitude of WGS 84."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any, Optional

from osgeo import gdal, ogr, osr

from ...contract.job import Grid
from .gdal_calls import check, exceptions

_EDGES = 16  # vertices along a side, which may be bent in degrees
_TURN, _HALF, _POLE = 360.0, 180.0, 90.0
_FAILED = (RuntimeError, AttributeError, TypeError, ValueError)  # the last three before GDAL 3.7, of no transformation
Place = tuple[float, float]


def footprint(grid: Grid) -> Optional[tuple[dict[str, Any], list[float]]]:
    """The outline of a grid and its box (west, south, east, north).

    An outline across the antimeridian is cut there, as RFC 7946 wants it, and the west of its box exceeds the east; one
    around a pole reaches to it.

    Returns:
        None where the CRS does not tell, or a part of the edge is nowhere on the earth, as with globes seen from space.
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
        places = _moved(_edge(grid), crs, earth)
        if places is None:
            return None
        outline = _unwound(places)
        if abs(outline[-1][0] - outline[0][0]) > _HALF:  # once around the earth
            pole = _POLE if _holds(grid, _moved([(0.0, _POLE)], earth, crs)) else -_POLE
            outline += [(outline[-1][0], pole), (outline[0][0], pole)]
        else:
            outline.pop()
        return _told([*outline, outline[0]])


def _moved(places: Sequence[Place], crs: osr.SpatialReference, other: osr.SpatialReference) -> Optional[list[Place]]:
    """Places in another CRS; None where one of them is nowhere there."""
    check()
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        moved = osr.CoordinateTransformation(crs, other).TransformPoints(list(places))
    except _FAILED:
        return None
    finally:
        gdal.ErrorReset()
        gdal.PopErrorHandler()
    return [(x, y) for x, y, _ in moved] if all(math.isfinite(x + y) for x, y, _ in moved) else None


def _edge(grid: Grid) -> list[Place]:
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


def _unwound(places: Sequence[Place]) -> list[Place]:
    """The places with longitudes that go on beyond 180 degrees where the outline does; none beyond a pole."""
    longitudes = [_wrapped(places[0][0])]
    for longitude, _ in places[1:]:
        longitudes.append(longitude - _TURN * round((longitude - longitudes[-1]) / _TURN))
    return [(x, min(_POLE, max(-_POLE, y))) for x, (_, y) in zip(longitudes, places)]


def _holds(grid: Grid, places: Optional[Sequence[Place]]) -> bool:
    """Whether a place in the CRS of a grid lies on it."""
    if places is None:
        return False
    inverse = gdal.InvGeoTransform(grid.geotransform)
    col, row = gdal.ApplyGeoTransform(inverse, *places[0])
    return bool(0 <= col <= grid.cols and 0 <= row <= grid.rows)


def _told(outline: Sequence[Place]) -> tuple[dict[str, Any], list[float]]:
    """A closed outline, cut where it goes beyond 180 degrees, and its box."""
    xs, ys = zip(*outline)
    west, south, east, north = min(xs), min(ys), max(xs), max(ys)
    if west >= -_HALF and east <= _HALF:
        return {"type": "Polygon", "coordinates": [[list(place) for place in outline]]}, [west, south, east, north]
    whole, cut = _polygon(outline), ogr.Geometry(ogr.wkbMultiPolygon)
    whole = whole if whole.IsValid() else whole.ConvexHull()
    for turn in (-1, 0, 1):
        left = _HALF * (2 * turn - 1)
        right = left + _TURN
        box = _polygon([(left, -_POLE), (right, -_POLE), (right, _POLE), (left, _POLE), (left, -_POLE)])
        for ring in _rings(json.loads(whole.Intersection(box).ExportToJson())):
            cut.AddGeometry(_polygon([(x - _TURN * turn, y) for x, y, *_ in ring]))
    merged = cut.UnionCascaded()
    found: dict[str, Any] = json.loads(merged.ExportToJson())
    if found["type"] == "Polygon":  # all on one side, or all around the earth
        low_x, high_x, low_y, high_y = merged.GetEnvelope()
        return found, [low_x, low_y, high_x, high_y]
    return found, [_wrapped(west), south, _wrapped(east), north]


def _rings(geometry: dict[str, Any]) -> list[list[Place]]:
    """The outlines in a geometry of GeoJSON, which have no holes; none of lines where two shapes touch."""
    if geometry["type"] == "MultiPolygon":
        return [ring for rings in geometry["coordinates"] for ring in rings]
    return list(geometry["coordinates"]) if geometry["type"] == "Polygon" else []


def _polygon(outline: Sequence[Place]) -> ogr.Geometry:
    ring = ", ".join(f"{x!r} {y!r}" for x, y in outline)
    return ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))")


def _wrapped(longitude: float) -> float:
    """The same in -180…180 degrees; 180 stays."""
    return longitude if -_HALF <= longitude <= _HALF else (longitude + _HALF) % _TURN - _HALF
