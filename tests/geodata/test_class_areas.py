# SPDX-License-Identifier: GPL-3.0-or-later
"""How much the classes of a map, and of zones on it, cover."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr
from rasters import NORTH_UP, ROTATED, SOUTH_UP, WriteRaster

from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.analysis.class_areas import ClassAreas, measure
from freenet_qgis.request import Scene, Zone

Place = tuple[float, ...]


def class_map(rows: int = 40, cols: int = 50) -> np.ndarray:
    """Values 0…3 without any order, shape (rows, cols, 1)."""
    return np.random.default_rng(3).integers(0, 4, (rows, cols, 1)).astype(np.uint8)


def zone(name: str, *corners: tuple[float, float], place: Place = NORTH_UP) -> Zone:
    """A polygon with corners in pixels, as column and row."""
    outline = [gdal.ApplyGeoTransform(place, col, row) for col, row in (*corners, corners[0])]
    text = ", ".join(f"{x!r} {y!r}" for x, y in outline)
    return Zone(bytes(ogr.CreateGeometryFromWkt(f"POLYGON (({text}))").ExportToWkb()), name)


def box(name: str, left: float, top: float, right: float, bottom: float, place: Place = NORTH_UP) -> Zone:
    return zone(name, (left, top), (right, top), (right, bottom), (left, bottom), place=place)


def counts(values: np.ndarray) -> list[int]:
    return np.bincount(values.ravel(), minlength=4).tolist()


def measured(path: Path, *zones: Zone) -> ClassAreas:
    return measure(Scene(path), zones)


@pytest.mark.parametrize("place", [NORTH_UP, SOUTH_UP, ROTATED], ids=["north up", "south up", "rotated"])
def test_zones_hold_the_pixels_whose_centre_they_cover(write_raster: WriteRaster, place: Place) -> None:
    values = class_map()
    path = write_raster(values, geotransform=place, nodata=[0])
    found = measured(path, box("a", 3.2, 4.6, 20.4, 31.4, place=place), box("b", 20.4, 4.6, 30, 31.4, place=place))
    assert found.pixels[0].tolist() == counts(values)
    assert found.pixels[1].tolist() == counts(values[5:31, 3:20])
    assert found.pixels[2].tolist() == counts(values[5:31, 20:30])


def test_each_of_the_zones_that_overlap_has_its_own_pixels(write_raster: WriteRaster) -> None:
    values = class_map()
    path = write_raster(values, nodata=[0])
    found = measured(path, *(box(str(size), 0, 0, size, size) for size in (10, 20, 30)))
    assert [row.tolist() for row in found.pixels[1:]] == [counts(values[:size, :size]) for size in (10, 20, 30)]


def test_zones_that_fill_the_map_without_a_gap_add_up_to_it(write_raster: WriteRaster) -> None:
    path = write_raster(class_map(700, 60), nodata=[0])
    corners = np.random.default_rng(5).uniform(5, 55, 2)
    found = measured(
        path,
        zone("left", (0, 0), (corners[0], 0), (corners[1], 700), (0, 700)),
        zone("right", (corners[0], 0), (60, 0), (60, 700), (corners[1], 700)),
    )
    assert found.pixels[1:].sum(axis=0).tolist() == found.pixels[0].tolist()


def test_a_hole_and_a_second_part_count_as_drawn(write_raster: WriteRaster) -> None:
    values = class_map()
    path = write_raster(values, nodata=[0])
    ring = ogr.CreateGeometryFromWkb(box("", 5, 5, 25, 25).wkb).Difference(
        ogr.CreateGeometryFromWkb(box("", 10, 10, 20, 20).wkb)
    )
    both = ring.Union(ogr.CreateGeometryFromWkb(box("", 30, 0, 40, 8).wkb))
    inside = np.zeros((40, 50), bool)
    inside[5:25, 5:25], inside[10:20, 10:20], inside[0:8, 30:40] = True, False, True
    assert measured(path, Zone(bytes(both.ExportToWkb()), "a")).pixels[1].tolist() == counts(values[inside])


def test_pixels_in_metres_cover_what_they_do_on_the_ground(write_raster: WriteRaster) -> None:
    """Nearly what the plane says in UTM; of a polar stereographic grid, true at 70 degrees, 9 % less at 58."""
    for epsg, place, share in ((32633, NORTH_UP, 1.0), (3413, (0.0, 1e3, 0.0, -3.5e6, 0.0, -1e3), 1 / 1.0475**2)):
        found = measured(write_raster(class_map(), nodata=[0], epsg=epsg, geotransform=place))
        assert found.square_metres is not None
        plane = found.pixels[0] * abs(place[1] * place[5])
        assert found.square_metres[0] == pytest.approx(plane * share, rel=0.01 if epsg == 3413 else 2e-3)


def test_pixels_in_degrees_cover_less_towards_the_poles(write_raster: WriteRaster) -> None:
    whole_earth = (-180.0, 1.0, 0.0, 90.0, 0.0, -1.0)
    values = np.ones((180, 360, 1), np.uint8)
    zones = box("tropics", 0, 80, 360, 100, place=whole_earth), box("pole", 0, 0, 360, 20, place=whole_earth)
    found = measured(write_raster(values, geotransform=whole_earth, epsg=4326, nodata=[0]), *zones)
    assert found.pixels[1:, 1].tolist() == [7200, 7200]
    assert found.square_metres is not None
    # The ellipsoid WGS 84 has 510.0656 million square kilometres.
    assert found.square_metres[0, 1] == pytest.approx(510.065_622e12, rel=1e-6)
    assert found.square_metres[1, 1] > 5 * found.square_metres[2, 1]


def test_nobody_knows_hectares_without_a_coordinate_system(write_raster: WriteRaster) -> None:
    found = measured(write_raster(class_map(), epsg=None, nodata=[0]), box("a", 0, 0, 9, 9))
    assert found.square_metres is None
    assert found.pixels[1].sum() == 81


def test_zones_off_the_map_and_across_its_edge_are_told_apart(write_raster: WriteRaster) -> None:
    zones = (
        box("off", 60, 0, 70, 9),
        box("across", 45, 0, 70, 9),
        box("on", 0, 0, 50, 40),
        box("tiny", 1.1, 1.1, 1.2, 1.2),
    )
    found = measured(write_raster(class_map(), nodata=[0]), *zones)
    assert (found.off, found.partly) == ({0}, {1})
    assert found.pixels[2].sum() == 45
    assert found.pixels[4].sum() == 0


def test_a_zone_across_the_antimeridian_finds_its_pixels_on_both_sides(write_raster: WriteRaster) -> None:
    beyond = (170.0, 1.0, 0.0, 10.0, 0.0, -1.0)  # to 190 degrees east
    values = class_map(20, 20)
    path = write_raster(values, geotransform=beyond, epsg=4326, nodata=[0])
    west = "POLYGON ((-180 10, -175 10, -175 -10, -180 -10, -180 10))"
    found = measured(path, Zone(bytes(ogr.CreateGeometryFromWkt(west).ExportToWkb()), "west"))
    assert found.pixels[1].tolist() == counts(values[:, 10:15])


def test_a_vertex_far_from_everything_is_refused(write_raster: WriteRaster) -> None:
    with pytest.raises(FreeNetError, match="far reaches 1e\\+09 pixels from the raster"):
        measured(write_raster(class_map(), nodata=[0]), zone("far", (0, 0), (1e9, 0), (5, 5)))


def test_what_a_map_calls_by_name_is_a_class_even_where_it_does_not_occur(write_raster: WriteRaster) -> None:
    path = write_raster(
        class_map().clip(0, 1),
        nodata=[0],
        edit=lambda dataset: dataset.GetRasterBand(1).SetCategoryNames(["", "Water", "Meadow"]),
    )
    found = measured(path)
    assert [info.name for info in found.classes] == ["Water", "Meadow"]
    assert found.pixels[0, 2] == 0
