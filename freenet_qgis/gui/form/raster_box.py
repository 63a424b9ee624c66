# SPDX-License-Identifier: GPL-3.0-or-later
"""The box that chooses the raster to classify."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsMapLayerProxyModel, QgsProviderRegistry, QgsRasterLayer
from qgis.gui import QgsMapLayerComboBox

from ...text.i18n import tr
from ..result_layers.own_layers import KeptOut
from ..widgets.choice_box import shrinkable
from ..widgets.describing import describe
from ..widgets.entry_tips import layer_tips


class RasterBox(QgsMapLayerComboBox):
    """The rasters of the project that GDAL reads, without the results of ours."""

    def __init__(self) -> None:
        super().__init__()
        self.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        others = [key for key in QgsProviderRegistry.instance().providerList() if key != "gdal"]
        self.setExcludedProviders(others)
        KeptOut(self)
        describe(
            self,
            "raster",
            tr("Raster"),
            tr("The multispectral or hyperspectral raster to classify. All its bands with data are used."),
        )
        shrinkable(self)
        layer_tips(self)

    def raster_layer(self) -> Optional[QgsRasterLayer]:
        """The raster that is chosen."""
        layer = self.currentLayer()
        return layer if isinstance(layer, QgsRasterLayer) else None

    def rasters(self) -> list[QgsRasterLayer]:
        """All that it offers, by name."""
        layers = map(self.layer, range(self.count()))
        return [layer for layer in layers if isinstance(layer, QgsRasterLayer)]
