# SPDX-License-Identifier: GPL-3.0-or-later
"""FreeNet's own Python environment: where it lies, and whether it is ready.

One for each version of Python that QGIS may have. Ready means that a training step has been seen to work in it: only
then it gets the file that says so.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, Optional

from ..files.strict_json import from_json

MARKER = "ready.json"
LOCK = "set-up.lock"


@dataclass(frozen=True)
class Ready:
    """What was seen to work.

    Attributes:
        base: The Python that the environment was made from, without which it does not run.
        torch_version: The version of PyTorch.
        kind: The kind of device that trained a step.
        device: That device in words.
    """

    base: str
    torch_version: str
    kind: str
    device: str


def home() -> Path:
    """The folder of all environments and of the log; on Windows not in the part of the profile that roams."""
    if os.name == "nt":
        told, usual = os.environ.get("LOCALAPPDATA"), Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        told, usual = None, Path.home() / "Library" / "Application Support"
    else:
        told, usual = os.environ.get("XDG_DATA_HOME"), Path.home() / ".local" / "share"
    # A relative one does not count, says the XDG: programs would be started from the folder that is the current one.
    return (Path(told) if told and Path(told).is_absolute() else usual) / "freenet_qgis"


def folder() -> Path:
    """The environment for the Python that runs us."""
    return home() / f"python{sys.version_info.major}.{sys.version_info.minor}"


def python() -> Path:
    """The Python in it."""
    return folder() / "Scripts" / "python.exe" if os.name == "nt" else folder() / "bin" / "python"


def log() -> Path:
    """What the last set-up did."""
    return home() / "set-up.log"


def ready() -> Optional[Ready]:
    """What was seen to work in it; None if nothing was, or if the Python it needs has gone, as after an update."""
    try:
        seen = from_json(Ready, (folder() / MARKER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return seen if python().is_file() and Path(seen.base).is_file() else None


def mark_ready(seen: Ready) -> None:
    """Say that a training step has worked in it."""
    (folder() / MARKER).write_text(json.dumps(asdict(seen)), encoding="utf-8")


def state() -> Literal["missing", "unfinished", "ready"]:
    """What there is for the Python that runs us; looks at two files and starts nothing."""
    if ready():
        return "ready"
    return "unfinished" if folder().exists() else "missing"
