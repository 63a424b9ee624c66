# SPDX-License-Identifier: GPL-3.0-or-later
"""The contents of the manual as a tree."""

from __future__ import annotations

from collections.abc import Collection
from typing import Optional

from qgis.PyQt.QtCore import QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QTreeWidget, QTreeWidgetItem

from ...text.i18n import tr
from ..widgets.focus_frame import FocusFrame
from .pages import Contents

FILE = Qt.ItemDataRole.UserRole


class ContentsTree(QTreeWidget):
    """Titles of parts, and in them those of pages.

    Signals:
        chosen: The user wants the page in this file.
    """

    chosen = pyqtSignal(str)

    def __init__(self, contents: Contents) -> None:
        super().__init__()
        self.setObjectName("manualContents")
        self.setAccessibleName(tr("Contents"))
        FocusFrame(self)
        self.setHeaderHidden(True)
        self._pages: dict[str, QTreeWidgetItem] = {}
        self._fill(self.invisibleRootItem(), contents)
        self._none = QTreeWidgetItem(self.invisibleRootItem(), [tr("No page has this.")])
        self._none.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self._none.setHidden(True)
        self.expandAll()
        self.currentItemChanged.connect(self._on_current)

    def mark(self, name: str) -> bool:
        """Select the page in this file; False where there is no such page in the contents."""
        if name not in self._pages:
            return False
        with QSignalBlocker(self):
            self.setCurrentItem(self._pages[name])
        return True

    def marked(self) -> str:
        """The file of the page that is selected."""
        item = self.currentItem()
        return "" if item is None else item.data(0, FILE) or ""

    def show_only(self, names: Collection[str]) -> None:
        """Show these pages only, and the parts that they are in."""
        self._none.setHidden(bool(names))
        for name, item in self._pages.items():
            item.setHidden(name not in names)
        for number in range(self.topLevelItemCount()):
            part = self.topLevelItem(number)
            inside = [part.child(place) for place in range(part.childCount())]
            if inside:
                part.setHidden(all(item.isHidden() for item in inside))

    def _fill(self, parent: QTreeWidgetItem, contents: Contents) -> None:
        for title, entry in contents:
            item = QTreeWidgetItem(parent, [title])
            if isinstance(entry, str):
                item.setData(0, FILE, entry)
                item.setToolTip(0, title)
                self._pages[entry] = item
            else:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)  # to be opened and closed
                self._fill(item, entry)

    def _on_current(self, item: Optional[QTreeWidgetItem]) -> None:
        if item is not None and item.data(0, FILE):
            self.chosen.emit(item.data(0, FILE))
