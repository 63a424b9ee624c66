# SPDX-License-Identifier: GPL-3.0-or-later
"""What another program holds for a moment, as virus scanners, indexers and backups do with every new file on Windows.

There a file that somebody has open is neither replaced nor removed; a moment later it is. All that replaces or removes
files waits here, in one way.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

PATIENCE_S, POLL_S = 1.0, 0.05
_HELD = (5, 32, 33)  # what Windows says of it: access denied, sharing violation, lock violation
Done = TypeVar("Done")


def once_free(do: Callable[[], Done], patience_s: float = PATIENCE_S) -> Done:
    """Do something with files, again and again while Windows says that somebody holds one.

    Args:
        do: May be done again after it has failed.
        patience_s: For how long.

    Raises:
        OSError: What `do` raises, if it is anything else or lasts longer.
    """
    end = time.monotonic() + patience_s
    while True:
        try:
            return do()
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD or time.monotonic() > end:
                raise
        time.sleep(POLL_S)


def replace(source: Path, target: Path) -> None:
    """Let a file take the place of another one, or of none.

    Raises:
        OSError: If it cannot.
    """
    once_free(partial(source.replace, target))


def rename(source: Path, target: Path) -> None:
    """Give a file a name that no other one has.

    Raises:
        OSError: If it cannot be given.
    """
    once_free(partial(source.rename, target))


def unlink(path: Path, *, missing_ok: bool = False) -> None:
    """Remove a file.

    Raises:
        OSError: If it cannot be removed.
    """
    once_free(partial(path.unlink, missing_ok=missing_ok))


def remove_tree(folder: Path, patience_s: float = PATIENCE_S) -> bool:
    """Remove a folder with all that is in it, and what others put there meanwhile; whether it is gone."""
    end = time.monotonic() + patience_s
    while True:
        shutil.rmtree(folder, ignore_errors=True)
        if not os.path.lexists(folder):
            return True
        if time.monotonic() > end:
            return False
        time.sleep(POLL_S)
