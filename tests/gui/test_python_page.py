# SPDX-License-Identifier: GPL-3.0-or-later
"""The options page that chooses, tries and sets up the Python for training."""

from __future__ import annotations

import http.server
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import pythons
import wheels
from dock_user import DockUser, screenshot, wait_until
from qgis.core import QgsNetworkAccessManager, QgsSettings
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QMessageBox, QWidget
from qgis.utils import plugins

from freenet_qgis import settings
from freenet_qgis.gui.pytorch import network
from freenet_qgis.gui.pytorch.options import PythonOptions
from freenet_qgis.gui.pytorch.page import PAGE
from freenet_qgis.workers import commands, environment, interpreter
from freenet_qgis.workers.commands import Origin
from freenet_qgis.workers.interpreter import VARIABLE

TESTS = Path(__file__).resolve().parent.parent
PATHS = {**os.environ, "PYTHONPATH": str(TESTS.parent)}  # where another Python finds our package


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Wheels whose torch is that of the Python with which the engine is tested."""
    folder = tmp_path_factory.mktemp("wheels")
    write = "import sys, wheels, pathlib; wheels.write_pip_wheel(wheels.write_engine_wheels(pathlib.Path(sys.argv[1])))"
    subprocess.run([os.environ[VARIABLE], "-c", write, str(folder)], cwd=TESTS, env=PATHS, check=True)
    return folder


@pytest.fixture
def options(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PythonOptions]:
    """The options of a user whom no variable tells which Python to take, and who has PyTorch nowhere."""
    bare = pythons.without_packages(tmp_path_factory.mktemp("bare"))
    monkeypatch.setattr(interpreter, "qgis_python", lambda: bare)
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    shutil.rmtree(environment.home(), ignore_errors=True)
    options = PythonOptions()
    yield options
    options.set_up.unload()
    shutil.rmtree(environment.home(), ignore_errors=True)


@pytest.fixture
def quick_venv(options: PythonOptions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Environments are made by hand, in no time, not by venv."""
    maker = pythons.that_makes_environments(tmp_path / "maker")
    monkeypatch.setattr(commands, "base_python", lambda: maker)


@pytest.fixture
def user(options: PythonOptions) -> Iterator[DockUser]:
    """A user in front of the page."""
    user = open_page(options)
    yield user
    if not sip.isdeleted(user.dock):
        user.dock.deleteLater()


def open_page(options: PythonOptions) -> DockUser:
    page = options.createWidget(None)
    page.resize(640, 420)
    page.show()
    user = DockUser(page)
    wait_until(lambda: user.find("copyCommands").isEnabled())
    return user


def start(user: DockUser, folder: Path) -> None:
    user.type("wheels", str(folder))
    user.click("setUp")


def test_looking_at_the_page_makes_nothing(user: DockUser) -> None:
    assert user.find("setUp").text() == "Set up"
    assert user.find("environment").text().startswith("PyTorch for the processor: about 0.4 GB are downloaded")
    assert not environment.home().exists()


def test_check_tells_version_device_and_memory(user: DockUser, probed: list[Path]) -> None:
    user.type("python", os.__file__)  # any file
    user.click("check")
    wait_until(lambda: user.find("check").isEnabled())
    said = user.find("checked").text()
    assert said.startswith("PyTorch 2.13.0 in Python 3.11.2 trained on:\nAbacus 9000, 80 GB (")
    assert said.endswith(os.__file__)
    assert probed == [Path(os.__file__)]


def test_the_choice_is_stored_when_the_dialog_is_left_by_ok(user: DockUser, options: PythonOptions) -> None:
    told: list[bool] = []
    options.set_up.python_changed.connect(lambda: told.append(True))
    user.type("python", "/envs/torch/bin/python")
    assert settings.load().python == ""
    user.dock.apply()
    user.dock.apply()
    assert settings.load().python == "/envs/torch/bin/python"
    assert told == [True]


def test_a_variable_that_fixes_the_python_is_told(options: PythonOptions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "/somewhere/python")
    user = open_page(options)
    assert VARIABLE in user.find("python").toolTip()
    assert not user.find("python").isEnabled()


