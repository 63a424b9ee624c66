# SPDX-License-Identifier: GPL-3.0-or-later
"""The box that says which Python trains, and tries it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.gui import QgsFileWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox, QHBoxLayout, QVBoxLayout

from ... import settings
from ...text.i18n import tr
from ...workers import environment
from ...workers.interpreter import VARIABLE
from ..widgets.describing import describe
from ..widgets.notice import Notice
from .device import ProbeTask
from .page_button import page_button
from .words import python_in_words


class PythonChoice(QGroupBox):
    """The box.

    Signals:
        tried: A Python was tried, or what was found of it holds no more; see `found` and `is_own_broken`.

    Attributes:
        found: What was found, in words; empty for nothing.
        is_own_broken: Whether FreeNet's own Python was tried and does not work.
    """

    tried = pyqtSignal()

    def __init__(self) -> None:
        super().__init__(tr("Python for training"))
        self.found = ""
        self.is_own_broken = False
        self._task: Optional[ProbeTask] = None
        self._python = QgsFileWidget()
        self._python.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self._python.setDialogTitle(tr("Choose a Python that has PyTorch"))
        self._python.setFilePath(settings.load().python)
        self._python.lineEdit().setPlaceholderText(tr("Automatic: QGIS's own if it has PyTorch, else FreeNet's"))
        fixed = os.environ.get(VARIABLE)
        help_text = tr("Training runs in a Python that has PyTorch, beside QGIS. A conda environment will do.")
        if fixed:
            help_text = tr("The environment variable {} says which Python runs the training.").format(VARIABLE)
        self._python.setDisabled(bool(fixed))
        self._python.fileChanged.connect(self._forget)
        describe(self._python, "python", self.title(), help_text)
        self._check = page_button("check", tr("Check"), tr("Try a training step and tell version, devices and memory."))
        self._check.clicked.connect(self._try)
        self._notice = Notice("checked")
        row = QHBoxLayout()
        row.addWidget(self._python, 1)
        row.addWidget(self._check)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self._notice)

    def python(self) -> str:
        """The path of the Python that is chosen; empty for an automatic choice."""
        return str(self._python.filePath())

    def choose_automatically(self) -> None:
        """Choose none by its path."""
        self._python.setFilePath("")

    def _try(self) -> None:
        self._forget()
        self._notice.say(tr("Trying a training step…"))
        self._check.setEnabled(False)
        python = self.python()
        self._task = ProbeTask(Path(python) if python else None, self._on_tried)
        QgsApplication.taskManager().addTask(self._task)

    def _forget(self) -> None:
        """What was found, or is still looked for, holds for another path than the one that is there now."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
        self.found, self.is_own_broken = "", False
        self._notice.say("")
        self._check.setEnabled(True)
        self.tried.emit()

    def _on_tried(self, task: ProbeTask) -> None:
        if sip.isdeleted(self) or task is not self._task:
            return  # the dialog was closed meanwhile, or another Python was named
        self._task = None
        self._check.setEnabled(True)
        if task.info is None:
            self.found = f"{task.problem}\n{task.details}".strip()
            self._notice.say(task.problem, "warning", details=task.details)
            self.is_own_broken = task.python == environment.python() and not task.isCanceled()
            self.tried.emit()
        else:
            self.found = python_in_words(task.info, str(task.python))
            self._notice.say(self.found, "success")
