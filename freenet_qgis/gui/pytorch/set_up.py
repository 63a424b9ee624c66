# SPDX-License-Identifier: GPL-3.0-or-later
"""The set-up of PyTorch, which goes on while the page that began it is closed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Optional

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ... import settings
from ...text.i18n import tr
from ...workers import commands, environment
from ...workers.hosts import PYPI
from ...workers.setting_up import set_up
from ..task import WorkflowTask
from ..widgets.log import write_log
from . import network


class SetUp(QObject):
    """The set-up of PyTorch, at most one at a time.

    Signals:
        python_changed: Another Python may run the engine now.
        ended: A set-up has ended; see `last`.

    Attributes:
        task: The set-up that is running, if any.
        last: The one that ended last.
        origin: What comes from the network.
    """

    python_changed = pyqtSignal()
    ended = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.task: Optional[WorkflowTask] = None
        self.last: Optional[WorkflowTask] = None
        self.origin = commands.TRIED

    def begin(self, wheels: Optional[Path], *, is_from_pypi: bool = False, may_bring_python: bool = False) -> None:
        """Begin a set-up, from a folder of wheels or else from the network.

        Args:
            wheels: That folder, if any.
            is_from_pypi: Whether PyTorch comes from PyPI, too; once it does, it does until QGIS is left.
            may_bring_python: Whether a Python of FreeNet's own is brought first; the user has been asked.
        """
        if is_from_pypi:
            self.origin = replace(self.origin, torch_index="")
        origin = self.origin
        variables = network.variables(origin.torch_index or f"https://{PYPI}/", environment.home())
        title = tr("FreeNet: set up PyTorch")
        self.task = WorkflowTask(
            title,
            lambda progress: set_up(wheels, variables, progress, origin, may_bring_python=may_bring_python),
            self._on_end,
        )
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
        self.python_changed.emit()
