# SPDX-License-Identifier: GPL-3.0-or-later
"""The map tool that draws a map aside like a curtain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Optional

from qgis.core import QgsMapLayer
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtGui import QKeyEvent

from .peek import Peek

STEPS = 50  # presses of an arrow key from one side of the canvas to the other


class SwipeTool(QgsMapTool):
    """A map tool that hides layers right of the mouse; arrow keys move the line as well, Escape ends it."""

    def __init__(self, canvas: QgsMapCanvas, peek: Peek, hidden: Callable[[], Sequence[QgsMapLayer]]) -> None:
        super().__init__(canvas)
        self._peek = peek
        self._hidden = hidden
        self.setCursor(Qt.CursorShape.SplitHCursor)

    def activate(self) -> None:
        super().activate()
        self._peek.open(self._hidden(), self.canvas().width() / 2)
        self.canvas().installEventFilter(self)  # the canvas pans with the arrow keys and passes none of them on
        self.canvas().setFocus()

    def deactivate(self) -> None:
        self.canvas().removeEventFilter(self)
        self._peek.close()
        super().deactivate()

    def canvasMoveEvent(self, event: Optional[QgsMapMouseEvent]) -> None:
        self._peek.move(event.pos().x())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._take_key(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        """Whether the key was meant for us."""
        step = self.canvas().width() / STEPS
        steps: dict[int, float] = {Qt.Key.Key_Left: -step, Qt.Key.Key_Right: step}
        if event.key() in steps:
            self._peek.move(self._peek.left() + steps[event.key()])
        elif event.key() == Qt.Key.Key_Escape:
            self.canvas().unsetMapTool(self)
        else:
            return False
        return True
