# SPDX-License-Identifier: GPL-3.0-or-later
"""What a Python needs around it to start where nobody has activated or wrapped it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Optional

# In a conda environment on Windows, in the order in which conda's own activation has them.
CONDA_FOLDERS = (".", "Library/mingw-w64/bin", "Library/usr/bin", "Library/bin", "Scripts", "bin")


def needed_by(python: Path, environment: Mapping[str, str], *, is_windows: bool = os.name == "nt") -> dict[str, str]:
    """The variables that `python` needs changed, or beside those of `environment`; looks at files only."""
    found = {}
    folders = _folders(python)
    conda = next((folder for folder in folders if (folder / "conda-meta").is_dir()), None)
    if conda and is_windows:  # numpy and others have their libraries there
        places = [str(conda / folder) for folder in CONDA_FOLDERS]
        found["PATH"] = os.pathsep.join([*places, *filter(None, [environment.get("PATH")])])
    home = next(filter(None, map(_home_in_bundle, folders)), None)
    if home:
        found["PYTHONHOME"] = str(home)
    return found


def _folders(python: Path) -> list[Path]:
    """The folder of a Python, and that of the one that its virtual environment was made from."""
    try:
        settings = python.parent.with_name("pyvenv.cfg").read_text(encoding="utf-8", errors="replace")
    except OSError:  # it is none
        return [python.parent]
    return [python.parent, *(Path(home) for home in re.findall(r"(?m)^home *= *(.*?) *$", settings))]


def _home_in_bundle(folder: Path) -> Optional[Path]:
    """Where the library of a Python in a folder of an application for macOS lies, if that is not beside it.

    QGIS 4 has it in ``Contents/Frameworks`` and Python in ``Contents/MacOS``, with a script ``python`` that says so.
    """
    contents = next((parent for parent in (folder, *folder.parents) if parent.parent.suffix == ".app"), None)
    if contents is None or _has_library(folder.parent):
        return None
    return next((folder for folder in (contents / "Frameworks", contents / "Resources") if _has_library(folder)), None)


def _has_library(folder: Path) -> bool:
    return next(folder.glob("lib/python3.*/os.py"), None) is not None