def test_set_up_goes_on_without_the_page_and_ends_ready(user: DockUser, options: PythonOptions, folder: Path) -> None:
    told: list[bool] = []
    options.set_up.python_changed.connect(lambda: told.append(True))
    screenshot(user.dock, "python-page")
    start(user, folder)
    wait_until(lambda: user.find("setUpStage").text() == "Downloading and installing PyTorch", 60)
    screenshot(user.dock, "python-page-running")
    user.dock.deleteLater()  # closed
    again = open_page(options)
    assert again.find("cancelSetUp").isVisible()
    wait_until(lambda: options.set_up.task is None, 120)
    assert options.set_up.last.failure is None
    assert again.find("environment").text().startswith("Ready: PyTorch 2.")
    assert again.find("setUp").text() == "Set up anew"
    assert told == [True]
    again.click("check")
    wait_until(lambda: again.find("check").isEnabled(), 120)
    assert again.find("checked").text().endswith(str(environment.python()))
    screenshot(again.dock, "python-page-ready")
    next(environment.folder().rglob("torch_elsewhere.pth")).unlink()
    again.click("check")
    wait_until(lambda: again.find("check").isEnabled(), 60)
    assert "cannot load torch" in again.find("checked").text()
    assert again.find("environment").text() == "It does not work any more. Set it up anew."
    screenshot(again.dock, "python-page-broken")


@pytest.mark.once
@pytest.mark.usefixtures("quick_venv")
def test_cancel_is_acknowledged_at_once_and_can_be_continued(
    user: DockUser, options: PythonOptions, folder: Path
) -> None:
    start(user, folder)
    wait_until(lambda: user.find("setUpStage").text() == "Trying a training step", 60)
    user.click("cancelSetUp")
    assert user.find("setUpStage").text() == "Cancelling…"
    wait_until(lambda: options.set_up.task is None, 10)
    assert options.set_up.last.failure is None
    assert user.find("environment").text().startswith("It was left half-made.")
    assert user.find("setUp").text() == "Continue"


@pytest.mark.once
@pytest.mark.usefixtures("quick_venv")
def test_what_fails_is_told_in_a_sentence_and_forgotten_with_the_folder_it_came_from(
    user: DockUser, options: PythonOptions, tmp_path: Path
) -> None:
    start(user, tmp_path)
    wait_until(lambda: options.set_up.task is None, 60)
    assert user.find("environment").text().startswith("No package fits: ")
    screenshot(user.dock, "python-page-failed")
    user.type("wheels", "")
    assert user.find("environment").text().startswith("It was left half-made.")
    assert user.find("environment").details() == ""


