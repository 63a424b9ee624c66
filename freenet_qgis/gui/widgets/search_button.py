# SPDX-License-Identifier: GPL-3.0-or-later
"""A button that begins something in the background and, while that goes on, stops it."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QPushButton, QWidget


class SearchButton(QPushButton):
    """A button whose click means what it says when mouse or key go down.

    What ends or begins until they go up must not turn the click into its opposite: it then means nothing, and so does
    the second half of a double click.

    Signals:
        begun: The user wants it to begin.
        stopped: The user wants it to stop.
    """

    begun = pyqtSignal()
    stopped = pyqtSignal()

    def __init__(self, title: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(title, parent)
        self._title = title
        self._texts: tuple[str, ...] = (title,)
        self._is_going_on = self._meant_going_on = False
        self.pressed.connect(self._settle)
        self.clicked.connect(self._on_clicked)

    def keep_room_for(self, text: str) -> None:
        """Be as wide as this text needs, too, and take no room from its neighbours whatever it says."""
        self._texts = self._title, text
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance
        missing = max(map(width, self._texts)) - width(self.text())
        lower = self.iconSize().height() - self.fontMetrics().height()  # than buttons with an icon
        return super().sizeHint() + QSize(max(0, missing), max(0, lower))

    def rest(self) -> None:
        """Nothing is going on."""
        self._is_going_on = False
        self._say(self._title)

    def show_progress(self, text: str) -> None:
        """It is going on, and a click stops it, as this text says."""
        self._is_going_on = True
        self._say(text)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _settle(self) -> None:
        self._meant_going_on = self._is_going_on

    def _on_clicked(self) -> None:
        if self._meant_going_on == self._is_going_on:
            (self.stopped if self._is_going_on else self.begun).emit()

    def _say(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
