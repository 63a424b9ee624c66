# SPDX-License-Identifier: GPL-3.0-or-later
"""Bands without data are known before a run."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scenes import NODATA, write_cube

from freenet_qgis.geodata import raster
from freenet_qgis.geodata.raster.empty_bands import empty_bands


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Bands 2 and 4 are empty; band 3 has a single pixel of data, in a corner."""
    cube = np.full((40, 30, 4), NODATA, np.int16)
    cube[5:30, 5:20, 0] = 7
    cube[0, 0, 2] = 7
    write_cube(tmp_path / "holes.tif", cube)
    return tmp_path / "holes.tif"


def test_bands_without_any_data_are_found(path: Path) -> None:
    assert [band.number for band in empty_bands(raster.describe(path))] == [2, 4]


def test_they_are_those_that_a_run_leaves_out(path: Path, tmp_path: Path) -> None:
    cube = raster.read(raster.plan_reading(raster.describe(path)), tmp_path, lambda fraction: None)
    assert empty_bands(raster.describe(path)) == tuple(band for band, _ in cube.dropped)


def test_no_band_is_called_empty_where_not_all_was_read(path: Path) -> None:
    assert empty_bands(raster.describe(path), read_at_most=100) == ()


def test_nobody_waits_for_what_is_not_wanted_any_more(path: Path) -> None:
    assert empty_bands(raster.describe(path), lambda: True) == ()
