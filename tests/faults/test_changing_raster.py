# SPDX-License-Identifier: GPL-3.0-or-later
"""The raster is deleted, cut short or replaced during a run: the old image, or a sentence, never a mixture."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import scenes
from osgeo import gdal
from small_runs import SHAPE, Watcher, request

from freenet_qgis import workflow
from freenet_qgis.errors import FreeNetError
from freenet_qgis.request import Scene, TrainRequest

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("engine_here")]
CHANGED = "has changed while it was being|can no longer be read|cannot be (read|opened)|There is no file|is damaged"


def delete(raster: Path) -> None:
    raster.unlink()


def cut_short(raster: Path) -> None:
    with raster.open("r+b") as file:
        file.truncate(raster.stat().st_size // 3)


def overwrite(raster: Path) -> None:
    """With other values, in the file as it is."""
    with raster.open("r+b") as file:
        file.seek(raster.stat().st_size // 2)
        file.write(b"\1" * 5000)


def replace_by_a_larger_one(raster: Path) -> None:
    gdal.GetDriverByName("GTiff").Create(str(raster), 100, 100, SHAPE[2], gdal.GDT_Int16)


CHANGES = [delete, cut_short, overwrite, replace_by_a_larger_one]


def wanted(folder: Path, driver: str = "GTiff", large_bytes: int = Scene.large_bytes) -> TrainRequest:
    made = scenes.write_scene(folder, shape=SHAPE)
    if driver == "ENVI":
        raster = folder / "plain.dat"
        gdal.Translate(str(raster), str(made.raster), format="ENVI")
        made = replace(made, raster=raster)
    out = folder / "out"
    out.mkdir()
    return replace(request(made, out), scene=Scene(made.raster, large_bytes=large_bytes))


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("share", [0.0, 0.1], ids=["before", "after"])
def test_a_raster_that_changes_while_it_is_read_is_told(
    tmp_path: Path, change: Callable[[Path], None], share: float
) -> None:
    if os.name == "nt" and change is delete and share:
        pytest.skip("Windows deletes no file that is read")
    run = wanted(tmp_path)
    progress = Watcher("Reading the raster", lambda: change(run.scene.raster))
    if share:
        progress.at, progress.from_share = "", share
    with pytest.raises(FreeNetError, match=CHANGED) as caught:
        workflow.train(run, progress)
    assert progress.is_done and caught.value.hint
    assert not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize("change", [delete, overwrite])
def test_once_read_a_small_raster_may_change(tmp_path: Path, change: Callable[[Path], None]) -> None:
    undisturbed = wanted(tmp_path)
    workflow.train(undisturbed, Watcher())
    expected = gdal.Open(str(undisturbed.outputs.class_map)).ReadAsArray()
    workflow.train(undisturbed, Watcher("Starting the engine", lambda: change(undisturbed.scene.raster)))
    assert np.array_equal(gdal.Open(str(undisturbed.outputs.class_map)).ReadAsArray(), expected)


@pytest.mark.parametrize("change", [delete, cut_short, overwrite])
@pytest.mark.parametrize("stage", ["Reading the raster", "Starting the engine"])
def test_a_large_raster_that_changes_meanwhile_is_told(
    tmp_path: Path, change: Callable[[Path], None], stage: str
) -> None:
    run = wanted(tmp_path, "ENVI", large_bytes=0)
    progress = Watcher(stage, lambda: change(run.scene.raster))
    with pytest.raises(FreeNetError, match=CHANGED):
        workflow.train(run, progress)
    assert progress.is_done
    assert not list((tmp_path / "out").iterdir())