@pytest.fixture
def pypi(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Another PyPI, on this machine; the folder of requirements that hold to it."""
    handler = partial(Quiet, directory=str(wheels.write_index(tmp_path / "simple", folder).parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{server.server_address[1]}/simple")
        monkeypatch.setenv("PIP_FIND_LINKS", "")
        monkeypatch.setenv("PIP_RETRIES", "1")
        yield wheels.pin(tmp_path / "pins", folder)
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Shows folders and files, and tells nobody."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.once
@pytest.mark.usefixtures("quick_venv")
def test_a_blocked_host_is_named_and_pypi_is_one_click_away(user: DockUser, options: PythonOptions, pypi: Path) -> None:
    options.set_up.origin = Origin(pypi, "https://blocked.invalid/whl/")
    user.click("setUp")
    wait_until(lambda: options.set_up.task is None, 120)
    said, way_out = user.find("environment").text().splitlines()
    assert said == "blocked.invalid could not be reached; 127.0.0.1 could."
    assert way_out.startswith("Take PyTorch from PyPI with the button below")
    assert "blocked.invalid does not answer" in user.find("environment").details()
    assert not user.sees("environmentDetails")
    screenshot(user.dock, "python-page-blocked")
    user.click("environmentFold")
    assert user.sees("environmentDetails")
    screenshot(user.dock, "python-page-blocked-unfolded")
    again = open_page(options)  # the options were closed and opened
    assert again.find("environment").text().startswith("blocked.invalid could not be reached")
    assert again.find("wayOut").text().startswith("Take PyTorch from PyPI (about ")
    again.click("wayOut")
    assert not again.find("wayOut").isVisible()
    wait_until(lambda: options.set_up.task is None, 120)
    assert again.find("environment").text().startswith("Ready: PyTorch 2.")


@pytest.mark.once
@pytest.mark.usefixtures("quick_venv")
def test_another_python_is_fetched_only_by_who_is_told_and_says_yes(
    user: DockUser, options: PythonOptions, tmp_path: Path
) -> None:
    refused = b"raise ImportError('code signature not valid for use in process: different Team IDs')"
    for name in ("torch", "numpy", "scikit_learn", "safetensors"):  # and no uv
        wheels.write_wheel(tmp_path / "wheels", name, {f"{name}.py": refused})
    start(user, tmp_path / "wheels")
    wait_until(lambda: options.set_up.task is None, 120)
    assert user.find("environment").text().startswith("QGIS's Python loads no package that did not come with QGIS")
    told: list[str] = []

    def answer(button: QMessageBox.StandardButton) -> None:
        box = QApplication.activeModalWidget()
        told.append(box.text())
        screenshot(box, "python-page-question")
        box.button(button).click()

    QTimer.singleShot(500, lambda: answer(QMessageBox.StandardButton.No))
    user.click("wayOut")
    assert "releases.astral.sh, github.com" in told[0] and "about 50 MB" in told[0]
    assert options.set_up.task is None
    screenshot(user.dock, "python-page-refused")
    QTimer.singleShot(500, lambda: answer(QMessageBox.StandardButton.Yes))
    user.click("wayOut")
    assert options.set_up.task is not None
    wait_until(lambda: options.set_up.task is None, 120)
    assert user.find("environment").text().startswith("No package fits: No matching distribution found for uv")


def test_what_was_found_is_forgotten_with_the_path(user: DockUser, tmp_path: Path) -> None:
    user.type("python", str(tmp_path / "none" / "python"))
    user.click("check")
    wait_until(lambda: user.find("check").isEnabled())
    assert "There is no Python at" in user.find("checked").text()
    user.type("python", "")
    assert user.find("checked").text() == ""
    user.click("copyDiagnostics")
    assert "Last check: none" in QApplication.clipboard().text()


def test_a_check_of_a_path_that_is_gone_says_nothing(
    user: DockUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()
    monkeypatch.setattr("freenet_qgis.gui.pytorch.device.probe", lambda python, is_canceled: go.wait(60))
    user.type("python", os.__file__)
    user.click("check")
    user.type("python", "")
    assert user.find("check").isEnabled()
    go.set()
    QTest.qWait(300)
    assert user.find("checked").text() == ""


def test_a_card_that_is_not_used_is_told(
    options: PythonOptions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "nvidia-smi"
    program.write_text("#!/bin/sh\necho 'CUDA Version: 12.8'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    user = open_page(options)
    assert user.find("environment").text().startswith("PyTorch for your NVIDIA card: about 3.0 GB")
    python = environment.python()
    python.parent.mkdir(parents=True)
    python.touch()
    environment.mark_ready(environment.Ready(str(python), "2.13", "cpu", "CPU, 2 cores"))
    user = open_page(options)
    assert "does not use your NVIDIA card" in user.find("environment").text()


def test_commands_and_diagnostics_go_to_the_clipboard(user: DockUser) -> None:
    user.click("copyCommands")
    assert "-m pip install" in QApplication.clipboard().text()
    user.click("copyDiagnostics")
    text = QApplication.clipboard().text()
    assert text.startswith("FreeNet 0.1.0, QGIS 3.")
    assert str(Path.home()) not in text


def test_the_wrench_of_the_dock_opens_the_page(probed: list[Path]) -> None:
    plugin, seen = plugins["freenet_qgis"], []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        page = dialog.findChild(QWidget, PAGE)
        seen.append(page is not None and page.isVisible())
        screenshot(dialog, "options-dialog")
        dialog.reject()

    plugin.action.trigger()
    QTimer.singleShot(1000, look)
    plugin.dock.findChild(QAction, "setUpPython").trigger()
    plugin.action.trigger()
    assert seen == [True]


@pytest.fixture
def proxy() -> Iterator[None]:
    """QGIS with a proxy in its settings."""
    store = QgsSettings()
    entries = {"Enabled": True, "Type": "HttpProxy", "Host": "proxy.example", "Port": "3128", "User": "me"}
    for name, value in {**entries, "Password": "p@ss"}.items():
        store.setValue(f"proxy/proxy{name}", value)
    QgsNetworkAccessManager.instance().setupDefaultProxyAndCache()
    yield
    store.remove("proxy")
    QgsNetworkAccessManager.instance().setupDefaultProxyAndCache()


def test_pip_is_given_the_proxy_of_qgis(proxy: None, tmp_path: Path) -> None:
    variables = network.variables("https://download.pytorch.org/", tmp_path)
    assert variables["https_proxy"] == "http://me:p%40ss@proxy.example:3128"


def test_without_a_proxy_nothing_is_set(tmp_path: Path) -> None:
    assert network.variables("https://download.pytorch.org/", tmp_path) == {}
