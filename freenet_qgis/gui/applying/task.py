# SPDX-License-Identifier: GPL-3.0-or-later
"""The task that applies a model to one scene after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Optional

from qgis.core import Qgis
from qgis.PyQt.QtCore import pyqtSignal

from ... import workflow
from ...layers.shown_files import put_in_place
from ...request import ClassifyRequest
from ...sources.gdal_name import named
from ...text.i18n import tr
from ...workers.interpreter import find_interpreter
from ..task import WorkflowTask
from ..widgets.log import write_log
from .jobs import SceneJob, Wanted


class ApplyTask(WorkflowTask):
    """A task that tries every scene, whatever becomes of the others. It fails where none can succeed.

    Signals:
        begun: The scene with this number is being mapped.
        advanced: How much of it is done, in per cent.
        remarked: What the user should know about it, in a sentence.
        ended: What became of it, an `Outcome`.
    """

    begun = pyqtSignal(int)
    advanced = pyqtSignal(int, int)
    remarked = pyqtSignal(int, str)
    ended = pyqtSignal(int, object)

    def __init__(self, jobs: Sequence[SceneJob], wanted: Wanted, on_end: Callable[[WorkflowTask], None]) -> None:
        """Make a task.

        Args:
            jobs: The scenes; of a job without a request the problem is told when its turn comes.
            wanted: What is asked for.
            on_end: Called in the main thread, once, however it ends.
        """
        count = len(jobs)
        title = tr("FreeNet: apply '{model}' to {count} rasters", count).format(model=wanted.model.name, count=count)
        super().__init__(title, partial(_apply, tuple(jobs), wanted), on_end)
        self._count = count
        self._number = self._percent = 0

    def begin(self, number: int, job: SceneJob) -> None:
        """The turn of a scene has come."""
        self._number, self._percent = number, 0
        write_log(job.candidate.name, Qgis.MessageLevel.Info)
        self.begun.emit(number)
        self.fraction(0.0)

    def fraction(self, done: float) -> None:
        """See `workflow.Progress`; of the scene whose turn it is."""
        self.setProgress(100 * (self._number + done) / self._count)
        percent = int(100 * done)
        if percent != self._percent:
            self._percent = percent
            self.advanced.emit(self._number, percent)

    def warning(self, text: str) -> None:
        """See `workflow.Progress`."""
        super().warning(text)
        self.remarked.emit(self._number, text)


def _apply(jobs: Sequence[SceneJob], wanted: Wanted, task: ApplyTask) -> None:
    """Try every scene; from a thread of QGIS."""
    if any(job.request is not None and not job.is_finished for job in jobs):
        find_interpreter(wanted.engine.python, task.is_canceled)  # without one no scene can succeed
    with workflow.Engines() as engines:
        for number, job in enumerate(jobs):
            if task.is_canceled():
                raise workflow.Canceled
            task.begin(number, job)
            task.ended.emit(number, _outcome(job, job.request, task, engines))


def _outcome(
    job: SceneJob, request: Optional[ClassifyRequest], task: ApplyTask, engines: workflow.Engines
) -> workflow.Outcome:
    if request is None:
        return workflow.Outcome(named(job.candidate.source), "failed", problem=job.problem)
    if job.is_finished:
        return workflow.Outcome(request.scene.raster, "skipped")
    return workflow.attempt(request, task, engines, put_in_place)
