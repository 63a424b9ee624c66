# SPDX-License-Identifier: GPL-3.0-or-later
"""The pixels of points and lines, on grids of every orientation, against plain geometry and the ellipsoid."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np
import pytest
from osgeo import gdal, ogr, osr
from rasters import NORTH_UP, ROTATED, SOUTH_UP

from freenet_qgis.contract.job import Grid
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.vector.polygons import alone, burn
from freenet_qgis.request import ONE_PIXEL, Radius, Shape

ORIENTATIONS = pytest.mark.parametrize("geotransform", [NORTH_UP, SOUTH_UP, ROTATED], ids=["north", "south", "rotated"])
PIXELS = (0.0, 1.0, 0.0, 0.0, 0.0, 1.0)  # coordinates are columns and rows


def grid(rows: int = 6, cols: int = 8, geotransform: Sequence[float] = PIXELS, crs: str = "") -> Grid:
    return Grid(rows, cols, tuple(geotransform), crs)


def wkt_of(epsg: int) -> str:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    return crs.ExportToWkt()


def shape(wkt: str, label: int = 1) -> Shape:
    return Shape(bytes(ogr.CreateGeometryFromWkt(wkt).ExportToIsoWkb()), label, wkt)


def taken(wkt: str, place: Grid, radius: Radius = ONE_PIXEL) -> list[tuple[int, int]]:
    """Row and column of each pixel that a shape takes."""
    return [(row, col) for row, col in np.argwhere(burn([shape(wkt)], place, radius=radius).labels).tolist()]


def at(geotransform: Sequence[float], *places: tuple[float, float]) -> str:
    """Columns and rows as coordinates of WKT."""
    return ", ".join("{!r} {!r}".format(*gdal.ApplyGeoTransform(list(geotransform), *place)) for place in places)


@ORIENTATIONS
@pytest.mark.parametrize(
    ("col", "row", "pixel"),
    [
        (2.5, 1.5, (1, 2)),
        (2.0, 1.0, (1, 2)),  # on a corner: to the right and below
        (0.0, 0.0, (0, 0)),
        (8.0, 6.0, (5, 7)),  # on the outer edge: the last pixel
        (8.0, 2.5, (2, 7)),
        (2.9999999, 1.0000001, (1, 3)),
        (2.999, 1.0, (1, 2)),
    ],
)
def test_point_takes_the_pixel_it_lies_in(
    geotransform: Sequence[float], col: float, row: float, pixel: tuple[int, int]
) -> None:
    assert taken(f"POINT ({at(geotransform, (col, row))})", grid(geotransform=geotransform)) == [pixel]


@ORIENTATIONS
@pytest.mark.parametrize("place", [(8.01, 2), (-0.01, 2), (3, 6.01), (3, -0.01), (1e9, 1e9)])
def test_point_off_the_raster_takes_nothing(geotransform: Sequence[float], place: tuple[float, float]) -> None:
    burned = burn([shape(f"POINT ({at(geotransform, place)})")], grid(geotransform=geotransform))
    assert not burned.labels.any()
    assert burned.off == {0}


@ORIENTATIONS
def test_line_takes_every_pixel_it_runs_through(geotransform: Sequence[float]) -> None:
    rng = np.random.default_rng(1)
    place = grid(30, 40, geotransform)
    for _ in range(20):
        corners = [tuple(corner) for corner in rng.uniform(-5, 45, (4, 2)).tolist()]
        found = set(taken(f"LINESTRING ({at(geotransform, *corners)})", place))
        line = ogr.CreateGeometryFromWkt(f"LINESTRING ({at(PIXELS, *corners)})")
        wanted = {
            (row, col)
            for row in range(30)
            for col in range(40)
            if line.Intersection(square(row, col)).Length() > 1e-5  # a corner that is touched is no run through
        }
        assert found == wanted


def square(row: int, col: int) -> ogr.Geometry:
    ring = f"{col} {row}, {col + 1} {row}, {col + 1} {row + 1}, {col} {row + 1}, {col} {row}"
    return ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))")


def test_line_along_edges_takes_the_pixels_on_one_side() -> None:
    assert taken("LINESTRING (1 2, 4 2)", grid()) == [(2, 1), (2, 2), (2, 3), (2, 4)]  # it ends in the fourth
    assert taken("LINESTRING (1 6, 3.5 6)", grid()) == [(5, 1), (5, 2), (5, 3)]
    assert taken("LINESTRING (2.5 1.5, 2.5 1.5)", grid()) == [(1, 2)]
    assert taken("LINESTRING (0.5 0.5, 2.5 2.5)", grid()) == [(0, 0), (1, 1), (2, 2)]


def test_line_that_comes_from_far_away_takes_what_lies_on_the_raster() -> None:
    assert taken("LINESTRING (-1e12 2.5, 1e12 2.5)", grid()) == [(2, col) for col in range(8)]


def test_radius_takes_the_pixels_whose_centre_is_so_near() -> None:
    place = grid(20, 20)
    rows, cols = np.mgrid[0:20, 0:20] + 0.5
    for x, y, size in ((10.5, 10.5, 1.0), (10.2, 9.9, 3.3), (1.5, 18.5, 4.0), (-1.0, 5.5, 2.0)):
        near = np.hypot(cols - x, rows - y) <= size * (1 + 1e-9)
        found = burn([shape(f"POINT ({x} {y})")], place, radius=Radius(size)).labels > 0
        np.testing.assert_array_equal(found, near)
    assert taken("POINT (10.1 10.1)", place, Radius(0.2)) == [(10, 10)]  # its own at any rate


def test_radius_counts_pixels_also_where_these_are_no_squares() -> None:
    place = grid(20, 20, (0.0, 10.0, 0.0, 0.0, 0.0, -40.0))
    assert taken("POINT (105 -420)", place, Radius(1)) == [(9, 10), (10, 9), (10, 10), (10, 11), (11, 10)]


@pytest.mark.parametrize(
    ("epsg", "x", "y", "step"),
    [(32633, 400_000.0, 5_800_000.0, 10.0), (4326, 13.5, 52.3, 1e-4), (3857, 1_500_000.0, 6_850_000.0, 15.0)],
)
def test_metres_are_those_on_the_ground(epsg: int, x: float, y: float, step: float) -> None:
    place = grid(100, 100, (x - 50 * step, step, 0.0, y + 50 * step, 0.0, -step), wkt_of(epsg))
    found = taken(f"POINT ({x} {y})", place, Radius(100, "metres"))
    distances = np.array([[on_ground(place, (x, y), row, col) for col in range(100)] for row in range(100)])
    is_sure = np.abs(distances - 100) > 0.5  # of UTM the grid's own metres count, which are 0.04 % longer
    taken_ones = np.zeros((100, 100), bool)
    taken_ones[tuple(np.array(found).T)] = True
    np.testing.assert_array_equal(taken_ones[is_sure], (distances < 100)[is_sure])
    assert len(found) > 200


def on_ground(place: Grid, point: tuple[float, float], row: int, col: int) -> float:
    """Metres from a point to the middle of a pixel, along the sphere that fits the ellipsoid there."""
    crs, degrees = osr.SpatialReference(place.crs_wkt), osr.SpatialReference()
    degrees.ImportFromEPSG(4326)
    for one in (crs, degrees):
        one.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    way = osr.CoordinateTransformation(crs, degrees)
    centre = gdal.ApplyGeoTransform(list(place.geotransform), col + 0.5, row + 0.5)
    (lon, lat, _), (other_lon, other_lat, _) = way.TransformPoint(*point), way.TransformPoint(*centre)
    sine = math.sin(math.radians(lat)) ** 2 * 0.00669437999
    north = 6378137 * (1 - 0.00669437999) / (1 - sine) ** 1.5 * math.radians(other_lat - lat)
    east = 6378137 / (1 - sine) ** 0.5 * math.cos(math.radians(lat)) * math.radians(other_lon - lon)
    return math.hypot(north, east)


def test_metres_mean_nothing_without_a_crs() -> None:
    with pytest.raises(FreeNetError, match="no coordinate reference system"):
        burn([shape("POINT (1 1)")], grid(), radius=Radius(5, "metres"))


def test_feet_are_told_in_metres() -> None:
    place = grid(40, 40, (2_000_000.0, 10.0, 0.0, 500_000.0, 0.0, -10.0), wkt_of(2263))  # US survey feet
    found = taken("POINT (2000205 499795)", place, Radius(10.01 * 0.3048006, "metres"))
    assert found == [(19, 20), (20, 19), (20, 20), (20, 21), (21, 20)]


def test_radius_that_would_take_everything_is_refused() -> None:
    with pytest.raises(FreeNetError, match="5000 pixels, 1000 is the most"):
        burn([shape("POINT (1 1)")], grid(), radius=Radius(5000))


@ORIENTATIONS
def test_points_equal_polygons_of_one_pixel(geotransform: Sequence[float]) -> None:
    rng = np.random.default_rng(2)
    cells = rng.integers(0, 40, (300, 2)).tolist()
    points, polygons = [], []
    for number, (row, col) in enumerate(cells):
        corners = [(col, row), (col + 1, row), (col + 1, row + 1), (col, row + 1), (col, row)]
        points.append(shape(f"POINT ({at(geotransform, (col + 0.3, row + 0.8))})", 1 + number % 3))
        polygons.append(shape(f"POLYGON (({at(geotransform, *corners)}))", 1 + number % 3))
    place = grid(40, 40, geotransform)
    one, other = burn(points, place), burn(polygons, place)
    np.testing.assert_array_equal(one.labels, other.labels)
    np.testing.assert_array_equal(one.polygon_ids, other.polygon_ids)
    assert (one.disputed, one.pairs) == (other.disputed, other.pairs)
    assert one.disputed > 0


@pytest.mark.parametrize("order", [1, -1])
def test_polygons_and_points_share_pixels_as_polygons_do(order: Literal[1, -1]) -> None:
    square, point, other = shape("POLYGON ((1 1, 4 1, 4 4, 1 4, 1 1))", 1), shape("POINT (2.5 2.5)", 1), 2
    burned = burn([square, point][::order], grid())
    assert (burned.labels == 1).sum() == 9
    assert burned.polygon_ids[2, 2] == 2  # the last of a class
    burned = burn([square, shape("POINT (2.5 2.5)", other)][::order], grid())
    assert (burned.disputed, burned.pairs, burned.labels[2, 2]) == (1, {(1, 2): 1}, 0)


def test_what_a_point_alone_takes_is_told_with_its_radius() -> None:
    part, mask = alone(shape("POINT (2.5 2.5)"), grid(), False, Radius(1))
    found = np.zeros((6, 8), bool)
    found[part] = mask
    np.testing.assert_array_equal(found, burn([shape("POINT (2.5 2.5)")], grid(), radius=Radius(1)).labels > 0)


@pytest.mark.parametrize(
    ("wkt", "pixels"),
    [
        ("MULTIPOINT ((0.5 0.5), (3.5 3.5), (3.6 3.6), (99 99))", [(0, 0), (3, 3)]),
        ("POINT ZM (1.5 2.5 7 8)", [(2, 1)]),
        ("GEOMETRYCOLLECTION (POINT (0.5 0.5), LINESTRING (2.5 1.5, 4.5 1.5))", [(0, 0), (1, 2), (1, 3), (1, 4)]),
        ("POINT EMPTY", []),
    ],
)
def test_points_of_every_kind(wkt: str, pixels: list[tuple[int, int]]) -> None:
    assert taken(wkt, grid()) == pixels


@pytest.mark.parametrize("kind", [ogr.wkbPoint, ogr.wkbLineString])
@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_coordinates_that_are_no_numbers_lie_off_the_raster(kind: int, value: float) -> None:
    geometry = ogr.Geometry(kind)
    geometry.AddPoint_2D(value, 3.0)
    if kind == ogr.wkbLineString:
        geometry.AddPoint_2D(2.0, 3.0)
    burned = burn([Shape(bytes(geometry.ExportToIsoWkb()), 1, "")], grid())
    assert (burned.labels.any(), burned.off) == (False, {0})


def test_points_lie_also_a_turn_of_the_earth_further_on() -> None:
    place = grid(10, 20, (350.0, 1.0, 0.0, 5.0, 0.0, -1.0), wkt_of(4326))
    assert taken("POINT (-2.5 0.5)", place) == [(4, 7)]
    assert len(taken("POINT (-2.5 0.5)", place, Radius(1))) == 5


@pytest.mark.parametrize("size", [-1.0, math.nan, math.inf])
def test_no_radius_is_negative_or_endless(size: float) -> None:
    with pytest.raises(ValueError, match="no radius"):
        Radius(size)


def test_thousands_of_points_are_burnt_one_by_one() -> None:
    rng = np.random.default_rng(0)
    place = grid(500, 500)
    points = [shape(f"POINT ({x} {y})", 1 + number % 5) for number, (x, y) in enumerate(rng.uniform(0, 500, (5000, 2)))]
    burned = burn(points, place)
    assert (burned.labels > 0).sum() + burned.disputed == len({(int(y), int(x)) for x, y in centres(points)})


def centres(points: Sequence[Shape]) -> list[tuple[float, float]]:
    return [ogr.CreateGeometryFromWkb(one.wkb).GetPoint_2D() for one in points]
