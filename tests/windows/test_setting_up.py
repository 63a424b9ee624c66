# SPDX-License-Identifier: GPL-3.0-or-later
"""PyTorch is set up for a user whose name asks for trouble, by commands that it types, too; more in tests/workers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import pythons
import set_ups
import wheels
from small_runs import Watcher

from freenet_qgis.workers import commands, environment
from freenet_qgis.workers.setting_up import set_up


@pytest.fixture(autouse=True)
def home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's data folder, and a pip that nobody has configured."""
    set_ups.own_home(folder, monkeypatch)


@pytest.mark.slow
def test_pytorch_is_set_up_for_them(folder: Path, temporary: Path) -> None:
    info = set_up(wheels.write_engine_wheels(folder / "wheels"), {}, Watcher())
    assert environment.state() == "ready" and info.torch_version.startswith("2.")
    left = {environment.folder().name, environment.log().name, environment.LOCK}
    assert {path.name for path in environment.home().iterdir()} == left


def test_the_typed_commands_are_those_of_the_systems_shell(folder: Path) -> None:
    make, install = commands.typed("cpu", folder).splitlines()
    quote = '"' if os.name == "nt" else "'"
    assert f"{quote}{environment.folder()}{quote}" in make and f"{quote}{folder}{quote}" in install


def test_what_is_typed_arrives_as_it_is_wherever_qgis_lies(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    qgis = folder / "O'Neil & Söhne" / "qgis-bin.exe"
    monkeypatch.setattr(sys, "executable", str(qgis))
    pythons.that_runs(environment.folder(), "import json, sys; print(json.dumps(sys.orig_argv[1:]))")
    wheels_of_a_user = qgis.parent / "wheels"
    _, install = commands.typed("cpu", wheels_of_a_user).splitlines()
    ended = subprocess.run(install, shell=True, capture_output=True, text=True, check=True)
    assert json.loads(ended.stdout) == commands.from_folder(wheels_of_a_user)[1:]
