# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs of the workflow as tasks of QGIS."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import Any, Optional

import numpy as np
from qgis.core import Qgis, QgsMessageLog, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from .. import workflow
from ..i18n import tr
from ..job import FreeNetError, Job
from ..request import TrainRequest
from ..workers.process import EngineCrash
from .learning_curve import HeldOut, Learnt, Loss
from .preview_layer import PreviewFiles

LOG_TAG = "FreeNet"
TOLD_EVERY_S = 0.25  # what is learnt: a graphics card learns faster than anybody looks


@dataclass(frozen=True)
class Failure:
    """Why a run ended early: a sentence for the user and, for a bug, the log to report it with."""

    sentence: str
    log: str = ""


class WorkflowTask(QgsTask):
    """Carries a request through the workflow.

    Made and heard in the main thread. `run` works in a thread of QGIS, and so do the methods of `workflow.Progress`,
    which the workflow calls; what they have to say travels by signal.

    Signals:
        staged: A stage has begun.
        warned: A sentence for the user.
        learnt: A list of `Learnt`, a few times a second.
        previewed: The file of another preview.

    Attributes:
        result: What the work returned; None until it succeeded.
        failure: Why it failed; None while it has not. A cancelled run has neither result nor failure.
    """

    staged = pyqtSignal(str)
    warned = pyqtSignal(str)
    learnt = pyqtSignal(object)
    previewed = pyqtSignal(str)

    def __init__(
        self,
        title: str,
        work: Callable[[workflow.Progress], Any],
        on_end: Callable[[WorkflowTask], None],
    ) -> None:
        """Make a task.

        Args:
            title: What QGIS calls it.
            work: What it does; from a thread of QGIS.
            on_end: Called in the main thread, once, however it ends.
        """
        super().__init__(title, QgsTask.Flag.CanCancel)
        self.result: Any = None
        self.failure: Optional[Failure] = None
        self._work = work
        self._on_end: Optional[Callable[[WorkflowTask], None]] = on_end
        self._is_enough = False
        self._learnt: list[Learnt] = []
        self._told_at = 0.0
        self._previews = PreviewFiles()

    def forget(self) -> None:
        """Stop the run and tell nobody how it ends."""
        self._on_end = None
        self.cancel()

    def say_enough(self) -> None:
        """End training early and go on with what has been learnt."""
        self._is_enough = True

    def run(self) -> bool:
        try:
            self.result = self._work(self)
        except workflow.Canceled:
            return False
        except FreeNetError as error:
            self.failure = Failure(str(error))
        except EngineCrash as error:
            self.failure = Failure(str(error), error.log)
        except Exception as error:  # a bug of ours must not reach QGIS's thread, which would take QGIS down
            self.failure = Failure(tr("FreeNet met an unexpected error: {}").format(error), traceback.format_exc())
        return self.failure is None

    def finished(self, result: bool) -> None:
        if self._on_end is not None:
            self._on_end(self)
        self._previews.remove()

    def _tell(self, learnt: Optional[Learnt] = None) -> None:
        """Gather what is learnt, and let it travel a few times a second; None for what is left."""
        self._learnt += [] if learnt is None else [learnt]
        now = monotonic()
        if self._learnt and (learnt is None or now >= self._told_at + TOLD_EVERY_S):
            self._told_at, gathered, self._learnt = now, self._learnt, []
            self.learnt.emit(gathered)

    def stage(self, name: str) -> None:
        """See `workflow.Progress`."""
        self._tell()
        self.info(name)
        self.staged.emit(name)

    def fraction(self, done: float) -> None:
        """See `workflow.Progress`."""
        self.setProgress(100 * done)

    def info(self, text: str) -> None:
        """See `workflow.Progress`."""
        QgsMessageLog.logMessage(text, LOG_TAG, Qgis.MessageLevel.Info, notifyUser=False)

    def warning(self, text: str) -> None:
        """See `workflow.Progress`."""
        QgsMessageLog.logMessage(text, LOG_TAG, Qgis.MessageLevel.Warning, notifyUser=False)
        self.warned.emit(text)

    def learning(self, step: int, loss: float, network: int) -> None:
        """See `workflow.Progress`."""
        self._tell(Loss(step, loss, network))

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

    def is_canceled(self) -> bool:
        """See `workflow.Progress`."""
        return self.isCanceled()


class TrainTask(WorkflowTask):
    """Trains and classifies.

    Attributes:
        request: What was asked for.
    """

    def __init__(self, request: TrainRequest, on_end: Callable[[TrainTask], None]) -> None:
        """`on_end` is called in the main thread, once, however the run ends."""
        title = tr("FreeNet: train on {}").format(request.scene.raster.name)
        super().__init__(title, lambda progress: workflow.train(request, progress), on_end)
        self.request = request
