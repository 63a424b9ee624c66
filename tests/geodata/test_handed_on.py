# SPDX-License-Identifier: GPL-3.0-or-later
"""What other software finds in and beside a map: ESRI's table of classes, and overviews of large maps."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr
from rasters import RunTool
from scenes import EPSG, ORIGIN, _crs

from freenet_qgis.contract.job import LONGEST_NAME, ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP, CONFIDENCE
from freenet_qgis.files.companions import of_raster
from freenet_qgis.geodata.class_maps.class_map import read_class_map
from freenet_qgis.geodata.class_maps.class_names_beside import of_table
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.geodata.results.overviews import FROM_PX
from freenet_qgis.progress import Canceled
from freenet_qgis.request import Scene

CLASSES = (ClassInfo(3, "Straße", "#804000"), ClassInfo(9, "Οἶκος", "#ff0000"), ClassInfo(200, "Forêt", "#00aa10"))


def grid(rows: int, cols: int) -> Grid:
    return Grid(rows, cols, (ORIGIN[0], 10.0, 0.0, ORIGIN[1], 0.0, -10.0), _crs(EPSG).ExportToWkt())


def labels(rows: int, cols: int) -> np.ndarray:
    """Labels 0…3 in squares of 3 pixels without any order, which no overview parts evenly."""
    squares = np.random.default_rng(1).integers(0, 4, (rows // 3 + 1, cols // 3 + 1)).astype(np.uint8)
    return np.repeat(np.repeat(squares, 3, axis=0), 3, axis=1)[:rows, :cols]


def classes_written(folder: Path, rows: int = 60, cols: int = 40) -> Path:
    path = folder / "map.tif"
    write_map(path, NewMap(CLASS_MAP, labels(rows, cols), grid(rows, cols), CLASSES))
    return path


def overviews(path: Path) -> list[np.ndarray]:
    dataset = gdal.Open(str(path))
    band = dataset.GetRasterBand(1)
    return [band.GetOverview(number).ReadAsArray() for number in range(band.GetOverviewCount())]


def test_the_table_for_esri_has_value_count_name_and_colour(tmp_path: Path, run_tool: RunTool) -> None:
    path = classes_written(tmp_path)
    source = ogr.Open(f"{path}.vat.dbf")
    counts = np.bincount(labels(60, 40).ravel())
    assert [feature.items() for feature in source.GetLayer(0)] == [
        {"Value": 3, "Count": counts[1], "Class": "Straße", "Red": 128, "Green": 64, "Blue": 0},
        {"Value": 9, "Count": counts[2], "Class": "Οἶκος", "Red": 255, "Green": 0, "Blue": 0},
        {"Value": 200, "Count": counts[3], "Class": "Forêt", "Red": 0, "Green": 170, "Blue": 16},
    ]
    assert Path(f"{path}.vat.cpg").read_text(encoding="ascii") == "UTF-8"
    assert "Straße" in run_tool("ogrinfo", "-al", f"{path}.vat.dbf")


def test_the_table_is_read_as_it_is_written(tmp_path: Path) -> None:
    path = classes_written(tmp_path)
    names, colors = of_table(path)
    assert [(value, names[value], colors[value]) for value in names] == [
        (info.value, info.name, info.color) for info in CLASSES
    ]
    assert read_class_map(Scene(path)).classes == CLASSES


def test_a_name_too_long_for_the_table_ends_with_a_whole_letter_there_alone(tmp_path: Path) -> None:
    long = ClassInfo(1, "a" + "ä" * (LONGEST_NAME - 1), "#101010")
    path = tmp_path / "map.tif"
    write_map(path, NewMap(CLASS_MAP, np.ones((5, 5), np.uint8), grid(5, 5), (long,)))
    assert of_table(path)[0][1] == long.name[: 1 + (254 - 1) // 2]
    assert read_class_map(Scene(path)).classes == (long,)


def test_the_table_goes_with_its_map(tmp_path: Path) -> None:
    path = classes_written(tmp_path)
    assert set(tmp_path.iterdir()) == {path, *(one for one in of_raster(path) if one.exists())}
    write_map(path, NewMap(CONFIDENCE, np.ones((5, 5), np.float32), grid(5, 5)))
    assert {one.name for one in tmp_path.iterdir()} == {"map.tif", "map.qml"}


def test_large_maps_have_overviews_down_to_a_tile(tmp_path: Path) -> None:
    path = classes_written(tmp_path, 300, FROM_PX + 1)
    assert [one.shape for one in overviews(path)] == [(150, 1001), (75, 501), (38, 251)]
    assert not Path(f"{path}.ovr").exists()


def test_small_maps_have_none(tmp_path: Path) -> None:
    assert overviews(classes_written(tmp_path, 300, FROM_PX)) == []


def test_overviews_of_classes_hold_nothing_but_classes(tmp_path: Path) -> None:
    path = classes_written(tmp_path, 300, FROM_PX + 1)
    for one in overviews(path):
        assert set(np.unique(one)) <= {0, 3, 9, 200}


def test_the_pixels_and_all_that_is_known_of_a_map_with_overviews_are_those_without(tmp_path: Path) -> None:
    path = classes_written(tmp_path, 300, FROM_PX + 1)
    values = np.array([0, 3, 9, 200], np.uint8)[labels(300, FROM_PX + 1)]
    dataset = gdal.Open(str(path))
    band = dataset.GetRasterBand(1)
    np.testing.assert_array_equal(band.ReadAsArray(), values)
    assert band.GetDefaultRAT().GetRowCount() == 3
    assert band.GetCategoryNames()[9] == "Οἶκος"
    assert band.GetRasterColorTable().GetColorEntry(200) == (0, 170, 16, 255)
    assert (band.GetNoDataValue(), band.GetDescription()) == (0, "Class")
    assert read_class_map(Scene(path)).classes == CLASSES


def test_overviews_of_shares_are_means_of_the_pixels_with_data(tmp_path: Path) -> None:
    shares = np.random.default_rng(2).random((300, FROM_PX + 2)).astype(np.float32)
    shares[:, 0] = np.nan
    path = tmp_path / "confidence.tif"
    write_map(path, NewMap(CONFIDENCE, shares, grid(*shares.shape)))
    first = overviews(path)[0]
    blocks = shares.reshape(150, 2, (FROM_PX + 2) // 2, 2)
    np.testing.assert_allclose(first, np.nanmean(blocks, axis=(1, 3)), atol=1e-6)


def test_a_run_that_is_stopped_at_its_overviews_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: float) -> None:
        if done > 0.8:
            raise Canceled

    with pytest.raises(Canceled):
        new = NewMap(CLASS_MAP, labels(300, FROM_PX + 1), grid(300, FROM_PX + 1), CLASSES)
        write_map(tmp_path / "map.tif", new, stop)
    assert not list(tmp_path.iterdir())
