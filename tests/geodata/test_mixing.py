# SPDX-License-Identifier: GPL-3.0-or-later
"""Bands made of others: weighted, in physical units, and no data where a part has none."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal
from rasters import ReadRaster, WriteRaster

from freenet_qgis.contract.job import Band
from freenet_qgis.geodata.raster.mixing import Mix

WANTED = Band(2, "wanted", 515.0, 10.0)
BETWEEN = Mix(WANTED, (1, 3), (0.25, 0.75))


def cube() -> np.ndarray:
    return np.arange(1, 61).reshape(5, 4, 3).astype(np.int16)


def test_a_mix_is_the_weighted_mean_of_its_parts(write_raster: WriteRaster, read: ReadRaster) -> None:
    taken = read(write_raster(cube()), [BETWEEN])
    assert taken.cube.dtype == np.float32
    assert taken.cube[..., 0] == pytest.approx(0.25 * cube()[..., 0] + 0.75 * cube()[..., 2])
    assert taken.result.bands == (WANTED,)


def test_bands_beside_a_mix_come_in_physical_units_too(write_raster: WriteRaster, read: ReadRaster) -> None:
    def scale(dataset: gdal.Dataset) -> None:
        for number in (1, 2, 3):
            dataset.GetRasterBand(number).SetScale(0.5 * number)
            dataset.GetRasterBand(number).SetOffset(1)

    taken = read(write_raster(cube(), edit=scale), [2, BETWEEN])
    assert taken.cube[..., 0] == pytest.approx(cube()[..., 1] + 1)
    assert taken.cube[..., 1] == pytest.approx(1 + 0.125 * cube()[..., 0] + 1.125 * cube()[..., 2])
    assert [(band.scale, band.offset, band.nodata) for band in taken.result.bands] == [(1, 0, None)] * 2


def test_a_missing_part_is_no_data(write_raster: WriteRaster, read: ReadRaster) -> None:
    holed = cube()
    holed[0, 0, 2] = holed[1, 1, 1] = -9
    taken = read(write_raster(holed, nodata=(-9, -9, -9)), [1, BETWEEN])
    assert np.argwhere(np.isnan(taken.cube)).tolist() == [[0, 0, 1]]
    assert taken.valid.all()
    taken = read(write_raster(holed, nodata=(-9, -9, -9)), [BETWEEN])
    assert np.argwhere(~taken.valid).tolist() == [[0, 0]]
    assert taken.result.valid_pixels == 19


def test_a_band_may_be_asked_for_twice(write_raster: WriteRaster, read: ReadRaster) -> None:
    taken = read(write_raster(cube()), [3, 1, 3])
    assert taken.cube.dtype == np.int16
    np.testing.assert_array_equal(taken.cube, cube()[..., [2, 0, 2]])
