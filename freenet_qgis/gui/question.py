# SPDX-License-Identifier: GPL-3.0-or-later
"""A question before something that cannot be undone."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ..i18n import tr


def ask(text: str, parent: QWidget) -> bool:
    """Whether the user says yes; the text is shown as it is, for names of files and layers may look like HTML."""
    box = QMessageBox(parent)
    box.setObjectName("freenetQuestion")
    box.setWindowTitle(tr("FreeNet"))
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    answer = box.exec()
    box.deleteLater()
    return answer == QMessageBox.StandardButton.Yes
