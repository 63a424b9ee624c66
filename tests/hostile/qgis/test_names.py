# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of classes, layers, fields and files from others are words wherever QGIS shows them, never HTML."""

from __future__ import annotations

import pytest
from dock_user import wait_until
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication, QMessageBox
from qgis.utils import iface

from freenet_qgis.gui.question import ask


@pytest.mark.parametrize("answer", ["Yes", "No"])
def test_a_question_shows_names_as_they_are(answer: str) -> None:
    question, file, shown = "Delete <b>x</b>?", '<img src="file:///x.png">.tif', []

    def reply() -> None:
        box = QApplication.activeModalWidget()
        shown.append((box.textFormat(), box.text()))
        box.button(getattr(QMessageBox.StandardButton, answer)).click()

    QTimer.singleShot(0, lambda: wait_until(lambda: QApplication.activeModalWidget() is not None) or reply())
    assert ask(question, iface.mainWindow(), [file]) is (answer == "Yes")
    assert shown == [(Qt.TextFormat.PlainText, f"{question}\n\n{file}")]
