# SPDX-License-Identifier: GPL-3.0-or-later
"""The tabs of the pages: an icon with its word; in a narrow dock, only the open page keeps its word."""

from __future__ import annotations

from collections.abc import Collection
from typing import Optional

from qgis.PyQt.QtCore import QEvent, QSize, Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QTabBar, QWidget


class PageTabs(QTabBar):
    """The row of tabs, which takes words away before it cuts any."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageTabs")
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self._words: list[str] = []
        self.currentChanged.connect(lambda _: self._fit())

    def tabInserted(self, place: int) -> None:
        self._words.insert(place, self.tabText(place))
        self.setAccessibleTabName(place, self.tabText(place))
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._needed(range(self.count())), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        width = max((self._needed([place]) for place in range(self.count())), default=0)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _needed(self, worded: Collection[int]) -> int:
        """The width in pixels of the row with words on these tabs only."""
        wide = self.fontMetrics().horizontalAdvance
        widths = (
            self.tabSizeHint(place).width() - wide(self.tabText(place)) + (wide(word) if place in worded else 0)
            for place, word in enumerate(self._words)
        )
        return sum(widths)

    def _fit(self) -> None:
        has_room = self.width() >= self._needed(range(self.count()))
        for place, word in enumerate(self._words):
            shown = word if has_room or place == self.currentIndex() else ""
            if shown != self.tabText(place):
                self.setTabText(place, shown)
