# SPDX-License-Identifier: GPL-3.0-or-later
"""Small files that are there as a whole or not at all, even after a loss of power."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import Any

from .held import once_free, replace


def write_durably(path: Path, write: Callable[[Path], Any]) -> None:
    """Let `write` fill a file that appears at `path` once it is on the disk; several engines may do so at once."""
    partial = path.with_name(f"{path.name}.{token_hex(4)}.partial")  # `mkstemp` would make it unreadable for others
    partial.open("xb").close()
    try:
        write(partial)
        sync(partial)
        replace(partial, path)
    except BaseException:
        with suppress(OSError):
            partial.unlink()
        raise


def sync(path: Path) -> None:
    """Wait until what was written to a file is on the disk."""
    with once_free(partial(path.open, "r+b")) as file:
        os.fsync(file.fileno())
