# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes on a Dask cluster of processes of this machine, each started as docs/clusters.md says."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest
import scenes
from clusters import LOCAL, LOG, PATIENCE_SECONDS, cluster, pixels, running, scheduler, wait_for
from commands import FREENET, environment, freenet
from osgeo import gdal, gdal_array
from processes import engines, is_alive

pytest.importorskip("distributed", reason="Dask is missing (pip install distributed)")
from distributed import Client

from freenet_qgis.allowance.processors import processors
from freenet_qgis.headless.cluster import _attempt
from freenet_qgis.headless.worker_threads import thread_variables
from freenet_qgis.request import ClassifyRequest, EngineChoice, Outputs, Scene
from freenet_qgis.sources.gdal_name import named

GOOD = [f"scene{number}" for number in range(6)]


@pytest.fixture(scope="module")
def folder(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six scenes and one the model does not fit, the model, and in alone/ the maps made without a cluster."""
    folder = tmp_path_factory.mktemp("shared")
    for seed, name in enumerate(GOOD):
        scenes.write_scene(folder, name, shape=(32, 24, 6), seed=seed)
    doubtful = scenes.write_scene(folder, GOOD[-1], shape=(32, 24, 6), nodata_frame_px=2).raster
    dataset = gdal.Open(str(doubtful), gdal.GA_Update)
    dataset.GetRasterBand(1).DeleteNoDataValue()
    del dataset
    scenes.write_scene(folder, "bad", shape=(32, 24, 3))
    (folder / "broken.tif").write_text("no raster")
    (folder / "m.safetensors").write_bytes(model.read_bytes())
    ended = freenet(folder, *command("alone", "scene*.tif"))
    assert ended.returncode == 0, ended.stderr
    return folder


def command(output: str, *rasters: str) -> Sequence[str]:
    return ["classify", *rasters, "--model", "m.safetensors", "--output-folder", output, "--device", "cpu"]


@pytest.mark.slow
def test_a_worker_that_is_killed_costs_no_scene(folder: Path) -> None:
    with cluster(folder, workers=2) as (address, (first, second)):
        wanted = [*FREENET, *command("together", "scene*.tif", "bad.tif", "broken.tif"), "--scheduler", address]
        pipe = subprocess.PIPE
        with subprocess.Popen(wanted, cwd=folder, env=environment(), stdout=pipe, stderr=pipe, text=True) as client:
            wait_for(lambda: list((folder / "together").glob("*.tif")))
            (engine,) = wait_for(lambda: engines(first.pid))
            first.send_signal(signal.SIGKILL)
            said, log = client.communicate(timeout=PATIENCE_SECONDS)
        assert second.poll() is None
        wait_for(lambda: not is_alive(engine))
        assert (folder / LOG).read_text().count("Starting PyTorch") <= 2, "that of a worker goes on to its next scene"
    table = dict(line.split()[:2] for line in said.splitlines()[1:])
    assert table == {**{f"{name}.tif": "done" for name in GOOD}, "bad.tif": "failed", "broken.tif": "failed"}, log
    assert client.returncode == 1
    assert "'bad.tif'" in said and "Traceback" not in said + log
    (doubt,) = (line for line in log.splitlines() if "hold -9999 in every band" in line)
    assert doubt.startswith("Warning: scene5.tif: ")
    assert log.count("'bad.tif' has 3 bands") == 1  # which no other worker could change
    assert "broken.tif failed on" not in log
    for name in GOOD:
        assert pixels(folder / "together" / f"{name}_classes.tif") == pixels(folder / "alone" / f"{name}_classes.tif")


@pytest.mark.slow
def test_a_cluster_does_what_is_not_finished_and_nothing_else(folder: Path) -> None:
    before = (folder / "alone" / "scene1_classes.tif").stat().st_mtime_ns
    gdal_array.SaveArray(gdal_array.LoadFile(str(folder / "scene0.tif")), str(folder / "plain.tif"))
    with cluster(folder, workers=1) as (address, _):
        ended = freenet(folder, *command("alone", "plain.tif", "scene1.tif"), "--json", "--scheduler", address)
    assert ended.returncode == 0, ended.stderr
    skipped, done = map(json.loads, ended.stdout.splitlines())
    assert [(one["status"], one["worker"].split(":")[0]) for one in (skipped, done)] == [
        ("skipped", ""),
        ("done", "tcp"),
    ]
    assert any("matched by position" in text for text in done["warnings"])
    assert ended.stderr.count("Warning: plain.tif: Bands are matched by position") == 1
    assert (folder / "alone" / "scene1_classes.tif").stat().st_mtime_ns == before


@pytest.mark.slow
def test_an_engine_takes_no_more_memory_than_its_worker_may(folder: Path) -> None:
    with cluster(folder, 1, "--memory-limit", "350MB") as (address, _):
        ended = freenet(folder, *command("small", "scene0.tif"), "--scheduler", address)
    assert ended.returncode == 1
    assert "The engine needs about 0.3 GB of memory to start" in ended.stderr
    assert "The Dask worker lets a run take 0." in ended.stderr
    with cluster(folder, 1, "--memory-limit", "2GB") as (address, _):
        ended = freenet(folder, *command("small", "scene0.tif"), "--scheduler", address)
    assert ended.returncode == 0, ended.stdout


def test_workers_of_a_machine_share_its_processors_unless_they_are_told_how_many(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whose nannies have told them to take one thread, as Dask does."""
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    with scheduler(folder) as (address, _), Client(address) as client, ExitStack() as stack:

        def start(name: str, **variables: str) -> None:
            options = ("worker", address, *LOCAL, "--nthreads", "1", "--name", name)
            stack.enter_context(running(folder, *options, **variables))

        def told(name: str) -> dict[str, str]:
            return dict(client.submit(thread_variables, workers=[name], pure=False).result(PATIENCE_SECONDS))

        start("free")
        alone = told("free")
        start("bound", OMP_NUM_THREADS="1")
        client.wait_for_workers(2)
        bound, shared = told("bound"), told("free")
    names = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")
    assert alone == dict.fromkeys(names, str(processors()))
    assert bound == dict.fromkeys(names, "1")
    assert shared == dict.fromkeys(names, str(max(1, processors() // 2)))


@pytest.mark.slow
def test_a_worker_without_freenet_is_one_sentence(folder: Path) -> None:
    with cluster(folder, workers=1, PYTHONPATH="") as (address, (worker,)):
        wait_for(lambda: "Registered to" in (folder / LOG).read_text())
        ended = freenet(folder, *command("nowhere", "scene0.tif"), "--scheduler", address)
        assert worker.poll() is None
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "has no FreeNet in its Python." in ended.stderr and "Traceback" not in ended.stderr


@pytest.mark.slow
def test_a_worker_in_a_terminal_shows_there_how_far_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, written_to = os.openpty()
    outputs = Outputs(class_map=folder / "shown.tif")
    request = ClassifyRequest(
        Scene(named(folder / "scene0.tif"), ""), folder / "m.safetensors", outputs, EngineChoice(device="cpu")
    )
    with (
        os.fdopen(written_to, "w", encoding="utf-8") as terminal,
        Client(processes=False, dashboard_address=None) as client,
    ):
        monkeypatch.setattr(sys, "stderr", terminal)
        outcome = client.submit(_attempt, request, scenes=1, batch="").result()
        monkeypatch.undo()
        terminal.flush()
        assert outcome.status == "done", outcome
        shown = os.read(seen, 10_000).decode()
    os.close(seen)
    assert "% Classifying" in shown


@pytest.mark.slow
def test_no_scheduler_is_one_sentence(folder: Path) -> None:
    ended = freenet(folder, *command("nowhere", "scene0.tif"), "--scheduler", "tcp://127.0.0.1:1")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("Error: No Dask scheduler answers at 'tcp://127.0.0.1:1'.")
    assert len(ended.stderr.splitlines()) == 1
