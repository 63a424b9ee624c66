# SPDX-License-Identifier: GPL-3.0-or-later
"""Engines of a Dask worker that share one huge scene with those of others, and wait for further orders."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from distributed import Worker, WorkerPlugin, get_worker

from ..allowance.variables import WORKER_MEMORY
from ..workers.interpreter import find_interpreter
from ..workers.process import SharingEngine


class WaitingEngines(WorkerPlugin):
    """The engines of a worker that wait for further orders of one run, as starting one takes seconds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: list[SharingEngine] = []
        self._is_over = False

    def take(self) -> SharingEngine:
        """One that waits, or a new one."""
        while self._waiting:
            with suppress(IndexError):  # another thread was faster
                engine = self._waiting.pop()
                if engine.is_alive:
                    return engine
                engine.stop()
        return SharingEngine(find_interpreter(), self._folder, engine_variables())

    def give_back(self, engine: SharingEngine) -> None:
        """Let an engine wait, or stop it where the run is over."""
        self._waiting.append(engine)
        if self._is_over:
            self._stop_all()

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 - Dask's
        """Called when the run is over, and by Dask when the worker ends."""
        self._is_over = True
        self._stop_all()

    def _stop_all(self) -> None:
        while self._waiting:
            with suppress(IndexError):
                self._waiting.pop().stop()


def of_run(run: str, folder: Path) -> WaitingEngines:
    """Those of this worker for a run in this folder; others had the same folder.

    Dask would give them to every worker, also to one that is not trusted and ends when it hears of them.
    """
    engines: WaitingEngines = get_worker().plugins.setdefault(run, WaitingEngines(folder))  # type: ignore[assignment]
    return engines


def stop(run: str, dask_worker: Worker) -> None:
    """The run is over; for `Client.run`."""
    engines = dask_worker.plugins.pop(run, None)
    if engines is not None:
        engines.teardown(dask_worker)


def engine_variables() -> dict[str, str]:
    """What an engine of this worker is told: its share of the memory that the worker may take.

    Dask itself watches the worker alone, and does not see the processes that it starts.
    """
    worker = get_worker()
    limit = worker.memory_manager.memory_limit
    if not limit:
        return {}
    return {WORKER_MEMORY: str(max(1, limit - worker.monitor.get_process_memory()) // worker.state.nthreads or 1)}
