# SPDX-License-Identifier: GPL-3.0-or-later
"""The task that trains, and tells how it learns."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Optional

import numpy as np
from qgis.PyQt.QtCore import pyqtSignal

from ... import workflow
from ...contract.job import Job
from ...errors import FreeNetError
from ...files.new_files import Place
from ...request import TrainRequest
from ...text.i18n import tr
from ..task import WorkflowTask
from .learning_curve import HeldOut, Learnt, Loss
from .preview_layer import PreviewFiles

MUCH_LESS = 0.9
TOLD_EVERY_S = 0.25  # what is learnt: a graphics card learns faster than anybody looks


class TrainTask(WorkflowTask):
    """A task that trains and classifies.

    Signals:
        learnt: A list of `Learnt`, a few times a second.
        previewed: The file of another preview.
        timed: The seconds that are left, at least and at most.

    Attributes:
        request: What was asked for.
    """

    learnt = pyqtSignal(object)
    previewed = pyqtSignal(str)
    timed = pyqtSignal(float, float)

    def __init__(self, request: TrainRequest, place: Place, on_end: Callable[[WorkflowTask], None]) -> None:
        """Make a task.

        Args:
            request: What is asked for.
            place: See `workflow.train`.
            on_end: Called in the main thread, once, however the run ends.
        """
        title = tr("FreeNet: train on {}").format(request.scene.raster.name)
        super().__init__(title, lambda progress: workflow.train(request, progress, place), on_end)
        self.request = request
        self._is_enough = False
        self._learnt: list[Learnt] = []
        self._told_at = 0.0
        self._timed_at, self._most = 0.0, float("inf")
        self._previews = PreviewFiles()

    def say_enough(self) -> None:
        """End training early and go on with what has been learnt."""
        self._is_enough = True

    def finished(self, result: bool) -> None:
        super().finished(result)
        self._previews.remove()

    def stage(self, name: str) -> None:
        """See `workflow.Progress`."""
        self._tell()
        super().stage(name)

    def learning(self, step: int, loss: float, network: int) -> None:
        """See `workflow.Progress`."""
        self._tell(Loss(step, loss, network))

    def remaining(self, least: float, most: float) -> None:
        """See `workflow.Progress`; told at once where it has become much less."""
        now = monotonic()
        if now >= self._timed_at + TOLD_EVERY_S or most < MUCH_LESS * self._most:
            self._timed_at, self._most = now, most
            self.timed.emit(least, most)

    def held_out(self, step: int, accuracy: float) -> None:
        """See `workflow.Progress`."""
        self._tell(HeldOut(step, accuracy))

    def preview(self, classes: np.ndarray, job: Job) -> None:
        """See `workflow.Progress`."""
        with suppress(FreeNetError):  # a full disk: the results will tell
            self.previewed.emit(str(self._previews.write(classes, job)))

    def is_enough(self) -> bool:
        """See `workflow.Progress`."""
        return self._is_enough

    def _tell(self, learnt: Optional[Learnt] = None) -> None:
        """Gather what is learnt, and let it travel a few times a second; None for what is left."""
        self._learnt += [] if learnt is None else [learnt]
        now = monotonic()
        if self._learnt and (learnt is None or now >= self._told_at + TOLD_EVERY_S):
            self._told_at, gathered, self._learnt = now, self._learnt, []
            self.learnt.emit(gathered)
