# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a run is, in a bar and a word; hidden between runs."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ...text import stages
from ...text.i18n import tr
from .task import ApplyTask


class ApplyProgress(QWidget):
    """The progress of one run after the other."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._count, self._number = 0, 0
        self._bar = QProgressBar()
        self._bar.setObjectName("applyProgress")
        self._bar.setAccessibleName(tr("Progress of the maps"))
        self._label = QLabel()
        self._label.setObjectName("applyStage")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._label)
        column.addWidget(self._bar)
        self.hide()

    def follow(self, task: ApplyTask, count: int) -> None:
        """Show a task with so many rasters."""
        self._count = count
        self._bar.setValue(0)
        self._label.setText(tr("Waiting"))
        task.begun.connect(self._on_begun)
        task.staged.connect(self._on_staged)
        task.progressChanged.connect(self._on_progress)
        self.show()

    def cancelling(self) -> None:
        """Say that the run is about to end."""
        self._label.setText(tr("Cancelling…"))

    def rest(self) -> None:
        """Show nothing."""
        self.hide()

    def _on_begun(self, number: int) -> None:
        self._number = number + 1
        self._label.setText(tr("Raster {number} of {count}").format(number=self._number, count=self._count))

    def _on_staged(self, name: str) -> None:
        text = tr("Raster {number} of {count}: {stage}")
        self._label.setText(text.format(number=self._number, count=self._count, stage=stages.translated(name)))

    def _on_progress(self, percent: float) -> None:
        self._bar.setValue(round(percent))
