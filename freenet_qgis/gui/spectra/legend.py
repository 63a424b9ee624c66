# SPDX-License-Identifier: GPL-3.0-or-later
"""The classes in the panel of spectra, each to be shown or hidden."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPixmap
from qgis.PyQt.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ...classes.names import look
from ...text.i18n import tr
from ..widgets.describing import describe, tip
from ..widgets.focus_frame import FocusFrame
from .computing import Curve


class SpectraLegend(QWidget):
    """The legend: a list with check boxes, and one for all.

    Signals:
        changed: Other classes are ticked than before.
    """

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._hidden: set[str] = set()
        self._all = QCheckBox(tr("All classes"))
        describe(self._all, "allSpectra", tr("All classes"), tr("Show the spectra of all classes, or of none."))
        self._list = QListWidget()
        describe(self._list, "spectraClasses", tr("Classes"), tr("Untick a class to hide its spectra."))
        self._list.setUniformItemSizes(True)
        FocusFrame(self._list)
        self._list.setIconSize(QSize(self.fontMetrics().height(), self.fontMetrics().height()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._all)
        column.addWidget(self._list, 1)
        self._list.itemChanged.connect(self._on_ticked)
        self._all.clicked.connect(self._on_all)
        self.show_curves(())

    def hidden(self) -> frozenset[str]:
        """Names of the classes that are not shown, case folded; remembered while they come and go."""
        return frozenset(self._hidden)

    def show_curves(self, curves: Sequence[Curve]) -> None:
        """List the classes of these curves; a class of polygons and map alike stands once."""
        by_class: dict[str, list[Curve]] = {}
        for curve in curves:
            by_class.setdefault(look(curve.info.name), []).append(curve)
        self._list.blockSignals(True)
        self._list.clear()
        for name, of_class in by_class.items():
            item = QListWidgetItem(self._swatch(of_class), of_class[0].info.name)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if name in self._hidden else Qt.CheckState.Checked)
            about = list(map(_about, of_class))
            item.setToolTip(tip(about))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, "\n".join(about))
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._all.setEnabled(bool(by_class))
        self._show_all_state()

    def _on_ticked(self, item: QListWidgetItem) -> None:
        name = item.data(Qt.ItemDataRole.UserRole)
        (self._hidden.discard if item.checkState() == Qt.CheckState.Checked else self._hidden.add)(name)
        self._show_all_state()
        self.changed.emit()

    def _on_all(self) -> None:
        is_shown = self._all.checkState() != Qt.CheckState.Unchecked
        self._list.blockSignals(True)
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setCheckState(Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)
            name = item.data(Qt.ItemDataRole.UserRole)
            (self._hidden.discard if is_shown else self._hidden.add)(name)
        self._list.blockSignals(False)
        self._show_all_state()
        self.changed.emit()

    def _show_all_state(self) -> None:
        states = {self._list.item(row).checkState() for row in range(self._list.count())}
        self._all.setCheckState(states.pop() if len(states) == 1 else Qt.CheckState.PartiallyChecked)

    def _swatch(self, of_class: Sequence[Curve]) -> QIcon:
        """The colour of the polygons; in its right half that of the map, where that is another."""
        size, ratio = self.fontMetrics().height(), self.devicePixelRatioF()
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.fill(QColor(of_class[0].info.color))
        if of_class[-1].info.color != of_class[0].info.color:
            half = QPixmap(pixmap.size())
            half.fill(QColor(of_class[-1].info.color))
            pixmap = _side_by_side(pixmap, half)
        pixmap.setDevicePixelRatio(ratio)
        return QIcon(pixmap)


def _side_by_side(left: QPixmap, right: QPixmap) -> QPixmap:
    both = QPixmap(left)
    painter = QPainter(both)
    painter.drawPixmap(both.width() // 2, 0, right)
    painter.end()
    return both


def _about(curve: Curve) -> str:
    if curve.source == "map":
        return tr("Mapped class: {} pixels looked at", curve.spread.pixels).format(curve.spread.pixels)
    return tr("Training data: {} pixels looked at", curve.spread.pixels).format(curve.spread.pixels)
