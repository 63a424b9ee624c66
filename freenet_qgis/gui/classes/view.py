# SPDX-License-Identifier: GPL-3.0-or-later
"""The view of the class table: as high as its rows, all of it reachable by keyboard, colours clickable."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QAbstractItemModel, QEvent, QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QMouseEvent, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ...text.i18n import tr
from ..widgets.columns import columns_width
from ..widgets.describing import describe
from ..widgets.focus_frame import FocusFrame
from .model import NAME, PIXELS, POLYGONS, SHARE, ClassModel

MOST_ROWS, FEWEST_ROWS = 8, 2
LETTERS = 24  # of a name, before which numbers give way
FEWEST_LETTERS = 12  # however narrow the dock is, tick and colour counted as letters
NUMBERS, GIVING_WAY = (POLYGONS, PIXELS, SHARE), (SHARE, PIXELS)


class ClassView(QTreeView):
    """The view of a `ClassModel`.

    Signals:
        swatch_clicked: Row whose colour was clicked.
    """

    swatch_clicked = pyqtSignal(int)

    def __init__(self, model: ClassModel, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        describe(
            self,
            "classes",
            tr("Classes"),
            tr(
                "The classes of the training layer, while you draw. Untick one to leave it out of training. "
                "In a layer that FreeNet made, what you draw gets the class that is selected here."
            ),
        )
        self._classes = model
        FocusFrame(self)
        self.setModel(model)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)  # Tab goes on to the next widget
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setItemDelegateForColumn(NAME, _SwatchDelegate(self))
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(30)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionsMovable(False)
        self._widths: dict[int, int] = {}  # of the numbers
        model.modelReset.connect(self._widths.clear)
        model.modelReset.connect(self._share_width)
        model.dataChanged.connect(lambda *_: self._share_width())

    def rows(self) -> list[int]:
        """The rows that are selected."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def sizeHint(self) -> QSize:
        rows = min(MOST_ROWS, max(FEWEST_ROWS, self.model().rowCount()))
        row = self.sizeHintForRow(0) if self.model().rowCount() else self.fontMetrics().height() + 6
        letters = LETTERS * self.fontMetrics().averageCharWidth() + 2 * row  # for tick and colour
        numbers = sum(map(self.header().sectionSizeHint, (POLYGONS, PIXELS)))
        height = rows * row + self.header().sizeHint().height() + 2 * self.frameWidth()
        return QSize(letters + numbers + 2 * self.frameWidth(), height)

    def minimumSizeHint(self) -> QSize:
        name = min(columns_width(self, [NAME]), FEWEST_LETTERS * self.fontMetrics().averageCharWidth())
        width = name + columns_width(self, [POLYGONS]) + self._bar_width() + 2 * self.frameWidth()
        return QSize(width, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._widths.clear()
            self._share_width()

    def _share_width(self) -> None:
        """Let names be read, and numbers be shown as far as there is room beside them.

        A column of numbers grows while the user draws, but does not shrink with every count that is better known.
        """
        for column in GIVING_WAY:
            self.setColumnHidden(column, False)  # the width of what is hidden is not known
        for column in NUMBERS:
            self._widths[column] = max(self._widths.get(column, 0), columns_width(self, [column]))
            self.header().resizeSection(column, self._widths[column])
        whole = self.header().viewport().width()  # to which themes give a frame of its own
        room = whole - self._names_width() - sum(self._widths.values())
        for column in GIVING_WAY:
            if room < 0:
                self.setColumnHidden(column, True)
                room += self._widths[column]
        self._classes.tell_with_polygons(self.isColumnHidden(PIXELS))
        self.updateGeometry()

    def _names_width(self) -> int:
        """What the names need, of longer ones what their first letters need."""
        wide, names = self.fontMetrics().horizontalAdvance, [row.info.name for row in self._classes.rows]
        beyond = max(map(wide, names), default=0) - max((wide(name[:LETTERS]) for name in names), default=0)
        return columns_width(self, [NAME]) - beyond

    def _bar_width(self) -> int:
        return self.verticalScrollBar().sizeHint().width() if self.model().rowCount() > MOST_ROWS else 0


class _SwatchDelegate(QStyledItemDelegate):
    """A delegate that tells its view when the colour of a class is clicked."""

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: QModelIndex
    ) -> bool:
        view, kinds = self.parent(), (QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)
        if isinstance(view, ClassView) and isinstance(event, QMouseEvent) and event.type() in kinds:
            whole = QStyleOptionViewItem(option)
            self.initStyleOption(whole, index)
            swatch = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemDecoration, whole, view)
            if swatch.contains(event.pos()) and event.button() == Qt.MouseButton.LeftButton:
                if event.type() == QEvent.Type.MouseButtonRelease:
                    view.swatch_clicked.emit(index.row())
                return True
        return super().editorEvent(event, model, option, index)
