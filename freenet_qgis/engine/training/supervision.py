# SPDX-License-Identifier: GPL-3.0-or-later
"""Who follows a training step by step, and who ends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Optional

import numpy as np

from .stopping import Stopping

REPORT_EVERY = 10  # steps; reading the loss makes a graphics card wait

DrawMap = Callable[[], Optional[np.ndarray]]
"""Gives the class map as the network now sees it, see `TrainingStep.class_map`."""
OnStep = Callable[[int, float, DrawMap], None]
"""Takes the number of steps done, the loss, and a way to look at the whole image."""


@dataclass(frozen=True)
class Supervision:
    """What becomes of the news of a training.

    Attributes:
        on_step: Told now and then how a network does.
        stopping: Says when each of the networks ends, which are trained one after the other.
        report_every: Steps from one time that `on_step` is told to the next.
    """

    on_step: OnStep = lambda step, loss, draw_map: None
    stopping: Stopping = field(default_factory=Stopping)
    report_every: int = REPORT_EVERY
