# SPDX-License-Identifier: GPL-3.0-or-later
"""The tabs of the pages: an icon with its word; in a narrow dock icons go, then words of pages that are not open."""

from __future__ import annotations

from collections.abc import Collection
from typing import Optional

from qgis.PyQt.QtCore import QEvent, QSize, Qt
from qgis.PyQt.QtGui import QIcon, QResizeEvent
from qgis.PyQt.QtWidgets import QTabBar, QWidget

ICON_GAP_PX = 4  # Qt's own, between icon and word


class PageTabs(QTabBar):
    """The row of tabs, which takes icons away, then words, before it cuts any."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageTabs")
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self._words: list[str] = []
        self._icons: list[QIcon] = []
        self.currentChanged.connect(lambda _: self._fit())

    def tabInserted(self, place: int) -> None:
        self._words.insert(place, self.tabText(place))
        self._icons.insert(place, self.tabIcon(place))
        self.setAccessibleTabName(place, self.tabText(place))
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as all words without icons: these make no dock wider."""
        return QSize(self._needed(self._all(), []), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        width = max((self._needed([place], self._all()) for place in self._all()), default=0)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _all(self) -> Collection[int]:
        return range(len(self._words))

    def _needed(self, worded: Collection[int], pictured: Collection[int]) -> int:
        """The width in pixels of the row with words and icons on these tabs only."""
        wide = self.fontMetrics().horizontalAdvance
        icon = self.iconSize().width() + ICON_GAP_PX

        def width(place: int) -> int:
            bare = self.tabSizeHint(place).width() - wide(self.tabText(place))
            bare -= 0 if self.tabIcon(place).isNull() else icon
            return bare + (wide(self._words[place]) if place in worded else 0) + (icon if place in pictured else 0)

        return sum(map(width, range(self.count())))

    def _fit(self) -> None:
        has_room = [self.width() >= self._needed(self._all(), pictured) for pictured in (self._all(), [])]
        for place, (word, icon) in enumerate(zip(self._words, self._icons)):
            text = word if any(has_room) or place == self.currentIndex() else ""
            shown = QIcon() if has_room == [False, True] else icon
            if text != self.tabText(place) or shown.isNull() != self.tabIcon(place).isNull():
                self.setTabText(place, text)
                self.setTabIcon(place, shown)
