# SPDX-License-Identifier: GPL-3.0-or-later
"""The box that chooses what to train on."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import Qgis, QgsMapLayerProxyModel, QgsRasterLayer, QgsVectorLayer
from qgis.gui import QgsMapLayerComboBox

from ...text.i18n import tr
from ..result_layers.own_layers import KeptOut
from ..widgets.choice_box import shrinkable
from ..widgets.describing import describe
from ..widgets.entry_tips import layer_tips
from .class_rasters import holds_classes


class TrainingBox(QgsMapLayerComboBox):
    """The layers with features, and the rasters of classes, of which none is taken unasked."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted_classes = ""  # id of the raster of classes that the user chose
        kinds = QgsMapLayerProxyModel.Filter
        as_flags: Any = getattr(Qgis, "LayerFilters", lambda both: both)  # QGIS 3.34
        self.setFilters(as_flags(kinds.HasGeometry | kinds.RasterLayer))
        KeptOut(self, lambda layer: not holds_classes(layer))
        describe(
            self,
            "polygons",
            tr("Training data"),
            tr(
                "A few polygons, lines or points of each class. Edits that are not saved yet count as well; any CRS "
                "will do. Or a raster of classes, such as an older map, on any grid."
            ),
        )
        shrinkable(self)
        layer_tips(self)
        self.activated.connect(self._keep_classes)

    def polygon_layer(self) -> Optional[QgsVectorLayer]:
        """The layer that is chosen, where it has features."""
        layer = self.currentLayer()
        return layer if isinstance(layer, QgsVectorLayer) else None

    def class_layer(self) -> Optional[QgsRasterLayer]:
        """The raster of classes that is chosen in place of one."""
        layer = self.currentLayer()
        return layer if isinstance(layer, QgsRasterLayer) else None

    def polygon_layers(self) -> list[QgsVectorLayer]:
        """All with features that it offers, by name."""
        layers = map(self.layer, range(self.count()))
        return [layer for layer in layers if isinstance(layer, QgsVectorLayer)]

    def choose_classes(self, layer: QgsRasterLayer) -> None:
        """Choose a raster of classes, as the user would."""
        self._wanted_classes = layer.id()
        self.setLayer(layer)

    def take_no_classes(self) -> None:
        """Take some polygons, or nothing, where it has taken a raster of classes that nobody asked for."""
        raster = self.class_layer()
        if raster is not None and raster.id() != self._wanted_classes:
            self.setLayer(next(iter(self.polygon_layers()), None))

    def _keep_classes(self, *_: object) -> None:
        raster = self.class_layer()
        self._wanted_classes = "" if raster is None else raster.id()
