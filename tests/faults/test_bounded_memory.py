# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole runs in a control group, as in a container: what does not fit is refused in a sentence, nothing is killed.

Without a look at the group's bound the kernel ends them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import run_folders
import scenes
from commands import FREENET, environment
from control_groups import control_group

from freenet_qgis.contract.job import Job

pytestmark = pytest.mark.slow
MEGABYTE = 2**20
SIDE = 600


def events(folder: Path, megabytes: int) -> tuple[int, list[dict[str, Any]]]:
    """Exit status and events of an engine that may take so much."""
    job = Job.load(folder)
    replace(job, device="cpu").save(folder)
    with control_group(megabytes * MEGABYTE, 1.0) as command:
        engine = command([sys.executable, "-m", "freenet_qgis.engine", str(folder)])
        ended = subprocess.run(engine, capture_output=True, text=True, env=environment())
    return ended.returncode, [json.loads(line) for line in ended.stdout.splitlines()]


@pytest.mark.parametrize("verb", ["train_and_classify", "classify"])
def test_a_run_in_a_container_without_the_memory_to_start_is_told(tmp_path: Path, verb: str) -> None:
    status, told = events(run_folders.write_large(tmp_path / "run", verb, SIDE), 150)
    assert status == 1
    assert "needs about 0.3 GB of memory to start, 0.1 GB are free" in told[-1]["message"]
    assert "The container or job that this runs in may take 0.1 GB in all" in told[-1]["hint"]


def test_training_in_a_small_container_is_refused(tmp_path: Path) -> None:
    status, told = events(run_folders.write_large(tmp_path / "run", "train_and_classify", SIDE), 350)
    assert status == 1
    assert told[-1]["event"] == "error" and "Training with 3 bands on" in told[-1]["message"]
    assert "CPU, 1 core has 0.1 GB free" in told[-1]["message"]
    assert "The container or job that this runs in may take 0.3 GB in all" in told[-1]["hint"]


def test_training_sees_less_where_the_container_has_no_room_for_all(tmp_path: Path) -> None:
    status, told = events(run_folders.write_large(tmp_path / "run", "train_and_classify", SIDE), 700)
    assert status == 0, told[-1]
    assert any("There is no room for all training pixels" in event.get("text", "") for event in told)


def test_a_large_scene_is_classified_in_the_tiles_that_the_container_has_room_for(tmp_path: Path) -> None:
    folder = run_folders.write_large(tmp_path / "run", "classify", SIDE)
    status, told = events(folder, 330)
    assert status == 0, told[-1]
    tile = next(event["text"] for event in told if "in tiles of" in event.get("text", ""))
    assert int(tile.split()[-4]) <= 256
    assert np.array_equal(np.load(folder / "class_map.npy") > 0, np.load(folder / "valid.npy"))


def test_the_command_in_a_container_ends_in_the_sentence(tmp_path: Path) -> None:
    scenes.write_scene(tmp_path, shape=(300, 300, 20))
    train = [*FREENET, "train", "--input", "scene.tif", "--training", "scene.gpkg", "--field", "class_id"]
    how = ["--device", "cpu", "--model", "m.safetensors", "--output", "map.tif"]
    with control_group(450 * MEGABYTE) as command:
        ended = subprocess.run(command([*train, *how]), cwd=tmp_path, capture_output=True, text=True, env=environment())
    assert ended.returncode == 1
    assert "Error: Training with 20 bands on" in ended.stderr and "may take 0.4 GB in all" in ended.stderr
    assert not (tmp_path / "map.tif").exists()
