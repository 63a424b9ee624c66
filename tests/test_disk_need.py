# SPDX-License-Identifier: GPL-3.0-or-later
"""The forecast of temporary disk space, held against what is really on the disk at the worst moment."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import scenes
from small_runs import EngineHere, Watcher, outputs, request

from freenet_qgis import workflow
from freenet_qgis.contract.job import Band
from freenet_qgis.files import array_file
from freenet_qgis.geodata import raster
from freenet_qgis.request import Outputs
from freenet_qgis.workflow import disk_need, engine_run, run_folder

SHAPE = (120, 100, 6)
HEADERS = 4096  # bytes: of the arrays, and small notes


class Disk:
    """Measures a folder whenever something is written there."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.peak = folder, 0
        for name in ("__setitem__", "_write"):
            monkeypatch.setattr(array_file.ArrayFile, name, self._measured(getattr(array_file.ArrayFile, name)))
        for owner, name in ((np, "save"), (np.lib.format, "open_memmap"), (os, "truncate"), (os, "replace")):
            monkeypatch.setattr(owner, name, self._measured(getattr(owner, name)))
        monkeypatch.setattr(Path, "replace", self._measured(Path.replace))

    def measure(self) -> int:
        """Bytes that are there now."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())

    def _measured(self, write: Any) -> Any:
        def measured(*arguments: Any, **options: Any) -> Any:
            self.peak = max(self.peak, self.measure())
            result = write(*arguments, **options)
            self.peak = max(self.peak, self.measure())
            return result

        return measured


@pytest.fixture
def scene(tmp_path: Path) -> scenes.SyntheticScene:
    folder = tmp_path / "scene"
    folder.mkdir()
    return scenes.write_scene(folder, shape=SHAPE)


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Disk:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return Disk(folder, monkeypatch)


@pytest.mark.parametrize("empty", [0, 1, 3])
@pytest.mark.parametrize("bad", [0, 2])
def test_reading_takes_what_was_forecast_also_where_bands_are_left_out(
    tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch, empty: int, bad: int
) -> None:
    cube = np.random.default_rng(0).integers(1, 100, SHAPE).astype(np.int16)
    cube[..., :empty] = scenes.NODATA
    scenes.write_cube(tmp_path / "holes.tif", cube)
    info = raster.describe(tmp_path / "holes.tif")
    info = replace(info, bad=frozenset(range(SHAPE[2], SHAPE[2] - bad, -1)))
    told: list[int] = []
    monkeypatch.setattr(run_folder, "check_space", lambda needed, folder: told.append(needed))
    plan = raster.plan_reading(info)
    run_folder.read(plan, disk.folder, Watcher(), disk_need.of_classification(plan, Outputs(), 0))
    assert told[0] <= disk.peak <= told[0] + HEADERS
    used = [Band(number, f"Band {number}") for number in range(empty + 1, SHAPE[2] + 1 - bad)]
    found = np.load(disk.folder / "cube.npy")
    assert np.array_equal(found, cube[..., [band.number - 1 for band in used]])


@pytest.mark.slow
def test_a_whole_run_takes_no_more_than_was_forecast(
    scene: scenes.SyntheticScene, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_run, "EngineProcess", EngineHere)
    told: list[int] = []
    monkeypatch.setattr(run_folder, "check_space", lambda needed, folder: told.append(needed))
    out = tmp_path / "out"
    out.mkdir()
    workflow.train(request(scene, out), Watcher())
    model = outputs(out).model.stat().st_size
    assert told[0] <= disk.peak <= told[0] + 2 * model + 16 * HEADERS
