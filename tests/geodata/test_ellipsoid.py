# SPDX-License-Identifier: GPL-3.0-or-later
"""What pixels cover on the ellipsoid; tests/plugin/test_polygon_layers.py holds it against QGIS's own measure."""

from __future__ import annotations

import math

import numpy as np
import pytest
from osgeo import osr
from rasters import NORTH_UP, ROTATED, SOUTH_UP

from freenet_qgis.contract.job import Grid
from freenet_qgis.geodata.access.ellipsoid import PixelAreas

EARTH_M2 = 510_065_621_724_000  # of WGS 84, Moritz 2000, "Geodetic Reference System 1980", J. Geodesy 74


def wkt(epsg: int) -> str:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    return crs.ExportToWkt()


def areas(rows: int, cols: int, geotransform: tuple, epsg: int) -> np.ndarray:
    found = PixelAreas(Grid(rows, cols, geotransform, wkt(epsg))).of(slice(0, rows))
    assert found is not None
    return found


@pytest.mark.parametrize("west", [-180.0, 0.0, 90.0])
def test_pixels_in_degrees_cover_the_whole_earth(west: float) -> None:
    assert areas(180, 360, (west, 1.0, 0.0, 90.0, 0.0, -1.0), 4326).sum() == pytest.approx(EARTH_M2, rel=1e-9)


def test_half_a_pixel_beyond_the_pole_is_nothing() -> None:
    assert areas(181, 360, (-180.5, 1.0, 0.0, 90.5, 0.0, -1.0), 4326).sum() == pytest.approx(EARTH_M2, rel=1e-9)


def test_a_utm_pixel_is_the_plane_by_the_square_of_its_scale() -> None:
    found = areas(3, 3, (499_985.0, 10.0, 0.0, 15.0, 0.0, -10.0), 32633)
    assert found[1, 1] == pytest.approx(100 / 0.9996**2, rel=1e-7)  # on the central meridian, at the equator
    scale = 0.9996 * (1 + (300_000 / 0.9996) ** 2 / (2 * 6_356_752**2 / (1 - 0.00669438)))
    assert areas(3, 3, (799_985.0, 10.0, 0.0, 15.0, 0.0, -10.0), 32633)[1, 1] == pytest.approx(100 / scale**2, rel=1e-4)


def test_an_equal_area_projection_keeps_its_square_metres() -> None:
    found = areas(400, 300, (4_000_000.0, 2000.0, 0.0, 3_500_000.0, 0.0, -2000.0), 3035)
    np.testing.assert_allclose(found, 4e6, rtol=2e-7)


@pytest.mark.parametrize(("epsg", "cols"), [(6931, 4), (6931, 3), (6932, 4), (6932, 3)])
def test_pixels_around_a_pole_are_as_large_as_all_in_an_equal_area_projection(epsg: int, cols: int) -> None:
    corner = 25_000.0 * cols / 2
    found = areas(cols, cols, (-corner, 25_000.0, 0.0, corner, 0.0, -25_000.0), epsg)
    np.testing.assert_allclose(found, 6.25e8, rtol=1e-7)


def test_the_pole_of_a_stereographic_grid_is_as_large_as_what_lies_around() -> None:
    found = areas(3, 3, (-37_500.0, 25_000.0, 0.0, 37_500.0, 0.0, -25_000.0), 3413)
    np.testing.assert_allclose(found, found.mean(), rtol=1e-4)


@pytest.mark.parametrize("cols", [1, 2, 3])
def test_few_columns_of_degrees_cover_the_whole_earth(cols: int) -> None:
    place = (-180.0, 360 / cols, 0.0, 90.0, 0.0, -180.0)
    assert areas(1, cols, place, 4326).sum() == pytest.approx(EARTH_M2, rel=1e-9)


def test_rotation_changes_no_area() -> None:
    straight = areas(50, 50, (400_000.0, 10.0, 0.0, 5_800_000.0, 0.0, -10.0), 32633)
    rotated = areas(50, 50, (400_000.0, 8.0, 6.0, 5_800_000.0, 6.0, -8.0), 32633)
    assert rotated.mean() == pytest.approx(straight.mean(), rel=1e-5)


def test_mercator_shrinks_with_the_latitude() -> None:
    found = areas(2, 2, (0.0, 1.0, 0.0, 8_399_738.0, 0.0, -1.0), 3857)  # near 60 degrees north
    assert found.mean() == pytest.approx(math.cos(math.radians(60)) ** 2, rel=0.01)


@pytest.mark.parametrize("crs", ["", 'LOCAL_CS["here",UNIT["metre",1]]'])
def test_without_a_place_on_earth_nothing_is_known(crs: str) -> None:
    found = PixelAreas(Grid(4, 4, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), crs))
    assert not found.is_known and found.of(slice(0, 4)) is None


@pytest.mark.parametrize("geotransform", [NORTH_UP, SOUTH_UP, ROTATED])
def test_a_pixel_of_10_m_covers_about_100_square_metres(geotransform: tuple) -> None:
    grid = Grid(2, 3, geotransform, wkt(32633))
    assert PixelAreas(grid).mean() == pytest.approx(100, rel=2e-3)


def test_feet_become_metres() -> None:
    grid = Grid(2, 3, (980_000.0, 10.0, 0.0, 200_000.0, 0.0, -10.0), wkt(2263))
    assert PixelAreas(grid).mean() == pytest.approx(100 * (1200 / 3937) ** 2, rel=1e-3)


def test_metres_of_mercator_at_60_degrees_are_half_as_long() -> None:
    grid = Grid(2, 2, (1_000_000.0, 100.0, 0.0, 8_399_838.0, 0.0, -100.0), wkt(3857))
    assert PixelAreas(grid).mean() == pytest.approx(2_500, rel=0.01)


def test_pixels_that_differ_have_no_area_in_common_but_a_mean_of_each_row() -> None:
    grid = Grid(180, 360, (-180.0, 1.0, 0.0, 90.0, 0.0, -1.0), wkt(4326))
    areas = PixelAreas(grid)
    assert areas.mean() is None
    np.testing.assert_allclose(areas.of_rows(), areas.of(slice(0, 180)).mean(1), rtol=1e-12)
    assert PixelAreas(Grid(2, 3, NORTH_UP, "")).of_rows() is None


def test_means_of_rows_are_those_of_their_pixels_on_a_plane_that_shrinks_sideways() -> None:
    areas = PixelAreas(Grid(300, 400, (-2_000_000.0, 500.0, 20.0, -1_000_000.0, 10.0, -500.0), wkt(3413)))
    np.testing.assert_allclose(areas.of_rows(), areas.of(slice(0, 300)).mean(1), rtol=1e-12)
