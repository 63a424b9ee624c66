# SPDX-License-Identifier: GPL-3.0-or-later
"""What QGIS shows under Settings, Options, FreeNet; outlives the page, so that a set-up goes on without it."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import Qgis, QgsApplication
from qgis.gui import QgsOptionsWidgetFactory
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QWidget

from ... import paths, settings
from ...text.i18n import tr
from ...workers import commands, environment
from ...workers.setting_up import set_up
from ..log import write_log
from ..task import WorkflowTask
from . import network

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
        self.task: Optional[WorkflowTask] = None
        self.last: Optional[WorkflowTask] = None

    def createWidget(self, parent: Optional[QWidget] = None) -> QWidget:
        from .page import PythonPage

        return PythonPage(self, parent)

    def set_up(self, wheels: Optional[Path]) -> None:
        """Begin a set-up."""
        variables = network.variables(commands.TORCH_INDEX, environment.home())
        title = tr("FreeNet: set up PyTorch")
        self.task = WorkflowTask(title, lambda progress: set_up(wheels, variables, progress), self._on_end)
        QgsApplication.taskManager().addTask(self.task)

    def unload(self) -> None:
        """End what runs and tell nobody."""
        if self.task is not None:
            self.task.forget()
            self.task = None

    def _on_end(self, task: WorkflowTask) -> None:
        self.task, self.last = None, task
        if task.result is not None:
            settings.change(python="")  # who sets up an environment wants it used
        elif task.failure is not None and task.failure.log:
            write_log(task.failure.log, Qgis.MessageLevel.Critical, is_notified=True)
        self.ended.emit()
        self.changed.emit()
