# SPDX-License-Identifier: GPL-3.0-or-later
"""A window with a text that the dock has no room for: read by keyboard, copied with a button, closed with Escape."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from ...text.i18n import tr


def show_text(name: str, title: str, text: str, parent: QWidget, *, is_log: bool = False) -> None:
    """Open a window of this object name; a log keeps its columns."""
    window = QDialog(parent)
    window.setObjectName(name)
    window.setWindowTitle(title)
    shown = QPlainTextEdit(text)
    shown.setObjectName("log")
    shown.setAccessibleName(title)
    shown.setReadOnly(True)
    shown.setTabChangesFocus(True)
    keys = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
    shown.setTextInteractionFlags(keys)
    if is_log:
        shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    copy = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
    copy.setObjectName("copyLog")
    copy.clicked.connect(lambda: QApplication.clipboard().setText(text))
    buttons.rejected.connect(window.close)
    column = QVBoxLayout(window)
    column.addWidget(shown)
    column.addWidget(buttons)
    window.resize(700 if is_log else 500, 400 if is_log else 300)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    shown.setFocus()
    window.show()
