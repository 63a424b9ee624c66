# SPDX-License-Identifier: GPL-3.0-or-later
"""One large scene on all workers of a cluster of this machine: the map is that of one engine, whoever is killed.

The scene is small and counts as large; engines work in small tiles, a few a share, and tell what they do.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import scenes
from clusters import LOG, PATIENCE_SECONDS, cluster, pixels, running, scheduler, wait_for, worker
from commands import FREENET_OF_LARGE_SCENES, ROOT, environment, freenet
from osgeo import gdal
from processes import engines, is_alive

pytest.importorskip("distributed", reason="Dask is missing (pip install distributed)")

from freenet_qgis.files.lock import try_lock

SHAPE, SIDE, TILES, TILES_PER_SHARE, STATISTICS = (120, 100, 6), 16, 56, 8, 9
SHARING = b"--shares"  # what engines have that do
KINDS = ("--confidence", "--probabilities")

# Runs the engine, which tells what it begins, and begins nothing that is on hold: so there is a middle to be killed in.
ENGINE = """#!{python}
import os, sys, time
sys.path.insert(0, {package!r})
from freenet_qgis.engine.mapping import map_files, scene_statistics
from freenet_qgis.engine.__main__ import main
from freenet_qgis.engine.limits import Limits
def told(call, name):
    def wrapped(self, *arguments, **named):
        step = f"{{name}} {{arguments[0] if name == 'measure' else '-'}}"
        with open({log!r}, "a") as log:
            log.write(f"{{os.getppid()}} {{step}}\\n")
        while os.path.exists(f"{{{log!r}}} {{step}}"):
            time.sleep(0.01)
        return call(self, *arguments, **named)
    return wrapped
scene_statistics.StatisticPasses.measure = told(scene_statistics.StatisticPasses.measure, "measure")
map_files.MapFiles.put = told(map_files.MapFiles.put, "tile")
del sys.argv[1:4]
os._exit(main(Limits(largest_whole=0, tile_sides=({side},), tiles_per_share={tiles}, noted_every_s=-1.0)))
"""


@dataclass(frozen=True)
class Line:
    """What an engine has told: the worker that started it, and what it was at."""

    worker: int
    what: str
    statistic: str


@pytest.fixture(scope="module")
def folder(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scene, the model, and in alone/ the maps that one engine makes without a cluster."""
    folder = tmp_path_factory.mktemp("shared")
    scenes.write_scene(folder, "huge", shape=SHAPE, nodata_frame_px=3)
    (folder / "m.safetensors").write_bytes(model.read_bytes())
    ended = freenet(folder, *command("alone"), command=FREENET_OF_LARGE_SCENES, FREENET_PYTHON=str(engine(folder)))
    assert ended.returncode == 0, ended.stderr
    assert sum(line.what == "tile" for line in told(folder)) == TILES
    return folder


def command(output: str) -> list[str]:
    outputs = ("--output-folder", output, *KINDS)
    return ["classify", "huge.tif", "--model", "m.safetensors", *outputs, "--device", "cpu"]


def engine(folder: Path) -> Path:
    """A Python for the engine, with a log of its own."""
    (folder / "log").write_text("")
    script = folder / "python"
    script.write_text(
        ENGINE.format(
            python=sys.executable,
            package=str(ROOT),
            side=SIDE,
            tiles=TILES_PER_SHARE,
            log=str(folder / "log"),
        )
    )
    script.chmod(0o700)
    return script


def on_hold(folder: Path, step: str) -> Path:
    """A file as long as which is there no engine does such a step."""
    path = folder / f"log {step}"
    path.touch()
    return path


def told(folder: Path) -> list[Line]:
    lines = (folder / "log").read_text().splitlines()
    return [Line(int(worker), what, statistic) for worker, what, statistic in map(str.split, lines)]


def assert_same(folder: Path, output: str) -> None:
    names = {path.name for path in (folder / "alone").iterdir()}
    assert {path.name for path in (folder / output).iterdir()} == names
    assert len(names) >= 3
    for name in names:
        if name.endswith(".tif"):
            assert pixels(folder / output / name) == pixels(folder / "alone" / name)


