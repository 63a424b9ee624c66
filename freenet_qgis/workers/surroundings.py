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
    conda = _conda_environment(python) if is_windows else None
    if conda:  # numpy and others have their libraries there
        folders = [str(conda / folder) for folder in CONDA_FOLDERS]
        found["PATH"] = os.pathsep.join([*folders, *filter(None, [environment.get("PATH")])])
    home = _home_in_bundle(python)
    if home:
        found["PYTHONHOME"] = str(home)
    return found


def _conda_environment(python: Path) -> Optional[Path]:
    """The conda environment that a Python for Windows lies in, or that its virtual environment was made from."""
    folders = [python.parent]
    try:
        settings = python.parent.with_name("pyvenv.cfg").read_text(encoding="utf-8", errors="replace")
        folders += [Path(home) for home in re.findall(r"(?m)^home *= *(.*?) *$", settings)]
    except OSError:
        pass  # it is no virtual environment
    return next((folder for folder in folders if (folder / "conda-meta").is_dir()), None)


def _home_in_bundle(python: Path) -> Optional[Path]:
    """Where the library of a Python within an application for macOS lies, if that is not beside it.

    QGIS 4 has it in ``Contents/Frameworks`` and Python in ``Contents/MacOS``, with a script ``python`` that says so.
    """
    contents = next((folder for folder in python.parents if folder.parent.suffix == ".app"), None)
    if contents is None or _has_library(python.parent.parent):
        return None
    return next((folder for folder in (contents / "Frameworks", contents / "Resources") if _has_library(folder)), None)


def _has_library(folder: Path) -> bool:
    return next(folder.glob("lib/python3.*/os.py"), None) is not None
