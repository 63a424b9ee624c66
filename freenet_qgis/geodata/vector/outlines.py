# SPDX-License-Identifier: GPL-3.0-or-later
"""The vertices of geometries: moved, taken round the antimeridian the short way, and seen between each other."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from typing import Optional

import numpy as np
from osgeo import ogr, osr


def turn_of(crs: osr.SpatialReference) -> Optional[float]:
    """What x grows by once round the earth, in the units of the CRS; None where x is no longitude."""
    return 2 * math.pi / crs.GetAngularUnits() if crs.IsGeographic() else None


def strings(geometry: ogr.Geometry) -> Iterator[ogr.Geometry]:
    """The points, lines and rings that a geometry is made of; what is done to them is done to it."""
    if geometry.GetGeometryCount():
        for number in range(geometry.GetGeometryCount()):
            yield from strings(geometry.GetGeometryRef(number))
    else:
        yield geometry


def move(geometry: ogr.Geometry, by: float) -> None:
    """Move a geometry along x."""
    for one in strings(geometry):
        _set_x(one, vertices(one)[:, 0] + by)


def unwrap(geometry: ogr.Geometry, turn: float, longest: float) -> Optional[bool]:
    """Let outlines go on across the antimeridian where they jump to the other side of the earth.

    Args:
        geometry: Lines and rings in degrees, or whatever makes a `turn`.
        turn: See `turn_of`.
        longest: An edge longer than this, and shorter than a turn, is taken the other way round.

    Returns:
        Whether any edge was; None where an outline does not close then: it goes round a pole.
    """
    is_changed = False
    for one in strings(geometry):
        x = vertices(one)[:, 0]
        steps = np.diff(x)
        jumps = np.where((np.abs(steps) > longest) & (np.abs(steps) < turn * (1 - 1e-9)), np.round(steps / turn), 0)
        if not jumps.any():
            continue
        on = x - turn * np.concatenate([[0.0], np.cumsum(jumps)])
        if one.GetGeometryName() == "LINEARRING" and abs(on[0] - on[-1]) > turn / 2:
            return None
        _set_x(one, on)
        is_changed = True
    return is_changed


def with_area(wkb: bytes, by: float) -> bytes:
    """A geometry as WKB of polygons: points and lines grow by so much on all sides."""
    geometry = ogr.CreateGeometryFromWkb(wkb)
    return wkb if geometry.GetDimension() == 2 else bytes(geometry.Buffer(by).ExportToWkb())


def middles(geometry: ogr.Geometry) -> ogr.Geometry:
    """The middles of all edges, as a line, which may be empty."""
    parts = [(starts + ends) / 2 for starts, ends in _edges(geometry)]
    places = np.concatenate([np.empty((0, 2)), *parts]).astype("<f8")
    return ogr.CreateGeometryFromWkb(struct.pack("<BII", 1, ogr.wkbLineString, len(places)) + places.tobytes())


def is_torn(placed: ogr.Geometry, placed_middles: ogr.Geometry, turn: Optional[float], most: float = 0.4) -> bool:
    """Whether an edge lies elsewhere than its middle: a CRS ends between its ends, and it would cross the whole map.

    Args:
        placed: A geometry after it was transformed.
        placed_middles: The `middles` of it before, transformed as well.
        turn: Of the CRS it is in now.
        most: How far, as a share of its length, a middle may lie off its edge.
    """
    pairs = list(_edges(placed))
    if not pairs:
        return False
    starts, ends = (np.concatenate(each) for each in zip(*pairs))
    if len(starts) != placed_middles.GetPointCount():
        return True
    off = vertices(placed_middles) - (starts + ends) / 2
    if turn:
        off[:, 0] -= turn * np.round(off[:, 0] / turn)
    lengths = np.hypot(*(ends - starts).T)
    return bool((np.hypot(*off.T) > most * lengths + 1e-9).any())


def _edges(geometry: ogr.Geometry) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Starts and ends of the edges of each line and ring."""
    for one in strings(geometry):
        points = vertices(one)
        if len(points) > 1:
            yield points[:-1], points[1:]


def vertices(string: ogr.Geometry) -> np.ndarray:
    """Its vertices, float64, shape (n, 2)."""
    return np.array(string.GetPoints(2) or (), float).reshape(-1, 2)


def _set_x(string: ogr.Geometry, x: np.ndarray) -> None:
    for index, place in enumerate(x.tolist()):
        string.SetPoint_2D(index, place, string.GetY(index))