def holder(folder: Path, output: str) -> int:
    """The process that waits for the shares."""
    (lock,) = (folder / output).glob(".*.freenet-part/lock")
    return int(lock.read_text().split()[1])


def kill_at_work(worker: subprocess.Popen[bytes]) -> None:
    """Kill a worker whose engine is on hold, and wait for the end of that, lest it do its share all the same."""
    at_work = engines(worker.pid, SHARING)
    worker.send_signal(signal.SIGKILL)
    wait_for(lambda: not any(map(is_alive, at_work)))


@pytest.mark.slow
def test_workers_that_are_killed_cost_their_shares(folder: Path) -> None:
    """One in the middle of a pass; one that joined later, or the one that waits for all, in the middle of the map."""
    variables = {"FREENET_PYTHON": str(engine(folder))}
    pass_on_hold, map_on_hold = on_hold(folder, "measure 4"), on_hold(folder, "tile -")
    with cluster(folder, 2, **variables) as (address, workers):
        pipe, wanted = subprocess.PIPE, [*FREENET_OF_LARGE_SCENES, *command("together"), "--scheduler", address]
        with subprocess.Popen(wanted, cwd=folder, env=environment(), stdout=pipe, stderr=pipe, text=True) as client:
            wait_for(lambda: len({line.worker for line in told(folder) if line.statistic == "4"}) == 2)
            waits = holder(folder, "together")
            (driver,) = (one for one in workers if one.pid == waits)
            (other,) = (one for one in workers if one.pid != waits)
            kill_at_work(other)
            pass_on_hold.unlink()
            with running(folder, *worker(address), **variables) as third:
                wait_for(lambda: any(line.worker == third.pid and line.what == "tile" for line in told(folder)))
                kill_at_work(driver)
                map_on_hold.unlink()
                said, log = client.communicate(timeout=PATIENCE_SECONDS)
                left = engines(third.pid, SHARING)
    assert client.returncode == 0, log + (folder / LOG).read_text()
    assert [line.split()[1] for line in said.splitlines()[1:]] == ["done"]
    assert not left
    assert_same(folder, "together")
    shares, lines = TILES // TILES_PER_SHARE, told(folder)
    measured = sum(line.what == "measure" for line in lines)
    mapped = sum(line.what == "tile" for line in lines)
    assert STATISTICS * shares < measured <= STATISTICS * shares + 2
    assert TILES <= mapped <= TILES + 2 * TILES_PER_SHARE


@pytest.mark.slow
def test_an_interrupted_command_leaves_no_engine_and_goes_on(folder: Path) -> None:
    variables = {"FREENET_PYTHON": str(engine(folder))}
    pass_on_hold = on_hold(folder, "measure 2")
    with cluster(folder, 2, **variables) as (address, workers):
        arguments = (*command("later"), "--scheduler", address)
        wanted = [*FREENET_OF_LARGE_SCENES, *arguments]
        with subprocess.Popen(wanted, cwd=folder, env=environment(), stderr=subprocess.DEVNULL) as client:
            wait_for(lambda: len({line.worker for line in told(folder) if line.statistic == "2"}) == 2)
            running_engines = [process for worker in workers for process in engines(worker.pid, SHARING)]
            assert len(running_engines) == 2
            client.send_signal(signal.SIGINT)
            client.wait(PATIENCE_SECONDS)
            wait_for(lambda: not any(map(is_alive, running_engines)))
        pass_on_hold.unlink()
        assert all(worker.poll() is None for worker in workers)
        before = len(told(folder))
        ended = freenet(folder, *arguments, command=FREENET_OF_LARGE_SCENES)
    assert ended.returncode == 0, ended.stderr
    assert_same(folder, "later")
    shares = TILES // TILES_PER_SHARE
    assert sum(line.what == "measure" for line in told(folder)[before:]) <= (STATISTICS - 2) * shares


