# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes on a Dask cluster. Its workers see the same files and have FreeNet; each scene is a task of its own."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from typing import Any, Optional
from uuid import uuid4

from distributed import Client

from ... import paths
from ...errors import FreeNetError
from ...geodata.access.gdal_calls import open_raster
from ...request import ClassifyRequest, Scene
from ...sources.gdal_name import Source, file_of
from ...workflow import Outcome, attempt
from ..console.progress import TerminalProgress
from . import shared_scene, waiting_engines, worker_engines
from .expected_files import ExpectedFiles
from .handing_out import Errand, HandingOut, SchedulerLost, Verdict, WorkerDied
from .silence import SILENT_SECONDS, ProgressOfTask, Silence
from .trusted_workers import OURS, TrustedWorkers, other_version
from .worker_trial import of_batch

CONNECT_SECONDS = 10
TOLD = 200  # letters of what Dask says


def outcomes(
    requests: Sequence[ClassifyRequest], address: str, patience_s: Optional[float], progress: TerminalProgress
) -> Iterator[Sequence[Outcome]]:
    """What became of the scenes, as the workers finish them; of all that cannot be done any more at once.

    Args:
        requests: The scenes.
        address: Of the scheduler.
        patience_s: How long to wait where there is no worker; None: until one comes.
        progress: Told what goes on.

    Raises:
        FreeNetError: If no scheduler answers, or no worker can be trusted with a scene.
    """
    with _silence("distributed", "tornado", "asyncio"), _connect(address) as client:
        _check_scheduler(client)
        batch = _Batch(requests, client, patience_s, progress)
        with closing(batch):
            yield from batch.outcomes()


class _Batch:
    """Scenes, and the workers that map them."""

    def __init__(
        self,
        requests: Sequence[ClassifyRequest],
        client: Client,
        patience_s: Optional[float],
        progress: TerminalProgress,
    ) -> None:
        name, every = f"freenet-{uuid4().hex}", [replace(one, scene=_absolute(one.scene)) for one in requests]
        self._client, self._progress, self._name = client, progress, name
        self._workers = TrustedWorkers(client, of_batch(every), progress, patience_s, name)
        silence = Silence(client, name, self._tell_of_silence)
        self._handing_out = HandingOut(client, _attempt, self._workers, self._judged, watch=silence.look)
        self._left = {
            Errand(f"classify-{one.scene.raster.name}-{uuid4().hex}", (one, len(requests), name)): asked.scene.raster
            for one, asked in zip(every, requests)
        }
        self._results = {errand: ExpectedFiles(errand.arguments[0].outputs.files()) for errand in self._left}

    def outcomes(self) -> Iterator[Sequence[Outcome]]:
        """See the function; where nothing has come of any scene and nothing can, an error.

        Raises:
            FreeNetError: If no worker can be trusted.
        """
        is_begun = False
        try:
            for errand, answer in self._handing_out.answers(list(self._left)):
                outcome = _outcome(answer, self._left.pop(errand))
                for text in outcome.warnings:
                    self._progress.warning(f"{outcome.raster}: {text}")
                is_begun = True
                yield [outcome]
            return
        except SchedulerLost:
            problem = (
                "The connection to the scheduler was lost, and its workers end with it. Start them and the command "
                "again; it skips what is finished."
            )
        except FreeNetError as error:
            if not is_begun:
                raise
            problem = str(error)
        yield [Outcome(raster, "failed", problem=problem) for raster in self._left.values()]

    def close(self) -> None:
        """Leave nothing behind on the cluster."""
        for name in (worker_engines.NAME, self._name):
            waiting_engines.stop(self._client, name, self._workers.trusted)
        self._workers.end()

    def _judged(self, errand: Errand, answer: Any, worker: str) -> Verdict:
        """What a worker's answer is worth; done is only what is seen here, and only one that ends gives up."""
        if isinstance(answer, WorkerDied) or (isinstance(answer, Outcome) and answer.status == "canceled"):
            return Verdict(WorkerDied(), may_be_workers=True)
        request, outcome = errand.arguments[0], _outcome(answer, self._left[errand])
        outcome = replace(outcome, worker=self._workers.name(worker))
        missing = self._results[errand].missing() if outcome.status == "done" else None
        if missing:
            problem = f"'{missing}' was written, says the worker, and is not seen here."
            outcome = replace(outcome, status="failed", problem=problem)
        may_be_workers = outcome.status != "done" and not (outcome.is_unfit or _is_broken(request.scene, outcome))
        if may_be_workers:
            self._progress.info(f"{outcome.raster} failed on {outcome.worker}: {outcome.problem}")
        return Verdict(outcome, may_be_workers, is_done=outcome.status == "done")

    def _tell_of_silence(self, errand: Errand, worker: str) -> None:
        self._progress.warning(
            f"{self._left[errand]}: nothing was heard from worker {self._workers.name(worker)} for "
            f"{SILENT_SECONDS / 60:.0f} minutes. It has other work, is at a long step, or hangs: its log tells more. "
            "If you end it, another one takes the scene."
        )


