# SPDX-License-Identifier: GPL-3.0-or-later
"""``freenet to-polygons``, as a person types it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import scenes
from osgeo import gdal

from freenet_qgis.__main__ import main
from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP, CONFIDENCE
from freenet_qgis.geodata.results.map_writing import NewMap, write_map

GRID = Grid(6, 6, (400_000.0, 100.0, 0.0, 5_800_000.0, 0.0, -100.0), scenes._crs(scenes.EPSG).ExportToWkt())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    labels = np.kron(np.array([[1, 2], [2, 1]], np.uint8), np.ones((3, 3), np.uint8))
    classes = (ClassInfo(1, "Forest", "#008000"), ClassInfo(2, "Lake", "#0000ff"))
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, labels, GRID, classes))
    write_map(tmp_path / "sure.tif", NewMap(CONFIDENCE, np.full((6, 6), 0.75, np.float32), GRID))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_classes_are_told_with_polygons_and_hectares(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["to-polygons", "--input", "map.tif", "--confidence", "sure.tif", "--output", "p.gpkg|layername=cover"]
    assert main(given) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.split() for line in told[:3]] == [
        ["Class", "Polygons", "Area", "(ha)"],
        ["Forest", "2", "18.01"],
        ["Lake", "2", "18.01"],
    ]
    written = gdal.OpenEx(str(folder / "p.gpkg"))
    found = [feature.items() for feature in written.GetLayer("cover")]
    assert {(one["class"], one["confidence"]) for one in found} == {("Forest", 0.75), ("Lake", 0.75)}


def test_the_map_is_no_place_for_the_result(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["to-polygons", "--input", "map.tif", "--output", "map.tif"]) == 1
    assert "does not end in .gpkg" in capsys.readouterr().err
