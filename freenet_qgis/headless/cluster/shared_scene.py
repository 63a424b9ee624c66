# SPDX-License-Identifier: GPL-3.0-or-later
"""One huge scene on all workers of a Dask cluster: its passes one after the other, the shares of each side by side.

What is found lies in the scene's run folder, which all see: a worker that dies costs the share it was at, and whoever
waits for the shares may die as well.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

from distributed import Client, Future, Variable, get_client, get_worker, worker_client
from distributed.core import Status

from ...contract.job import Job
from ...contract.report import Report
from ...contract.unlike import unlike_in_words
from ...errors import FreeNetError
from ...progress import Canceled, Progress, check_of
from ...workflow.engine_run import COMPUTED
from ...workflow.kept_folder import is_kept
from ...workflow.run_folder import READ
from . import waiting_engines, worker_engines
from .handing_out import Errand, HandingOut, SchedulerLost, Verdict, WorkerDied

LIST_SECONDS = 30  # until the scheduler tells who is trusted
PRIORITY = 1  # before scenes that nobody has begun
ENDING = (Status.closing, Status.closed, Status.failed)


def compute(scenes: int, batch: str, python: Path, folder: Path, progress: Progress) -> None:
    """A `workflow.Compute` for the worker that has such a scene, if the others have nothing better to do.

    Args:
        scenes: Number of those to be classified; where each worker has one, it is left alone with it.
        batch: Under this name the scheduler knows which workers are trusted.
        python: Runs the engine then.
        folder: The run folder.
        progress: Told what goes on.
    """
    if not is_kept(folder) or scenes >= _Listed(get_client(), batch, progress).expected_threads():
        worker_engines.of_this_worker()(python, folder, progress, waiting_engines.engine_variables())
        return
    begun = time.monotonic()
    progress.stage("Classifying")
    try:
        with worker_client() as client:  # which makes room on this worker
            report = Report.from_dict(_Sharing(client, batch, folder, progress).report(begun))
    except SchedulerLost as error:
        raise Canceled from error
    for text in report.warnings:
        progress.warning(text)
    for text in unlike_in_words(report):
        progress.info(text)


def is_abandoned() -> bool:
    """Whether nobody wants to know any more what comes of the task in this thread."""
    worker = get_worker()
    task = worker.state.tasks.get(worker.get_current_task())
    return task is None or task.state == "cancelled" or worker.status in ENDING


class _Listed:
    """Those workers that the client trusts, see `handing_out.Workers`, as long as somebody wants the scene."""

    def __init__(self, client: Client, batch: str, progress: Progress) -> None:
        self._client, self._list, self._check = client, Variable(batch, client), check_of(progress)
        self.present: Collection[str] = ()
        self.trusted: Mapping[str, int] = {}
        self.on_trial: Mapping[Future, str] = {}

    def expected_threads(self) -> int:
        """How many scenes those do at once who are trusted, or may come to be."""
        listed, threads = self._list.get(LIST_SECONDS), self._client.nthreads()
        return sum(threads.get(worker, 0) for worker in (*listed["trusted"], *listed["on trial"]))

    def look(self) -> None:
        """See `handing_out.Workers`.

        Raises:
            Canceled: If nobody wants the scene any more.
        """
        self._check()
        listed, threads = self._list.get(LIST_SECONDS), self._client.nthreads()
        self.present = threads
        self.trusted = {worker: threads[worker] for worker in listed["trusted"] if worker in threads}

    def doubt(self, worker: str) -> None:
        """See `handing_out.Workers`; the client looks after them."""

    def blame(self, worker: str, answer: Any) -> None:
        """See `handing_out.Workers`; likewise."""

    def want(self, errands: int) -> None:
        """See `handing_out.Workers`; shares bring no further workers."""

    def check_hope(self) -> None:
        """See `handing_out.Workers`; the client despairs for all."""


class _Sharing:
    """The way of one scene through the engines of all workers."""

    def __init__(self, client: Client, batch: str, folder: Path, progress: Progress) -> None:
        self._client, self._folder, self._progress = client, folder, progress
        self._scene = Job.load(folder).scene
        self._workers = _Listed(client, batch, progress)
        self._shares = self._all_shares = 0
        self._run = f"{batch}-{uuid4().hex}"  # the batch ends what a worker that died has left of it on others

    def report(self, begun: float) -> Any:
        """The report of the run, whose maps are in the folder then; it began at `begun` of the monotonic clock."""
        try:
            plan = self._done([{"do": "begin"}])
            self._progress.info(f"All workers take part, in {plan['shares']} shares of each pass.")
            shares, alike = range(plan["shares"]), plan["alike"]
            self._all_shares = len(shares) * (len(plan["statistics"]) + 1)
            for number in plan["statistics"]:
                self._done([{"do": "measure", "statistic": number, "share": share, **alike} for share in shares])
                self._done([{"do": "combine", "statistic": number, **alike}])
            self._done([{"do": "map", "share": share, **alike} for share in shares])
            return self._done([{"do": "finish", "seconds": round(time.monotonic() - begun, 1), **alike}])
        finally:
            waiting_engines.stop(self._client, self._run, self._workers.trusted)

    def _done(self, orders: Sequence[dict[str, Any]]) -> Any:
        """The answer to the last of some orders, which all are done then."""
        errands = [Errand(self._key(order), (self._run, self._folder, order)) for order in orders]
        handing_out = HandingOut(self._client, _do, self._workers, _judged, PRIORITY)
        answer = None
        for errand, answer in handing_out.answers(errands):
            if isinstance(answer, WorkerDied):
                raise FreeNetError(
                    "Every worker that took a certain part of the scene died, perhaps for want of memory.",
                    "Their logs tell more.",
                ) from answer
            if isinstance(answer, Exception):
                raise answer
            if "share" in errand.arguments[-1]:
                self._shares += 1
                self._progress.fraction(READ + (COMPUTED - READ) * self._shares / self._all_shares)
        return answer

    def _key(self, order: Mapping[str, Any]) -> str:
        """For Dask's dashboard: what is done, of which scene, and which part of it."""
        part = [f"{name}-{order[name]}" for name in ("statistic", "share") if name in order]
        return "-".join([order["do"], self._scene, *part, uuid4().hex])


def _judged(errand: Errand, answer: Any, worker: str) -> Verdict:  # noqa: ARG001 - as `handing_out.Judge`
    if isinstance(answer, Canceled):  # by a worker that ends
        return Verdict(WorkerDied(), may_be_workers=True)
    return Verdict(answer, isinstance(answer, Exception))


def _do(run: str, folder: Path, order: dict[str, Any]) -> Any:
    """What an engine of this worker answers to an order."""
    engines = waiting_engines.of_run(run, folder)
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
