# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the dock that tells how good the last map is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ..i18n import tr
from .notice import Notice
from .widgets import describe


class ResultPanel(QWidget):
    """Accuracy in one line, what the user should know about it, and the way to the report; hidden at first."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._report: Optional[Path] = None
        self._accuracy = Notice("accuracy")
        self._accuracy.setToolTip(
            tr("OA: overall accuracy, the share of held-out pixels that the map has right. "
               "AA: average accuracy, the mean of that share over the classes.")
        )  # fmt: skip
        self._warnings = Notice("runWarnings")
        self._button = QPushButton(QgsApplication.getThemeIcon("/mActionOpenTable.svg"), tr("Open report"))
        describe(
            self._button,
            "openReport",
            tr("Open report"),
            tr("Show the accuracy of every class, the confusion matrix and how the map was made, in the browser."),
        )
        self._button.clicked.connect(self._open_report)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._accuracy)
        column.addWidget(self._warnings)
        column.addWidget(self._button)
        self.hide()

    def show_result(self, accuracy: str, warnings: Sequence[str], report: Path) -> None:
        """Show how the last run ended."""
        self._report = report
        self._accuracy.say(accuracy)
        self._warnings.say("\n".join(warnings), "warning")
        self.show()

    def _open_report(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._report)))
