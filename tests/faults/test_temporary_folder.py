# SPDX-License-Identifier: GPL-3.0-or-later
"""However a run ends, its temporary folder goes, and nothing in this process keeps a system from removing it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import held_files
import pytest
import scenes
from commands import environment
from processes import is_alive
from small_runs import SHAPE, Watcher, outputs, request

from freenet_qgis import workflow
from freenet_qgis.errors import FreeNetError
from freenet_qgis.request import ClassifyRequest, Outputs, Scene

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="looks for open and mapped files in /proc"),
]
STAGES = ["Reading the raster", "Preparing", "Classifying", "Writing the results"]
MAPS = Path("/proc/self/maps")


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Files that this process had open or mapped when their folder was removed, which Windows would refuse."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    found: list[str] = []
    remove = shutil.rmtree

    def look(folder: Path, *arguments: object, **options: object) -> None:
        found.extend(line for line in MAPS.read_text(encoding="utf-8").splitlines() if f"{folder}/" in line)
        found.extend(str(path) for path in held_files.open_files() if Path(folder) in path.parents)
        remove(folder, *arguments, **options)

    monkeypatch.setattr(shutil, "rmtree", look)
    return found


def check_gone(folder: Path, held: list[str]) -> None:
    assert not held
    assert not list((folder / "temporary").iterdir())


def fail() -> None:
    raise FreeNetError("No.", "")


@pytest.mark.parametrize("stage", STAGES)
def test_a_training_that_fails_leaves_nothing(tmp_path: Path, held: list[str], stage: str) -> None:
    """Nor one that is cancelled, which is left in the same way: tests/windows."""
    scene = scenes.write_scene(tmp_path, shape=SHAPE)
    progress = Watcher(stage, fail)
    with pytest.raises(FreeNetError) as ended:
        workflow.train(request(scene, tmp_path), progress)
    assert progress.is_done
    check_gone(tmp_path, held)
    assert ended.value.__traceback__ is not None, "even while somebody keeps what was raised"


def test_runs_that_end_leave_nothing(tmp_path: Path, held: list[str]) -> None:
    scene = scenes.write_scene(tmp_path, shape=SHAPE)
    trained = workflow.train(request(scene, tmp_path), Watcher())
    check_gone(tmp_path, held)
    again = Outputs(tmp_path / "again.tif")
    model = outputs(tmp_path).model
    classified = workflow.classify(ClassifyRequest(Scene(scene.raster, ""), model, again), Watcher())
    check_gone(tmp_path, held)
    assert trained.outputs.class_map.exists() and classified.outputs.class_map.exists()


KILLED = """
import os, sys, tempfile, time
from dataclasses import replace
from pathlib import Path
sys.path[:0] = sys.argv[1].split("|")
import scenes, small_runs
from freenet_qgis import workflow
from freenet_qgis.contract.job import TrainOptions
folder = Path(sys.argv[2])
tempfile.tempdir = str(folder / "temporary")
def say():
    print("here", flush=True)
    time.sleep(600)
options = TrainOptions("fast", 100_000, "polygons")
wish = small_runs.request(scenes.write_scene(folder, shape=small_runs.SHAPE), folder, options=options)
workflow.train(wish, small_runs.Watcher("Training", say))
"""


def test_of_a_training_whose_owner_is_killed_the_engine_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "temporary").mkdir()
    command = [sys.executable, "-c", KILLED, str(Path(__file__).parents[1]), str(tmp_path)]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE) as owner:
        assert owner.stdout.readline() == b"here\n"
        (folder,) = (tmp_path / "temporary").iterdir()
        (engine,) = engines_of(folder)
        owner.kill()
    end = time.monotonic() + 60
    while (is_alive(engine) or folder.exists()) and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_alive(engine) and not list((tmp_path / "temporary").iterdir())


def engines_of(folder: Path) -> list[int]:
    """Process numbers of the engines that were started on a run folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if os.fsencode(folder) in command.split(b"\0"):
            found.append(int(process.name))
    return found
