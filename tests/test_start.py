# SPDX-License-Identifier: GPL-3.0-or-later
"""A module of the package run by another Python, to which nothing around the package shows."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from freenet_qgis.paths import START

SHOWN = """
import importlib.util, json, sys
from . import text
found = [name for name in ("text", "shown", "neighbour", "ours") if importlib.util.find_spec(name)]
print(json.dumps([__name__, sys.argv[1:], found, text.WORD, sys.path]))
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package among others, which starts as ours does; its folder has a letter that no code page has, and a space."""
    folder = tmp_path / "Plugins von Ümit 地図 & 100 %" / "ours"
    folder.mkdir(parents=True)
    shutil.copy(START, folder)
    for name, content in (("__init__", ""), ("text", "WORD = 'ours'"), ("shown", SHOWN)):
        (folder / f"{name}.py").write_text(content, encoding="utf-8")
    for name in ("neighbour", "json", "runpy", "importlib"):
        (folder.parent / name).mkdir()
        (folder.parent / name / "__init__.py").write_text("raise SystemExit('a neighbour runs')")
    return folder


@pytest.mark.parametrize("options", [(), ("-s",), ("-I", "-S")])
@pytest.mark.parametrize("is_current", [False, True])
def test_a_module_finds_its_package_and_nothing_around_or_within(
    package: Path, options: tuple[str, ...], is_current: bool
) -> None:
    command = [sys.executable, *options, package / "start.py", "ours.shown", "a b", "--c"]
    place = package.parent if is_current else None
    said = subprocess.run(command, cwd=place, capture_output=True, text=True, check=True).stdout
    name, arguments, found, word, path = json.loads(said)
    assert (name, arguments, found, word) == ("__main__", ["a b", "--c"], ["ours"], "ours")
    assert not {Path(place) for place in path} & {package, package.parent}


def test_what_is_no_module_is_told(package: Path) -> None:
    said = subprocess.run([sys.executable, package / "start.py", "ours.nothing"], capture_output=True, text=True)
    assert said.returncode != 0 and "No module named ours.nothing" in said.stderr
