# SPDX-License-Identifier: GPL-3.0-or-later
"""The view of the class table: as high as its rows, all of it reachable by keyboard, colours clickable."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QAbstractItemModel, QEvent, QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QMouseEvent
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
from .model import NAME, SHARE, ClassModel

MOST_ROWS, FEWEST_ROWS = 8, 2
NAME_LETTERS = 12  # that fit beside the figures at least, tick and colour counted as letters


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
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionsMovable(False)
        model.modelReset.connect(self.updateGeometry)
        model.dataChanged.connect(lambda *_: self.updateGeometry())
        model.dataChanged.connect(lambda *_: header.headerDataChanged(Qt.Orientation.Horizontal, NAME, SHARE))

    def rows(self) -> list[int]:
        """The rows that are selected."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def sizeHint(self) -> QSize:
        rows = min(MOST_ROWS, max(FEWEST_ROWS, self.model().rowCount()))
        row = self.sizeHintForRow(0) if self.model().rowCount() else self.fontMetrics().height() + 6
        return QSize(200, rows * row + self.header().sizeHint().height() + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        name = min(columns_width(self, [NAME]), NAME_LETTERS * self.fontMetrics().averageCharWidth())
        others = columns_width(self, (column for column in range(self.model().columnCount()) if column != NAME))
        bar = self.verticalScrollBar().sizeHint().width() if self.model().rowCount() > MOST_ROWS else 0
        return QSize(name + others + bar + 2 * self.frameWidth(), self.sizeHint().height())


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
