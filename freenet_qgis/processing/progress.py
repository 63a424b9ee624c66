# SPDX-License-Identifier: GPL-3.0-or-later
"""How a run reports to Processing."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsProcessingFeedback

from ..contract.job import Job
from ..text import stages
from ..text.i18n import number, tr
from ..text.plain_text import escaped
from ..text.unit_words import held_out_figure

STEPS_PER_LINE = 20


class FeedbackProgress:
    """A `workflow.Progress` that speaks to Processing's feedback; used in the thread of the algorithm."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        self._feedback = feedback

    def stage(self, name: str) -> None:
        """See `workflow.Progress`."""
        self._feedback.setProgressText(stages.translated(name))

    def fraction(self, done: float) -> None:
        """See `workflow.Progress`."""
        self._feedback.setProgress(100 * done)

    def remaining(self, least: float, most: float) -> None:
        """See `workflow.Progress`; Processing has no place for it."""

    def info(self, text: str) -> None:
        """See `workflow.Progress`."""
        self._feedback.pushInfo(escaped(text, kept="\n"))  # qgis_process prints it

    def warning(self, text: str) -> None:
        """See `workflow.Progress`."""
        self._feedback.pushWarning(escaped(text, kept="\n"))

    def learning(self, step: int, loss: float, network: int) -> None:
        """See `workflow.Progress`; a line now and then is enough for a log."""
        if step % STEPS_PER_LINE == 0:
            self._feedback.pushInfo(tr("Step {}: loss {}").format(step, number(loss, ".3f")))

    def held_out(self, step: int, accuracy: float) -> None:
        """See `workflow.Progress`."""
        self._feedback.pushInfo(tr("Step {}: {}").format(step, held_out_figure(accuracy)))

    def preview(self, classes: np.ndarray, job: Job) -> None:
        """See `workflow.Progress`; never asked for."""

    def is_enough(self) -> bool:
        """See `workflow.Progress`; there is no button for it."""
        return False

    def is_canceled(self) -> bool:
        """See `workflow.Progress`."""
        return self._feedback.isCanceled()
