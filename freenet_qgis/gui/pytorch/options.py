# SPDX-License-Identifier: GPL-3.0-or-later
"""What QGIS shows under Settings, Options, FreeNet; outlives the page, so that a set-up goes on without it."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.gui import QgsOptionsWidgetFactory
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QWidget

from ... import paths, settings
from ...i18n import tr
from .setup_task import SetUpTask

PAGE = "freenetPythonPage"


class PythonOptions(QgsOptionsWidgetFactory):
    """Makes the page, and runs at most one set-up.

    Signals:
        changed: Another Python may run the engine now.
        ended: A set-up has ended; see `last`.

    Attributes:
        task: The set-up that is running, if any.
        last: The one that ended last.
    """

    changed = pyqtSignal()
    ended = pyqtSignal()

    def __init__(self) -> None:
        super().__init__(tr("FreeNet"), QIcon(str(paths.resource("icons", "freenet.svg"))))
        self.task: Optional[SetUpTask] = None
        self.last: Optional[SetUpTask] = None

    def createWidget(self, parent: Optional[QWidget] = None) -> QWidget:
        from .page import PythonPage

        return PythonPage(self, parent)

    def set_up(self, wheels: Optional[Path]) -> None:
        """Begin a set-up."""
        self.task = SetUpTask(wheels, self._on_end)
        QgsApplication.taskManager().addTask(self.task)

    def unload(self) -> None:
        """End what runs and tell nobody."""
        task, self.task = self.task, None
        if task is not None:
            task.cancel()

    def _on_end(self, task: SetUpTask) -> None:
        if task is not self.task:
            return
        self.task, self.last = None, task
        if task.info is not None:
            settings.change(python="")  # who sets up an environment wants it used
        self.ended.emit()
        self.changed.emit()
