# SPDX-License-Identifier: GPL-3.0-or-later
"""A button that copies a run as text: for the shell, or for Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from ...errors import FreeNetError
from ...request import Outputs
from ...text.i18n import tr
from ..project.run_record import RunSettings
from ..widgets.busy import busy
from ..widgets.describing import describe
from .copied_run import as_command, as_python, doubts, parameters, program, project_of_operations


def _command(given: dict[str, Any]) -> str:
    return as_command(given, project_of_operations())


class CopyButton(QToolButton):
    """A button that opens a menu with the two languages."""

    def __init__(
        self,
        name: str,
        run: Callable[[], tuple[RunSettings, Outputs]],
        tell: Callable[[str, str], None],
        parent: Optional[QWidget] = None,
    ) -> None:
        """`run` says what to copy, or raises FreeNetError; `tell` shows a sentence of a kind, as `Notice.say`."""
        super().__init__(parent)
        self._run = run
        self._tell = tell
        self.setIcon(QgsApplication.getThemeIcon("/mActionEditCopy.svg"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        describe(self, name, tr("Copy as…"), tr("Copy the run as text that does the same again."))
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        command = menu.addAction(tr("Copy as qgis_process command"))
        command.setObjectName(f"{name}Command")
        command.setToolTip(tr("A line for the shell, for servers and scripts."))
        command.triggered.connect(self._copy_command)
        python = menu.addAction(tr("Copy as Python"))
        python.setObjectName(f"{name}Python")
        python.setToolTip(tr("For the Python console of QGIS, and for scripts."))
        python.triggered.connect(self._copy_python)
        self.setMenu(menu)

    def _copy_command(self) -> None:
        text = tr("Copied. FreeNet must be switched on for it once: {program} plugins enable freenet_qgis")
        self._copy(_command, text.format(program=program()))

    def _copy_python(self) -> None:
        self._copy(as_python, tr("Copied."))

    def _copy(self, written: Callable[[dict[str, Any]], str], done: str) -> None:
        try:
            with busy():
                settings, outputs = self._run()
                text = written(parameters(settings, outputs))
                doubt = doubts(settings)
        except FreeNetError as error:
            self._tell(str(error), "warning")
            return
        QApplication.clipboard().setText(text)
        self._tell(f"{done} {doubt}".strip(), "warning" if doubt else "info")
