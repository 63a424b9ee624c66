# SPDX-License-Identifier: GPL-3.0-or-later
"""The menu that merges the selected classes into another one, and takes out again what was merged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

from qgis.core import QgsApplication, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QMenu, QWidget

from ...classes.field import BEFORE_MERGING
from ...classes.values import Value
from ...text.i18n import tr
from ..widgets.describing import tip
from .merged import originals
from .model import NAME, ClassModel
from .view import ClassView


class MergeMenu(QMenu):
    """The menu, filled when it opens.

    Signals:
        merge_wanted: Values of the classes to merge, and that of the class they become.
        take_out_wanted: The value of a class, and that of one that was merged into it.
    """

    merge_wanted = pyqtSignal(object, object)
    take_out_wanted = pyqtSignal(object, object)

    def __init__(self, model: ClassModel, view: ClassView, parent: QWidget) -> None:
        super().__init__(tr("Merge into"), parent)
        self._model, self._view = model, view
        self._layer: Optional[QgsVectorLayer] = None
        self._field = ""
        self.setIcon(QgsApplication.getThemeIcon("/mActionMergeFeatures.svg"))
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def follow(self, layer: Optional[QgsVectorLayer], field: str) -> None:
        """Be about the classes in a field of this layer; None for none."""
        self._layer, self._field = layer, field

    def has_something(self) -> bool:
        """Whether it would offer anything for the selected classes."""
        is_merged = self._layer is not None and BEFORE_MERGING in self._layer.fields().names()
        return bool(self._view.rows()) and (len(self._model.rows) > 1 or is_merged)

    def _fill(self) -> None:
        self.clear()
        selected = [self._model.rows[row].value for row in self._view.rows()]
        for row, shown in enumerate(self._model.rows):
            if [shown.value] != selected:
                icon = self._model.data(self._model.index(row, NAME), Qt.ItemDataRole.DecorationRole)
                self._offer(icon, shown.info.name, shown.info.name, self.merge_wanted, selected, shown.value)
        self.addSeparator()
        if self._layer is not None:
            self._offer_originals(self._layer, selected)

    def _offer_originals(self, layer: QgsVectorLayer, selected: Sequence[Value]) -> None:
        for value in selected:
            for original, name in originals(layer, self._field, value).items():
                icon = QgsApplication.getThemeIcon("/mActionUndo.svg")
                self._offer(icon, tr("Take '{}' out again").format(name), name, self.take_out_wanted, value, original)

    def _offer(self, icon: QIcon, title: str, name: str, wanted: Any, *values: object) -> None:
        action = self.addAction(icon, title.replace("&", "&&"))
        action.setToolTip(tip(name))
        action.triggered.connect(lambda: wanted.emit(*values))
