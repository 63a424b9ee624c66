# SPDX-License-Identifier: GPL-3.0-or-later
"""However a run ends, its results are whole or not there, its engine is gone, and nothing temporary stays."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import pythons
import run_folders
import scenes
from osgeo import gdal
from processes import ends, is_alive
from small_runs import ENGINE, Watcher, request

from freenet_qgis import workflow
from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.errors import FreeNetError
from freenet_qgis.paths import PACKAGE
from freenet_qgis.progress import Canceled
from freenet_qgis.request import ClassifyRequest, EngineChoice, Outputs, Scene, TrainRequest
from freenet_qgis.workers.process import EngineProcess
from freenet_qgis.workflow import engine_run

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("temporary")]
SHAPE = (32, 24, 4)
LONG = TrainOptions("fast", 100_000, "polygons")  # minutes
PATIENCE_S = 60.0
PATHS = [str(PACKAGE.parent), str(Path(__file__).parents[1])]
# An engine to which every scene is so large that it works in tiles.
IN_TILES = f"""
import sys
sys.path[:0] = {[*PATHS, *sys.path]!r}
from freenet_qgis.engine.__main__ import main
from freenet_qgis.engine.limits import Limits
del sys.argv[0]  # the script that would have started it
raise SystemExit(main(Limits(largest_whole=0, tile_sides=(32,))))
"""
# A process that trains without end; it says what it does, and which process is its engine.
TRAINS = f"""
import sys
sys.path[:0] = {PATHS!r}
from pathlib import Path
import scenes, small_runs
from freenet_qgis import workflow
from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.workers.process import EngineProcess
from freenet_qgis.workflow import engine_run

class Telling(small_runs.Watcher):
    def stage(self, name):
        print(name, flush=True)

class Told(EngineProcess):
    def __enter__(self):
        print("Engine", self.pid, flush=True)
        return super().__enter__()

engine_run.EngineProcess = Told
folder = Path(sys.argv[1])
made = scenes.SyntheticScene(folder / "scene.tif", folder / "scene.gpkg", None, None, None)
options = TrainOptions("fast", 100_000, "polygons")
workflow.train(small_runs.request(made, folder / "out", options=options), Telling())
"""


@pytest.fixture
def wanted(folder: Path) -> TrainRequest:
    """A training on a scene, whose results go into a folder of their own."""
    (folder / "out").mkdir()
    return request(scenes.write_scene(folder, shape=SHAPE), folder / "out")


def test_an_engine_by_itself_does_what_a_run_folder_says(folder: Path) -> None:
    made = run_folders.write(folder / "run", "train_and_classify")
    with EngineProcess(ENGINE.python, made) as engine:
        events = [event for event in engine.events() if event]
    assert {"stage", "progress"} <= {event["event"] for event in events}
    assert run_folders.is_complete(made)


def test_a_training_leaves_its_results_and_nothing_else(wanted: TrainRequest) -> None:
    workflow.train(wanted, Watcher())
    assert set(wanted.outputs.files()) <= set((wanted.outputs.class_map.parent).iterdir())


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The process numbers of engines, once they are started."""
    found: list[int] = []

    class Noted(EngineProcess):
        def __enter__(self) -> EngineProcess:
            found.append(self.pid)
            return super().__enter__()

    monkeypatch.setattr(engine_run, "EngineProcess", Noted)
    return found


def cancel() -> None:
    raise Canceled


class Stopped(Watcher):
    """A progress whose user presses Cancel when a stage begins."""

    def is_canceled(self) -> bool:
        return self.is_done


@pytest.mark.parametrize("stage", ["Reading the raster", "Starting the engine", "Training", "Writing the results"])
def test_a_run_that_is_cancelled_begins_nothing_else_and_leaves_nothing(
    wanted: TrainRequest, engines: list[int], stage: str
) -> None:
    progress = Stopped(stage)
    if stage == "Training":
        wanted = replace(wanted, options=LONG)
    with pytest.raises(Canceled):
        workflow.train(wanted, progress)
    assert progress.stages[-1].startswith(stage)
    assert all(map(ends, engines))
    assert not list(wanted.outputs.class_map.parent.iterdir())


