# SPDX-License-Identifier: GPL-3.0-or-later
"""The bands of an image with their ticks: the table, and which part of it is shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Optional

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QApplication

from ...contract.job import Band
from ...text.i18n import number, tr

NUMBER, NAME, WAVELENGTH, DATE, STATE = range(5)
SORTED = Qt.ItemDataRole.UserRole  # what a column is sorted by


class BandTable(QAbstractTableModel):
    """The table: a row a band, with a tick for those that are trained on.

    Signals:
        ticked: The user ticked or unticked some.

    Attributes:
        bands: Of the image, in its order.
        used: Numbers of those that are ticked.
    """

    ticked = pyqtSignal()

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self.bands: tuple[Band, ...] = ()
        self.used: frozenset[int] = frozenset()
        self._reasons: Mapping[int, str] = {}
        self._unusable: Collection[int] = ()

    def show_bands(self, bands: tuple[Band, ...], reasons: Mapping[int, str], unusable: Collection[int]) -> None:
        """Show these bands, none ticked.

        Args:
            bands: In the order of their numbers.
            reasons: By their numbers, why some are better left out.
            unusable: Numbers of those that cannot be used at all.
        """
        self.beginResetModel()
        self.bands, self._reasons, self._unusable, self.used = bands, reasons, unusable, frozenset()
        self.endResetModel()

    def use(self, numbers: Collection[int]) -> None:
        """Tick these bands and no others, as far as they can be used; tells nobody."""
        self.used = frozenset(numbers) - frozenset(self._unusable)
        if self.bands:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.bands) - 1, STATE))

    def tick(self, numbers: Collection[int], *, is_used: bool) -> None:
        """Tick or untick these bands, as the user wants it."""
        self.use(self.used | frozenset(numbers) if is_used else self.used - frozenset(numbers))
        self.ticked.emit()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.bands)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else STATE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Band"), tr("Name"), tr("Wavelength (nm)"), tr("Date"), tr("State"))[section]
        return None

    def flags(self, index: QModelIndex) -> Any:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self.bands[index.row()].number in self._unusable:
            return flags
        if index.column() == NUMBER:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEnabled

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        band, column = self.bands[index.row()], index.column()
        is_used = band.number in self.used
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(band, column)
        if role == SORTED:
            return (band.number, band.name, band.wavelength_nm or 0.0, band.date, self._text(band, STATE))[column]
        if role == Qt.ItemDataRole.ToolTipRole and column in (NAME, STATE):
            return self._text(band, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == NUMBER:
            return Qt.CheckState.Checked if is_used else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole and column == NUMBER:
            state = tr("trained on") if is_used else tr("not trained on")
            return f"{band.number} {band.name}, {state}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column == WAVELENGTH:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and not is_used:
            return QApplication.palette().brush(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        return None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([self.bands[index.row()].number], is_used=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _text(self, band: Band, column: int) -> str:
        if column == WAVELENGTH:
            return "" if band.wavelength_nm is None else number(band.wavelength_nm, ".6g")
        texts = {NUMBER: str(band.number), NAME: band.name, DATE: band.date, STATE: self._reasons.get(band.number, "")}
        return texts[column]


class ShownBands(QSortFilterProxyModel):
    """The bands that are shown: those of a name, date or number, and of a range of wavelengths."""

    def __init__(self, table: BandTable, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._table = table
        self._words, self._low, self._high = "", 0.0, 0.0
        self.setSourceModel(table)
        self.setSortRole(SORTED)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def show_only(self, words: str, low: float, high: float) -> None:
        """Show the bands of this number or with these words in name or date, and of this range in nm; 0 is no limit."""
        self._words, self._low, self._high = words.strip().casefold(), low, high
        self.invalidateFilter()

    def shows_all(self) -> bool:
        """Whether all bands are shown."""
        return not self._words and not self._low and not self._high

    def numbers(self) -> list[int]:
        """The numbers of the bands that are shown."""
        rows = (self.mapToSource(self.index(row, 0)).row() for row in range(self.rowCount()))
        return [self._table.bands[row].number for row in rows]

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        band = self._table.bands[row]
        is_meant = self._words in band.name.casefold() or self._words in band.date or self._words == str(band.number)
        if not is_meant:
            return False
        if not self._low and not self._high:
            return True
        wavelength = band.wavelength_nm
        return wavelength is not None and self._low <= wavelength <= (self._high or wavelength)
