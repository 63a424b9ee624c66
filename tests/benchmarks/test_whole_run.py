# SPDX-License-Identifier: GPL-3.0-or-later
"""What whole_run.py runs the engine on, and what it makes of what the engine says."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest
import whole_run
from large_scene import CLASSES

from freenet_qgis.contract.job import Job

SIZE = (60, 8, 4)
ARRAYS = ("cube", "valid", "labels", "polygons")


def loaded(folder: Path) -> dict[str, np.ndarray]:
    return {name: np.load(folder / f"{name}.npy") for name in ARRAYS}


def small(folder: Path) -> None:
    """A scene small enough for a test."""
    whole_run.prepare(folder, "fast", "cpu", *SIZE)


def test_the_mirrored_scene_has_four_times_the_area_and_the_same_polygons(tmp_path: Path) -> None:
    small(tmp_path)
    once = loaded(tmp_path)
    whole_run.mirror(tmp_path, small)
    four = loaded(tmp_path)
    rows, cols = once["valid"].shape
    grid = Job.load(tmp_path).grid
    assert (grid.rows, grid.cols) == four["valid"].shape == (2 * rows, 2 * cols)
    for name in ARRAYS:
        assert (four[name][:rows, :cols] == once[name]).all()
    assert (four["cube"][rows:, :cols] == once["cube"][::-1]).all()
    assert np.count_nonzero(four["labels"]) == np.count_nonzero(once["labels"])


def test_the_corners_of_a_large_scene_and_the_corners_alone_are_the_same(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("large", "alone")]
    for folder in folders:
        folder.mkdir()
        whole_run.corners(folder, 1000, together=folder.name == "alone")
    large, alone = map(loaded, folders)
    ends = np.r_[:320, 680:1000]
    for name in ARRAYS:
        assert (large[name][np.ix_(ends, ends)] == alone[name]).all()
    assert np.count_nonzero(large["labels"]) == np.count_nonzero(alone["labels"])
    polygons = np.unique(alone["polygons"])
    assert len(polygons) == polygons[-1] + 1 > 4 * CLASSES
    job = Job.load(folders[0])
    assert (job.grid.rows, job.grid.cols, len(job.bands)) == large["cube"].shape


@pytest.mark.slow
def test_a_run_is_told_stage_by_stage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stored = tmp_path / "runs.json"
    options = ["--preset", "fast", "--steps", "2", "--device", "cpu", "--precision", "float32", "--mirror"]
    monkeypatch.setattr(sys, "argv", ["whole_run.py", "--size", *map(str, SIZE), *options, "--json", str(stored)])
    whole_run.main()
    first, second = json.loads(stored.read_text())["runs"]
    assert first["case"] == "like Indian Pines"
    assert second["case"] == "like Indian Pines, mirrored"
    for run in (first, second):
        assert sum(run[name] for name in (*whole_run.COLUMNS, "other")) == pytest.approx(run["seconds"])
        assert run["train"] > 0
        assert run["other"] == 0
        assert run["process_mb"] > 100
    assert "like Indian Pines, mirrored, fast, float32: training takes" in capsys.readouterr().out
