# SPDX-License-Identifier: GPL-3.0-or-later
"""A page of the dock: parts one below the other, which scroll where the window is too low for them."""

from __future__ import annotations

from typing import Optional

from qgis.gui import QgsScrollArea
from qgis.PyQt.QtCore import QEvent, QPoint, QSize, Qt
from qgis.PyQt.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ..widgets.wheel import WheelScrolls


class Page(QgsScrollArea):
    """A page with these parts, in this order."""

    def __init__(self, *parts: QWidget, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            column.addWidget(part)
        column.addStretch()
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is on it has
        WheelScrolls(self)

    def scroll_to(self, part: QWidget) -> None:
        """Bring a part to the top, as far as what follows allows."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # it may have been hidden until now
        self.verticalScrollBar().setValue(part.mapTo(self.widget(), QPoint(0, 0)).y())

    def minimumSizeHint(self) -> QSize:
        """The smallest size that cuts no row off."""
        return QSize(self.widget().minimumSizeHint().width() + self._margin(), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """As wide as its parts want to be now: Qt keeps what they wanted at first."""
        return QSize(self.widget().sizeHint().width() + self._margin(), super().sizeHint().height())

    def _margin(self) -> int:
        return self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()  # themes give it a frame

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # what comes or goes inside may need another width
        return super().event(event)
