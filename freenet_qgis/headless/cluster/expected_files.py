# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that another machine is to write: whether they are seen here, and are others than those that were here."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Optional

SEEN_SECONDS = 5.0  # some file systems of networks take their time to show what another machine has written
LOOK_SECONDS = 0.2
_State = Optional[tuple[int, int, int]]  # what any writing changes; None where there is no file


class ExpectedFiles:
    """Those that are not written yet."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._before = {path: _state(path) for path in files}

    def missing(self, patience_s: float = SEEN_SECONDS) -> Optional[Path]:
        """One that should have been written by now and is not seen here, after some patience; None where all are."""
        end = time.monotonic() + patience_s
        while missing := next((path for path, state in self._before.items() if _state(path) in (None, state)), None):
            if time.monotonic() > end:
                return missing
            time.sleep(LOOK_SECONDS)
            with suppress(OSError):
                list(missing.parent.iterdir())  # else a file system of a network may remember that it was not there
        return None


def _state(path: Path) -> _State:
    with suppress(OSError):
        with path.open("rb") as file:  # else it may remember what the file was like
            status = os.fstat(file.fileno())
        return status.st_ino, status.st_size, status.st_mtime_ns
    return None
