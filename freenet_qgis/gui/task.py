# SPDX-License-Identifier: GPL-3.0-or-later
"""Tasks of QGIS: what all of ours have in common, and runs of the workflow."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
from qgis.core import Qgis, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from .. import workflow
from ..contract.job import Job
from ..errors import FreeNetError
from ..text import stages
from ..text.i18n import tr
from ..text.plain_text import never_html
from ..workers.process import EngineCrash
from .widgets.log import write_log


@dataclass(frozen=True)
class Failure:
    """Why a run ended early: a sentence for the user and, for a bug, the log to report it with.

    `error` is what the user can mend, where it is such a thing.
    """

    sentence: str
    log: str = ""
    error: Optional[FreeNetError] = None


class OwnTask(QgsTask):
    """A task of which we tell ourselves how it ends.

    QGIS would tell it, too, of any that took 5 s, and knows but "Task complete" and "Task failed". It is asked for
    silence, which QGIS keeps from 3.26 on; for older ones a cancelled task says in its name that it was cancelled, and
    does not fail: its `run` returns True.
    """

    def __init__(self, title: str, is_missed: bool = True) -> None:
        """Make a task.

        Args:
            title: What QGIS calls it.
            is_missed: Whether somebody may miss what it would have brought, so that QGIS asks before it is closed.
        """
        flags: Any = QgsTask.Flag.CanCancel
        if not is_missed:
            flags |= QgsTask.Flag.CancelWithoutPrompt
        silent = getattr(QgsTask.Flag, "Silent", None)
        if silent is not None:
            flags |= silent
        super().__init__(never_html(title), flags)

    def cancel(self) -> None:
        if not self.isCanceled():
            self.setDescription(tr("{}: cancelled").format(self.description()))
        super().cancel()


class WorkflowTask(OwnTask):
    """A task that carries a request through the workflow.

    Made and heard in the main thread. `run` works in a thread of QGIS, and so do the methods of `workflow.Progress`,
    which the workflow calls; what they have to say travels by signal.

    Signals:
        staged: A stage has begun.
        warned: A sentence for the user.

    Attributes:
        result: What the work returned; None until it succeeded.
        failure: Why it failed; None while it has not. A cancelled run has neither result nor failure.
    """

    staged = pyqtSignal(str)
    warned = pyqtSignal(str)

    def __init__(
        self,
        title: str,
        work: Callable[[workflow.Progress], Any],
        on_end: Callable[[WorkflowTask], None],
        is_missed: bool = True,
    ) -> None:
        """Make a task.

        Args:
            title: What QGIS calls it.
            work: What it does; from a thread of QGIS.
            on_end: Called in the main thread, once, however it ends.
            is_missed: See `OwnTask`.
        """
        super().__init__(title, is_missed)
        self.result: Any = None
        self.failure: Optional[Failure] = None
        self._work = work
        self._on_end: Optional[Callable[[WorkflowTask], None]] = on_end

    def forget(self) -> None:
        """Stop the run and tell nobody how it ends."""
        self._on_end = None
        self.cancel()

    def run(self) -> bool:
        try:
            self.result = self._work(self)
        except workflow.Canceled:
            pass
        except FreeNetError as error:
            self.failure = Failure(str(error), error=error)
        except EngineCrash as error:
            self.failure = Failure(str(error), error.log)
        except Exception as error:  # a bug of ours must not reach QGIS's thread, which would take QGIS down
            self.failure = Failure(tr("FreeNet met an unexpected error: {}").format(error), traceback.format_exc())
        return self.failure is None

    def finished(self, result: bool) -> None:
        if self._on_end is not None:
            self._on_end(self)

    def stage(self, name: str) -> None:
        """See `workflow.Progress`."""
        self.info(stages.translated(name))
        self.staged.emit(name)

    def fraction(self, done: float) -> None:
        """See `workflow.Progress`."""
        self.setProgress(100 * done)

    def remaining(self, least: float, most: float) -> None:
        """See `workflow.Progress`."""

    def info(self, text: str) -> None:
        """See `workflow.Progress`."""
        write_log(text, Qgis.MessageLevel.Info)

    def warning(self, text: str) -> None:
        """See `workflow.Progress`."""
        write_log(text, Qgis.MessageLevel.Warning)
        self.warned.emit(text)

    def learning(self, step: int, loss: float, network: int) -> None:
        """See `workflow.Progress`; told by training alone, as are the next ones."""

    def held_out(self, step: int, accuracy: float) -> None:
        """See `workflow.Progress`."""

    def preview(self, classes: np.ndarray, job: Job) -> None:
        """See `workflow.Progress`."""

    def is_enough(self) -> bool:
        """See `workflow.Progress`."""
        return False

    def is_canceled(self) -> bool:
        """See `workflow.Progress`."""
        return self.isCanceled()
