# SPDX-License-Identifier: GPL-3.0-or-later
"""Cleaning a class map, as a person types it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import scenes
from osgeo import gdal, osr

from freenet_qgis.__main__ import main
from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP
from freenet_qgis.geodata.results.map_writing import NewMap, write_map


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a map of two classes, one of them but a speck of four pixels."""
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(scenes.EPSG)
    labels = np.ones((12, 15), np.uint8)
    labels[4:6, 4:6] = 2
    grid = Grid(12, 15, tuple(scenes.GEOTRANSFORM), crs.ExportToWkt())
    classes = ClassInfo(1, "Meadow", "#00ff00"), ClassInfo(2, "Water", "#0000ff")
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, labels, grid, classes))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_tells_what_changed_and_the_new_file(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["generalize", "--input", "map.tif", "--min-size", "5", "--output", "cleaned.tif"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[0] == "Patches: 2 before, 1 after. 4 pixels have another class (2.2 % of the map)."
    assert lines[2:5] == ["Class   Pixels before  After", "Meadow  176            180", "Water   4              0"]
    assert lines[-1] == str(folder / "cleaned.tif")
    assert (gdal.Open("cleaned.tif").ReadAsArray() == 1).all()


def test_hectares_and_corners_are_typed(folder: Path) -> None:
    size = "--min-size", "0.04", "--min-size-unit", "hectares"  # four pixels of 10 m
    assert main(["generalize", "--input", "map.tif", *size, "--connectedness", "8", "--output", "same.tif"]) == 0
    assert (gdal.Open("same.tif").ReadAsArray() == gdal.Open("map.tif").ReadAsArray()).all()


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (["--field", "class"], "--field is for a reference, and there is none"),
        (["--output", "map.tif"], "'map.tif' is an input of this run"),
        (["--method", "probabilities"], "it needs both"),
    ],
)
def test_what_will_not_do_is_refused(
    folder: Path, capfd: pytest.CaptureFixture[str], typed: list[str], problem: str
) -> None:
    assert main(["generalize", "--input", "map.tif", "--output", "cleaned.tif", *typed]) == 1
    assert problem in capfd.readouterr().err
    assert not (folder / "cleaned.tif").exists()
