# SPDX-License-Identifier: GPL-3.0-or-later
"""A raster in longitudes from 0 to 360 degrees is found where another counts them from -180 to 180."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, osr

from freenet_qgis.contract.job import Grid
from freenet_qgis.geodata.class_maps.class_map import read_on_grid
from freenet_qgis.geodata.raster.sight import Sight
from freenet_qgis.request import Mask, Scene

STEP = 10  # degrees
ROWS, COLS = 180 // STEP, 360 // STEP
COLUMNS = np.arange(1, COLS + 1, dtype=np.uint8)  # of the raster from 0 to 360, each of a value of its own


def wgs84() -> osr.SpatialReference:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(4326)
    return crs


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A raster of the whole earth from 0 to 360 degrees."""
    path = tmp_path / "world.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), COLS, ROWS, 1, gdal.GDT_Byte)
    dataset.SetGeoTransform((0, STEP, 0, 90, 0, -STEP))
    dataset.SetSpatialRef(wgs84())
    dataset.GetRasterBand(1).WriteArray(np.tile(COLUMNS, (ROWS, 1)))
    dataset.FlushCache()
    return path


def grid(west: float, east: float) -> Grid:
    return Grid(4, int(east - west) // STEP, (west, STEP, 0, 20, 0, -STEP), wgs84().ExportToWkt())


@pytest.mark.parametrize(
    ("west", "east"), [(-180, 180), (-100, -40), (-30, 30), (20, 80), (170, 210), (340, 380), (-190, -170)]
)
def test_classes_are_those_of_the_same_place(world: Path, west: int, east: int) -> None:
    found = read_on_grid(Scene(world, wgs84().ExportToWkt()), grid(west, east))
    expected = COLUMNS[np.arange(west, east, STEP) % 360 // STEP]
    assert np.array_equal(np.asarray(found.values), np.tile(expected, (4, 1)))


def test_a_mask_hides_the_same_place(world: Path) -> None:
    place = grid(-100, -40)
    looked = Sight(place, None, Mask(world, "27-28")).of((0, 0, place.cols, place.rows))
    assert looked is not None
    assert looked.is_seen[0].tolist() == [False, False, True, True, True, True]
