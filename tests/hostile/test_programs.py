# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs that lie in a folder of data are not started, whatever the search path says."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from commands import environment as with_package

import freenet_qgis
from freenet_qgis.errors import FreeNetError
from freenet_qgis.workers import builds, environment, interpreter

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the program is a script of a POSIX shell")
PACKAGE = Path(freenet_qgis.__file__).parent
SAYS = '#!/bin/sh\ntouch "{}"\necho "CUDA Version: 13.0"\n'


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that is there once a program was started that lies in the current folder, or in one within it."""
    found, data = tmp_path / "started", tmp_path / "data"
    for folder in (data, data / "bin"):
        folder.mkdir()
        for name in ("nvidia-smi", "nvidia-smi.exe", "python3", f"python3.{sys.version_info.minor}"):
            (folder / name).write_text(SAYS.format(found))
            (folder / name).chmod(0o755)
    monkeypatch.chdir(data)
    return found


@pytest.mark.parametrize("path", ["", ".", ":/nowhere", "bin", "./bin:/nowhere", ":".join([".", "", "bin"])])
def test_nvidia_smi_is_never_that_of_the_current_folder(
    started: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setenv("PATH", path)
    assert builds.fitting_build() == "cpu"
    assert not started.exists()


def test_nvidia_smi_is_found_behind_an_entry_that_does_not_count(
    started: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = tmp_path / "system"
    system.mkdir()
    (system / "nvidia-smi").write_text('#!/bin/sh\necho "CUDA Version: 13.0"\n')
    (system / "nvidia-smi").chmod(0o755)
    monkeypatch.setenv("PATH", f".::{system}:{os.environ['PATH']}")
    assert builds.fitting_build() == "cu130"
    assert not started.exists()


def test_no_program_is_looked_for_by_what_begins_in_the_current_folder_of_windows() -> None:
    """`shutil.which` of a name does, and so does whatever starts a program by its name alone."""
    for path in PACKAGE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                where = path.relative_to(PACKAGE).as_posix()
                if call.func.attr in ("Popen", "check_output", "check_call", "startDetached", "system", "startfile"):
                    assert where in ("workers/process.py", "files/remover.py"), f"{where} starts a program by itself"
                if call.func.attr == "which":  # copied_run only writes a name down
                    assert where in ("workers/programs.py", "gui/runs/copied_run.py"), f"{where} looks for a program"


def test_a_python_by_its_name_alone_is_not_that_of_the_current_folder(
    started: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(interpreter.VARIABLE, "python3")
    with pytest.raises(FreeNetError, match="There is no Python at 'python3'"):
        interpreter.candidates()
    monkeypatch.delenv(interpreter.VARIABLE)
    with pytest.raises(FreeNetError, match="There is no Python at 'python3'"):
        interpreter.candidates(Path("python3"))


@pytest.mark.parametrize("executable", ["", "QGIS", "python3", "./python3"])
@pytest.mark.parametrize("is_windows", [False, True])
def test_a_qgis_that_does_not_know_its_program_takes_none_of_the_current_folder(
    started: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, executable: str, is_windows: bool
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    monkeypatch.setattr(sys, "exec_prefix", str(tmp_path / "elsewhere"))
    assert tmp_path / "elsewhere" in interpreter.qgis_python(is_windows=is_windows).parents


def test_the_environment_of_freenet_does_not_lie_in_the_current_folder(
    started: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "bin")
    assert environment.home().is_absolute() and Path.cwd() not in environment.home().parents


@pytest.mark.parametrize("module", ["freenet_qgis", "freenet_qgis.engine"])
def test_no_module_of_the_folder_of_the_data_takes_the_place_of_pythons(tmp_path: Path, module: str) -> None:
    for name in ("json", "signal", "typing", "argparse", "numpy", "queue", "pathlib"):
        (tmp_path / f"{name}.py").write_text("open('ran', 'w').close()")
    command = [sys.executable, "-m", module, "--help"]
    said = subprocess.run(command, cwd=tmp_path, env=with_package(), capture_output=True)
    assert said.returncode == 0, said.stderr
    assert not (tmp_path / "ran").exists()
