# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever started this engine: what they order, and their end, however sudden.

They hold the other end of our standard input, which closes when they die.
"""

from __future__ import annotations

import json
import os
import queue
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Optional

from ..files.remover import end_with_folder

IDLE_S = 120.0  # without orders; after that others need the memory
KNOWN_WITHIN_S = 5.0
ORPHANED = 2  # exit status


class Starter:
    """Ends this process when they end, from a thread of its own.

    Args:
        folder: Their temporary run folder, which nobody else is left to remove then; None for no such folder.
    """

    def __init__(self, folder: Optional[Path]) -> None:
        self._folder = folder
        self._orders: queue.Queue[str] = queue.Queue()
        self._is_gone = threading.Event()
        self._watch = threading.Thread(target=self._end_with_them, args=(_take_stdin(),), daemon=True)
        self._watch.start()

    def removes(self, folder: Optional[Path]) -> None:
        """From now on their temporary run folder is this one; None for none."""
        self._folder = folder

    def orders(self, patience_s: Optional[float] = IDLE_S) -> Iterator[dict[str, Any]]:
        """What they want done, one after the other, as long as something comes in so many seconds; None: they live."""
        while True:
            try:
                line = self._orders.get(timeout=patience_s)
            except queue.Empty:
                return
            yield json.loads(line)

    def leave_to_watch(self, *, is_unheard: bool = False) -> None:
        """Let this process end as an orphan, if it is one; else go on.

        Args:
            is_unheard: Whether nobody reads what we say any more: then they have died, and the watch is about to know.
        """
        if is_unheard:
            self._is_gone.wait(KNOWN_WITHIN_S)
        if self._is_gone.is_set():
            self._watch.join()

    def _end_with_them(self, pipe: int) -> None:
        with os.fdopen(pipe, encoding="utf-8") as lines:
            for line in lines:
                self._orders.put(line)
        self._is_gone.set()
        if self._folder is not None:
            end_with_folder(self._folder, ORPHANED)
        os._exit(ORPHANED)


def _take_stdin() -> int:
    """A file descriptor that is ours alone; on Windows, DLLs that look at standard input would wait for our reading."""
    pipe = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    return pipe
