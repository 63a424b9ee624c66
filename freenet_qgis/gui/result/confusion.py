# SPDX-License-Identifier: GPL-3.0-or-later
"""The confusion matrix of a run, as a table with sums and accuracies and as text for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QLocale, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QIcon, QKeyEvent, QKeySequence, QPixmap
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QStyle,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...classes import palette
from ...report.words import DASH
from ...text.figures import percent
from ...text.i18n import tr
from ...text.plain_text import shortened
from ..project.run_record import Figures
from ..widgets.describing import describe, tip

LETTERS, MOST_LETTERS = 12, 60  # of a class name above a column: in a line, and in all


def table(figures: Figures) -> list[list[str]]:
    """The matrix in words, with headings: rows are the reference, columns the map."""
    names = [info.name for info in figures.classes]
    matrix = figures.confusion_matrix
    mapped = [sum(column) for column in zip(*matrix)]
    rows = [["", *names, tr("Sum"), tr("Producer's accuracy")]]
    for position, (name, row) in enumerate(zip(names, matrix)):
        rows.append([name, *map(_count, row), _count(sum(row)), _percent(row[position], sum(row))])
    rows.append([tr("Sum"), *map(_count, mapped), _count(sum(mapped)), ""])
    right = [row[position] for position, row in enumerate(matrix)]
    rows.append([tr("User's accuracy"), *map(_percent, right, mapped), "", _percent(sum(right), sum(mapped))])
    return rows


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """The text of rows, as spreadsheets take it from the clipboard."""
    return "\n".join("\t".join(row) for row in rows)


class ConfusionWindow(QDialog):
    """A window that shows the matrix and blocks nothing."""

    def __init__(self, title: str, figures: Figures, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("confusionWindow")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows = table(figures)
        about = QLabel(
            tr(
                "Pixels that were held out of training. Rows: what the training data say. Columns: what the model that "
                "was measured takes them for."
            )
        )
        about.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setIcon(QgsApplication.getThemeIcon("/mActionEditCopy.svg"))
        describe(copy, "copyMatrix", tr("Copy"), tr("Copy the table, to be pasted into a spreadsheet or a text."))
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.close)
        self._table = _table_widget(self._rows, figures)
        self._table.copied.connect(self._copy)
        column = QVBoxLayout(self)
        for widget in (about, self._table, buttons):
            column.addWidget(widget)
        self._fit()

    def _copy(self) -> None:
        QApplication.clipboard().setText(as_text(self._rows))

    def _fit(self) -> None:
        """Make the window as large as the table wants, as far as the screen has room."""
        header, side = self._table.horizontalHeader(), self._table.verticalHeader()
        room = self.screen().availableGeometry()
        width = header.length() + side.sizeHint().width() + 60
        height = side.length() + header.sizeHint().height() + 130
        self.resize(min(max(width, 360), round(0.8 * room.width())), min(max(height, 200), round(0.8 * room.height())))


class _Table(QTableWidget):
    """A table that is copied as a whole, where Qt would copy a single cell.

    Signals:
        copied: The keys for copying were pressed.
    """

    copied = pyqtSignal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)


def _table_widget(rows: Sequence[Sequence[str]], figures: Figures) -> _Table:
    widget = _Table(len(rows) - 1, len(rows[0]) - 1)
    describe(
        widget,
        "confusionMatrix",
        tr("Confusion matrix"),
        tr(
            "Producer's accuracy: the share of a class's held-out pixels that the model has right. "
            "User's accuracy: the share of the pixels taken for a class that are it."
        ),
    )
    widget.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    for column, name in enumerate(rows[0][1:]):
        widget.setHorizontalHeaderItem(column, _heading(name, column, figures, in_lines=column < len(figures.classes)))
    for number, row in enumerate(rows[1:]):
        widget.setVerticalHeaderItem(number, _heading(row[0], number, figures))
        for column, text in enumerate(row[1:]):
            item = QTableWidgetItem(text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            if number < len(figures.classes) and column < len(figures.classes):
                _mark(item, figures.confusion_matrix[number], column, is_right=number == column)
            widget.setItem(number, column, item)
    widget.resizeColumnsToContents()
    header = widget.horizontalHeader()
    header.setTextElideMode(Qt.TextElideMode.ElideNone)  # it would elide lines, too
    margin = 2 * header.style().pixelMetric(QStyle.PixelMetric.PM_HeaderMargin, None, header)  # Qt elides without it
    for column in range(header.count()):
        header.resizeSection(column, header.sectionSize(column) + margin)
    widget.resizeRowsToContents()
    return widget


def _heading(name: str, position: int, figures: Figures, *, in_lines: bool = False) -> QTableWidgetItem:
    """A name with its colour; above a column in lines, which keep it whole where the figures are narrow."""
    item = QTableWidgetItem("\n".join(wrap(shortened(name, MOST_LETTERS), LETTERS)) if in_lines else name)
    item.setToolTip(tip(name))
    if position < len(figures.classes):
        swatch = QPixmap(12, 12)
        swatch.fill(QColor(figures.classes[position].color))
        item.setIcon(QIcon(swatch))
    return item


def _mark(item: QTableWidgetItem, row: Sequence[int], column: int, *, is_right: bool) -> None:
    """Let right pixels stand out, and wrong ones the more the larger their share of the row."""
    if is_right:
        font = QFont(item.font())
        font.setBold(True)
        item.setFont(font)
    elif not row[column]:
        item.setText("")  # most are
    if row[column]:
        color = QColor(palette.BLUE if is_right else palette.VERMILION)
        color.setAlphaF(0.15 + 0.45 * row[column] / sum(row))
        item.setBackground(color)


def _locale() -> QLocale:
    """The user's locale without marks between thousands, which spreadsheets would take for text."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale


def _count(number: int) -> str:
    return _locale().toString(number)


def _percent(part: int, whole: int) -> str:
    return percent(part / whole) if whole else DASH
