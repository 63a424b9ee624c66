# SPDX-License-Identifier: GPL-3.0-or-later
"""Workers that lack something are left out with a reason; namespaces make hosts of them that differ from ours."""

from __future__ import annotations

import io
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
import pythons
import scenes
from cards import CARD, write_model
from clusters import LOG, running, scheduler, wait_for, worker
from commands import ROOT, freenet

pytest.importorskip("distributed", reason="Dask is missing (pip install distributed)")
from distributed import Client, LocalCluster

from freenet_qgis.errors import FreeNetError
from freenet_qgis.headless.cluster.trusted_workers import TrustedWorkers
from freenet_qgis.headless.cluster.worker_trial import of_batch
from freenet_qgis.headless.console.progress import TerminalProgress
from freenet_qgis.headless.console.terminal import Terminal
from freenet_qgis.request import ClassifyRequest, EngineChoice, Outputs, Scene
from freenet_qgis.workflow import Outcome

NAMES = ("scene0", "scene1", "scene2")
SOMEBODY = "setpriv --reuid 65534 --regid 65534 --clear-groups"
# What a host of its own has mounted, and what is said of a worker on it.
HOSTS = {
    "private-folder": ("mount -t tmpfs none maps", "What it writes into '{folder}/maps' is not seen here"),
    "other-scenes": ("mount -t tmpfs none scenes", "cannot be opened as a raster"),
    "other-model": ("mount --bind other.safetensors m.safetensors", "It sees another model as '{folder}/m"),
    "full-disk": ("mount -t tmpfs -o size=16k none tmp", "cannot be written: No space left on device"),
    "other-version": (f"mount --bind metadata.txt {ROOT / 'metadata.txt'}", "It has FreeNet 0.0.1, and here is"),
    "no-torch": ("export FREENET_PYTHON=$PWD/empty/bin/python", "cannot load torch"),
    "other-user": (f'exec {SOMEBODY} "$@"', "cannot be written: Permission denied"),
}


@pytest.fixture
def folder(model: Path) -> Iterator[Path]:
    """Scenes and a model, which any user can read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for part in ("scenes", "maps", "tmp", "dask"):
            (folder / part).mkdir()
        for part in ("tmp", "dask"):
            (folder / part).chmod(0o777)
        for seed, scene in enumerate(NAMES):
            scenes.write_scene(folder / "scenes", scene, shape=(32, 24, 6), seed=seed)
        (folder / "m.safetensors").write_bytes(model.read_bytes())
        write_model(folder / "other.safetensors", CARD)
        (folder / "metadata.txt").write_text("[general]\nname=FreeNet\nversion=0.0.1\n")
        pythons.without_packages(folder / "empty")
        yield folder


def classified(folder: Path, address: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ("classify", "scenes/*.tif", "--model", "m.safetensors", "--output-folder", "maps", "--device", "cpu")
    return freenet(folder, *command, "--scheduler", address, *arguments)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="hosts of their own need root")
def test_workers_that_lack_something_are_left_out_and_named(folder: Path) -> None:
    """Without a good one that is an error at once; with one that joins, it does all, and nobody else is given any."""
    if subprocess.run(["unshare", "--mount", "mount", "-t", "tmpfs", "none", folder / "maps"], check=False).returncode:
        pytest.skip("no namespace can be made here")
    with scheduler(folder) as (address, _), ExitStack() as stack:
        for name, (mount, _) in HOSTS.items():
            within = ("unshare", "--mount", "sh", "-ec", f'{mount}; exec "$@"', "sh")
            options = worker(address, "--name", name, "--local-directory", str(folder / "dask"))
            stack.enter_context(running(folder, *options, within=within, TMPDIR=str(folder / "tmp")))
        wait_for(lambda: (folder / LOG).read_text().count("Registered to") == len(HOSTS))
        alone = classified(folder, address)
        with running(folder, *worker(address, "--name", "good")):
            wait_for(lambda: (folder / LOG).read_text().count("Registered to") == len(HOSTS) + 1)
            together = classified(folder, address)
    assert (alone.returncode, alone.stdout) == (1, ""), alone.stderr
    assert (together.returncode, len(together.stdout.splitlines())) == (0, 1 + len(NAMES)), together.stderr
    assert alone.stderr.startswith("Error: No worker can do what the scenes need.")
    for name, (_, why) in HOSTS.items():
        assert f"{name}: " in alone.stderr and why.format(folder=folder) in alone.stderr, name
    assert "failed on" not in together.stderr
    assert {path.name for path in (folder / "maps").glob("*.tif")} == {f"{name}_classes.tif" for name in NAMES}
    assert not list((folder / "maps").glob(".*"))


@pytest.mark.slow
def test_waiting_for_workers_comes_to_an_end(folder: Path) -> None:
    with scheduler(folder) as (address, _):
        ended = classified(folder, address, "--wait-for-workers", "0")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == "Error: There was no worker for 0 s. Start one, or wait for longer.\n"


@pytest.mark.slow
def test_a_worker_that_is_doubted_is_tried_again(model: Path, tmp_path: Path) -> None:
    """Where that passes it may still be left out; where it goes on for too long, it is."""
    raster, known = scenes.write_scene(tmp_path, shape=(32, 24, 6)).raster, tmp_path / "m.safetensors"
    known.write_bytes(model.read_bytes())
    outputs = Outputs(class_map=tmp_path / "maps" / "map.tif")
    (tmp_path / "maps").mkdir()
    young, old = (tmp_path / "maps" / f".{name}.freenet-probe" for name in ("young", "old"))
    for path in (young, old):  # whose batches were killed, or may go on
        path.touch()
    os.utime(old, (1e9, 1e9))
    trial = of_batch([ClassifyRequest(Scene(raster), known, outputs, EngineChoice(device="cpu"))])
    with (
        LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=":0") as cluster,
        Client(cluster) as client,
    ):
        workers = TrustedWorkers(client, trial, TerminalProgress(Terminal(io.StringIO())), None, "batch")
        wait_for(lambda: workers.look() or workers.trusted)
        known.unlink()
        for worker in workers.trusted:
            workers.doubt(worker)
        assert not workers.trusted and workers.on_trial
        wait_for(lambda: workers.look() or not workers.on_trial)
        with pytest.raises(FreeNetError, match=r"The model file '.*' cannot be read"):
            workers.check_hope()
        workers.end()

        known.write_bytes(model.read_bytes())
        workers = TrustedWorkers(client, trial, TerminalProgress(Terminal(io.StringIO())), None, "other batch")
        wait_for(lambda: workers.look() or workers.trusted)
        workers.blame(*workers.trusted, Outcome(raster, "failed", problem="The card is gone."))
        with pytest.raises(FreeNetError, match=r"failed at 2 scenes in a row that others then did: The card is gone\."):
            workers.check_hope()
        workers.end()

        hangs = pythons.that_runs(tmp_path / "hangs", "import time; time.sleep(600)")
        trial = replace(trial, request=replace(trial.request, engine=EngineChoice(python=hangs, device="cpu")))
        workers = TrustedWorkers(
            client, trial, TerminalProgress(Terminal(io.StringIO())), None, "batch that hangs", 0.5
        )
        wait_for(lambda: workers.look() or not workers.on_trial)
        with pytest.raises(FreeNetError, match="Its trial has not ended in"):
            workers.check_hope()
        workers.end()
    assert not workers.trusted and [path.name for path in (tmp_path / "maps").iterdir()] == [young.name]
