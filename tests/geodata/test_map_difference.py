# SPDX-License-Identifier: GPL-3.0-or-later
"""Where two class maps differ."""

from __future__ import annotations

import colorsys
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from freenet_qgis.classes import palette
from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.class_maps.class_map import read_class_map
from freenet_qgis.geodata.results import marks
from freenet_qgis.geodata.results.map_difference import Difference, Pair, write_difference
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.request import Scene

GRID = Grid(2, 3, (400_000.0, 10.0, 0.0, 5_800_000.0, 0.0, -10.0), "EPSG:32633")
CLASSES = (ClassInfo(1, "Water", "#0000ff"), ClassInfo(2, "Meadow", "#00ff00"))
RENUMBERED = (ClassInfo(7, "Meadow", "#00ff00"), ClassInfo(9, "Ice", "#ffffff"))


def write(path: Path, numbers: list[list[int]], classes: tuple[ClassInfo, ...] = CLASSES, grid: Grid = GRID) -> Path:
    """A map of class numbers 1…n."""
    write_map(path, NewMap(CLASS_MAP, np.array(numbers, np.uint8), grid, classes))
    return path


def compare(first: Path, second: Path) -> Difference:
    return write_difference(first, second, first.with_name("differences.tif"), "nothing", "others")


def test_classes_are_compared_by_name_and_equal_cells_are_transparent(tmp_path: Path) -> None:
    first = write(tmp_path / "a.tif", [[1, 1, 2], [2, 0, 0]])
    second = write(tmp_path / "b.tif", [[1, 2, 1], [1, 1, 0]], RENUMBERED)
    found = compare(first, second)
    assert found.compared == 5
    assert found.pixels == 3
    assert set(found.pairs) == {Pair("Water", "Meadow", 1), Pair("Water", "Ice", 1), Pair("", "Meadow", 1)}
    written = gdal.Open(str(tmp_path / "differences.tif"))
    band = written.GetRasterBand(1)
    assert band.GetNoDataValue() == 0
    shown = band.ReadAsArray()
    assert (shown > 0).tolist() == [[True, True, False], [False, True, False]]
    style = (tmp_path / "differences.qml").read_text(encoding="utf-8")
    assert "Water → Ice (1)" in style and "nothing → Meadow (1)" in style


def test_largest_differences_come_first(tmp_path: Path) -> None:
    first = write(tmp_path / "a.tif", [[1, 2, 2], [2, 1, 1]])
    second = write(tmp_path / "b.tif", [[2, 1, 1], [1, 1, 1]])
    assert compare(first, second).pairs == (Pair("Meadow", "Water", 3), Pair("Water", "Meadow", 1))


def test_nothing_is_written_where_nothing_differs(tmp_path: Path) -> None:
    first = write(tmp_path / "a.tif", [[1, 2, 2], [2, 1, 0]])
    assert compare(first, write(tmp_path / "b.tif", [[1, 2, 2], [2, 1, 0]])) == Difference(5, ())
    assert not (tmp_path / "differences.tif").exists()


@pytest.mark.parametrize("count", [2, 4, 16, 60, 255])
def test_no_colour_of_a_difference_can_be_taken_for_a_class(tmp_path: Path, count: int) -> None:
    colors = palette.colors()
    classes = tuple(ClassInfo(value, f"c{value}", next(colors)) for value in range(1, count + 1))
    grid = Grid(16, 16, GRID.geotransform, GRID.crs_wkt)
    first = np.arange(256).reshape(16, 16) % count + 1
    write(tmp_path / "a.tif", first.tolist(), classes, grid)
    write(tmp_path / "b.tif", (first % count + 1).tolist(), classes, grid)
    found = compare(tmp_path / "a.tif", tmp_path / "b.tif")
    shown = read_class_map(Scene(tmp_path / "differences.tif")).classes
    assert len(shown) == min(len(found.pairs), 13) and len({info.color for info in shown}) == len(shown)
    assert min(marks.distance(one.color, info.color) for one in shown for info in classes) >= 20
    hues = [colorsys.rgb_to_hls(*(int(info.color[at : at + 2], 16) / 255 for at in (1, 3, 5)))[0] for info in shown]
    assert max(hues) - min(hues) < 0.03


def test_only_the_largest_differences_have_a_colour_of_their_own(tmp_path: Path) -> None:
    classes = tuple(ClassInfo(value, f"c{value}", "#102030") for value in range(1, 21))
    grid = Grid(20, 20, GRID.geotransform, GRID.crs_wkt)
    rows, cols = np.indices((20, 20))
    first = write(tmp_path / "a.tif", (rows + 1).tolist(), classes, grid)
    found = compare(first, write(tmp_path / "b.tif", (cols + 1).tolist(), classes, grid))
    assert len(found.pairs) == 380
    assert gdal.Open(str(tmp_path / "differences.tif")).ReadAsArray().max() == 13
    assert "others (368)" in (tmp_path / "differences.qml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("grid", "sentence"),
    [
        (Grid(3, 2, GRID.geotransform, GRID.crs_wkt), "3 x 2 and 2 x 3 pixels"),
        (Grid(2, 3, GRID.geotransform, "EPSG:32634"), "different coordinate reference systems"),
        (Grid(2, 3, (400_005.0, *GRID.geotransform[1:]), GRID.crs_wkt), "their pixels lie at different places"),
    ],
)
def test_maps_on_different_grids_are_refused(tmp_path: Path, grid: Grid, sentence: str) -> None:
    first = write(tmp_path / "a.tif", [[1, 2, 2], [2, 1, 1]])
    numbers = np.ones((grid.rows, grid.cols), int).tolist()
    with pytest.raises(FreeNetError, match=sentence):
        compare(first, write(tmp_path / "b.tif", numbers, CLASSES, grid))
