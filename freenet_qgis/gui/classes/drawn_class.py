# SPDX-License-Identifier: GPL-3.0-or-later
"""The class of what is drawn in a layer of the user's own: that which is selected in the table.

A layer that FreeNet made has a default value for it, see `training_layer`. Others keep their form and their defaults as
they are; what these leave empty is filled in here once the feature is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

from qgis.core import QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer

from ...classes.values import Value
from ...layers.legend import without_null
from ...text.i18n import tr


class DrawnClass(QObject):
    """Gives features that come into a layer without a class the one that `selected` tells; None for none."""

    def __init__(self, selected: Callable[[], Optional[Value]], parent: QObject) -> None:
        super().__init__(parent)
        self._selected = selected
        self._layer: Optional[QgsVectorLayer] = None
        self._field = ""
        self._drawn: dict[int, Value] = {}
        self._later = QTimer(self)  # while QGIS adds a feature, its undo stack takes no other change
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._fill_in)

    def follow(self, layer: Optional[QgsVectorLayer], field: str) -> None:
        """Be about this field of this layer from now on; None for none."""
        self._field = field
        if layer is self._layer:
            return
        if self._layer is not None and not sip.isdeleted(self._layer):
            self._layer.featureAdded.disconnect(self._on_added)
        self._layer = layer
        self._drawn.clear()
        if layer is not None:
            layer.featureAdded.connect(self._on_added)

    def _on_added(self, number: int) -> None:
        value = self._selected()
        if number < 0 and value is not None:  # others are only being saved
            self._drawn[number] = value
            self._later.start()

    def _fill_in(self) -> None:
        drawn, layer = dict(self._drawn), self._layer
        self._drawn.clear()
        if layer is None or sip.isdeleted(layer) or not layer.isEditable():
            return
        index = layer.fields().lookupField(self._field)
        if index < 0:  # there is none, or it has just been taken out of the layer
            return
        request = QgsFeatureRequest().setFilterFids(list(drawn)).setSubsetOfAttributes([index])
        found = layer.getFeatures(request.setFlags(QgsFeatureRequest.Flag.NoGeometry))
        empty = [feature.id() for feature in found if without_null(feature[index]) in (None, "")]
        if not empty:
            return
        layer.beginEditCommand(tr("Class of what was drawn"))
        if all(layer.changeAttributeValue(number, index, drawn[number]) for number in empty):
            layer.endEditCommand()
        else:  # it stays without a class, which the panel tells
            layer.destroyEditCommand()
