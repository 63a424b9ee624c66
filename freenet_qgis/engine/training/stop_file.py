# SPDX-License-Identifier: GPL-3.0-or-later
"""The file by which the user ends a training."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from ..limits import USUAL


class StopFile:
    """Whether the user has said that training is good enough: a file of that name in the run folder.

    Args:
        path: The file; one that an earlier run has left is removed.
        asked_every_s: Seconds from one look at the folder to the next.
    """

    def __init__(self, path: Path, asked_every_s: float = USUAL.stop_asked_every_s) -> None:
        path.unlink(missing_ok=True)
        self._path, self._every_s, self._said, self._asked = path, asked_every_s, False, 0.0

    def __call__(self) -> bool:
        """Costs nothing to ask: only now and then the folder is looked at."""
        now = monotonic()
        if not self._said and now >= self._asked + self._every_s:
            self._asked, self._said = now, self._path.exists()
        return self._said
