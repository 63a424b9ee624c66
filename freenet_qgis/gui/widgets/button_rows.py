# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons side by side, as many in a row as show all their words."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QPoint, QRect, QSize, Qt
from qgis.PyQt.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

SPACING_PX = 6


class ButtonRows(QLayout):
    """A layout whose rows fill the width, and break where another language or larger letters want more room."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(SPACING_PX)
        for widget in widgets:
            widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> Any:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> Any:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Any:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width)
        return sum(map(_height, rows)) + self.spacing() * max(0, len(rows) - 1)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        return QSize(*(max((size(hint) for hint in hints), default=0) for size in (QSize.width, QSize.height)))

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        top = place.top()
        for row in self._rows(place.width()):
            spare = place.width() - self._width(row)
            left = place.left()
            for index, item in enumerate(row):
                width = item.sizeHint().width() + spare * (index + 1) // len(row) - spare * index // len(row)
                item.setGeometry(QRect(QPoint(left, top), QSize(width, _height(row))))
                left += width + self.spacing()
            top += _height(row) + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        """The items that are shown, in as few rows as show all words, evenly where that does as well."""
        rows, items = self._broken(width), self._shown()
        ends = [-(-len(items) * number // len(rows)) for number in range(len(rows) + 1)] if rows else []
        even = [items[start:end] for start, end in zip(ends, ends[1:])]
        return even if all(self._width(row) <= width for row in even) else rows

    def _broken(self, width: int) -> list[list[QLayoutItem]]:
        """The items that are shown, as many in a row as fit."""
        rows: list[list[QLayoutItem]] = []
        for item in self._shown():
            if rows and self._width([*rows[-1], item]) <= width:
                rows[-1].append(item)
            else:
                rows.append([item])
        return rows

    def _width(self, row: list[QLayoutItem]) -> int:
        return sum(item.sizeHint().width() for item in row) + self.spacing() * (len(row) - 1)


def _height(row: list[QLayoutItem]) -> int:
    return max(item.sizeHint().height() for item in row)
