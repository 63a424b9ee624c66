# SPDX-License-Identifier: GPL-3.0-or-later
"""A class map read strip by strip is the map read as a whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from rasters import WriteRaster

from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.class_maps.class_map import read_class_map, read_on_grid
from freenet_qgis.geodata.class_maps.class_strips import NO_DATA, ClassStrips, strips
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.request import Scene

GRID = Grid(40, 30, (400_000.0, 10.0, 0.0, 5_800_000.0, 0.0, -10.0), "EPSG:32633")
COARSE = Grid(18, 22, (399_950.0, 25.0, 0.0, 5_800_030.0, 0.0, -25.0), "EPSG:32633")
CLASSES = (ClassInfo(3, "Water", "#0000ff"), ClassInfo(200, "Meadow", "#00ff00"), ClassInfo(7, "Ice", "#ffffff"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    labels = np.random.default_rng(1).integers(0, 3, (GRID.rows, GRID.cols)).astype(np.uint8)
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, labels, GRID, CLASSES))
    return tmp_path / "map.tif"


@pytest.mark.parametrize("grid", [None, COARSE], ids=["own grid", "another"])
def test_strips_are_the_rows_of_the_map(path: Path, grid: Grid | None) -> None:
    own = read_class_map(Scene(path))
    grid = grid and replace(grid, crs_wkt=own.grid.crs_wkt)
    whole = own if grid is None else read_on_grid(Scene(path), grid)
    found = ClassStrips(Scene(path), grid)
    rows = [found.values(rows.start, rows.stop - rows.start) for rows in strips(found.grid, strip_px=90)]
    assert len(rows) >= 5
    values = np.concatenate(rows)
    assert np.where(values == NO_DATA, 0, values).tolist() == whole.values.tolist()
    assert found.own_grid.cols == 30 and found.name == "map.tif"


def test_classes_are_those_that_the_file_names_and_those_that_occur(path: Path) -> None:
    assert [info.name for info in ClassStrips(Scene(path)).classes([3, 9])] == ["Water", "Ice", "9", "Meadow"]


def test_an_image_is_no_class_map(write_raster: WriteRaster) -> None:
    found = ClassStrips(Scene(write_raster(np.full((8, 8, 1), 0.5, np.float32))))
    with pytest.raises(FreeNetError, match=r"holds the value 0\.5; a class map has whole numbers"):
        found.values(0, 4)
