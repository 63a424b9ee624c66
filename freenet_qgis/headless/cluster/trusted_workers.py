# SPDX-License-Identifier: GPL-3.0-or-later
"""The workers of a Dask cluster, each tried before it gets a scene of a batch, those that join later, too."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from importlib.util import find_spec
from typing import Optional

from distributed import Client, Future, Scheduler, Variable

from ... import paths
from ...errors import FreeNetError
from ...text.listing import first_lines
from ...workflow import Outcome
from ..console.progress import TerminalProgress
from .demand import Demand
from .failures import MOST
from .trials import MOST_SECONDS, TrialOfWorker
from .worker_trial import Trial, remove_forgotten

MOST_TOLD = 10  # workers that are left out, in an error
OURS = __name__.partition(".")[0]
UNKNOWN = "of an unknown version"
MEND = "Mend that or start other workers, then start the command again; it skips what is finished."


class TrustedWorkers:
    """See `handing_out.Workers`; lives in the client.

    Args:
        client: Of the scheduler.
        trial: What each worker has to show.
        progress: Told who takes part, and who is left out.
        patience_s: How long to wait where no worker is to be trusted; None: until the first one comes.
        names: Under which the workers find out who is trusted, and who may come to be.
        most_s: How long one may be at its trial.
    """

    def __init__(
        self,
        client: Client,
        trial: Trial,
        progress: TerminalProgress,
        patience_s: Optional[float],
        names: str,
        most_s: float = MOST_SECONDS,
    ) -> None:
        self._client, self._trial, self._progress, self._patience_s = client, trial, progress, patience_s
        self._most_s = most_s
        remove_forgotten(trial.folders)
        self._list = Variable(names, client)
        self._listed: dict[str, list[str]] = {}
        self._demand = Demand(client)
        self._threads: Mapping[str, int] = {}
        self._names: dict[str, str] = {}
        self._trusted: set[str] = set()
        self._welcomed: set[str] = set()
        self._trials: dict[str, TrialOfWorker] = {}
        self._left_out: dict[str, str] = {}  # why
        self._untold: list[str] = []
        self._last_hope, self._is_told = time.monotonic(), False

    @property
    def present(self) -> Collection[str]:
        """See `handing_out.Workers`."""
        return self._threads

    @property
    def trusted(self) -> Mapping[str, int]:
        """See `handing_out.Workers`."""
        return {worker: self._threads[worker] for worker in self._trusted}

    @property
    def on_trial(self) -> Mapping[Future, str]:
        """See `handing_out.Workers`."""
        return {trial.future: worker for worker, trial in self._trials.items()}

    def name(self, worker: str) -> str:
        """What a worker is called by who started it, or else its address."""
        return self._names.get(worker, worker)

    def look(self) -> None:
        """See `handing_out.Workers`."""
        self._threads = self._client.nthreads()
        known = {*self._trusted, *self._trials, *self._left_out}
        for worker in known.difference(self._threads):
            self._forget(worker)
        self._receive(set(self._threads).difference(known))
        for worker, trial in list(self._trials.items()):
            reason = trial.reason()
            if reason is not None:
                self._judge(worker, reason)
            elif trial.is_long():
                self._progress.info(f"Worker {self.name(worker)} has other work, or its files do not answer.")
        if self._trusted or self._trials:
            self._last_hope, self._is_told = time.monotonic(), False
        if self._trusted:
            self._tell()
        self._publish()

    def doubt(self, worker: str) -> None:
        """See `handing_out.Workers`; it is tried again."""
        if worker in self._trusted:
            self._trusted.remove(worker)
            self._try(worker)

    def blame(self, worker: str, answer: Outcome) -> None:
        """See `handing_out.Workers`; it is left out, though it may pass another trial."""
        trial = self._trials.pop(worker, None)
        if trial:
            trial.end()
        if trial or worker in self._trusted:
            self._trusted.discard(worker)
            self._leave_out(worker, f"It failed at {MOST} scenes in a row that others then did: {answer.problem}")

    def want(self, errands: int) -> None:
        """See `handing_out.Workers`."""
        self._demand.show(errands)

    def check_hope(self) -> None:
        """See `handing_out.Workers`.

        Raises:
            FreeNetError: If there are workers, none of which can be trusted, or none has come in time.
        """
        waited = time.monotonic() - self._last_hope
        if self._left_out and waited >= (self._patience_s or 0):
            reasons = " ".join(first_lines(list(self._left_out.values()), MOST_TOLD))
            raise FreeNetError(f"No worker can do what the scenes need. {reasons}", MEND)
        if self._patience_s is not None and waited >= self._patience_s:
            raise FreeNetError(f"There was no worker for {self._patience_s} s.", "Start one, or wait for longer.")
        self._tell()
        if not self._is_told:
            self._progress.info("There is no worker for the scenes; they wait for one to come.")
            self._is_told = True

    def end(self) -> None:
        """Leave nothing behind."""
        for trial in self._trials.values():
            trial.end()
        self._demand.show(0)
        if self._client.status == "running":
            self._list.delete()

    def _receive(self, fresh: Collection[str]) -> None:
        """Ask who is new for the version, and try those that have the same as we."""
        if not fresh:
            return
        self._names.update(self._client.run_on_scheduler(_names))
        specs = self._client.run(find_spec, OURS, workers=list(fresh), on_error="ignore")
        able = [worker for worker, spec in specs.items() if spec]
        versions = self._client.run(paths.metadata, "version", workers=able, on_error="ignore") if able else {}
        for worker, spec in specs.items():
            reason = other_version(versions.get(worker, UNKNOWN) if spec else None)
            if reason:
                self._leave_out(worker, reason)
            else:
                self._try(worker)

    def _try(self, worker: str) -> None:
        self._trials[worker] = TrialOfWorker(self._client, self._trial, worker, self._most_s)

    def _judge(self, worker: str, reason: str) -> None:
        """What follows from a trial."""
        self._trials.pop(worker).end()
        if reason:
            self._leave_out(worker, reason)
            return
        self._trusted.add(worker)
        if worker not in self._welcomed:
            self._welcome(worker)

    def _welcome(self, worker: str) -> None:
        self._welcomed.add(worker)
        self._progress.info(f"Worker {self.name(worker)} takes part.")
        threads = self._threads[worker]
        if threads > 1:
            self._progress.warning(
                f"{self.name(worker)} maps {threads} scenes at once; for one at a time start it with --nthreads 1."
            )

    def _leave_out(self, worker: str, reason: str) -> None:
        self._left_out[worker] = f"{self.name(worker)}: {reason}"
        self._untold.append(f"Worker {self.name(worker)} is left out. {reason}")

    def _tell(self) -> None:
        """Tell who is left out; where nobody remains an error does so."""
        while self._untold:
            self._progress.warning(self._untold.pop(0))

    def _forget(self, worker: str) -> None:
        """It has gone."""
        self._trusted.discard(worker)
        self._left_out.pop(worker, None)
        trial = self._trials.pop(worker, None)
        if trial:
            trial.end()

    def _publish(self) -> None:
        found = {"trusted": sorted(self._trusted), "on trial": sorted(self._trials)}
        if found != self._listed:
            self._list.set(found)
            self._listed = found


def _names(dask_scheduler: Scheduler) -> dict[str, str]:
    """The names of all workers, which only the scheduler knows of those that lack FreeNet."""
    return {address: str(worker.name) for address, worker in dask_scheduler.workers.items()}


def other_version(version: Optional[str]) -> str:
    """Why nobody with this version of FreeNet, or none, can take part; empty where it is ours."""
    ours = paths.metadata("version")
    if version is None:
        return "It has no FreeNet in its Python."
    return "" if version == ours else f"It has FreeNet {version}, and here is {ours}."
