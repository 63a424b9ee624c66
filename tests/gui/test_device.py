# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking for PyTorch in the background."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import pythons
from dock_user import wait_until
from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QFileDialog, QPushButton, QToolButton, QWidget

from freenet_qgis import settings
from freenet_qgis.contract.capabilities import DeviceInfo, EngineInfo
from freenet_qgis.errors import FreeNetError
from freenet_qgis.gui.pytorch import device_badge
from freenet_qgis.gui.pytorch.device import ProbeTask
from freenet_qgis.gui.pytorch.device_badge import DeviceBadge
from freenet_qgis.progress import Canceled
from freenet_qgis.workers.interpreter import VARIABLE

QUIET = EngineInfo("3.11.2", "2.13.0", 2, (DeviceInfo("cpu", "CPU, 2 cores", 0),))


def text(badge: DeviceBadge) -> str:
    return badge.findChild(device_badge.Notice).text()


@pytest.fixture
def badge(probed: list[Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[DeviceBadge]:
    """A badge in an environment that does not say which Python to take."""
    monkeypatch.delenv(VARIABLE, raising=False)
    badge = DeviceBadge()
    yield badge
    badge.unload()
    badge.deleteLater()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Searches begin to look when this is set."""
    gate, run = threading.Event(), device_badge.ProbeTask.run
    monkeypatch.setattr(device_badge.ProbeTask, "run", lambda task: gate.wait(60) and run(task))
    yield gate
    gate.set()


def test_search_is_announced_then_answered(badge: DeviceBadge, gate: threading.Event) -> None:
    badge.look()
    assert text(badge) == "Looking for PyTorch…"
    # Whoever closes QGIS meanwhile is not asked about a search that they never began.
    tasks = [task for task in QgsApplication.taskManager().activeTasks() if isinstance(task, ProbeTask)]
    assert tasks and all(bool(task.flags() & QgsTask.Flag.CancelWithoutPrompt) for task in tasks)
    gate.set()
    wait_until(lambda: badge.info is not None)
    badge.show_device("auto", lambda info, device: "")
    assert text(badge) == "Abacus 9000, 80 GB"
    badge.show_device("cpu", lambda info, device: "about 5 min")
    assert text(badge) == "CPU, 2 cores: about 5 min"


def refuse(error: FreeNetError) -> Callable[[Path, Callable[[], bool]], EngineInfo]:
    """A probe that fails."""

    def probe(python: Path, is_canceled: Callable[[], bool]) -> EngineInfo:
        raise error

    return probe


def see_fail(badge: DeviceBadge, monkeypatch: pytest.MonkeyPatch, python: Path, error: FreeNetError) -> None:
    """Look at what is QGIS's own Python then, whose probe fails."""
    monkeypatch.setattr("freenet_qgis.workers.interpreter.qgis_python", lambda: python)
    monkeypatch.setattr("freenet_qgis.gui.pytorch.device.probe", refuse(error))
    badge.look()
    wait_until(lambda: bool(badge.problem))


def test_first_contact_is_two_plain_lines_with_the_way_out(
    badge: DeviceBadge, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    python = pythons.that_runs(tmp_path / "python", "raise SystemExit(1)")
    see_fail(badge, monkeypatch, python, FreeNetError("This Python has no torch.", "Choose another."))
    first, second = text(badge).splitlines()
    assert first == "FreeNet trains with PyTorch, which is not set up yet."
    assert second.startswith("One click brings it")
    notice = badge.findChild(device_badge.Notice)
    assert notice.details() == "This Python has no torch.\nChoose another."
    assert not notice.findChild(QWidget, "deviceNoticeDetails").isVisibleTo(badge)
    asked: list[bool] = []
    badge.asked_for_options.connect(lambda: asked.append(True))
    badge.findChild(QPushButton, "setUpPyTorch").click()
    assert asked == [True]


def test_a_pytorch_that_is_there_is_not_called_missing(
    badge: DeviceBadge, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    python = pythons.that_runs(tmp_path / "python", "pass")
    see_fail(badge, monkeypatch, python, FreeNetError("The engine needs more memory.", "Close other programs."))
    assert text(badge) == "The engine needs more memory.\nClose other programs."
    assert badge.findChild(device_badge.Notice).details() == ""


def test_a_python_that_was_chosen_is_told_by_name_and_nothing_old_stays(
    badge: DeviceBadge, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    badge.look()
    wait_until(lambda: badge.info is not None)
    assert "PyTorch 2.13.0" in badge.findChild(device_badge.Notice).toolTip()
    settings.change(python=str(tmp_path / "missing"))
    badge.look()
    wait_until(lambda: bool(badge.problem))
    notice = badge.findChild(device_badge.Notice)
    assert text(badge).startswith("There is no Python at '") and notice.details() == ""
    assert notice.toolTip() == ""


def test_bug_while_looking_is_told(badge: DeviceBadge, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(python: Path, is_canceled: Callable[[], bool]) -> EngineInfo:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("freenet_qgis.gui.pytorch.device.probe", stumble)
    badge.look()
    wait_until(lambda: bool(badge.problem))
    assert "oops" in text(badge)


def test_chosen_python_is_asked_and_remembered(
    badge: DeviceBadge, probed: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    python = tmp_path / "my python"
    python.touch()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(python), ""))
    badge.findChild(QAction, "choosePython").trigger()
    wait_until(lambda: badge.info is not None)
    assert probed == [python]
    assert settings.load().interpreter() == python
    badge.findChild(QAction, "defaultPython").trigger()
    wait_until(lambda: badge.info is not None)
    assert settings.load().interpreter() is None


def test_only_the_last_search_counts(badge: DeviceBadge, gate: threading.Event, tmp_path: Path) -> None:
    heard = []
    badge.looked.connect(lambda: heard.append(badge.info))
    badge.look()
    settings.change(python=str(tmp_path / "missing"))
    badge.look()
    gate.set()
    wait_until(lambda: bool(heard))
    QTest.qWait(100)
    assert heard == [None]
    assert "missing" in badge.problem


def test_two_searches_never_run_at_once_and_the_last_one_counts(
    badge: DeviceBadge, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    go, asking, asked, most = threading.Event(), [], [], []

    def probe(python: Path, is_canceled: Callable[[], bool]) -> EngineInfo:
        asked.append(python.name)
        asking.append(python)
        most.append(len(asking))
        while not go.wait(0.01) and not is_canceled():
            pass
        asking.remove(python)
        if is_canceled():
            raise Canceled
        return replace(QUIET, python_version=python.name)

    monkeypatch.setattr("freenet_qgis.gui.pytorch.device.probe", probe)
    for name in ("first", "second", "last", "of the options"):
        (tmp_path / name).touch()
    for name in ("first", "second", "last"):
        settings.change(python=str(tmp_path / name))
        badge.look()
        wait_until(lambda: bool(asked))
    ended: list[ProbeTask] = []
    other = ProbeTask(tmp_path / "of the options", ended.append)
    QgsApplication.taskManager().addTask(other)
    QTest.qWait(50)
    go.set()
    wait_until(lambda: badge.info is not None and bool(ended))
    assert badge.info.python_version == "last" and max(most) == 1


def test_nobody_listens_after_unload(badge: DeviceBadge, gate: threading.Event) -> None:
    heard = []
    badge.looked.connect(lambda: heard.append(badge.info))
    badge.look()
    badge.unload()
    gate.set()
    QTest.qWait(200)
    assert heard == []


def test_environment_that_fixes_the_python_is_told(probed: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "/somewhere/python")
    badge = DeviceBadge()
    assert VARIABLE in badge.findChild(QToolButton, "pythonMenu").toolTip()
    assert not badge.findChild(QAction, "choosePython").isEnabled()
    assert badge.findChild(QAction, "lookAgain").isEnabled()


@pytest.fixture
def busy_first(monkeypatch: pytest.MonkeyPatch) -> list[EngineInfo]:
    """What each search finds, the first one while other programs are at work."""
    found = [replace(QUIET, is_busy=True), QUIET]
    monkeypatch.setattr("freenet_qgis.gui.pytorch.device.probe", lambda python, is_canceled: found.pop(0))
    return found


def test_what_was_measured_while_others_were_at_work_is_measured_again(
    badge: DeviceBadge, busy_first: list[EngineInfo]
) -> None:
    badge.unload()
    again = DeviceBadge()
    again._later.setInterval(50)  # ms
    heard: list[bool] = []
    again.looked.connect(lambda: heard.append(again.info.is_busy))
    again.look()
    wait_until(lambda: heard == [True, False])
    QTest.qWait(150)
    assert heard == [True, False] and busy_first == []
    again.unload()


def test_who_points_at_the_device_reads_that_the_machine_was_busy(
    badge: DeviceBadge, busy_first: list[EngineInfo]
) -> None:
    badge.look()
    wait_until(lambda: badge.info is not None)
    badge.show_device("auto", lambda info, device: "about 5 min")
    notice = badge.findChild(device_badge.Notice)
    assert "busy" not in text(badge) and "while other programs were at work" in notice.toolTip()


def test_nothing_is_measured_while_a_training_runs(badge: DeviceBadge, busy_first: list[EngineInfo]) -> None:
    badge.unload()
    again = DeviceBadge()
    again._later.setInterval(50)  # ms
    again.look()
    again.follow_training(True)
    wait_until(lambda: again.info is not None)
    QTest.qWait(150)
    assert again.info.is_busy and len(busy_first) == 1
    again.follow_training(False)
    wait_until(lambda: not again.info.is_busy)
    again.unload()


def test_a_search_that_was_cancelled_is_not_told_as_a_failure(
    badge: DeviceBadge, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait(python: Path, is_canceled: Callable[[], bool]) -> EngineInfo:
        while not is_canceled():
            time.sleep(0.01)
        raise Canceled

    monkeypatch.setattr("freenet_qgis.gui.pytorch.device.probe", wait)
    badge.look()
    badge._task.cancel()
    wait_until(lambda: bool(badge.problem))
    assert text(badge) == "The search for PyTorch was cancelled. Choose 'Look again' in the menu beside it."
    assert not badge.findChild(QPushButton, "setUpPyTorch").isVisibleTo(badge)
