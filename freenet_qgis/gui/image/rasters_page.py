# SPDX-License-Identifier: GPL-3.0-or-later
"""The page that adds further rasters to an image: which, in which order, how each is laid on the grid, and its day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Optional

from qgis.core import QgsMapLayerProxyModel, QgsProject, QgsProviderRegistry, QgsRasterLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...errors import FreeNetError
from ...geodata.raster import RasterInfo, dates
from ...request import RESAMPLING_WORDS
from ...text.i18n import tr
from ..project.image_setup import ImageSetup, StackedRaster, stacked
from ..widgets.describing import describe
from ..widgets.focus_frame import FocusFrame
from ..widgets.notice import Notice
from .page import ImagePage

NAME, RESAMPLING, DAY = range(3)


class RastersPage(ImagePage):
    """The page: a row for each raster, the one that gives the grid first."""

    def __init__(self, layer: QgsRasterLayer, parent: Optional[QWidget] = None) -> None:
        """`layer` is the raster that gives the grid."""
        super().__init__(parent)
        self.setObjectName("rastersPage")
        self._layer = layer
        self._rows: list[StackedRaster] = []
        self._days = [""]  # as the user knows them, one a raster
        self._known_days = [""]  # as the files tell them
        self._of_bands: tuple[str, ...] = ()  # days of each band, which only text can give
        self._wrong_day = self._broken = ""
        self._make_table()
        self._make_buttons()
        self._notice = Notice("rastersNotice")
        self._lay_out()
        self._show()

    def title(self) -> str:
        return tr("Rasters")

    def fill(self, setup: ImageSetup) -> None:
        self._rows = list(setup.further)
        count = len(self._rows) + 1
        is_of_rasters = len(setup.dates) == count
        self._days = list(setup.dates) if is_of_rasters else [""] * count
        self._of_bands = () if is_of_rasters else setup.dates
        self._known_days = [""] * count
        self._show()

    def applied(self, setup: ImageSetup) -> ImageSetup:
        days = tuple(self._days) if any(self._days) else self._of_bands if not self._rows else ()
        return replace(setup, further=tuple(self._rows), dates=days)

    def problem(self) -> str:
        return self._wrong_day or self._broken

    def show_raster(self, info: Optional[RasterInfo]) -> None:
        self._broken = tr("These rasters do not make an image.") if info is None and self._rows else ""
        self._known_days = [""] * len(self._days)
        for band in info.bands if info is not None else ():
            self._known_days[band.raster] = band.date
        self._show()

    def _make_table(self) -> None:
        self._table = QTableWidget(0, DAY + 1)
        self._table.setHorizontalHeaderLabels([tr("Raster"), tr("Resampling"), tr("Date")])
        self._table.verticalHeader().hide()
        FocusFrame(self._table)
        self._table.setTabKeyNavigation(False)  # Tab goes on to the next widget
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(RESAMPLING, QHeaderView.ResizeMode.ResizeToContents)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        help_text = tr(
            "The first raster gives the grid; the others are laid on it while they are read. bilinear interpolates, "
            "nearest does not, for classes and bits; auto: nearest where raster or style show classes. Dates as "
            "2021-06-04, where the files do not tell them."
        )
        describe(self._table, "stackedRasters", tr("Rasters of the image"), help_text)
        self._table.itemChanged.connect(self._on_edited)
        self._table.itemSelectionChanged.connect(self._allow)

    def _make_buttons(self) -> None:
        self._offered = QgsMapLayerComboBox()
        self._offered.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        others = [key for key in QgsProviderRegistry.instance().providerList() if key != "gdal"]
        self._offered.setExcludedProviders(others)
        describe(self._offered, "offeredRaster", tr("Raster to add"), tr("A raster of the project."))
        self._add = self._button(
            "addRaster", tr("Add"), tr("Let its bands follow on those of the others."), self._on_add
        )
        self._remove = self._button("removeRaster", tr("Remove"), tr("Leave the raster out again."), self._on_remove)
        self._up = self._button("rasterUp", tr("Up"), tr("Move the raster up."), lambda: self._move(-1))
        self._down = self._button("rasterDown", tr("Down"), tr("Move the raster down."), lambda: self._move(1))

    def _button(self, name: str, title: str, help_text: str, on_click: Callable[[], None]) -> QPushButton:
        button = QPushButton(title)
        button.setAutoDefault(False)  # Enter is for the dialog
        describe(button, name, title, help_text)
        button.clicked.connect(lambda: on_click())
        return button

    def _lay_out(self) -> None:
        adding = QHBoxLayout()
        adding.addWidget(self._offered, 1)
        adding.addWidget(self._add)
        moving = QHBoxLayout()
        for button in (self._remove, self._up, self._down):
            moving.addWidget(button)
        moving.addStretch()
        about = QLabel(tr("A pixel that one of them lacks has no data."))
        about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.addLayout(adding)
        column.addWidget(self._table, 1)
        column.addLayout(moving)
        column.addWidget(about)
        column.addWidget(self._notice)

    # What is shown

    def _show(self) -> None:
        chosen = self._table.currentRow()
        self._table.blockSignals(True)
        self._table.setRowCount(len(self._rows) + 1)
        for row, name in enumerate([self._layer.name(), *(one.name for one in self._rows)]):
            self._write(row, NAME, name)
            self._write(row, DAY, self._days[row] or self._known_days[row], is_editable=True)
            if row:
                self._table.setCellWidget(row, RESAMPLING, self._choice(row))
            else:
                self._write(row, RESAMPLING, tr("gives the grid"))
        self._table.selectRow(min(max(chosen, 0), len(self._rows)))
        self._table.blockSignals(False)
        used = {self._layer.id(), *(one.layer for one in self._rows)}
        project = QgsProject.instance()
        self._offered.setExceptedLayerList([layer for layer in map(project.mapLayer, used) if layer is not None])
        self._allow()

    def _write(self, row: int, column: int, text: str, *, is_editable: bool = False) -> None:
        """Write into a cell; one that is there stays, for it may just be telling of a change."""
        cell = self._table.item(row, column)
        if cell is None:
            cell = QTableWidgetItem()
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
            cell.setFlags(flags | Qt.ItemFlag.ItemIsEditable if is_editable else flags)
            self._table.setItem(row, column, cell)
        cell.setText(text)
        cell.setToolTip(text)

    def _choice(self, row: int) -> QComboBox:
        box = QComboBox()
        box.addItems(RESAMPLING_WORDS)
        box.setCurrentText(self._rows[row - 1].resampling)
        describe(box, f"resampling{row}", tr("Resampling"), tr("How the raster is laid on the grid of the first."))
        box.currentTextChanged.connect(lambda word: self._resample(row, word))
        return box

    def _allow(self) -> None:
        """Let those buttons be pressed that would do something."""
        row = self._table.currentRow()
        self._add.setEnabled(self._offered.currentLayer() is not None)
        self._remove.setEnabled(row > 0)
        self._up.setEnabled(row > 1)
        self._down.setEnabled(0 < row < len(self._rows))

    # What the user does

    def _on_add(self) -> None:
        layer = self._offered.currentLayer()
        if isinstance(layer, QgsRasterLayer):
            self._rows.append(stacked(layer))
            self._days.append("")
            self._after_change(len(self._rows))

    def _on_remove(self) -> None:
        row = self._table.currentRow()
        del self._rows[row - 1], self._days[row]
        self._after_change(row)

    def _move(self, step: int) -> None:
        row = self._table.currentRow()
        to = row + step
        self._rows.insert(to - 1, self._rows.pop(row - 1))
        self._days.insert(to, self._days.pop(row))
        self._after_change(to)

    def _resample(self, row: int, word: str) -> None:
        self._rows[row - 1] = replace(self._rows[row - 1], resampling=word)
        self.raster_changed.emit()

    def _after_change(self, row: int) -> None:
        self._known_days = [""] * len(self._days)
        self._show()
        self._table.selectRow(min(row, len(self._rows)))
        self.raster_changed.emit()

    def _on_edited(self, cell: QTableWidgetItem) -> None:
        if cell.column() != DAY:
            return
        self._wrong_day = ""
        try:
            days = dates.parse(cell.text())
            self._days[cell.row()] = days[0] if days else ""
        except FreeNetError as error:
            self._wrong_day = str(error)
        self._notice.say(self._wrong_day, "warning")
        if self._wrong_day:
            self.changed.emit()
        else:
            self.raster_changed.emit()
