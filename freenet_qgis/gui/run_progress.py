# SPDX-License-Identifier: GPL-3.0-or-later
"""The progress bar of the dock, with the stage and the time left below it."""

from __future__ import annotations

from time import monotonic
from typing import Optional

from qgis.PyQt.QtWidgets import QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ..i18n import tr
from . import stages
from .task import TrainTask
from .time_left import Pace, in_words


class RunProgress(QWidget):
    """Follows one run after the other; hidden between them."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._pace = Pace()
        self._stage = ""
        self._bar = QProgressBar()
        self._bar.setObjectName("progress")
        self._bar.setAccessibleName(tr("Progress of the training"))
        self._label = QLabel()
        self._label.setObjectName("stage")
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)
        column.addWidget(self._label)
        self.hide()

    def follow(self, task: TrainTask) -> None:
        """Show how far this run is, until `stop`."""
        task.staged.connect(self._on_stage)
        task.progressChanged.connect(self._on_progress)
        self._bar.setValue(0)
        self._on_stage(tr("Starting"))
        self.show()

    def cancelling(self, task: TrainTask) -> None:
        """Acknowledge at once that the run is to stop."""
        task.staged.disconnect(self._on_stage)
        task.progressChanged.disconnect(self._on_progress)
        self._label.setText(tr("Cancelling…"))

    def _on_stage(self, name: str) -> None:
        self._stage = stages.in_words(name)
        self._pace.restart()
        self._label.setText(self._stage)

    def _on_progress(self, percent: float) -> None:
        self._bar.setValue(int(percent))
        self._pace.add(monotonic(), percent / 100)
        left = self._pace.seconds_left()
        self._label.setText(self._stage if left is None else f"{self._stage}, {in_words(left)}")
