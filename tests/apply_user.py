# SPDX-License-Identifier: GPL-3.0-or-later
"""A user of the window that applies a model: ticks rasters with the mouse, reads the table, waits for the end."""

from __future__ import annotations

from typing import Any

from dock_user import DockUser, wait_until
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QTreeWidgetItem, QWidget


class ApplyUser(DockUser):
    """Does to the window what a person would, and to the dock that opened it."""

    def __init__(self, dock: Any) -> None:
        super().__init__(dock)
        self.window: QWidget = dock._applying.dialog

    def find(self, name: str) -> Any:
        """The widget with this object name in the window."""
        widget = self.window.findChild(QWidget, name)
        if widget is None:
            raise LookupError(f"the window has no widget '{name}'")
        return widget

    def row(self, name: str) -> QTreeWidgetItem:
        """The row of a raster."""
        (item,) = self.find("applyScenes").findItems(name, Qt.MatchFlag.MatchExactly)
        return item

    def rows(self) -> dict[str, bool]:
        """The rasters that the table shows, and whether they are ticked."""
        table = self.find("applyScenes")
        items = map(table.topLevelItem, range(table.topLevelItemCount()))
        return {item.text(0): item.checkState(0) == Qt.CheckState.Checked for item in items}

    def tick_row(self, *names: str) -> None:
        """Click the boxes of these rows."""
        table = self.find("applyScenes")
        for name in names:
            box = table.visualItemRect(self.row(name))
            place = QPoint(box.left() + 12, box.center().y())
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def select_row(self, name: str) -> None:
        """Click the state of a row."""
        table = self.find("applyScenes")
        box = table.visualItemRect(self.row(name))
        place = QPoint(table.columnViewportPosition(1) + 40, box.center().y())
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def states(self) -> dict[str, str]:
        """What the table says of each raster, the seconds left out."""
        table = self.find("applyScenes")
        items = [table.topLevelItem(row) for row in range(table.topLevelItemCount())]
        return {item.text(0): item.text(1).partition(" in ")[0] for item in items if item.text(1)}

    def said(self) -> str:
        """The sentence at the foot of the window."""
        return self.find("applyNotice").text()

    def about(self) -> str:
        """What is said about the selected raster."""
        return self.find("applySceneNotice").text()

    def wait_for_maps(self, seconds: float = 120) -> None:
        """Wait until no run goes on."""
        wait_until(lambda: self.dock._applying.run is None, seconds)
