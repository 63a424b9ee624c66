# SPDX-License-Identifier: GPL-3.0-or-later
"""What a pixel covers on the ground, where that can be said."""

from __future__ import annotations

import pytest
from osgeo import osr
from rasters import NORTH_UP, ROTATED, SOUTH_UP

from freenet_qgis.contract.job import Grid
from freenet_qgis.geodata.access.grid import pixel_area_m2


def grid(epsg: int, geotransform: tuple) -> Grid:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    return Grid(2, 3, geotransform, crs.ExportToWkt(["FORMAT=WKT2_2018"]))


@pytest.mark.parametrize("geotransform", [NORTH_UP, SOUTH_UP, ROTATED])
def test_a_pixel_of_10_m_covers_100_square_metres(geotransform: tuple) -> None:
    assert pixel_area_m2(grid(32633, geotransform)) == pytest.approx(100)


def test_feet_become_metres() -> None:
    assert pixel_area_m2(grid(2263, NORTH_UP)) == pytest.approx(100 * (1200 / 3937) ** 2)


@pytest.mark.parametrize("epsg", [4326, 3857])
def test_degrees_and_mercator_metres_are_no_area(epsg: int) -> None:
    assert pixel_area_m2(grid(epsg, NORTH_UP)) is None
