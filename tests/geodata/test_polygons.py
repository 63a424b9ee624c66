# SPDX-License-Identifier: GPL-3.0-or-later
"""Shapes burnt into grids of every orientation, against gdal_rasterize and against plain geometry."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr
from rasters import NORTH_UP, ROTATED, SOUTH_UP, RunTool, WriteRaster
from scenes import write_scene

from freenet_qgis.contract.job import Grid
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.raster import describe
from freenet_qgis.geodata.vector.polygons import burn
from freenet_qgis.request import Shape

ORIENTATIONS = pytest.mark.parametrize("geotransform", [NORTH_UP, SOUTH_UP, ROTATED], ids=["north", "south", "rotated"])
PIXELS = (0.0, 1.0, 0.0, 0.0, 0.0, 1.0)  # coordinates are columns and rows: easy to work out by hand
SQUARE = "POLYGON ((1 1, 4 1, 4 4, 1 4, 1 1))"  # rows and columns 1…3


def grid(rows: int = 6, cols: int = 8, geotransform: Sequence[float] = PIXELS) -> Grid:
    return Grid(rows, cols, tuple(geotransform), "")


def shape(wkt: str, label: int = 1, name: str = "feature 1") -> Shape:
    return Shape(bytes(ogr.CreateGeometryFromWkt(wkt).ExportToIsoWkb()), label, name)


def scattered(geotransform: Sequence[float], count: int, label: int = 1) -> list[Shape]:
    """Triangles of a few pixels, somewhere on and around a grid of 40 x 30 pixels, in its coordinates."""
    rng = np.random.default_rng(3)
    shapes = []
    for _ in range(count):
        corners = rng.uniform(-3, 43, 2) * (0.75, 1) + rng.uniform(-6, 6, (3, 2))
        places = [gdal.ApplyGeoTransform(list(geotransform), *corner) for corner in corners]
        ring = ", ".join(f"{x:.6f} {y:.6f}" for x, y in [*places, places[0]])
        shapes.append(shape(f"POLYGON (({ring}))", label))
    return shapes


def test_polygons_of_a_scene_burn_the_pixels_they_were_drawn_around(tmp_path: Path) -> None:
    scene = write_scene(tmp_path)
    source = ogr.Open(str(scene.polygons))
    shapes = [
        Shape(bytes(feature.GetGeometryRef().ExportToWkb()), feature["class_id"], "") for feature in source.GetLayer()
    ]
    burned = burn(shapes, describe(scene.raster).grid)
    np.testing.assert_array_equal(burned.labels, scene.training)
    assert set(np.unique(burned.polygon_ids)) == set(range(13))
    assert burned.disputed == 0


@ORIENTATIONS
@pytest.mark.parametrize("all_touched", [False, True])
def test_pixels_are_those_gdal_rasterize_burns(
    tmp_path: Path, write_raster: WriteRaster, run_tool: RunTool, geotransform: Sequence[float], all_touched: bool
) -> None:
    shapes = scattered(geotransform, 25)
    path = write_raster(np.zeros((40, 30, 1), np.int32), geotransform=geotransform)
    vector = ogr.GetDriverByName("GPKG").CreateDataSource(str(tmp_path / "shapes.gpkg"))
    layer = vector.CreateLayer("shapes", gdal.Open(str(path)).GetSpatialRef(), ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("number", ogr.OFTInteger))
    for number, item in enumerate(shapes, start=1):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["number"] = number
        feature.SetGeometry(ogr.CreateGeometryFromWkb(item.wkb))
        layer.CreateFeature(feature)
    del feature, layer, vector
    run_tool("gdal_rasterize", "-q", "-a", "number", *["-at"] * all_touched, tmp_path / "shapes.gpkg", path)
    burned = burn(shapes, describe(path).grid, all_touched)
    assert np.count_nonzero(burned.polygon_ids) > 100
    np.testing.assert_array_equal(burned.polygon_ids, gdal.Open(str(path)).ReadAsArray())


@ORIENTATIONS
def test_pixels_are_those_whose_centre_lies_inside(geotransform: Sequence[float]) -> None:
    shapes = scattered(geotransform, 25)
    geometries = [ogr.CreateGeometryFromWkb(item.wkb) for item in shapes]
    burned = burn(shapes, grid(40, 30, geotransform))
    for row in range(40):
        for col in range(30):
            x, y = gdal.ApplyGeoTransform(list(geotransform), col + 0.5, row + 0.5)
            centre = ogr.CreateGeometryFromWkt(f"POINT ({x} {y})")
            inside = any(geometry.Contains(centre) for geometry in geometries)
            assert bool(burned.labels[row, col]) is inside, (row, col)


@ORIENTATIONS
def test_point_takes_the_pixel_it_lies_in(geotransform: Sequence[float]) -> None:
    x, y = gdal.ApplyGeoTransform(list(geotransform), 5.9, 2.1)
    outside = gdal.ApplyGeoTransform(list(geotransform), 8.1, 2.1)
    burned = burn([shape(f"POINT ({x} {y})", 3), shape("POINT ({} {})".format(*outside), 4)], grid(6, 8, geotransform))
    assert np.argwhere(burned.labels).tolist() == [[2, 5]]
    assert burned.labels[2, 5] == 3


def test_points_of_a_multipoint_all_count() -> None:
    burned = burn([shape("MULTIPOINT ((0.5 0.5), (7.5 5.5))")], grid())
    assert np.argwhere(burned.labels).tolist() == [[0, 0], [5, 7]]


def test_hole_stays_empty() -> None:
    burned = burn([shape("POLYGON ((1 1, 6 1, 6 6, 1 6, 1 1), (2 2, 2 5, 5 5, 5 2, 2 2))")], grid())
    assert burned.labels.sum() == 25 - 9
    assert not burned.labels[2:5, 2:5].any()


def test_island_in_a_hole_counts() -> None:
    rings = "((1 1, 6 1, 6 6, 1 6, 1 1), (2 2, 2 5, 5 5, 5 2, 2 2)), ((3 3, 4 3, 4 4, 3 4, 3 3))"
    assert burn([shape(f"MULTIPOLYGON ({rings})")], grid()).labels.sum() == 25 - 9 + 1


def test_parts_of_a_multipolygon_carry_one_number() -> None:
    parts = "((0 0, 2 0, 2 2, 0 2, 0 0)), ((5 3, 7 3, 7 5, 5 5, 5 3))"
    burned = burn([shape(SQUARE, 2), shape(f"MULTIPOLYGON ({parts})", 2)], grid())
    assert (burned.polygon_ids[0:2, 0:2] == 2).all()
    assert (burned.polygon_ids[3:5, 5:7] == 2).all()


@pytest.mark.parametrize("kind", ["Z", "M", "ZM"])
def test_height_and_measure_are_ignored(kind: str) -> None:
    values = " 7" * len(kind)
    ring = ", ".join(f"{corner}{values}" for corner in ("1 1", "4 1", "4 4", "1 4", "1 1"))
    burned = burn([shape(f"POLYGON {kind} (({ring}))")], grid())
    np.testing.assert_array_equal(burned.labels, burn([shape(SQUARE)], grid()).labels)


def test_old_25d_wkb_is_read_too() -> None:
    polygon = ogr.CreateGeometryFromWkt("POLYGON ((1 1 7, 4 1 7, 4 4 7, 1 4 7, 1 1 7))")
    assert burn([Shape(bytes(polygon.ExportToWkb()), 1, "")], grid()).labels.sum() == 9


def test_every_pixel_knows_its_polygon_and_its_class() -> None:
    burned = burn(
        [shape("POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", 200), shape("POLYGON ((4 4, 6 4, 6 6, 4 6, 4 4))", 7)], grid()
    )
    assert burned.labels.dtype == np.uint8
    assert burned.polygon_ids.dtype == np.int32
    assert (burned.labels[0, 0], burned.polygon_ids[0, 0]) == (200, 1)
    assert (burned.labels[5, 5], burned.polygon_ids[5, 5]) == (7, 2)


SHIFTED = "POLYGON ((3 1, 6 1, 6 4, 3 4, 3 1))"  # shares column 3 of rows 1…3 with SQUARE


def test_pixels_of_two_classes_belong_to_none_and_are_counted() -> None:
    burned = burn([shape(SQUARE, 2), shape(SHIFTED, 1)], grid())
    assert burned.disputed == 3
    assert not burned.labels[1:4, 3].any()
    assert not burned.polygon_ids[1:4, 3].any()
    assert burned.labels[2].tolist() == [0, 2, 2, 0, 1, 1, 0, 0]


def test_order_of_the_shapes_does_not_decide_what_is_disputed() -> None:
    shapes = [shape(SQUARE, 2), shape(SHIFTED, 1), shape("POLYGON ((0 2, 8 2, 8 3, 0 3, 0 2))", 3)]
    first = burn(shapes, grid())
    for order in ([2, 1, 0], [1, 0, 2], [0, 2, 1]):
        again = burn([shapes[position] for position in order], grid())
        np.testing.assert_array_equal(again.labels, first.labels)
        assert again.disputed == first.disputed == 3 + 4  # column 3, and the rest of row 2 under the two squares


def test_shapes_of_one_class_may_overlap_and_the_last_one_counts() -> None:
    burned = burn([shape(SQUARE, 2), shape(SHIFTED, 2)], grid())
    assert burned.disputed == 0
    assert burned.labels[2].tolist() == [0, 2, 2, 2, 2, 2, 0, 0]
    assert burned.polygon_ids[2].tolist() == [0, 1, 1, 2, 2, 2, 0, 0]


def test_neighbours_that_share_an_edge_dispute_nothing() -> None:
    burned = burn([shape(SQUARE, 1), shape("POLYGON ((4 1, 7 1, 7 4, 4 4, 4 1))", 2)], grid())
    assert burned.disputed == 0
    assert burned.labels[2].tolist() == [0, 1, 1, 1, 2, 2, 2, 0]


def test_all_touched_takes_pixels_whose_centre_is_outside() -> None:
    sliver = shape("POLYGON ((1.1 1.1, 3.9 1.1, 3.9 1.2, 1.1 1.2, 1.1 1.1))")
    assert not burn([sliver], grid()).labels.any()
    assert np.argwhere(burn([sliver], grid(), all_touched=True).labels).tolist() == [[1, 1], [1, 2], [1, 3]]


@pytest.mark.parametrize(
    "wkt",
    [
        "POLYGON ((20 20, 30 20, 30 30, 20 30, 20 20))",
        "POLYGON ((-9 -9, -5 -9, -5 -5, -9 -5, -9 -9))",
        "POLYGON EMPTY",
        "POINT (-1 3)",
    ],
)
def test_shape_off_the_grid_burns_nothing(wkt: str) -> None:
    burned = burn([shape(wkt)], grid())
    assert burned.labels.shape == burned.polygon_ids.shape == (6, 8)
    assert not burned.labels.any()
    assert not burned.polygon_ids.any()
    assert burn([shape(wkt), shape(SQUARE)], grid()).labels.sum() == 9


@pytest.mark.parametrize("value", [np.inf, -np.inf, np.nan])
def test_shape_at_infinity_burns_nothing(value: float) -> None:
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in ((value, 0), (5, value), (5, 5), (value, 0)):
        ring.AddPoint_2D(x, y)
    polygon = ogr.Geometry(ogr.wkbPolygon)
    polygon.AddGeometry(ring)
    nowhere = Shape(bytes(polygon.ExportToWkb()), 2, "")
    assert not burn([nowhere], grid()).labels.any()
    np.testing.assert_array_equal(burn([nowhere, shape(SQUARE)], grid()).labels, burn([shape(SQUARE)], grid()).labels)


def test_no_shapes_burn_nothing() -> None:
    assert not burn([], grid()).labels.any()


def test_polygon_over_the_edge_is_cut_there() -> None:
    assert burn([shape("POLYGON ((-50 4, 2 4, 2 50, -50 50, -50 4))")], grid()).labels.sum() == 2 * 2


def test_damaged_geometry_is_named() -> None:
    with pytest.raises(FreeNetError, match="feature 7"):
        burn([Shape(b"\x01\x03\x00\x00", 1, "feature 7")], grid())


@pytest.mark.parametrize("far", [1e9, 1e30, 1e308])
def test_a_vertex_far_from_everything_is_told(far: float) -> None:
    """GDAL follows the outlines of such a polygon pixel by pixel, where every pixel it touches is wanted."""
    x, y = NORTH_UP[0], NORTH_UP[3]
    polygon = ogr.CreateGeometryFromWkt(f"POLYGON (({x} {y}, {far} {y - 100}, {x + 100} {-far}, {x} {y}))")
    shape = Shape(bytes(polygon.ExportToWkb()), 1, "feature 7")
    with pytest.raises(FreeNetError, match=r"feature 7 reaches \S+ pixels from the raster"):
        burn([shape], Grid(30, 30, NORTH_UP, ""), all_touched=True)
