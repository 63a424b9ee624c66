# SPDX-License-Identifier: GPL-3.0-or-later
"""A frame around what the keyboard has come to, for widgets that look the same with and without it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen
from qgis.PyQt.QtWidgets import QWidget

WIDTH_PX = 2
BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)  # who clicks sees the mouse


class FocusFrame(QWidget):
    """The frame, above the widget and no obstacle to the mouse."""

    def __init__(self, framed: QWidget) -> None:
        super().__init__(framed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        framed.installEventFilter(self)
        self.hide()

    def eventFilter(self, framed: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            self.setVisible(event.gotFocus() and event.reason() in BY_KEYS)
            self.raise_()
        if isinstance(framed, QWidget) and event.type() in (QEvent.Type.FocusIn, QEvent.Type.Resize):
            self.setGeometry(framed.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), WIDTH_PX))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
