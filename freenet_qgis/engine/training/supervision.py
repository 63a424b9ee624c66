# SPDX-License-Identifier: GPL-3.0-or-later
"""Who follows a training step by step, and who ends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ..network.freenet import FreeNet
from .stopping import Stopping

REPORT_EVERY = 10  # steps; reading the loss makes a graphics card wait

Snapshot = Callable[[], FreeNet]
"""Gives a copy of the network as it now is, in evaluation mode."""
OnStep = Callable[[int, float, Snapshot], None]
"""Takes the number of steps done, the loss, and a way to look at the network."""


@dataclass(frozen=True)
class Supervision:
    """What becomes of the news of a training.

    Attributes:
        on_step: Told now and then how a network does.
        stopping: Says when each of the networks ends, which are trained one after the other.
        on_begin: Told when a network is about to take its first step: what was done before is over.
        report_every: Steps from one time that `on_step` is told to the next.
    """

    on_step: OnStep = lambda step, loss, snapshot: None
    stopping: Stopping = field(default_factory=Stopping)
    on_begin: Callable[[], None] = lambda: None
    report_every: int = REPORT_EVERY
