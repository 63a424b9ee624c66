# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes of which nothing is heard for long. That is told, and no more: a step may be long on a slow machine."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

from distributed import Client, get_worker

from ..console.progress import TerminalProgress
from ..console.terminal import Terminal
from .handing_out import Errand, Running
from .shared_scene import is_abandoned

SILENT_SECONDS = 600.0
WORD_SECONDS = 30.0  # from one word of a scene to the next


class ProgressOfTask(TerminalProgress):
    """How a worker reports on a scene: all to its own log, to the client now and then that there is something.

    Args:
        batch: The topic under which the client listens.
    """

    def __init__(self, batch: str) -> None:
        super().__init__(Terminal(sys.stderr))
        self._batch, self._next = batch, 0.0

    def stage(self, name: str) -> None:
        """See `workflow.Progress`."""
        self._tell()
        super().stage(name)

    def fraction(self, done: float) -> None:
        """See `workflow.Progress`."""
        self._tell()
        super().fraction(done)

    def is_canceled(self) -> bool:
        """See `workflow.Progress`."""
        return is_abandoned()

    def _tell(self) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + WORD_SECONDS
            worker = get_worker()
            worker.log_event(self._batch, worker.get_current_task())


class Silence:
    """When the client has last heard of each scene that a worker is at.

    Args:
        client: Of the scheduler.
        batch: The topic under which workers report.
        tell: What to do about a scene and its worker, once until there is a word again.
        silent_s: What is long.
    """

    def __init__(
        self, client: Client, batch: str, tell: Callable[[Errand, str], None], silent_s: float = SILENT_SECONDS
    ) -> None:
        self._tell, self._silent_s = tell, silent_s
        self._heard: dict[Any, float] = {}  # by the keys of tasks, on the monotonic clock
        self._told: set[Any] = set()
        client.subscribe_topic(batch, self._hear)

    def look(self, running: Running) -> None:
        """See who is silent among those that are at something."""
        now = time.monotonic()
        for over in set(self._heard).difference(future.key for future in running):
            del self._heard[over]
        for future, (errand, worker) in running.items():
            if now - self._heard.setdefault(future.key, now) <= self._silent_s:
                self._told.discard(future.key)
            elif future.key not in self._told:
                self._told.add(future.key)
                self._tell(errand, worker)

    def _hear(self, event: tuple[float, Any]) -> None:
        """Called in the thread in which Dask listens; the clock of the event is that of another machine."""
        self._heard[event[1]] = time.monotonic()