@pytest.mark.slow
def test_when_the_scheduler_dies_nobody_waits_and_the_folder_is_free(folder: Path) -> None:
    """Though the engines are in the middle of a share, which they never end."""
    variables = {"FREENET_PYTHON": str(engine(folder))}
    pass_on_hold = on_hold(folder, "measure 3")
    with scheduler(folder) as (address, process), ExitStack() as stack:
        workers = [stack.enter_context(running(folder, *worker(address), **variables)) for _ in range(2)]
        wanted, pipe = [*FREENET_OF_LARGE_SCENES, *command("lost"), "--scheduler", address], subprocess.PIPE
        with subprocess.Popen(wanted, cwd=folder, env=environment(), stdout=pipe, stderr=pipe, text=True) as client:
            wait_for(lambda: len({line.worker for line in told(folder) if line.statistic == "3"}) == 2)
            running_engines = [process for one in workers for process in engines(one.pid)]
            process.kill()
            said, log = client.communicate(timeout=PATIENCE_SECONDS)
        (lock,) = (folder / "lost").glob(".*.freenet-part/lock")
        wait_for(lambda: try_lock(lock)).close()
        assert [one.wait(PATIENCE_SECONDS) for one in workers] == [0, 0]
        assert not any(map(is_alive, running_engines))
    pass_on_hold.unlink()
    assert client.returncode == 1
    assert "The connection to the scheduler was lost" in said and "Traceback" not in said + log


@pytest.mark.slow
def test_engines_that_share_a_scene_take_no_more_memory_than_their_workers_may(folder: Path) -> None:
    with cluster(folder, 2, "--memory-limit", "350MB") as (address, _):
        arguments = (*command("small"), "--scheduler", address)
        ended = freenet(folder, *arguments, command=FREENET_OF_LARGE_SCENES)
    assert ended.returncode == 1
    assert "The engine needs about 0.3 GB of memory to start" in ended.stderr
    assert "The Dask worker lets a run take 0." in ended.stderr


@pytest.mark.slow
def test_a_part_of_several_rasters_is_shared_as_one_file_is(folder: Path) -> None:
    """Its rasters are laid on one grid by the worker that reads them; the others see what it has read."""
    for name, bands in (("one.tif", [1, 2, 3]), ("other.tif", [4, 5, 6])):
        gdal.Translate(str(folder / name), str(folder / "huge.tif"), bandList=bands)
    gdal.Translate(str(folder / "hidden.tif"), str(folder / "one.tif"), bandList=[1], srcWin=[0, 0, 60, 60])
    (west, size, _, north, *_), rows, cols = gdal.Open(str(folder / "one.tif")).GetGeoTransform(), *SHAPE[:2]
    extent = f"{west},{west + size * cols},{north - size * rows / 2},{north}"
    limits = ("--stack", "other.tif", "--extent", extent, "--mask", "hidden.tif", "--mask-values", "-32768-32767")
    found, novelty = [], []
    with cluster(folder, 2, FREENET_PYTHON=str(engine(folder))) as (address, _):
        for output, more in (("part_alone", ()), ("part_together", ("--scheduler", address))):
            wanted = ["classify", "one.tif", "--model", "m.safetensors", "--output-folder", output, "--device", "cpu"]
            wanted.append("--novelty")
            ended = freenet(
                folder, *wanted, *limits, *more, command=FREENET_OF_LARGE_SCENES, FREENET_PYTHON=str(folder / "python")
            )
            assert ended.returncode == 0, ended.stderr
            found.append(gdal.Open(str(folder / output / "one_classes.tif")).ReadAsArray())
            novelty.append(gdal.Open(str(folder / output / "one_novelty.tif")).ReadAsArray())
        assert "All workers take part" in (folder / LOG).read_text()
        assert "spectra unlike the training data" in (folder / LOG).read_text()
    np.testing.assert_array_equal(*novelty)
    assert (found[0] == found[1]).all()
    assert not found[0][60:].any() and not found[0][:60, :60].any() and found[0][3:60, 60:-3].all()
