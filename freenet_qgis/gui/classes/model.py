# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of classes, as Qt's views want it: what stands in which cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from qgis.PyQt.QtWidgets import QApplication

from ...classes.names import tidy
from ...text.i18n import tr
from ...text.unit_words import counted, title_of_many
from ..widgets.contrast import faint_ink_on
from ..widgets.describing import tip
from .rows import ClassRow

NAME, POLYGONS, PIXELS, SHARE = range(4)
SWATCH_PX = 14


class ClassModel(QAbstractTableModel):
    """The model of the class table: passes on what the user changes, and waits for new rows.

    Signals:
        ticked: Row, and whether its class is to train.
        renamed: Row, and the new name.

    Attributes:
        rows: The classes.
    """

    ticked = pyqtSignal(int, bool)
    renamed = pyqtSignal(int, str)

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self.rows: list[ClassRow] = []
        self._has_no_pixels = False

    def tell_with_polygons(self, has_no_pixels: bool) -> None:
        """Warn about the pixels beside the number of polygons where there is no room for that of pixels."""
        self._has_no_pixels = has_no_pixels

    def show_rows(self, rows: Sequence[ClassRow]) -> None:
        """Show these rows; the selection stays where the classes are still the same."""
        if [row.value for row in rows] == [row.value for row in self.rows]:
            self.rows = list(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, SHARE))
        else:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, POLYGONS, POLYGONS)  # another layer, another kind

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else SHARE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Class"), title_of_many(self._kind()), tr("Pixels"), tr("Share"))[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(_help(section))
        if role == Qt.ItemDataRole.TextAlignmentRole and section != NAME:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _kind(self) -> str:
        """What is counted, see `unit_words.counted`."""
        return self.rows[0].kind if self.rows else "polygons"

    def flags(self, index: QModelIndex) -> Any:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if index.column() == NAME and not self.rows[index.row()].is_fixed:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return row.info.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row, column, self._warning(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row, column, self._warning(row, column))
        if role == Qt.ItemDataRole.CheckStateRole and column == NAME and not row.is_fixed:
            return Qt.CheckState.Checked if row.trains else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole:
            return _decoration(row, column, self._warning(row, column))
        if role == Qt.ItemDataRole.TextAlignmentRole and column != NAME:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and not (row.trains and (row.polygons or column == NAME)):
            return faint_ink_on(QApplication.palette().color(QPalette.ColorRole.Base))
        return None

    def _warning(self, row: ClassRow, column: int) -> str:
        about_pixels = row.about_pixels()
        if column == POLYGONS:
            return row.about_polygons() or (about_pixels if self._has_no_pixels else "")
        return about_pixels if column == PIXELS else ""

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            self.ticked.emit(index.row(), Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role == Qt.ItemDataRole.EditRole and tidy(value) not in ("", row.info.name):
            self.renamed.emit(index.row(), tidy(value))
            return True
        return False


def _help(column: int) -> str:
    return (
        tr(
            "A tick: the class takes part in training. F2 or a double click renames a class, a click on its colour "
            "recolours it."
        ),
        tr(
            "Number of polygons, lines or points to train on, edits that are not saved yet included. Two or more can "
            "be tested."
        ),
        tr("Number of the raster's pixels that these take; ≈ is estimated from the area, until they are counted."),
        tr("Of the pixels of all classes that take part in training (%)."),
    )[column]


def _text(row: ClassRow, column: int) -> str:
    if column == NAME:
        return row.info.name
    if column == POLYGONS:
        return QLocale().toString(row.polygons)
    if column == PIXELS:
        number = "…" if row.pixels is None else QLocale().toString(row.pixels)
        return f"≈ {number}" if row.pixels and not row.is_exact else number
    if row.share is None:
        return "-"
    return tr("{} %").format(round(100 * row.share) or "<1")


def _spoken(row: ClassRow, column: int, warning: str) -> str:
    """The text that a screen reader reads out for a cell."""
    if column == NAME:
        return ", ".join([row.info.name, _explanation(row, column), *_numbers(row)])
    text = _text(row, column).replace("≈", tr("about"))
    return f"{text}. {warning}" if warning else text


def _tip(row: ClassRow, column: int, warning: str) -> str:
    if column == NAME:
        return tip([_explanation(row, column), *_numbers(row)], row.info.name)
    return tip(warning or _explanation(row, column))


def _numbers(row: ClassRow) -> list[str]:
    """What the columns say, of which some have no room; each with its unit."""
    pixels = tr("Pixels: {}").format(_text(row, PIXELS))
    share = tr("Share: {}").format(_text(row, SHARE))
    return [counted(row.polygons, row.kind), pixels, share] if row.polygons else []


def _explanation(row: ClassRow, column: int) -> str:
    if column == PIXELS and row.pixels and not row.is_exact:
        return tr("About {} pixels, judged by the area.", row.pixels).format(QLocale().toString(row.pixels))
    if column != NAME:
        return ""
    if not row.trains:
        return tr("Left out of training.")
    return tr("Takes part in training.") if row.polygons else tr("Has no training data yet.")


def _decoration(row: ClassRow, column: int, warning: str) -> Optional[QIcon]:
    if column == NAME:
        return _swatch(row.info.color)
    return QgsApplication.getThemeIcon("/mIconWarning.svg") if warning else None


def _swatch(color: str) -> QIcon:
    """A square of a colour, with an outline that shows on dark and on light."""
    ratio = QApplication.primaryScreen().devicePixelRatio()
    pixmap = QPixmap(round(SWATCH_PX * ratio), round(SWATCH_PX * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(color))
    painter = QPainter(pixmap)
    painter.setPen(QColor(128, 128, 128))
    painter.drawRect(0, 0, SWATCH_PX - 1, SWATCH_PX - 1)
    painter.end()
    return QIcon(pixmap)
