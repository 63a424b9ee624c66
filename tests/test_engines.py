# SPDX-License-Identifier: GPL-3.0-or-later
"""Engines that go on from one run folder to the next: the real ones, in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
import run_folders
from processes import SUDDENLY, ends, is_alive
from small_runs import Watcher

from freenet_qgis.contract.job import LOG
from freenet_qgis.errors import FreeNetError
from freenet_qgis.paths import PACKAGE
from freenet_qgis.workers.engine_pool import EnginePool
from freenet_qgis.workers.process import EngineCrash, EngineProcess
from freenet_qgis.workflow import Engines, engine_run

PYTHON = Path(sys.executable)
pytestmark = pytest.mark.slow


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[EngineProcess]:
    """The engines, as they are started."""
    found: list[EngineProcess] = []

    class Noted(EngineProcess):
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)
            found.append(self)

    monkeypatch.setattr(engine_run, "EngineProcess", Noted)
    return found


def held(process: int) -> str:
    """What a process has open, and what it has mapped, as Linux shows it."""
    place = Path(f"/proc/{process}")
    return "\n".join([*(str(file.readlink()) for file in (place / "fd").iterdir()), (place / "maps").read_text()])


def test_an_engine_goes_on_until_it_crashes(
    tmp_path: Path, started: list[EngineProcess], capfd: pytest.CaptureFixture[str]
) -> None:
    verbs, engines = ("classify", "assess", "classify"), Engines()
    folders = [run_folders.write(tmp_path / str(number), verb) for number, verb in enumerate(verbs)]
    for folder in folders:
        engines(PYTHON, folder, Watcher())
        assert (folder / LOG).exists()
        if sys.platform == "linux":
            assert str(folder) not in held(started[0].pid)
        for path in folder.iterdir():
            path.replace(path)  # Windows refuses it where somebody has the file open
    assert len(started) == 1 and started[0].is_alive
    for kind in run_folders.RESULTS:
        np.testing.assert_array_equal(*(np.load(folder / f"{kind}.npy") for folder in (folders[0], folders[-1])))

    os.kill(started[0].pid, SUDDENLY)  # while it waits: that costs nothing
    while started[0].is_alive:  # a process of several threads may be dead for a while before its parent can know
        time.sleep(0.01)
    large = run_folders.write_large(tmp_path / "large", "classify")
    with pytest.raises((FreeNetError, EngineCrash)):
        engines(PYTHON, large, Watcher("Classifying", lambda: os.kill(started[1].pid, SUDDENLY)))
    engines(PYTHON, folders[0], Watcher())
    assert len(started) == 3, "the one that died has cost its own scene only"

    (folders[0] / "cube.npy").write_bytes(b"")
    with pytest.raises(FreeNetError, match="cube"):
        engines(PYTHON, folders[0], Watcher())
    assert not is_alive(started[2].pid), "what has failed is not trusted with another folder"
    assert capfd.readouterr() == ("", "")


def test_an_engine_waits_for_who_has_the_same_python_and_no_longer_than_a_while(tmp_path: Path) -> None:
    engine = EngineProcess(PYTHON, run_folders.write(tmp_path / "run", "assess"), waits=True)
    list(engine.events(until="waiting"))
    patient, hasty = EnginePool(600.0), EnginePool(0.0)
    patient.give_back(engine)
    assert patient.take(Path("/another/python")) is None
    assert patient.take(PYTHON) is engine
    hasty.give_back(engine)
    assert ends(engine.pid)
    assert hasty.take(PYTHON) is None


class GivenBackWhileItStops(EngineProcess):
    """An engine during whose return, in the middle of the pool's work, another thread stops the pool."""

    stopper: threading.Thread

    def __hash__(self) -> int:
        if threading.current_thread() is threading.main_thread():
            self.stopper.start()
            self.stopper.join(0.1)  # ends when the engine is the pool's
        return id(self)


def test_an_engine_that_is_given_back_as_its_pool_stops_ends(tmp_path: Path) -> None:
    pool = EnginePool[GivenBackWhileItStops](600.0)
    engine = GivenBackWhileItStops(PYTHON, run_folders.write(tmp_path / "run", "assess"), waits=True)
    engine.stopper = threading.Thread(target=pool.stop)
    pool.give_back(engine)
    engine.stopper.join()
    assert not engine.is_alive


KILLED = """
import sys, time
from pathlib import Path
from freenet_qgis.workers.process import EngineProcess
python, first, second = map(Path, sys.argv[1:])
engine = EngineProcess(python, first, True, waits=True)
list(engine.events(until="waiting"))
engine.go_on(second, is_kept=False)
next(event for event in engine.events() if event.get("event") == "stage")
print(engine.pid, flush=True)
time.sleep(600)
"""


def test_the_folder_that_an_engine_went_on_to_goes_when_its_parent_is_killed(tmp_path: Path) -> None:
    first = run_folders.write(tmp_path / "first", "assess")
    second = run_folders.write_large(tmp_path / "second", "classify")  # it takes a while
    parent = subprocess.Popen(
        [sys.executable, "-c", KILLED, sys.executable, first, second],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
    )
    pid = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert ends(pid)
    end = time.monotonic() + 60
    while second.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert first.exists() and not second.exists()
