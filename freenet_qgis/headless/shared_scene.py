# SPDX-License-Identifier: GPL-3.0-or-later
"""One huge scene on all workers of a Dask cluster: its passes one after the other, the shares of each side by side.

What is found lies in the scene's run folder, which all see: a worker that dies costs the share it was at, and whoever
waits for the shares may die as well.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from distributed import Client, Future, KilledWorker, Worker, WorkerPlugin, get_client, get_worker, wait, worker_client
from distributed import TimeoutError as NothingYet

from ..allowance.variables import WORKER_MEMORY
from ..contract.report import Report
from ..contract.unlike import unlike_in_words
from ..errors import FreeNetError
from ..progress import Canceled, Progress
from ..workers.interpreter import find_interpreter
from ..workers.process import SharingEngine
from ..workflow.kept_folder import is_kept
from . import worker_engines

POLL_SECONDS = 0.5
RETRIES = 2  # of a share that goes wrong
PRIORITY = 1  # before scenes that nobody has begun


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
        return SharingEngine(find_interpreter(), self._folder, _engine_variables())

    def give_back(self, engine: SharingEngine) -> None:
        """Let an engine wait, or stop it where the run is over."""
        self._waiting.append(engine)
        if self._is_over:
            self._stop_all()

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 - Dask's
        """Called by Dask when the run is over, or the worker ends."""
        self._is_over = True
        self._stop_all()

    def _stop_all(self) -> None:
        while self._waiting:
            with suppress(IndexError):
                self._waiting.pop().stop()


def compute(scenes: int, python: Path, folder: Path, progress: Progress) -> None:
    """A `workflow.Compute` for the worker that has such a scene, if the others have nothing better to do.

    Args:
        scenes: Number of those to be classified; where each worker has one, it is left alone with it.
        python: Runs the engine then.
        folder: The run folder.
        progress: Told what goes on.
    """
    if not is_kept(folder) or scenes >= sum(get_client().nthreads().values()):
        worker_engines.of_this_worker()(python, folder, progress, _engine_variables())
        return
    begun = time.monotonic()
    progress.stage("Classifying")
    with worker_client() as client, _engines_on_all(client, folder) as run:  # which makes room on this worker
        plan = _done(client, run, [{"do": "begin"}], progress)
        progress.info(f"All workers take part, in {plan['shares']} shares of each pass.")
        shares, alike = range(plan["shares"]), plan["alike"]
        for number in plan["statistics"]:
            orders = [{"do": "measure", "statistic": number, "share": share, **alike} for share in shares]
            _done(client, run, orders, progress)
            _done(client, run, [{"do": "combine", "statistic": number, **alike}], progress)
        _done(client, run, [{"do": "map", "share": share, **alike} for share in shares], progress)
        seconds = round(time.monotonic() - begun, 1)
        report = _done(client, run, [{"do": "finish", "seconds": seconds, **alike}], progress)
    for text in unlike_in_words(Report.from_dict(report)):
        progress.info(text)


def _engine_variables() -> dict[str, str]:
    """What an engine of this worker is told: its share of the memory that the worker may take.

    Dask itself watches the worker alone, and does not see the processes that it starts.
    """
    worker = get_worker()
    limit = worker.memory_manager.memory_limit
    if not limit:
        return {}
    return {WORKER_MEMORY: str(max(1, limit - worker.monitor.get_process_memory()) // worker.state.nthreads or 1)}


@contextmanager
def _engines_on_all(client: Client, folder: Path) -> Iterator[str]:
    """The name of a plugin that each worker has meanwhile, those that join, too; others had the same run folder."""
    run = f"freenet-{uuid4().hex}"
    of_dask = "register_plugin" if hasattr(client, "register_plugin") else "register_worker_plugin"  # before 2023.9.2
    getattr(client, of_dask)(WaitingEngines(folder), run)
    try:
        yield run
    finally:
        with suppress(OSError):  # a worker that has just died has no engines either
            client.unregister_worker_plugin(run)


def is_abandoned() -> bool:
    """Whether nobody wants to know any more what comes of the task in this thread."""
    worker = get_worker()
    task = worker.state.tasks.get(worker.get_current_task())
    return task is None or task.state == "cancelled"


def _done(client: Client, run: str, orders: Sequence[dict[str, Any]], progress: Progress) -> Any:
    """The answer to the last of some orders, which all are done then."""
    runs, found = [run] * len(orders), None
    what = orders[0]["do"]
    waiting = set(client.map(_do, runs, orders, key=what, pure=False, retries=RETRIES, priority=PRIORITY))
    try:
        while waiting:
            if progress.is_canceled():
                raise Canceled
            done: set[Future] = set()
            with suppress(NothingYet):
                done, waiting = wait(waiting, POLL_SECONDS, "FIRST_COMPLETED")
            while done:  # and forget it, or it would be done again if that worker dies
                found = done.pop().result()
    except KilledWorker as error:
        raise FreeNetError(
            "Every worker that took a certain part of the scene died, perhaps for want of memory.",
            "Their logs tell more.",
        ) from error
    finally:
        client.cancel(list(waiting))
    return found


def _do(run: str, order: dict[str, Any]) -> Any:
    """What an engine of this worker answers to an order."""
    engines: WaitingEngines = get_worker().plugins[run]  # type: ignore[assignment] # Dask knows the base class only
    engine, event = engines.take(), {}
    try:
        for said in engine.order(order):
            if is_abandoned():
                raise Canceled
            event = said
    except BaseException:
        engine.stop()
        raise
    engines.give_back(engine)
    return event["found"]
