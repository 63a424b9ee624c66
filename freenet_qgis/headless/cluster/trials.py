# SPDX-License-Identifier: GPL-3.0-or-later
"""The trial of a worker of a Dask cluster, as the client sees it, where what the worker writes has to appear."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Optional
from uuid import uuid4

from distributed import Client, Future, Scheduler

from .expected_files import SEEN_SECONDS
from .handing_out import forget, result_of
from .worker_trial import PROBE_ENDING, Trial, are_seen, fault, remove, take_back

PRIORITY = 2  # before anything else
LONG_SECONDS = 60.0
MOST_SECONDS = 600.0  # at work: a busy machine may take some minutes to load PyTorch for the first time


class TrialOfWorker:
    """One that goes on.

    Args:
        client: Of the scheduler.
        trial: What the worker has to show.
        worker: Its address.
        most_s: How long it may be at that.

    Attributes:
        future: What is waited for.
    """

    def __init__(self, client: Client, trial: Trial, worker: str, most_s: float = MOST_SECONDS) -> None:
        probe = f".{uuid4().hex}{PROBE_ENDING}"
        self._client, self._worker, self._is_shown = client, worker, False
        self._probes = [folder / probe for folder in trial.folders]
        self.future, self._long_from = self._submit(fault, trial, probe), time.monotonic() + LONG_SECONDS
        self._most_s, self._overdue_from = most_s, time.monotonic() + most_s

    def reason(self) -> Optional[str]:
        """Why the worker is not to be trusted; empty where it is, None while that is not known."""
        if not self.future.done():
            return "" if self._is_seen() else self._overdue()
        found = result_of(self.future)
        if found is None:
            return None
        (answer,) = found
        if isinstance(answer, Exception):
            return f"It cannot be tried: {type(answer).__name__} {answer}".splitlines()[0]
        if self._is_shown:
            folder = next((path.parent for path in self._probes if not are_seen([path])), "")
            return f"What it writes into '{folder}' is not seen here: it has another folder of that name."
        if answer:
            return str(answer)
        self._is_shown = True
        if self._is_seen():
            return ""
        self.future = self._submit(take_back, self._probes, SEEN_SECONDS)
        return None

    def is_long(self) -> bool:
        """Whether it goes on for longer than usual; says so once."""
        is_long = time.monotonic() > self._long_from
        if is_long:
            self._long_from = float("inf")
        return is_long

    def end(self) -> None:
        """Leave nothing of it behind, as far as it is seen here."""
        forget(self._client, [self.future])
        remove(self._probes)
        left = [path for path in self._probes if are_seen([path])]
        if left and self._client.status == "running":  # in a folder where everyone removes his own files alone
            self._client.run(remove, left, workers=[self._worker], on_error="ignore")

    def _is_seen(self) -> bool:
        return self._is_shown and are_seen(self._probes)

    def _overdue(self) -> Optional[str]:
        """That it hangs; None as long as it may not, or waits for other work of the worker to end."""
        if time.monotonic() < self._overdue_from:
            return None
        if self._client.run_on_scheduler(_seconds_at_work, self._worker, self.future.key) < self._most_s:
            return None
        return (
            f"Its trial has not ended in {self._most_s / 60:.0f} minutes: its files, its graphics card or its Python "
            "do not answer."
        )

    def _submit(self, function: Callable[..., Any], *arguments: Any) -> Future:
        return self._client.submit(
            function,
            *arguments,
            key=f"try-worker-{uuid4().hex}",
            workers=[self._worker],
            allow_other_workers=False,
            pure=False,
            priority=PRIORITY,
        )


def _seconds_at_work(worker: str, key: str, dask_scheduler: Scheduler) -> float:
    """For how long a worker has been at a task, as it says itself every few seconds; 0 where it has not begun."""
    state = dask_scheduler.workers.get(worker)
    return next((seconds for task, seconds in state.executing.items() if task.key == key), 0.0) if state else 0.0
