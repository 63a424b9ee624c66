# SPDX-License-Identifier: GPL-3.0-or-later
"""Rasters that FreeNet wrote are told from all others, those of older versions and copies by GDAL included."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, gdal_array
from rasters import RunTool, WriteRaster
from scenes import write_scene

from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP, CONFIDENCE, DIFFERENCE, PROBABILITIES
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.geodata.results.own_rasters import KEY, own_kind

GRID = Grid(300, 280, (400_000.0, 10.0, 0.0, 5_800_000.0, 0.0, -10.0), "EPSG:32633")
CLASSES = (ClassInfo(1, "Water", "#0000ff"), ClassInfo(2, "Meadow", "#00ff00"))
SHARES = np.random.default_rng(0).uniform(0, 1, (GRID.rows, GRID.cols)).astype(np.float32)
SHARES[:256, :256] = np.nan  # nothing is known of the first tile


def write_class_map(path: Path) -> None:
    labels = np.random.default_rng(len(path.name)).integers(0, 3, SHARES.shape).astype(np.uint8)
    write_map(path, NewMap(CLASS_MAP, labels, GRID, CLASSES))


def write_difference(path: Path) -> None:
    """As a comparison of the dock writes it, which counts pixels in its names."""
    labels = np.random.default_rng(1).integers(0, 3, SHARES.shape).astype(np.uint8)
    names = "Water → Meadow (12)", "Meadow → Water (3)"
    changes = tuple(ClassInfo(value, name, "#ff00ff") for value, name in enumerate(names, start=2))
    write_map(path, NewMap(DIFFERENCE, labels, GRID, changes))


WRITERS: dict[str, Callable[[Path], object]] = {
    "class_map": write_class_map,
    "confidence": lambda path: write_map(path, NewMap(CONFIDENCE, SHARES, GRID)),
    "probabilities": lambda path: write_map(
        path, NewMap(PROBABILITIES, np.stack((SHARES, 1 - SHARES), -1), GRID, CLASSES)
    ),
    "difference": write_difference,
}


@pytest.mark.parametrize("kind", WRITERS)
def test_every_raster_of_ours_says_what_it_is(tmp_path: Path, kind: str) -> None:
    WRITERS[kind](tmp_path / "any.tif")
    assert own_kind(tmp_path / "any.tif") == kind
    assert gdal.Open(str(tmp_path / "any.tif")).GetMetadataItem(KEY) == kind


@pytest.mark.parametrize("kind", WRITERS)
def test_one_of_an_older_version_is_known_by_what_it_carries(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "old.tif"
    WRITERS[kind](path)
    dataset = gdal.Open(str(path), gdal.GA_Update)
    dataset.SetMetadataItem(KEY, None)
    del dataset
    assert gdal.Open(str(path)).GetMetadataItem(KEY) is None
    assert own_kind(path) == kind
    (tmp_path / "old.qml").unlink(missing_ok=True)
    (tmp_path / "old.tif.aux.xml").unlink(missing_ok=True)
    assert own_kind(path) == ("class_map" if kind == "difference" else kind), "the .tif alone was copied"


@pytest.mark.parametrize("kind", WRITERS)
def test_a_part_cut_out_by_gdal_is_still_ours(tmp_path: Path, run_tool: RunTool, kind: str) -> None:
    WRITERS[kind](tmp_path / "whole.tif")
    run_tool("gdal_translate", "-q", "-srcwin", 5, 5, 40, 40, tmp_path / "whole.tif", tmp_path / "part.tif")
    assert own_kind(tmp_path / "part.tif") == kind


def test_an_image_that_took_a_map_for_a_template_is_not_ours(tmp_path: Path) -> None:
    write_class_map(tmp_path / "map.tif")
    image = np.full((3, GRID.rows, GRID.cols), 7, np.int16)
    gdal_array.SaveArray(image, str(tmp_path / "image.tif"), prototype=str(tmp_path / "map.tif"))
    assert gdal.Open(str(tmp_path / "image.tif")).GetMetadataItem(KEY) == "class_map"
    assert own_kind(tmp_path / "image.tif") is None


def test_an_image_is_not_ours(tmp_path: Path) -> None:
    assert own_kind(write_scene(tmp_path).raster) is None


def test_what_cannot_be_opened_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "notes.tif").write_text("no raster")
    assert own_kind(tmp_path / "notes.tif") is None
    assert own_kind(tmp_path / "gone.tif") is None
    assert own_kind(tmp_path) is None


OPTIONS = ("TILED=YES", "BLOCKXSIZE=256", "BLOCKYSIZE=256", "COMPRESS=DEFLATE", "INTERLEAVE=BAND")


@pytest.mark.parametrize("bands", [1, 2])
def test_an_image_laid_out_like_our_probabilities_is_not_ours(
    tmp_path: Path, write_raster: WriteRaster, bands: int
) -> None:
    def name(dataset: gdal.Dataset) -> None:
        for number in range(1, bands + 1):
            dataset.GetRasterBand(number).SetDescription(f"reflectance {number}")

    cube = np.random.default_rng(1).uniform(0, 1, (64, 64, bands)).astype(np.float32)
    path = write_raster(cube, nodata=[-1.0] * bands, options=OPTIONS, edit=name)
    assert own_kind(path) is None


def test_fractions_of_other_software_that_add_up_to_one_are_not_ours(tmp_path: Path, write_raster: WriteRaster) -> None:
    part = np.random.default_rng(1).uniform(0, 1, (64, 64)).astype(np.float32)
    assert own_kind(write_raster(np.stack((part, 1 - part), -1), nodata=[-1.0, -1.0])) is None


def test_a_class_map_of_other_software_is_not_ours(tmp_path: Path, write_raster: WriteRaster) -> None:
    values = np.random.default_rng(1).integers(0, 5, (64, 64, 1)).astype(np.uint8)

    def name(dataset: gdal.Dataset) -> None:
        dataset.GetRasterBand(1).SetCategoryNames(["", "Water", "Meadow", "Forest", "Soil"])

    assert own_kind(write_raster(values, nodata=[0], options=OPTIONS, edit=name)) is None
