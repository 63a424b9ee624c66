# SPDX-License-Identifier: GPL-3.0-or-later
"""Small files that are there as a whole or not at all, even after a loss of power."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .regular_files import create_anew


def write_durably(path: Path, write: Callable[[Path], Any]) -> None:
    """Let `write` fill a file that appears at `path` once it is on the disk."""
    partial = path.with_name(path.name + ".partial")
    create_anew(partial).close()
    write(partial)
    sync(partial)
    partial.replace(path)


def sync(path: Path) -> None:
    """Wait until what was written to a file is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())
