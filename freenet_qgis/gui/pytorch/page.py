# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of QGIS's options that says which Python trains, tries it, and sets one up."""

from __future__ import annotations

from typing import Optional

from qgis.core import Qgis, QgsApplication, QgsTask
from qgis.gui import QgsOptionsPageWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ... import paths, settings
from ...text.i18n import tr
from ...workers import builds, commands, environment
from ...workers.diagnostics import diagnostics
from ..manual.help_button import help_button
from ..widgets.opening import open_address
from .own_python import OwnPython
from .page_button import page_button
from .python_choice import PythonChoice
from .set_up import SetUp
from .words import python_in_words

PAGE = "freenetPythonPage"


class PythonPage(QgsOptionsPageWidget):
    """The page: looks at files only, until a button is pressed; what takes time runs in tasks."""

    def __init__(self, set_up: SetUp, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName(PAGE)
        self._set_up = set_up
        self._choice = PythonChoice()
        self._own = OwnPython(set_up)
        column = QVBoxLayout(self)
        column.addWidget(self._choice)
        column.addWidget(self._own)
        column.addLayout(self._help())
        column.addStretch()
        self._detection: Optional[QgsTask] = None
        self._choice.tried.connect(self._on_tried)
        self._own.begun.connect(self._refresh)
        set_up.ended.connect(self._on_set_up)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._detection is None:  # not sooner: QGIS makes every page whenever its options are opened
            self._detection = QgsTask.fromFunction(
                tr("FreeNet: look for a graphics card"), lambda _: builds.fitting_build(), on_finished=self._on_detected
            )
            QgsApplication.taskManager().addTask(self._detection)

    def apply(self) -> None:
        python = self._choice.python()
        if python != settings.load().python:
            settings.change(python=python)
            self._set_up.python_changed.emit()

    def _on_tried(self) -> None:
        self._own.is_broken = self._choice.is_own_broken
        self._own.say_state()

    def _on_set_up(self) -> None:
        self._own.is_broken = False
        task = self._set_up.last
        if task.result is not None:
            self._choice.choose_automatically()
            self._choice.found = python_in_words(task.result, str(environment.python()))
        elif task.failure is not None:
            self._choice.found = task.failure.sentence
        self._refresh()

    def _on_detected(self, error: Optional[Exception], build: str = "cpu") -> None:
        if not sip.isdeleted(self):
            self._own.build = build
            self._refresh()

    def _refresh(self) -> None:
        self._own.refresh()
        self._commands.setEnabled(bool(self._own.build))
        self._log.setEnabled(environment.log().is_file())

    # For those who type, and for bug reports

    def _help(self) -> QHBoxLayout:
        self._commands = page_button("copyCommands", tr("Copy commands"), tr("The commands that do the same by hand."))
        self._commands.clicked.connect(self._copy_commands)
        self._log = page_button("setUpLog", tr("Open log"), tr("What the last set-up did."))
        self._log.clicked.connect(self._open_log)
        report = page_button(
            "copyDiagnostics",
            tr("Copy diagnostics"),
            tr("For bug reports: versions, state and the end of the log, without your name and home folder."),
        )
        report.clicked.connect(self._copy_diagnostics)
        row = QHBoxLayout()
        for button in (self._commands, self._log, report):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(help_button("setup.md"))
        return row

    def _copy_commands(self) -> None:
        typed = commands.typed(self._own.build, self._own.wheels(), self._set_up.origin)
        QApplication.clipboard().setText(typed)

    def _open_log(self) -> None:
        open_address(QUrl.fromLocalFile(str(environment.log())), self)

    def _copy_diagnostics(self) -> None:
        versions = f"FreeNet {paths.metadata('version')}, QGIS {Qgis.version()}, PyTorch build '{self._own.build}'"
        QApplication.clipboard().setText(diagnostics(versions, self._choice.python(), self._choice.found))
