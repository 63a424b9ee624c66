# SPDX-License-Identifier: GPL-3.0-or-later
"""Paths as the open project stores them, so that one that is moved together with its files finds these."""

from __future__ import annotations

import ntpath
import os
import posixpath
import re
from pathlib import Path
from typing import Any

from qgis.core import QgsProject

from ...sources import layer_source
from ...sources.gdal_name import named

_DRIVE = re.compile(r"[A-Za-z]:[\\/]|\\\\")


def base() -> str:
    """The folder of the project, or of the GeoPackage that holds it; empty where it lies in none yet, or never will."""
    project = QgsProject.instance()
    storage, name = project.projectStorage(), project.fileName()
    file = project.absoluteFilePath() if storage is None else storage.filePath(name)
    if not file and name.startswith("geopackage:"):  # one that is only being made
        file = name.partition(":")[2].partition("?")[0]
    return str(Path(file).absolute().parent) if file else ""


def stored(path: str) -> str:
    """A path as QGIS stores those of layers: relative to the project where it is saved so."""
    write = QgsProject.instance().pathResolver().writePath
    written = write(path)
    # 3.22 leaves what ends like an archive as it is, taking it for a name in one.
    return write(f"{path}~")[:-1] if written == path else written


def found(path: str, folder: Any) -> str:
    """The absolute path of a stored one.

    Args:
        path: As it is stored.
        folder: Where the project was when it was stored; anything but text if nobody knows.
    """
    here = QgsProject.instance().pathResolver().readPath(path)
    places = [here]
    if isinstance(folder, str) and folder:
        places.append(_moved_along(path, folder, base()) if is_absolute(path) else _below(folder, path))
    return next(filter(is_there, places), here)


def is_absolute(path: str) -> bool:
    """Whether a path is absolute on the system that it comes from."""
    return bool(_DRIVE.match(path)) or posixpath.isabs(path)


def _moved_along(path: str, folder: str, to: str) -> str:
    """Where a file is now if it was moved together with the project, from `folder`; empty if it cannot have been."""
    system = ntpath if _DRIVE.match(path) else posixpath
    try:
        relative = system.relpath(path, folder)
    except ValueError:  # another drive
        return ""
    return _below(to, relative.replace(system.sep, "/")) if to else ""


def _below(folder: str, relative: str) -> str:
    return os.path.normpath(Path(folder) / relative)


def is_there(path: str) -> bool:
    """Whether an absolute path leads to a file."""
    try:
        return is_absolute(path) and Path(path).exists()
    except (OSError, ValueError):  # too long for a file, as the address of a database may be
        return False


def is_plain_file(text: str) -> bool:
    """Whether nothing but a plain file is opened for a layer: no server or database is asked, no pipe waited for."""
    place, rest = layer_source.split(text)
    source = named(place)
    try:
        is_file = isinstance(source, Path) and source.is_file()
    except (OSError, ValueError):  # too long for a name, or with a zero byte
        return False
    return is_file and not any(key.lower() == "subset" and layer_source.is_query(value) for key, value in rest)
