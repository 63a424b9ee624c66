# SPDX-License-Identifier: GPL-3.0-or-later
"""How a run tells how far it is, and hears that it shall stop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np

from .contract.job import Job


class Canceled(Exception):
    """The user stopped the run; not an error."""


class Progress(Protocol):
    """Where a run tells how far it is; called from the thread the run is in."""

    def stage(self, name: str) -> None:
        """A new stage begins, in plain words."""

    def fraction(self, done: float) -> None:
        """How much of the whole run is done, 0 to 1."""

    def remaining(self, least: float, most: float) -> None:
        """How many seconds the whole run still takes, at least and at most, by what is known now."""

    def info(self, text: str) -> None:
        """A fact worth a line in the log."""

    def warning(self, text: str) -> None:
        """Something the user should know; the run goes on."""

    def learning(self, step: int, loss: float, network: int) -> None:
        """The training loss at a step, and of which network (1, 2, …) of those trained one after the other."""

    def held_out(self, step: int, accuracy: float) -> None:
        """The average accuracy over the classes, 0 to 1, on pixels held out of training, at a step."""

    def preview(self, classes: np.ndarray, job: Job) -> None:
        """The class map as it would be now, uint8, shape (rows, cols) of the job's grid; only where asked for."""

    def is_enough(self) -> bool:
        """Whether the user wants training to end early, with what has been learnt; asked several times a second."""

    def is_canceled(self) -> bool:
        """Whether the user wants the run to stop; asked several times a second."""


def check_of(progress: Progress) -> Callable[[], None]:
    """What a part of the run calls now and then that has no length to tell, so that it can be cancelled there."""

    def check() -> None:
        if progress.is_canceled():
            raise Canceled

    return check


def part(progress: Progress, start: float, end: float) -> Callable[[float], None]:
    """Progress of one part of the run, which is also where that part can be cancelled."""
    check = check_of(progress)

    def on_progress(done: float) -> None:
        check()
        progress.fraction(start + (end - start) * done)

    return on_progress
