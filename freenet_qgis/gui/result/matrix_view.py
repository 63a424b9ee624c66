# SPDX-License-Identifier: GPL-3.0-or-later
"""The confusion matrix of a run as a table in the colours of its classes, and as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QIcon, QImage, QKeyEvent, QKeySequence, QPalette, QPixmap
from qgis.PyQt.QtWidgets import QAbstractItemView, QFrame, QStyle, QTableWidget, QTableWidgetItem

from ...classes import palette
from ...text.i18n import tr
from ...text.plain_text import shortened
from ..project.run_record import Figures
from ..widgets.contrast import ink_on, mixed
from ..widgets.describing import describe, tip
from ..widgets.focus_frame import FocusFrame
from .matrix_text import table
from .matrix_words import cell_in_words, in_sentences

LETTERS, MOST_LETTERS = 12, 60  # of a class name above a column: in a line, and in all
PICTURE_SCALE = 2  # so that print is sharp


class MatrixView(QTableWidget):
    """The table of a matrix; it is copied as a whole, where Qt would copy a single cell.

    Signals:
        copied: The keys for copying were pressed.
    """

    copied = pyqtSignal()

    def __init__(self, figures: Figures) -> None:
        rows = table(figures)
        super().__init__(len(rows) - 1, len(rows[0]) - 1)
        describe(
            self,
            "confusionMatrix",
            tr("Confusion matrix"),
            tr(
                "Producer's accuracy: the share of a class's held-out pixels that the model has right. "
                "User's accuracy: the share of the pixels taken for a class that are it."
            ),
        )
        self.setTabKeyNavigation(False)  # Tab goes on to the next widget
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleDescription(in_sentences(figures))
        FocusFrame(self)
        self._fill(rows, figures)
        self.resizeColumnsToContents()
        header = self.horizontalHeader()
        header.setTextElideMode(Qt.TextElideMode.ElideNone)  # it would elide lines, too
        margin = 2 * header.style().pixelMetric(QStyle.PixelMetric.PM_HeaderMargin, None, header)  # Qt elides without
        for column in range(header.count()):
            header.resizeSection(column, header.sectionSize(column) + margin)
        self.resizeRowsToContents()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self, rows: Sequence[Sequence[str]], figures: Figures) -> None:
        classes = len(figures.classes)
        for column, name in enumerate(rows[0][1:]):
            self.setHorizontalHeaderItem(column, _heading(name, column, figures, in_lines=column < classes))
        for number, row in enumerate(rows[1:]):
            self.setVerticalHeaderItem(number, _heading(row[0], number, figures))
            for column, text in enumerate(row[1:]):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                spoken = cell_in_words(rows, number, column, figures)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                if number < classes and column < classes:
                    _mark(item, figures.confusion_matrix[number], column, is_right=number == column)
                self.setItem(number, column, item)


def picture(figures: Figures) -> QImage:
    """The whole table, also what a window has no room for; a null image where memory does not hold it."""
    view = MatrixView(figures)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    header, side = view.horizontalHeader(), view.verticalHeader()
    view.resize(header.length() + side.sizeHint().width(), side.length() + header.sizeHint().height())
    image = QImage(PICTURE_SCALE * view.size(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PICTURE_SCALE)
    if not image.isNull():
        view.render(image)
    return image


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
        color, table = (
            QColor(palette.BLUE if is_right else palette.VERMILION),
            QPalette().color(QPalette.ColorRole.Base),
        )
        ground = mixed(color, table, 0.15 + 0.45 * row[column] / sum(row))
        item.setBackground(ground)
        item.setForeground(ink_on(ground))  # that of a dark theme is grey
