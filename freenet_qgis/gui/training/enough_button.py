# SPDX-License-Identifier: GPL-3.0-or-later
"""The button that ends training early and keeps what has been learnt."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from ...text.i18n import tr
from ..widgets.describing import describe
from .task import TrainTask

TRAINING = (
    "Trying whether surroundings help",
    "Training",
    "Training without the held-out part",
    "Training on all data",
)


class EnoughButton(QPushButton):
    """A button that can be pressed once, while networks are trained."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(QgsApplication.getThemeIcon("/mIconSuccess.svg"), tr("Good enough"), parent)
        self.setEnabled(False)
        describe(
            self,
            "enough",
            tr("Good enough"),
            tr(
                "End training early and make the map with what has been learnt. The network in training comes to rest "
                "within a tenth of its steps, but takes a third of them at least; those still to be trained take a "
                "third of theirs. The validated model is kept, and not trained further on all data. The report says "
                "so."
            ),
        )
        self._task: Optional[TrainTask] = None
        self.clicked.connect(self._say)

    def follow(self, task: TrainTask) -> None:
        """Be there for this run."""
        self._task = task
        self._name(tr("Good enough"))
        task.staged.connect(self._on_stage)

    def rest(self) -> None:
        """The run has ended, or is to."""
        if self._task is not None:
            self._task.staged.disconnect(self._on_stage)
        self._task = None
        self.setEnabled(False)
        self._name(tr("Good enough"))

    def _on_stage(self, name: str) -> None:
        self.setEnabled(name in TRAINING and not self._task.is_enough())

    def _say(self) -> None:
        self._task.say_enough()
        self.setEnabled(False)
        self._name(tr("Ending soon…"))

    def _name(self, title: str) -> None:
        self.setText(title)
        self.setAccessibleName(title)
