# SPDX-License-Identifier: GPL-3.0-or-later
"""Bands of NaN, of infinities, of one value, of nothing, of numbers beyond all bounds: a map, or a sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import scenes
from osgeo import gdal
from small_runs import Watcher, request

from freenet_qgis import workflow
from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.errors import FreeNetError
from freenet_qgis.request import Scene

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("engine_here")]
SHAPE = (40, 30, 5)


def mapped(folder: Path, cube: np.ndarray, preset: str = "fast") -> tuple[np.ndarray, scenes.SyntheticScene, list[str]]:
    made = scenes.write_scene(folder, shape=SHAPE)
    scenes.write_cube(folder / "strange.tif", cube)
    progress = Watcher()
    options = TrainOptions(preset, 40, "polygons")
    run = replace(request(made, folder, options=options), scene=Scene(folder / "strange.tif", ""))
    workflow.train(run, progress)
    return gdal.Open(str(run.outputs.class_map)).ReadAsArray(), made, progress.infos


def plain(folder: Path) -> np.ndarray:
    made = scenes.write_scene(folder, "plain", shape=SHAPE)
    return np.moveaxis(gdal.Open(str(made.raster)).ReadAsArray(), 0, -1).astype(np.float32)


@pytest.mark.parametrize("value", [np.inf, scenes.NODATA])
def test_a_band_without_data_is_left_out_and_the_map_is_right(tmp_path: Path, value: float) -> None:
    cube = plain(tmp_path)
    cube[..., 1] = value
    found, made, infos = mapped(tmp_path, cube)
    assert (found == made.truth).mean() > 0.9
    assert any("(band 2) is left out: no pixel has data" in text for text in infos)


@pytest.mark.parametrize("value", [3e38, 1e-40])
def test_a_band_of_one_value_does_no_harm(tmp_path: Path, value: float) -> None:
    cube = plain(tmp_path)
    cube[..., 1] = value
    found, made, _ = mapped(tmp_path, cube)
    assert (found == made.truth).mean() > 0.9


@pytest.mark.parametrize(("preset", "value"), [("fast", np.nan), ("fast", -3e38), ("auto", 3e38)])
def test_single_pixels_beyond_all_bounds_do_no_harm(tmp_path: Path, preset: str, value: float) -> None:
    cube = plain(tmp_path)
    cube[::7, ::5, 2] = value
    found, made, _ = mapped(tmp_path, cube, preset)
    assert (found > 0).all()
    assert (found == made.truth).mean() > 0.6


@pytest.mark.parametrize("value", [np.nan, scenes.NODATA])
def test_an_image_without_any_data_is_told(tmp_path: Path, value: float) -> None:
    with pytest.raises(FreeNetError, match="has no pixel with data"):
        mapped(tmp_path, np.full(SHAPE, value, np.float32))


def test_an_image_of_one_value_gives_a_map_or_a_sentence(tmp_path: Path) -> None:
    found, _, _ = mapped(tmp_path, np.full(SHAPE, 5.0, np.float32))
    assert (found > 0).all()


def test_numbers_that_their_scale_takes_beyond_all_bounds_are_told(tmp_path: Path) -> None:
    scenes.write_cube(tmp_path / "strange.tif", plain(tmp_path))
    dataset = gdal.Open(str(tmp_path / "strange.tif"), gdal.GA_Update)
    dataset.GetRasterBand(2).SetScale(1e307)
    del dataset
    made = scenes.write_scene(tmp_path, shape=SHAPE)
    run = replace(request(made, tmp_path), scene=Scene(tmp_path / "strange.tif", ""))
    with pytest.raises(FreeNetError, match=r"Band 2 .* holds numbers too large to compute with"):
        workflow.train(run, Watcher())
