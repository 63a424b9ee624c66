# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands of Set up, as far as they go where Python cannot make environments: pip's, in one made by hand."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
import pythons
import wheels
from small_runs import Watcher

from freenet_qgis.errors import FreeNetError
from freenet_qgis.workers import commands, environment
from freenet_qgis.workers.interpreter import VARIABLE
from freenet_qgis.workers.setting_up import set_up

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's data folder of our own, and a pip that nobody has configured."""
    for name in [name for name in os.environ if name.startswith("PIP_") or name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder / "data"))
    return environment.home()


@pytest.fixture
def by_hand(folder: Path) -> Path:
    """An environment with pip and nothing else, where Set up wants its own."""
    python = pythons.without_packages(environment.folder())
    with zipfile.ZipFile(wheels.write_pip_wheel(folder / "pip")) as pip:
        pip.extractall(pythons.packages(environment.folder()))
    assert python == environment.python() and environment.state() == "unfinished"
    return python


def test_an_environment_that_was_left_half_made_is_filled_from_a_folder(
    by_hand: Path, folder: Path, temporary: Path
) -> None:
    info = set_up(wheels.write_engine_wheels(folder / "wheels"), {}, Watcher())
    assert environment.state() == "ready" and info.torch_version.startswith("2.")
    assert "Successfully installed" in environment.log().read_text(encoding="utf-8")
    left = {environment.folder().name, environment.log().name, environment.LOCK}
    assert {path.name for path in environment.home().iterdir()} == left


def test_wheels_that_are_missing_are_told(by_hand: Path, folder: Path, temporary: Path) -> None:
    (folder / "nothing").mkdir()
    with pytest.raises(FreeNetError, match=r"No package fits: .*torch"):
        set_up(folder / "nothing", {}, Watcher())
    assert environment.state() == "unfinished"


def test_a_python_that_cannot_make_environments_is_told(
    folder: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacks_venv = pythons.that_runs(folder / "python", """raise ImportError("No module named 'venv'")""")
    monkeypatch.setattr(commands, "base_python", lambda: lacks_venv)
    with pytest.raises(FreeNetError, match="cannot make environments"):
        set_up(folder, {}, Watcher())
    assert environment.state() == "missing"


def test_the_typed_commands_are_those_of_the_systems_shell(folder: Path) -> None:
    make, install = commands.typed("cpu", folder).splitlines()
    quote = '"' if os.name == "nt" else "'"
    assert f"{quote}{environment.folder()}{quote}" in make and f"{quote}{folder}{quote}" in install