@contextmanager
def _silence(*packages: str) -> Iterator[None]:
    """No log of these meanwhile; what matters of it is in the outcomes. Dask gives levels to many of its loggers."""
    known = logging.Logger.manager.loggerDict.items()
    loggers = [log for name, log in known if name.partition(".")[0] in packages and isinstance(log, logging.Logger)]
    for log in loggers:
        log.disabled = True
    try:
        yield
    finally:
        for log in loggers:
            log.disabled = False


def _connect(address: str) -> Client:
    try:
        return Client(address, timeout=CONNECT_SECONDS)
    except OSError as error:
        raise FreeNetError(
            f"No Dask scheduler answers at '{address}'.", "Start one with 'dask scheduler', which prints its address."
        ) from error
    except (RuntimeError, TypeError, ValueError) as error:  # no such address, or none that Dask's settings allow
        raise FreeNetError(
            f"Dask does not connect to '{address}': {' '.join(str(error).split())[:TOLD]}.",
            "For tls:// it must be told the certificates, on every machine alike: see docs/clusters.md.",
        ) from error


def _check_scheduler(client: Client) -> None:
    """Check the version of FreeNet, through which what workers are told passes there.

    Raises:
        FreeNetError: If it has another one, or none.
    """
    found = client.run_on_scheduler(find_spec, OURS)
    reason = other_version(client.run_on_scheduler(paths.metadata, "version") if found else None)
    if reason:
        raise FreeNetError(f"The scheduler cannot pass scenes on. {reason}", "Install it there, and start it again.")


def _absolute(scene: Scene) -> Scene:
    """A scene, told as it was typed until here, under a name that means the same in any current folder."""
    mask = scene.mask and replace(scene.mask, raster=scene.mask.raster.absolute())
    further = tuple(replace(one, raster=one.raster.absolute()) for one in scene.further)
    return replace(scene, raster=scene.raster.absolute(), further=further, mask=mask)


def _attempt(request: ClassifyRequest, scenes: int, batch: str) -> Outcome:
    """What a worker does, one of so many scenes of a batch; its own log follows the stages."""
    return attempt(request, ProgressOfTask(batch), partial(shared_scene.compute, scenes, batch))


def _is_broken(scene: Scene, outcome: Outcome) -> bool:
    """Whether files of a scene cannot be opened here either, for the reason that a worker told; no server is asked."""
    try:
        for source in filter(file_of, scene.all_sources):
            open_raster(source)
    except FreeNetError as error:
        return str(error) == outcome.problem
    return False


def _outcome(answer: Any, raster: Source) -> Outcome:
    """The outcome of a task, also of one that never came to run."""
    if isinstance(answer, Outcome):
        return replace(answer, raster=raster)
    if isinstance(answer, WorkerDied):
        problem = "Every worker that took this scene died, perhaps for want of memory; their logs tell more."
    else:  # told in one line, in place of Dask's traceback
        words = f"{type(answer).__name__} {answer}".splitlines()[0].rstrip(".")
        problem = f"The cluster could not take this scene: {words}. All its machines need the same versions."
    return Outcome(raster, "failed", problem=problem)
