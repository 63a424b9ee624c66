# SPDX-License-Identifier: GPL-3.0-or-later
"""Engines that wait for more to do, as starting one takes seconds."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Generic, Optional, TypeVar

from .process import EngineProcess

Engine = TypeVar("Engine", bound=EngineProcess)
IDLE_S = 20.0  # then others need the memory: 150 to 300 MB, and what the driver of a graphics card takes for a process


class EnginePool(Generic[Engine]):
    """Engines that wait, for a while. Any thread may take one or give one back; whoever has made the pool stops it."""

    def __init__(self, idle_s: float = IDLE_S) -> None:
        self._idle_s = idle_s
        self._lock = threading.Lock()
        self._waiting: dict[Engine, threading.Timer] = {}
        self._is_open = True

    def take(self, python: Path) -> Optional[Engine]:
        """One of this Python's; None where none waits."""
        while True:
            with self._lock:
                engine = next((engine for engine in self._waiting if engine.python == python), None)
                if engine is None:
                    return None
                self._waiting.pop(engine).cancel()
            if engine.is_alive:
                return engine
            engine.stop()

    def give_back(self, engine: Engine) -> None:
        """Let an engine wait, or stop it where nobody will want it."""
        timer = threading.Timer(self._idle_s, self._stop, [engine])
        timer.daemon = True  # whoever ends waits for nothing
        with self._lock:
            if self._is_open:
                self._waiting[engine] = timer
                timer.start()
                return
        engine.stop()

    def stop(self) -> None:
        """Stop those that wait, and others when they are given back."""
        with self._lock:  # so that none is given back between the two
            self._is_open = False
            waiting = list(self._waiting)
        for engine in waiting:
            self._stop(engine)

    def _stop(self, engine: Engine) -> None:
        with self._lock:
            timer = self._waiting.pop(engine, None)
        if timer is not None:  # else somebody has just taken it, or stops it
            timer.cancel()
            engine.stop()
