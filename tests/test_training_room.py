# SPDX-License-Identifier: GPL-3.0-or-later
"""A training that memory does not suffice for is refused before its rasters are read."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import scenes
from small_runs import SHAPE, Watcher, request

from freenet_qgis import workflow
from freenet_qgis.errors import FreeNetError
from freenet_qgis.request import FurtherRaster, Outputs, Scene, TrainRequest

pytestmark = pytest.mark.slow
READING = "Reading the raster"
LARGE = 1000  # bytes from which on the scene is large
WIDE = (300, 300, 5)  # rows, columns, bands: as many pixels as are seen however short memory is
SHORT = "420"  # megabytes: enough to start, not to train on these


def stacked(folder: Path, shape: tuple[int, int, int] = WIDE) -> TrainRequest:
    """A training on one raster several times over, which is large."""
    made = scenes.write_scene(folder, shape=shape)
    stack = Scene(made.raster, further=(FurtherRaster(made.raster),) * 2, large_bytes=LARGE)
    return request(made, folder, scene=stack)


def test_a_stack_that_memory_does_not_suffice_for_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLURM_MEM_PER_NODE", SHORT)
    watcher = Watcher()
    with pytest.raises(FreeNetError) as refused:
        workflow.train(stacked(tmp_path), watcher)
    text = r"Training with 15 bands on [\d,]+ pixels needs about [\d.]+ GB of memory, CPU.* has [\d.]+ GB free\."
    assert re.fullmatch(text, refused.value.message)
    assert "use fewer bands" in refused.value.hint and "SLURM has given this job" in refused.value.hint
    assert READING not in watcher.stages


def test_training_data_are_checked_with_less_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLURM_MEM_PER_NODE", SHORT)
    wanted = replace(stacked(tmp_path), outputs=Outputs(features=tmp_path / "checked.gpkg"))
    assert workflow.check_training(wanted, Watcher()).report.checked


def test_a_large_stack_that_fits_is_trained_on(tmp_path: Path) -> None:
    watcher = Watcher()
    outputs = workflow.train(stacked(tmp_path, SHAPE), watcher).outputs
    assert all(path.is_file() for path in outputs.files()) and READING in watcher.stages


def test_several_large_scenes_are_looked_at_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLURM_MEM_PER_NODE", SHORT)
    first = stacked(tmp_path)
    (tmp_path / "other").mkdir()
    other = stacked(tmp_path / "other")
    watcher = Watcher()
    with pytest.raises(FreeNetError, match="needs about"):
        workflow.train(replace(first, further=other.scenes), watcher)
    assert READING not in watcher.stages
