# SPDX-License-Identifier: GPL-3.0-or-later
"""What cannot be undone is done only by who chooses it."""

from __future__ import annotations

import pytest
from dock_user import wait_until
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QMessageBox
from qgis.utils import iface

from freenet_qgis.gui.widgets.question import ask


def answer_with(*keys: Qt.Key) -> None:
    """Press these keys on what has the focus in the next question."""

    def press() -> None:
        wait_until(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
        box = QApplication.activeModalWidget()
        wait_until(lambda: box.focusWidget() is not None)
        for key in keys:
            QTest.keyClick(box.focusWidget(), key)

    QTimer.singleShot(0, press)


@pytest.mark.parametrize("lines", [1, 99])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_a_key_pressed_without_reading_changes_nothing(key: Qt.Key, lines: int) -> None:
    answer_with(key)
    assert ask("Overwrite them?", iface.mainWindow(), ["map.tif"] * lines) is False


def test_yes_is_said_by_keyboard() -> None:
    answer_with(Qt.Key.Key_Backtab, Qt.Key.Key_Space)
    assert ask("Overwrite them?", iface.mainWindow()) is True
