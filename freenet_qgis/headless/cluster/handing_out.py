# SPDX-License-Identifier: GPL-3.0-or-later
"""Errands for the workers of a Dask cluster: each worker that is trusted gets the next one as it has room.

Dask itself would send a task to whichever worker is idle, and one that fails at everything is idle most of the time.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Optional, Protocol

from dask import config
from distributed import Client, Future, KilledWorker, wait
from distributed import TimeoutError as NothingYet

from .failures import Failures

ATTEMPTS = 3  # by different workers
DEATHS = "distributed.scheduler.allowed-failures"  # setting of Dask's: of workers, that a task may cost
POLL_SECONDS = 0.5


class WorkerDied(Exception):
    """A worker ended while it was at an errand."""


class SchedulerLost(Exception):
    """The scheduler does not answer any more, and what was under way is lost."""


class Workers(Protocol):
    """The workers that may be asked, by their addresses."""

    @property
    def present(self) -> Collection[str]:
        """All that are there."""

    @property
    def trusted(self) -> Mapping[str, int]:
        """How many errands each of those that are trusted does at once."""

    @property
    def on_trial(self) -> Mapping[Future, str]:
        """Those that may yet come to be trusted, by what is waited for."""

    def look(self) -> None:
        """See who has come, who has gone, and who has shown what."""

    def doubt(self, worker: str) -> None:
        """A worker has failed at something, and it may have been its fault."""

    def blame(self, worker: str, answer: Any) -> None:
        """It was, time and again; this was its last answer."""

    def want(self, errands: int) -> None:
        """So many errands wait for workers with room."""

    def check_hope(self) -> None:
        """Raise an error of their own, if none is trusted and none is to be waited for."""


@dataclass(eq=False)
class Errand:
    """What some worker is to do.

    Attributes:
        key: What Dask calls it in its dashboard and logs; no other one may have it.
        arguments: Of the function.
        failed: The workers that have failed at it.
        deaths: How many have died over it.
        answer: Of the last that failed, or that one died where none has.
    """

    key: str
    arguments: tuple[Any, ...]
    failed: list[str] = field(default_factory=list)
    deaths: int = 0
    answer: Any = None


class Verdict(NamedTuple):
    """What an answer is worth.

    Attributes:
        answer: It, or that the worker died.
        may_be_workers: Whether that may be the worker's fault, so that another one may do better.
        is_done: Whether the errand is done, which shows that it was the fault of those that have failed at it.
    """

    answer: Any
    may_be_workers: bool
    is_done: bool = False


Running = Mapping[Future, tuple[Errand, str]]  # and the worker that is at it
Judge = Callable[[Errand, Any, str], Verdict]  # of an answer, or an exception in place of one, and who gave it


class HandingOut:
    """Errands of one kind, and who is at which.

    Args:
        client: Of the scheduler.
        function: What a worker calls with the arguments of an errand.
        workers: Those that may be asked.
        judge: Says what an answer is worth.
        priority: Among what else a worker has to do; more comes first.
        watch: Told now and then who is at what.
    """

    def __init__(
        self,
        client: Client,
        function: Callable[..., Any],
        workers: Workers,
        judge: Judge,
        priority: int = 0,
        watch: Callable[[Running], None] = lambda running: None,
    ) -> None:
        self._client, self._function, self._workers = client, function, workers
        self._judge, self._priority, self._watch = judge, priority, watch
        self._waiting: deque[Errand] = deque()
        self._running: dict[Future, tuple[Errand, str]] = {}
        self._failures = Failures()
        self._look_again = 0.0  # on the monotonic clock

    def answers(self, errands: Iterable[Errand]) -> Iterator[tuple[Errand, Any]]:
        """Errands and their answers, as they come; an exception where nobody gave any.

        Raises:
            SchedulerLost: If that happens.
        """
        self._waiting.extend(errands)
        try:
            while self._waiting or self._running:
                with talking(self._client):
                    self._look()
                    given_up = self._hand_out()
                    ended = self._ended()
                yield from given_up
                for future in ended:
                    yield from self._taken(future)
        finally:
            forget(self._client, self._running)

    def _look(self) -> None:
        """Look after the workers, now and then, and after what those had to do that have gone."""
        now = time.monotonic()
        if now < self._look_again and not any(future.done() for future in self._workers.on_trial):
            return
        self._look_again = now + POLL_SECONDS
        self._workers.look()
        for future, (errand, worker) in list(self._running.items()):
            if worker not in self._workers.present:
                del self._running[future]
                forget(self._client, [future])
                self._again(errand, worker, WorkerDied())
        self._watch(self._running)
        if not (self._running or self._workers.trusted or self._workers.on_trial):
            self._workers.check_hope()

    def _hand_out(self) -> list[tuple[Errand, Any]]:
        """Let everyone work who has room; gives what nobody else is there to try, and its last answers."""
        at_work = Counter(worker for _, worker in self._running.values())
        room = {worker: threads - at_work[worker] for worker, threads in self._workers.trusted.items()}
        on_trial, given_up, kept = set(self._workers.on_trial.values()), [], []
        while self._waiting:
            errand = self._waiting.popleft()
            able = [worker for worker in room if self._may_try(worker, errand)]
            worker = max(able, key=room.__getitem__, default=None)
            if _is_over(errand, is_hopeful=bool(able) or bool(on_trial.difference(errand.failed))):
                self._settle(errand, None)
                given_up.append((errand, errand.answer))
            elif worker is not None and room[worker] > 0:
                room[worker] -= 1
                self._running[self._submitted(errand, worker)] = errand, worker
            else:
                kept.append(errand)
                if not (errand.failed or errand.deaths):  # nor will anybody take those behind, which nobody has tried
                    break
        self._waiting.extendleft(reversed(kept))
        self._workers.want(len(self._waiting))
        return given_up

    def _may_try(self, worker: str, errand: Errand) -> bool:
        """Whether a worker may be asked: one that fails again and again for what others have failed at, alone."""
        return worker not in errand.failed and (bool(errand.failed) or not self._failures.is_open(worker))

    def _submitted(self, errand: Errand, worker: str) -> Future:
        return self._client.submit(
            self._function,
            *errand.arguments,
            key=f"{errand.key}-{len(errand.failed) + errand.deaths}",
            workers=[worker],
            allow_other_workers=False,
            pure=False,
            priority=self._priority,
        )

    def _ended(self) -> list[Future]:
        """What has come to an end; after a moment at most."""
        watched = [*self._running, *self._workers.on_trial]
        if not watched:
            time.sleep(POLL_SECONDS)
        try:
            wait(watched, POLL_SECONDS, "FIRST_COMPLETED")
        except NothingYet:
            return []
        return [future for future in self._running if future.done()]

    def _taken(self, future: Future) -> Iterator[tuple[Errand, Any]]:
        """The answer of a worker; none where another one is to be asked, or it cannot be had."""
        errand, worker = self._running[future]
        with talking(self._client):
            found = result_of(future)
        if found is None:
            return
        del self._running[future]
        answer, may_be_workers, is_done = self._judge(errand, found[0], worker)
        if may_be_workers:
            self._workers.doubt(worker)
            self._again(errand, worker, answer)
        else:
            self._settle(errand, worker if is_done else None)
            yield errand, answer

    def _again(self, errand: Errand, worker: str, answer: Any) -> None:
        """Let another worker try."""
        if isinstance(answer, WorkerDied):
            errand.deaths += 1
            errand.answer = errand.answer or answer  # why it failed elsewhere tells more
        else:
            errand.failed.append(worker)
            errand.answer = answer
            self._failures.failed(worker, errand, answer)
        self._waiting.appendleft(errand)

    def _settle(self, errand: Errand, by: Optional[str]) -> None:
        """An errand is done by somebody, or by nobody."""
        for worker, answer in self._failures.settled(errand, by).items():
            self._workers.blame(worker, answer)


@contextmanager
def talking(client: Client) -> Iterator[None]:
    """What tells inside that there is no scheduler any more becomes SchedulerLost."""
    if client.status != "running":
        raise SchedulerLost
    try:
        yield
    except (OSError, CancelledError) as error:
        raise SchedulerLost from error


def forget(client: Client, futures: Iterable[Future]) -> None:
    """Let nobody go on with these."""
    unfinished = [future for future in futures if not future.done()]
    if unfinished and client.status == "running":  # else this would wait for a scheduler
        client.cancel(unfinished)


def result_of(future: Future) -> Optional[tuple[Any]]:
    """What has come of a task, or the exception that has; None where that has gone with its worker."""
    if future.status == "cancelled":
        raise CancelledError
    error = future.exception() if future.status == "error" else None
    if error is not None:
        return (WorkerDied() if isinstance(error, KilledWorker) else error,)
    try:
        return (future.result(timeout=POLL_SECONDS),)
    except NothingYet:
        return None


def _is_over(errand: Errand, is_hopeful: bool) -> bool:
    """Whether an errand is given up. Who has died may be replaced by another one, who has failed stays as he is."""
    if len(errand.failed) >= ATTEMPTS or errand.deaths > config.get(DEATHS):
        return True
    return bool(errand.failed) and not is_hopeful
