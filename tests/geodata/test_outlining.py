# SPDX-License-Identifier: GPL-3.0-or-later
"""The polygons of a class map, held against GDAL's own and against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from osgeo import gdal, ogr
from rasters import NORTH_UP, ROTATED, SOUTH_UP, WriteRaster

from freenet_qgis.geodata.class_maps.class_strips import ClassStrips
from freenet_qgis.geodata.outlining.classed_rows import ClassedRows
from freenet_qgis.geodata.outlining.polygonizing import Polygon, polygons
from freenet_qgis.geodata.outlining.sequences import END, ordered
from freenet_qgis.geodata.vector.polygons import memory_driver
from freenet_qgis.request import Scene

PIXEL_M2 = 100.0  # of the geotransforms here
# A ring of 1 that closes at a corner alone, with an island in it; and a hole that touches the outline at a corner.
KNOTS = np.array(
    [
        [2, 1, 1, 1, 2, 3],
        [1, 2, 2, 1, 2, 3],
        [1, 2, 3, 1, 1, 1],
        [1, 2, 2, 2, 1, 3],
        [2, 1, 1, 1, 2, 2],
        [2, 2, 1, 2, 1, 2],
    ],
    np.uint8,
)


def maps() -> Iterator[np.ndarray]:
    """Small maps of all kinds, with noise, stripes, one row or column, and pixels without a class."""
    yield KNOTS
    yield np.kron(KNOTS, np.ones((2, 3), np.uint8))
    rng = np.random.default_rng(7)
    for classes in (1, 2, 3, 5):
        yield rng.integers(classes % 2, classes + 1, rng.integers(1, 12, 2)).astype(np.uint8)
    yield np.ones((1, 1), np.uint8)
    yield (np.indices((9, 7)).sum(0) % 2).astype(np.uint8)


def made(
    write: WriteRaster, values: np.ndarray, smoothing: int = 0, strip_px: int = 10**6, place: tuple = NORTH_UP
) -> list[Polygon]:
    """The polygons of a map in which 0 is no class."""
    path = write(values[..., None], nodata=[0], geotransform=place)
    rows = ClassedRows(ClassStrips(Scene(path)))
    return list(polygons(rows, lambda part: (None, None), smoothing, lambda done: None, strip_px))


def geometries(found: list[Polygon]) -> list[ogr.Geometry]:
    return [ogr.CreateGeometryFromWkb(one.wkb) for one in found]


def of_gdal(values: np.ndarray) -> Counter[tuple[int, float]]:
    """Class and pixels of the polygons that GDAL makes."""
    raster = gdal.GetDriverByName("MEM").Create("", values.shape[1], values.shape[0])
    raster.GetRasterBand(1).WriteArray(values)
    raster.GetRasterBand(1).SetNoDataValue(0)
    vector = memory_driver().Create("", 0, 0, 0, gdal.GDT_Unknown)
    layer = vector.CreateLayer("p", None, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("value", ogr.OFTInteger))
    gdal.Polygonize(raster.GetRasterBand(1), raster.GetRasterBand(1).GetMaskBand(), layer, 0)
    return Counter((feature.GetField(0), feature.GetGeometryRef().GetArea()) for feature in layer)


@pytest.mark.parametrize("strip_px", [1, 20, 10**6], ids=["row by row", "in strips", "at once"])
def test_polygons_are_those_of_gdal_polygonize(write_raster: WriteRaster, strip_px: int) -> None:
    for values in maps():
        found = made(write_raster, values, strip_px=strip_px)
        areas = [geometry.GetArea() / PIXEL_M2 for geometry in geometries(found)]
        assert Counter(zip((one.value for one in found), np.round(areas, 6).tolist())) == of_gdal(values)


@pytest.mark.parametrize("smoothing", [0, 1, 10])
@pytest.mark.parametrize("place", [NORTH_UP, SOUTH_UP, ROTATED], ids=["north up", "south up", "rotated"])
def test_polygons_are_valid_and_do_not_overlap(write_raster: WriteRaster, smoothing: int, place: tuple) -> None:
    for values in maps():
        found = geometries(made(write_raster, values, smoothing, 20, place))
        assert all(geometry.IsValid() and geometry.GetGeometryName() == "POLYGON" for geometry in found)
        overlaps = [one.Intersection(other).GetArea() for one, other in combinations(found, 2)]
        assert max(overlaps, default=0) < 1e-6 * PIXEL_M2


@pytest.mark.parametrize("smoothing", [0, 4])
def test_a_map_without_holes_is_covered_without_gaps(write_raster: WriteRaster, smoothing: int) -> None:
    values = np.random.default_rng(3).integers(1, 4, (30, 23)).astype(np.uint8)
    found = geometries(made(write_raster, values, smoothing, 100))
    assert sum(geometry.GetArea() for geometry in found) == pytest.approx(values.size * PIXEL_M2, rel=1e-12)
    whole = ogr.Geometry(ogr.wkbMultiPolygon)
    for geometry in found:
        whole.AddGeometry(geometry)
    union = whole.UnionCascaded()
    assert (union.GetGeometryName(), union.GetGeometryCount()) == ("POLYGON", 1)  # one piece, no hole


@pytest.mark.parametrize("smoothing", [0, 5])
def test_neighbours_share_every_vertex_of_the_line_between_them(write_raster: WriteRaster, smoothing: int) -> None:
    values = np.random.default_rng(4).integers(1, 3, (20, 20)).astype(np.uint8)
    sides: Counter[frozenset] = Counter()
    for geometry in geometries(made(write_raster, values, smoothing, 60, ROTATED)):
        for ring in list(geometry):
            points = ring.GetPoints()
            sides.update(frozenset(side) for side in zip(points, points[1:]))
    x0, dx_col, dx_row, y0, dy_col, dy_row = ROTATED
    at_edge = 0
    for side, count in sides.items():
        middle = np.mean(list(side), axis=0) - (x0, y0)
        col, row = np.linalg.solve([[dx_col, dx_row], [dy_col, dy_row]], middle)
        is_edge = min(col, row, 20 - col, 20 - row) < 1e-6
        assert count == (1 if is_edge else 2)
        at_edge += is_edge
    assert at_edge >= 4


def test_smoothing_moves_no_outline_by_half_a_pixel(write_raster: WriteRaster) -> None:
    values = np.random.default_rng(5).integers(1, 4, (12, 12)).astype(np.uint8)
    plain, smooth = (geometries(made(write_raster, values, degree)) for degree in (0, 10))
    borders = ogr.Geometry(ogr.wkbGeometryCollection)
    for geometry in plain:
        borders.AddGeometry(geometry.Boundary())
    near = borders.Buffer(5, 2)
    assert len(plain) == len(smooth)
    assert all(near.Contains(geometry.Boundary()) for geometry in smooth)
    corner = [(point[0], point[1]) for geometry in smooth for ring in geometry for point in ring.GetPoints()]
    assert NORTH_UP[0::3] in corner  # the raster's own corners stay


def test_smoothing_straightens_a_staircase(write_raster: WriteRaster) -> None:
    values = (np.add.outer(np.arange(40), np.arange(40)) > 40).astype(np.uint8) + 1
    lengths = [geometries(made(write_raster, values, degree))[0].Boundary().Length() for degree in (0, 3)]
    assert lengths[0] == pytest.approx(10 * 4 * 40)
    assert lengths[1] == pytest.approx(10 * (2 * 41 + 39 * 2**0.5), rel=0.01)


def test_class_zero_has_polygons_where_it_is_a_class(write_raster: WriteRaster) -> None:
    path = write_raster(KNOTS[..., None] - np.uint8(1), nodata=[255])
    rows = ClassedRows(ClassStrips(Scene(path)))
    found = list(polygons(rows, lambda part: (None, None), 0, lambda done: None))
    assert {one.value for one in found} == {0, 1, 2}
    assert sum(of_gdal(KNOTS).values()) == len(found)


def test_progress_reaches_the_end_and_may_stop_the_work(write_raster: WriteRaster) -> None:
    path = write_raster(KNOTS[..., None], nodata=[0])
    rows = ClassedRows(ClassStrips(Scene(path)))
    told: list[float] = []
    list(polygons(rows, lambda part: (None, None), 0, told.append, 12))
    assert told == sorted(told) and told[-1] == 1 and len(told) == 3

    def stop(done: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(polygons(rows, lambda part: (None, None), 0, stop, 12))


def test_confidence_and_area_are_those_of_the_pixels(write_raster: WriteRaster) -> None:
    values = np.array([[1, 1, 2], [1, 2, 2], [3, 3, 3]], np.uint8)
    confidence = np.array([[0.5, 0.7, 1.0], [0.9, np.nan, 0.0], [np.nan, np.nan, np.nan]])
    areas = np.arange(1.0, 10.0).reshape(3, 3)
    rows = ClassedRows(ClassStrips(Scene(write_raster(values[..., None], nodata=[0]))))
    found = {
        one.value: replace(one, wkb=b"")
        for one in polygons(rows, lambda part: (areas[part], confidence[part]), 0, lambda done: None, 3)
    }
    assert [found[value].area_m2 for value in (1, 2, 3)] == [1 + 2 + 4, 3 + 5 + 6, 7 + 8 + 9]
    assert found[1].confidence == pytest.approx(0.7) and found[2].confidence == pytest.approx(0.5)
    assert found[3].confidence is None


def test_chains_and_rings_come_in_their_order() -> None:
    rng = np.random.default_rng(6)
    names = rng.permutation(1000)
    parts = np.split(names, np.sort(rng.choice(np.arange(1, 1000), 40, replace=False)))
    following = np.full(1000, END)
    for number, part in enumerate(parts):
        following[part[:-1]] = part[1:]
        if number % 2:
            following[part[-1]] = part[0]
    order, offsets = ordered(following)
    found = [order[start:stop].tolist() for start, stop in zip(offsets, offsets[1:])]
    assert sorted(map(len, found)) == sorted(map(len, parts))
    by_name = {frozenset(part.tolist()): (number, part.tolist()) for number, part in enumerate(parts)}
    for one in found:
        number, part = by_name[frozenset(one)]
        start = one.index(part[0])
        assert (one[start:] + one[:start] if number % 2 else one) == part
