# SPDX-License-Identifier: GPL-3.0-or-later
"""What the dock shows during a run: a progress bar, the stage and the time left, and how the network learns."""

from __future__ import annotations

from time import monotonic
from typing import Optional

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ... import settings
from ...contract.schedule import Span
from ...text import stages
from ...text.i18n import tr
from ..widgets.describing import describe, explain, unbroken
from .enough_button import EnoughButton
from .learning_curve import LearningCurve, Learnt, Loss
from .run import Run
from .task import TrainTask
from .time_left import Countdown, time_left

SPACING_PX = 4  # a laptop is low
LOOKED_AT_MS = 1000  # between two looks at the clock


class RunProgress(QWidget):
    """The progress of one run after the other; hidden between them."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._countdown = Countdown()
        self._clock = QTimer(self)
        self._clock.setInterval(LOOKED_AT_MS)
        self._clock.timeout.connect(self._show_time)
        self._stage = ""
        self._is_new = True  # the stage: nothing of it is on the curve yet
        self._bar = QProgressBar()
        self._bar.setObjectName("progress")
        self._bar.setAccessibleName(tr("Progress of the training"))
        self._bar.setTextVisible(False)  # dark themes of QGIS would leave it dark
        self._bar.setFixedHeight(self.fontMetrics().height() // 2)
        self._title = _wrapped_label("progressTitle")
        self._label = _wrapped_label("stage")
        self._curve = LearningCurve()
        self._figures = _wrapped_label("learningFigures")
        self._preview = QCheckBox(tr("Preview on the map"))
        describe(
            self._preview,
            "preview",
            tr("Preview on the map"),
            tr("Show the map as it would be now above the raster, every few seconds. It goes when the run ends."),
        )
        self._preview.setChecked(settings.load().preview)
        self._preview.toggled.connect(lambda is_wanted: settings.change(preview=is_wanted))
        self._enough = EnoughButton()
        row = QHBoxLayout()
        row.addWidget(self._preview, 1)
        row.addWidget(self._enough)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING_PX)
        for widget in (self._title, self._bar, self._label, self._curve, self._figures):
            column.addWidget(widget)
        column.addLayout(row)
        self.hide()

    def follow(self, run: Run, expected: Optional[Span] = None) -> None:
        """Show how far this run is, until it ends or is cancelled.

        Args:
            run: The run.
            expected: How long it will take, as the user was told before; None where that is not known.
        """
        task = run.task
        task.staged.connect(self._on_stage)
        task.progressChanged.connect(self._on_progress)
        task.timed.connect(self._on_time)
        task.learnt.connect(self._on_learnt)
        task.previewed.connect(self._preview.show)
        run.preview.set_wanted(self._preview.isChecked())
        self._preview.toggled.connect(run.preview.set_wanted)
        for widget in (self._curve, self._figures, self._preview):
            widget.hide()
        self._curve.clear()  # of the run before
        self._figures.clear()
        self._enough.follow(task)
        self._bar.setFormat(f"{run.place.raster_name}: %p %")  # the form may show another raster by now
        self._on_progress(0)
        explain(self._bar, run.place.raster_name)
        self._countdown.tell(monotonic(), expected)
        self._clock.start()
        self._on_stage(tr("Starting"))
        self.show()

    def rest(self) -> None:
        """The run has ended."""
        self._clock.stop()
        self._enough.rest()
        self.hide()

    def cancelling(self, task: TrainTask) -> None:
        """Acknowledge at once that the run is to stop."""
        self._enough.rest()
        self._clock.stop()
        task.staged.disconnect(self._on_stage)
        task.progressChanged.disconnect(self._on_progress)
        task.timed.disconnect(self._on_time)
        task.learnt.disconnect(self._on_learnt)
        self._label.setText(tr("Cancelling…"))

    def _on_stage(self, name: str) -> None:
        self._stage = stages.translated(name)
        self._is_new = True
        self._show_time()

    def _on_progress(self, percent: float) -> None:
        self._bar.setValue(int(percent))
        self._title.setText(unbroken(self._bar.text()))

    def _on_time(self, least: float, most: float) -> None:
        self._countdown.tell(monotonic(), Span(least, most))
        self._show_time()

    def _show_time(self) -> None:
        left = self._countdown.left(monotonic())
        self._label.setText(self._stage if left is None else f"{self._stage}, {time_left(left)}")

    def _on_learnt(self, learnt: list[Learnt]) -> None:
        if self._is_new and any(isinstance(one, Loss) for one in learnt):  # else it is how well the last one did
            self._curve.clear()
            self._is_new = False
        self._curve.add(learnt)
        self._figures.setText(unbroken(self._curve.in_words()))
        self._curve.show()
        self._figures.show()


def _wrapped_label(name: str) -> QLabel:
    """A label for a line or two, which never widens the dock."""
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setIndent(0)  # lest themes shift it against the bar
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
