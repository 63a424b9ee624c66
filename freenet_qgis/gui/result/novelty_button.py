# SPDX-License-Identifier: GPL-3.0-or-later
"""A button that lays the novelty of spectra over the map, which is seen through it where spectra are known."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsApplication, QgsProject, QgsRasterLayer
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from ...text.i18n import tr
from ..widgets.describing import describe


class NoveltyButton(QPushButton):
    """The button; hidden while there is no such raster."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(QgsApplication.getThemeIcon("/mIconRaster.svg"), tr("Novelty"), parent)
        self.setCheckable(True)
        self._layer: Optional[QgsRasterLayer] = None
        describe(
            self,
            "showNovelty",
            tr("Lay the novelty over the map"),
            tr("Colour places whose spectra are unlike all training spectra (above 1). Elsewhere the map is seen."),
        )
        self.toggled.connect(self._show)
        self.hide()

    def look_at(self, layer: Optional[QgsRasterLayer]) -> None:
        """Work on this raster."""
        self._layer = None  # what comes next is not the user's wish
        node = None if layer is None else QgsProject.instance().layerTreeRoot().findLayer(layer.id())
        self.setChecked(node is not None and node.itemVisibilityChecked())
        self._layer = layer
        self.setVisible(layer is not None)

    def forget_removed(self) -> None:
        """Go with the layer."""
        if self._layer is not None and sip.isdeleted(self._layer):
            self.look_at(None)

    def layers(self) -> list[QgsRasterLayer]:
        """The raster, if it is still there."""
        return [] if self._layer is None or sip.isdeleted(self._layer) else [self._layer]

    def _show(self, on: bool) -> None:
        for layer in self.layers():
            node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
            if node is not None:  # it may be outside the tree
                node.setItemVisibilityChecked(on)
