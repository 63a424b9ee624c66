# SPDX-License-Identifier: GPL-3.0-or-later
"""How far around points pixels are trained on."""

from __future__ import annotations

from typing import get_args

from qgis.gui import QgsDoubleSpinBox
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QWidget

from ...request import MAX_RADIUS, ONE_PIXEL, Radius, RadiusUnit
from ...text.i18n import tr
from ..widgets.choice_box import choice_box, choose
from ..widgets.describing import describe


class RadiusRow(QObject):
    """The row of the form for the radius around points, shown where there may be any.

    Signals:
        changed: Another radius.
    """

    changed = pyqtSignal()

    def __init__(self, form: QFormLayout, parent: QObject) -> None:
        super().__init__(parent)
        self.size, self.unit = self._make_size(), self._make_unit()
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.size, 1)
        row.addWidget(self.unit)
        form.addRow(tr("Around points"), self._row)
        self._label = form.labelForField(self._row)
        self._is_offered = True
        self.offer(False)
        self.size.valueChanged.connect(lambda _: self.changed.emit())
        self.unit.currentIndexChanged.connect(lambda _: self.changed.emit())

    def offer(self, is_offered: bool) -> None:
        """Show the row, or hide it, where it means nothing."""
        self._is_offered = is_offered
        self.show()

    def show(self) -> None:
        """Show the row where it is offered; a group that unfolds shows all that is in it."""
        for widget in (self._row, self._label):
            widget.setVisible(self._is_offered)

    def chosen(self) -> Radius:
        """The radius, where it is shown."""
        return Radius(self.size.value(), self.unit.currentData()) if self._is_offered else ONE_PIXEL

    def put(self, radius: Radius) -> None:
        """Show a radius."""
        self.size.setValue(radius.size)
        choose(self.unit, radius.unit)

    @staticmethod
    def _make_size() -> QgsDoubleSpinBox:
        size = QgsDoubleSpinBox()
        size.setRange(0.0, MAX_RADIUS)
        size.setDecimals(1)
        size.setSpecialValueText(tr("Its pixel alone"))
        size.setClearValueMode(QgsDoubleSpinBox.ClearValueMode.MinimumValue)
        describe(
            size,
            "radius",
            tr("Radius around points"),
            tr("Pixels whose centre is not farther from a point than this belong to it, too."),
        )
        return size

    @staticmethod
    def _make_unit() -> QComboBox:
        words = {"pixels": tr("pixels"), "metres": tr("metres")}
        unit = choice_box([(one, words[one], "") for one in get_args(RadiusUnit)])
        describe(unit, "radiusUnit", tr("Unit of the radius"), tr("Pixels of the raster, or metres on the ground."))
        return unit
