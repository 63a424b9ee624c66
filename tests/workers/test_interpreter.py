# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding and asking the Python that runs the engine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import processes
import pytest
import pythons
import scenes
import small_runs

from freenet_qgis import workflow
from freenet_qgis.errors import FreeNetError
from freenet_qgis.progress import Canceled
from freenet_qgis.request import EngineChoice
from freenet_qgis.workers import interpreter
from freenet_qgis.workers.interpreter import (
    VARIABLE,
    candidates,
    find_interpreter,
    first_with_torch,
    probe,
    qgis_python,
)
from freenet_qgis.workers.process import start_python

PYTHON = Path(sys.executable)


@pytest.fixture(scope="module")
def bare_python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with nothing installed."""
    return pythons.without_packages(tmp_path_factory.mktemp("bare"))


def test_the_variable_overrides_the_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(PYTHON))
    assert find_interpreter(Path("/nowhere")) == PYTHON


def test_the_choice_overrides_qgis_own(bare_python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert candidates(bare_python) == [bare_python]
    assert find_interpreter() == PYTHON


def test_a_python_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    nowhere = Path("/nowhere/python")
    with pytest.raises(FreeNetError, match=re.escape(f"no Python at '{nowhere}'")):
        find_interpreter(nowhere)


@pytest.mark.slow
def test_probe_names_torch_and_devices() -> None:
    found = probe(PYTHON)
    assert found.torch_version.startswith("2.")
    assert found.devices[-1].kind == "cpu"
    assert f"{found.cores} core" in found.devices[-1].name
    assert found.devices[-1].memory_bytes > 1e9


def test_a_python_without_torch_is_told_with_the_command_that_installs_it(bare_python: Path) -> None:
    with pytest.raises(FreeNetError, match=r"cannot load torch.*pip install torch"):
        probe(bare_python)


def test_a_program_that_is_no_python_is_told(tmp_path: Path) -> None:
    with pytest.raises(FreeNetError, match="cannot run the FreeNet engine"):
        probe(pythons.that_runs(tmp_path, "raise SystemExit(1)"))


def test_before_a_run_missing_packages_are_told_at_once(bare_python: Path) -> None:
    with pytest.raises(FreeNetError, match=r"cannot load torch.*pip install torch"):
        find_interpreter(bare_python)


@pytest.mark.parametrize(
    ("executable", "prefix", "python"),
    [
        ("bin/qgis-bin.exe", "apps/Python312", "apps/Python312/python.exe"),
        ("bin/qgis-bin.exe", "elsewhere", "bin/python3.exe"),
    ],
)
def test_osgeo4w_has_python_beside_qgis(
    executable: str, prefix: str, python: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / python).parent.mkdir(parents=True)
    (tmp_path / python).touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / executable))
    monkeypatch.setattr(sys, "exec_prefix", str(tmp_path / prefix))
    assert qgis_python(is_windows=True) == tmp_path / python


@pytest.mark.parametrize("python", ["MacOS/bin/python3", "MacOS/python{}.{}"])
def test_qgis_for_macos_has_python_beside_it(python: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = python.format(*sys.version_info)
    (tmp_path / python).parent.mkdir(parents=True)
    (tmp_path / python).touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "MacOS" / "QGIS"))
    monkeypatch.setattr(sys, "exec_prefix", str(tmp_path / "Frameworks"))
    assert qgis_python(is_windows=False) == tmp_path / python


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """What QGIS 4 for macOS has of Python."""
    return pythons.bundle(tmp_path)


def prefix_of(python: Path) -> str:
    """What a Python says of where its library lies."""
    with start_python(python, "-c", "import sys; print(sys.base_prefix)", stdout=subprocess.PIPE) as process:
        return process.communicate()[0].strip()


@pytest.mark.skipif(os.name == "nt", reason="a bundle of macOS")
def test_python_of_qgis_4_for_macos_is_found_and_told_its_home(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(bundle / "MacOS" / "QGIS-final-4_0_3"))
    monkeypatch.setattr(sys, "exec_prefix", str(bundle / "Frameworks"))
    monkeypatch.setenv("PYTHONHOME", "/that/of/another/Python")
    python = qgis_python()
    assert python.parent == bundle / "MacOS"
    assert prefix_of(python) == str(bundle / "Frameworks")
    assert prefix_of(PYTHON) == sys.base_prefix


@pytest.mark.skipif(os.name == "nt", reason="a bundle of macOS")
def test_a_bundle_with_nothing_but_a_script_starts_by_that(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bundle / "Helpers").mkdir()
    (bare,) = (bundle / "MacOS").iterdir()
    bare.rename(bundle / "Helpers" / bare.name)
    script = bundle / "MacOS" / "python"
    home = bundle / "Frameworks"
    script.write_text(f"#!/bin/sh\nPYTHONHOME='{home}' exec '{bundle / 'Helpers' / bare.name}' \"$@\"\n")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(bundle / "MacOS" / "QGIS"))
    monkeypatch.setattr(sys, "exec_prefix", str(home))
    assert qgis_python() == script
    assert prefix_of(script) == str(home)


@pytest.fixture
def hanging_python(tmp_path: Path) -> Path:
    """It starts another program, as conda's wrappers do; neither ever answers. On Windows it hangs by itself."""
    code = f"""
        import os, subprocess, sys, time
        hanging = [sys._base_executable, "-S", "-c", "import time; time.sleep(600)"]
        number = os.getpid() if os.name == "nt" else subprocess.Popen(hanging).pid
        with open({str(tmp_path / "child")!r}, "w") as file:
            file.write(str(number))
        time.sleep(600)
        """
    return pythons.that_runs(tmp_path / "hanging", code)


@pytest.mark.parametrize("ask", [find_interpreter, first_with_torch, probe])
def test_asking_a_python_that_hangs_can_be_cancelled_and_leaves_nothing(
    ask: Callable[..., object], hanging_python: Path, bare_python: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interpreter, "candidates", lambda chosen: [chosen, bare_python])
    child = tmp_path / "child"
    with pytest.raises(Canceled):
        ask(hanging_python, lambda: child.exists() and child.read_text().strip() != "")
    assert processes.ends(int(child.read_text()))


def test_a_python_that_hangs_is_given_up_and_leaves_nothing(hanging_python: Path, tmp_path: Path) -> None:
    child = tmp_path / "child"

    def wait_until_it_hangs() -> bool:
        end = time.monotonic() + 60
        while not (child.exists() and child.read_text()) and time.monotonic() < end:
            time.sleep(0.01)
        return False

    with pytest.raises(FreeNetError, match="did not answer within 1 seconds"):
        probe(hanging_python, wait_until_it_hangs, patience_s=1)
    assert processes.ends(int(child.read_text()))


def test_a_run_is_cancelled_while_its_python_is_looked_for(hanging_python: Path, tmp_path: Path) -> None:
    class Impatient(small_runs.Watcher):
        def is_canceled(self) -> bool:
            return (tmp_path / "child").exists()

    scene = scenes.write_scene(tmp_path, shape=(24, 18, 2))
    wanted = small_runs.request(scene, tmp_path, engine=EngineChoice(hanging_python, "cpu"))
    with pytest.raises(Canceled):
        workflow.train(wanted, Impatient())
