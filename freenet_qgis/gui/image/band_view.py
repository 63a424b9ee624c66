# SPDX-License-Identifier: GPL-3.0-or-later
"""The view of the bands of an image, all of it reachable by keyboard."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from ...text.i18n import tr
from ..widgets.describing import describe
from ..widgets.focus_frame import FocusFrame
from .band_table import DATE, NAME, NUMBER, BandTable, ShownBands


class BandView(QTreeView):
    """The view of a `BandTable`: the space bar ticks all rows that are selected."""

    def __init__(self, table: BandTable, shown: ShownBands, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._table, self._shown = table, shown
        FocusFrame(self)
        describe(
            self,
            "bandTable",
            tr("Bands of the image"),
            tr(
                "Ticked bands are trained on. The space bar ticks or unticks all rows that are selected. Bands that "
                "the file marks as bad begin without a tick."
            ),
        )
        self.setModel(shown)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)  # what keeps hundreds of rows fast
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSortingEnabled(True)
        self.sortByColumn(NUMBER, Qt.SortOrder.AscendingOrder)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the last column is elided
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(30)

    def fit(self) -> None:
        """Make the columns as wide as what stands in them, names within reason, and show dates where there are any."""
        self.setColumnHidden(DATE, not any(band.date for band in self._table.bands))
        for column in range(self.model().columnCount()):
            self.resizeColumnToContents(column)
        letters = self.fontMetrics().averageCharWidth()
        self.setColumnWidth(NAME, min(max(self.columnWidth(NAME), 12 * letters), 24 * letters))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = self.selectionModel().selectedRows(NUMBER)
        if event.key() != Qt.Key.Key_Space or not rows:
            super().keyPressEvent(event)
            return
        numbers = [self._table.bands[self._shown.mapToSource(row).row()].number for row in rows]
        current = self._shown.mapToSource(self.currentIndex())
        first = self._table.bands[current.row()].number if current.isValid() else numbers[0]
        self._table.tick(numbers, is_used=first not in self._table.used)
