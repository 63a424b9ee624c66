# SPDX-License-Identifier: GPL-3.0-or-later
"""What a Python needs around it that nobody has activated: conda's folders on Windows, its home in a bundle."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from freenet_qgis.workers.surroundings import needed_by

LIBRARIES = Path("Library", "bin")


@pytest.fixture
def conda(tmp_path: Path) -> Path:
    """A conda environment for Windows."""
    folder = tmp_path / "envs" / "über uns"
    (folder / "conda-meta").mkdir(parents=True)
    return folder


def path_of(python: Path) -> list[str]:
    return needed_by(python, {"PATH": "before"}, is_windows=True)["PATH"].split(os.pathsep)


def test_conda_on_windows_finds_its_libraries_without_being_activated(conda: Path) -> None:
    first, *others, last = path_of(conda / "python.exe")
    assert Path(first) == conda
    assert str(conda / LIBRARIES) in others
    assert last == "before"


def test_so_does_what_was_made_from_it(conda: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    (made / "Scripts").mkdir(parents=True)
    (made / "pyvenv.cfg").write_text(f"home = {conda}\nversion = 3.12.1\n", encoding="utf-8")
    assert str(conda / LIBRARIES) in path_of(made / "Scripts" / "python.exe")


def test_others_keep_the_path_that_there_is(tmp_path: Path) -> None:
    assert needed_by(tmp_path / "python.exe", {"PATH": "before"}, is_windows=True) == {}


def test_elsewhere_conda_needs_nothing(conda: Path) -> None:
    assert needed_by(conda / "python", {}, is_windows=False) == {}


@pytest.mark.parametrize(
    ("python", "library", "home"),
    [
        ("MacOS/python3.12", "Frameworks", "Frameworks"),  # QGIS 4
        ("MacOS/python3.12", "Resources", "Resources"),
        ("MacOS/bin/python3", "MacOS", None),  # QGIS 3: beside it
        ("MacOS/python3.12", "elsewhere", None),
    ],
)
def test_a_python_in_a_bundle_is_told_its_home_if_that_is_not_beside_it(
    python: str, library: str, home: str, tmp_path: Path
) -> None:
    contents = tmp_path / "QGIS.app" / "Contents"
    (contents / python).parent.mkdir(parents=True)
    (contents / library / "lib" / "python3.12").mkdir(parents=True)
    (contents / library / "lib" / "python3.12" / "os.py").touch()
    assert needed_by(contents / python, {}) == ({"PYTHONHOME": str(contents / home)} if home else {})
