# SPDX-License-Identifier: GPL-3.0-or-later
"""Engines of a Dask worker that share one huge scene with those of others, and wait for further orders."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from distributed import Client, Worker, WorkerPlugin, get_worker

from ...allowance.variables import WORKER_MEMORY
from ...workers.engine_pool import EnginePool
from ...workers.interpreter import find_interpreter
from ...workers.process import SharingEngine
from .worker_threads import thread_variables

IDLE_S = 100.0  # the slowest share may take longer than all others; by itself an engine for shares ends after 120


class WaitingEngines(WorkerPlugin):
    """The engines of a worker that wait for further orders of one run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pool = EnginePool[SharingEngine](IDLE_S)

    def take(self) -> SharingEngine:
        """One that waits, or a new one."""
        python = find_interpreter()
        return self._pool.take(python) or SharingEngine(python, self._folder, engine_variables())

    def give_back(self, engine: SharingEngine) -> None:
        """Let an engine wait, or stop it where the run is over."""
        self._pool.give_back(engine)

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 - Dask's
        """Called when the run is over, and by Dask when the worker ends."""
        self._pool.stop()


def of_run(run: str, folder: Path) -> WaitingEngines:
    """Those of this worker for a run in this folder; others had the same folder.

    Dask would give them to every worker, also to one that is not trusted and ends when it hears of them.
    """
    engines: WaitingEngines = get_worker().plugins.setdefault(run, WaitingEngines(folder))  # type: ignore[assignment]
    return engines


def stop(client: Client, name: str, workers: Collection[str]) -> None:
    """Let those end on these workers that wait for more of what is over.

    Args:
        client: Of the scheduler.
        name: That of a run, the beginning of that of several, or `worker_engines.NAME`.
        workers: Their addresses.
    """
    if client.status == "running" and workers:
        with suppress(OSError):  # a worker that has just died has no engines either
            client.run(_stop_here, name, workers=list(workers), on_error="ignore")


def _stop_here(name: str, dask_worker: Worker) -> None:
    for one in list(dask_worker.plugins):  # at once, for threads of other batches add theirs meanwhile
        if one.startswith(name):
            dask_worker.plugins.pop(one).teardown(dask_worker)


def engine_variables() -> dict[str, str]:
    """What an engine of this worker is told: its shares of the processors and of the memory that the worker may take.

    Dask itself watches the worker alone, and does not see the processes that it starts.
    """
    worker = get_worker()
    limit, threads = worker.memory_manager.memory_limit, thread_variables()
    if not limit:
        return threads
    return {
        **threads,
        WORKER_MEMORY: str(max(1, limit - worker.monitor.get_process_memory()) // worker.state.nthreads or 1),
    }
