# SPDX-License-Identifier: GPL-3.0-or-later
"""What pixels cover on the ground, also in degrees."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import osr

from freenet_qgis.contract.job import Grid
from freenet_qgis.geodata.access.true_areas import row_areas_m2

EARTH_KM2 = 510_065_621.724  # the surface of the ellipsoid WGS 84


def wkt(epsg: int) -> str:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    return str(crs.ExportToWkt(["FORMAT=WKT2_2018"]))


@pytest.mark.parametrize("size", [1.0, 0.25])
def test_pixels_in_degrees_cover_the_earth_together(size: float) -> None:
    grid = Grid(round(180 / size), round(360 / size), (-180.0, size, 0.0, 90.0, 0.0, -size), wkt(4326))
    assert row_areas_m2(grid).sum() * grid.cols / 1e6 == pytest.approx(EARTH_KM2, abs=0.001)


def test_rows_beyond_a_pole_are_nothing() -> None:
    grid = Grid(181, 360, (-180.0, 1.0, 0.0, 90.5, 0.0, -1.0), wkt(4326))
    assert row_areas_m2(grid).sum() * grid.cols / 1e6 == pytest.approx(EARTH_KM2, abs=0.001)


def test_a_pixel_at_the_equator() -> None:
    """A second of arc: 30.922 m east and 30.715 m north there."""
    grid = Grid(1, 1, (10.0, 1 / 3600, 0.0, 1 / 7200, 0.0, -1 / 3600), wkt(4326))
    assert row_areas_m2(grid)[0] == pytest.approx(30.922 * 30.715, rel=1e-4)


def test_in_metres_it_is_that_of_the_plane() -> None:
    grid = Grid(3, 2, (400_000.0, 10.0, 0.0, 5_800_000.0, 0.0, -20.0), wkt(32633))
    assert row_areas_m2(grid).tolist() == [200.0] * 3


def test_mercators_metres_are_long_ones() -> None:
    """Web Mercator stretches by the secant of the latitude, twice; here at 60 degrees, hence to a quarter, about."""
    grid = Grid(2, 2, (1_000_000.0, 100.0, 0.0, 8_399_838.0, 0.0, -100.0), wkt(3857))
    assert row_areas_m2(grid) == pytest.approx(np.full(2, 2_500.0), rel=0.01)


@pytest.mark.parametrize("epsg", [4087, 32662])
def test_metres_of_equirectangular_projections_are_long_ones_too(epsg: int) -> None:
    """Those to the east stretch by the secant of the latitude; here at 60 degrees, hence to a half, about."""
    grid = Grid(2, 2, (1_000_000.0, 100.0, 0.0, 6_679_169.0, 0.0, -100.0), wkt(epsg))
    assert row_areas_m2(grid) == pytest.approx(np.full(2, 5_000.0), rel=0.01)


def test_a_grid_that_begins_a_hair_beyond_the_antimeridian_has_the_areas_of_others() -> None:
    areas = [row_areas_m2(Grid(2, 2, (x, 1e5, 0.0, 1e5, 0.0, -1e5), wkt(3857))) for x in (-20_037_508.5, 0.0)]
    np.testing.assert_allclose(*areas)


@pytest.mark.parametrize(
    "grid",
    [
        Grid(2, 2, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), ""),
        Grid(2, 2, (10.0, 0.1, 0.1, 50.0, 0.1, -0.1), wkt(4326)),
    ],
    ids=["no CRS", "turned in degrees"],
)
def test_nobody_knows_where_nothing_tells(grid: Grid) -> None:
    assert row_areas_m2(grid) is None
