# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rasters of a project may hold classes to train on."""

from __future__ import annotations

from qgis.core import Qgis, QgsPalettedRasterRenderer, QgsRasterLayer

from ...contract.maps import CLASS_MAP
from ..result_layers.own_layers import own_layer_kind


def holds_classes(layer: QgsRasterLayer) -> bool:
    """Whether a raster likely holds classes: one band of bytes, or one that is shown by its values."""
    provider = layer.dataProvider()
    if not layer.isValid() or provider is None or provider.name() != "gdal" or layer.bandCount() != 1:
        return False
    if own_layer_kind(layer) not in (None, CLASS_MAP.id):
        return False
    return provider.dataType(1) == Qgis.DataType.Byte or isinstance(layer.renderer(), QgsPalettedRasterRenderer)
