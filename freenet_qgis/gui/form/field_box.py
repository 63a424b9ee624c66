# SPDX-License-Identifier: GPL-3.0-or-later
"""The box that chooses the field with the class, and knows what the user chose in each layer."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsFieldComboBox

from ...layers.likely_field import likely_class_field
from ...text.i18n import tr
from ..widgets.choice_box import shrinkable
from ..widgets.describing import describe
from ..widgets.entry_tips import field_tips


class FieldBox(QgsFieldComboBox):
    """The fields of a layer: the one that the user chose in this very layer, else one that likely holds the class."""

    def __init__(self) -> None:
        super().__init__()
        self._last_field = self._kept_field = ""
        self._chosen: dict[str, str] = {}  # the field that the user chose, by the id of the layer
        shrinkable(self)
        field_tips(self)
        describe(
            self,
            "field",
            tr("Class field"),
            tr("The field that holds the class: text or whole numbers. Names and colours come from the layer's style."),
        )
        self.activated.connect(self._keep_choice)
        self.model().modelAboutToBeReset.connect(self._before_new_fields)
        self.model().modelReset.connect(self._after_new_fields)
        QgsProject.instance().cleared.connect(self._forget)

    def follow(self, layer: Optional[QgsVectorLayer]) -> None:
        """Offer the fields of this layer; None for none."""
        if self.currentField():
            self._last_field = self.currentField()
        self.setLayer(layer)
        if layer is not None:
            chosen = self._chosen.get(layer.id(), "")
            known = layer.fields().names()
            self.setField(chosen if chosen in known else likely_class_field(layer, self._last_field))

    def choose(self, name: str) -> None:
        """Choose the field with the class, as the user would."""
        self.setField(name)
        self._keep_choice()

    def _keep_choice(self, *_: object) -> None:
        layer = self.layer()
        if layer is not None:
            self._chosen[layer.id()] = self.currentField()

    def _forget(self) -> None:
        """Forget the fields chosen in layers of another project."""
        self._last_field = ""
        self._chosen.clear()

    def _before_new_fields(self) -> None:
        self._kept_field = self.currentField()
        self.blockSignals(True)

    def _after_new_fields(self) -> None:
        """Choose the same field as before: QGIS 3.40 would take the first whenever the form of a layer changes."""
        self.setField(self._kept_field)
        self.blockSignals(False)
        if self.currentField() != self._kept_field:
            self.fieldChanged.emit(self.currentField())
