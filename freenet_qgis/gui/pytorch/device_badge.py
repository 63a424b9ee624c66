# SPDX-License-Identifier: GPL-3.0-or-later
"""The line of the dock that tells where training will run, and lets the user choose another Python."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QFileDialog, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from ... import settings
from ...contract.capabilities import DeviceInfo, EngineInfo
from ...text.i18n import tr
from ...workers.interpreter import VARIABLE
from ..widgets.describing import describe
from ..widgets.notice import Notice
from .device import ProbeTask
from .needs import Needs

MEASURED_AGAIN_MS = 90_000  # after other programs were at work; QGIS itself is when it starts
MEASURED_AGAIN = 3  # times at most


class DeviceBadge(QWidget):
    """The badge of the device: looks for PyTorch in the background and says what it found.

    Where other programs were at work while it measured how fast the devices are, it measures again later.

    Signals:
        looked: The search has ended; see `info` and `problem`.
        asked_for_options: The user wants to set up PyTorch, or to know more.

    Attributes:
        info: What the Python that will run the engine can do; None while it is not known.
        problem: Why there is none; empty if there is one, or while that is not known.
    """

    looked = pyqtSignal()
    asked_for_options = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.info: Optional[EngineInfo] = None
        self.problem = ""
        self._task: Optional[ProbeTask] = None
        self._python = ""  # what is known of it
        self._is_training, self._tries = False, 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(MEASURED_AGAIN_MS)
        self._later.timeout.connect(self._measure_again)
        self._notice = Notice("deviceNotice")
        self._button = self._menu_button()
        self._set_up = QPushButton(tr("Set up PyTorch…"))
        describe(self._set_up, "setUpPyTorch", tr("Set up PyTorch"), tr("Opens the options, where one click does it."))
        self._set_up.clicked.connect(lambda: self.asked_for_options.emit())
        self._set_up.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self._notice, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self._set_up)

    def look(self) -> None:
        """Search again, with the Python chosen in the settings."""
        self.info, self.problem = None, ""
        self._set_up.hide()
        self._notice.say(tr("Looking for PyTorch…"))
        self._notice.explain("")
        self._tries = 0
        self._later.stop()
        self._ask()

    def follow_training(self, is_training: bool) -> None:
        """Measure nothing while a training runs."""
        self._is_training = is_training

    def show_device(
        self,
        kind: str,
        tell: Callable[[EngineInfo, DeviceInfo], str],
        needs: Callable[[DeviceInfo], Needs] = lambda device: Needs(),
    ) -> None:
        """Say which device a choice of `kind` ("auto" for the best) computes on, and how long.

        What that needs is for who points there, unless the machine does not have it.
        """
        chosen, info = self.chosen(kind), self.info
        if chosen is not None and info is not None:
            forecast = tell(info, chosen)
            time = f": {forecast}" if forecast else ""
            needed = needs(chosen)
            line = "" if needed.is_met else f"\n{needed.text}"
            self._notice.say(f"{chosen.name}{time}{line}", "success" if needed.is_met else "warning")
            busy = tr("Measured while other programs were at work.") if info.is_busy else ""
            self._notice.explain("\n".join(filter(None, [busy, needed.text, self._python])))

    def chosen(self, kind: str) -> Optional[DeviceInfo]:
        """The device that a choice of `kind` means; None while that is not known."""
        if self.info is None:
            return None
        return ([device for device in self.info.devices if device.kind == kind] or self.info.devices)[0]

    def unload(self) -> None:
        """Listen to no search any more, and end it."""
        self._later.stop()
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    def _ask(self) -> None:
        overtaken, self._task = self._task, ProbeTask(settings.load().interpreter(), self._on_looked)
        if overtaken is not None:
            overtaken.cancel()
        QgsApplication.taskManager().addTask(self._task)

    def _measure_again(self) -> None:
        if self._is_training:
            self._later.start()
        elif self._task is None:
            self._tries += 1
            self._ask()

    def _on_looked(self, task: ProbeTask) -> None:
        if task is not self._task:
            return  # of a search that was overtaken by another
        self._task = None
        if task.info is None and self._tries:
            return  # what was measured first is better than nothing
        self.info, self.problem = task.info, task.problem
        if self.info is not None and self.info.is_busy and self._tries < MEASURED_AGAIN:
            self._later.start()
        if self.info is None:
            self._notice.say(self.problem, "warning", details=task.details)
            self._set_up.setVisible(not task.isCanceled() and not os.environ.get(VARIABLE))
        else:
            text = tr("Python {} with PyTorch {}: {}")
            self._python = text.format(self.info.python_version, self.info.torch_version, task.python)
            self._notice.explain(self._python)
        self.looked.emit()

    def _menu_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(QgsApplication.getThemeIcon("/mActionOptions.svg"))
        button.setAutoRaise(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        is_fixed = bool(os.environ.get(VARIABLE))
        help_text = tr("Training runs in a Python that has PyTorch, beside QGIS. Choose which.")
        if is_fixed:
            help_text = tr("The environment variable {} says which Python runs the training.").format(VARIABLE)
        describe(button, "pythonMenu", tr("Python for training"), help_text)
        menu = QMenu(button)
        for name, title, slot in (
            ("setUpPython", tr("Set up PyTorch…"), self.asked_for_options.emit),
            ("choosePython", tr("Choose another Python…"), self._choose),
            ("defaultPython", tr("Use the first Python that has PyTorch"), self._use_default),
            ("lookAgain", tr("Look again"), self.look),
        ):
            action = QAction(title, menu)
            action.setObjectName(name)
            action.triggered.connect(lambda _, slot=slot: slot())
            action.setEnabled(name in ("setUpPython", "lookAgain") or not is_fixed)
            menu.addAction(action)
        button.setMenu(menu)
        return button

    def _choose(self) -> None:
        start = settings.load().python or str(Path.home())
        title = tr("Choose a Python that has PyTorch")
        path, _ = QFileDialog.getOpenFileName(self, title, start)
        if path:
            self._use(path)

    def _use_default(self) -> None:
        self._use("")

    def _use(self, python: str) -> None:
        settings.change(python=python)
        self.look()