def test_an_engine_that_fails_leaves_nothing(wanted: TrainRequest) -> None:
    with pytest.raises(FreeNetError, match="The device 'mps' was asked for"):
        workflow.train(replace(wanted, engine=replace(ENGINE, device="mps")), Watcher())
    assert not list(wanted.outputs.class_map.parent.iterdir())


@pytest.mark.parametrize("stage", ["Preparing", "Training"])
def test_an_engine_whose_parent_is_killed_ends_and_clears_up(
    wanted: TrainRequest, folder: Path, temporary: Path, stage: str
) -> None:
    engine = killed_at(stage, folder)
    assert ends(engine)
    until(lambda: not list(temporary.iterdir()))


def test_what_a_crash_left_is_swept_by_the_next_run(wanted: TrainRequest, folder: Path, temporary: Path) -> None:
    """Before there is an engine, nobody else can do it."""
    assert killed_at("Reading the raster", folder) == 0
    assert list(temporary.glob("freenet-*"))
    workflow.train(wanted, Watcher())


def killed_at(stage: str, folder: Path) -> int:
    """The engine of a process that trained and was killed when a stage began; 0 where it had none by then."""
    engine = 0
    command = [sys.executable, "-c", TRAINS, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as parent:
        for line in parent.stdout:
            if line.startswith("Engine"):
                engine = int(line.split()[1])
            if line.startswith(stage):
                break
        assert not engine or is_alive(engine)
        parent.kill()
    return engine


def until(is_so: Callable[[], bool]) -> None:
    """Wait for what others do in their own time."""
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_large_scene_is_classified_in_tiles(wanted: TrainRequest, folder: Path) -> None:
    """Read where it lies, in a folder that is kept beside the map until that is whole."""
    workflow.train(wanted, Watcher())
    large = scenes.write_scene(folder, "large", shape=(100, 80, SHAPE[2]))
    raster = folder / "large.dat"
    gdal.Translate(str(raster), str(large.raster), format="ENVI")
    maps = []
    for name, python in (("whole", ENGINE.python), ("tiles", pythons.that_runs(folder / "python", IN_TILES))):
        progress = Watcher()
        result = Outputs(class_map=folder / f"{name}.tif")
        scene = Scene(raster, large_bytes=0 if name == "tiles" else Scene.large_bytes)
        workflow.classify(ClassifyRequest(scene, wanted.outputs.model, result, EngineChoice(python, "cpu")), progress)
        maps.append(gdal.Open(str(result.class_map)).ReadAsArray())
        assert any("is read in place" in text for text in progress.infos) == (name == "tiles")
    assert np.mean(maps[0] == maps[1]) > 0.99  # statistics of tiles are put together
    assert not list(folder.glob(".*"))


def test_a_large_scene_that_is_cancelled_goes_on_where_it_stopped(wanted: TrainRequest, folder: Path) -> None:
    workflow.train(wanted, Watcher())
    python = pythons.that_runs(folder / "python", IN_TILES)
    scene = Scene(wanted.scene.raster, large_bytes=0)
    result = Outputs(class_map=folder / "map.tif")
    large = ClassifyRequest(scene, wanted.outputs.model, result, EngineChoice(python, "cpu"))
    with pytest.raises(Canceled):
        workflow.classify(large, Watcher("Writing the results", cancel))
    assert [path.name for path in folder.glob(".*")] == [".map.tif.freenet-part"]
    progress = Watcher()
    workflow.classify(large, progress)
    assert any(text.startswith("Going on with the classification") for text in progress.infos)
    assert result.class_map.exists() and not list(folder.glob(".*"))
