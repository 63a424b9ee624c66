# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers whose file has got another place: they show it there, and look and lie as they did."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsDataProvider, QgsLayerTreeLayer, QgsMapLayerStyle, QgsProject, QgsRasterLayer

from .rasters import layers_of


def show_elsewhere(old: Path, new: Path) -> None:
    """Let the layers that show a raster show its copy; one that is called as the file was is called as the new one."""
    for layer in layers_of(old):
        look = QgsMapLayerStyle()
        look.readFromLayer(layer)
        expanded = {node: node.isExpanded() for node in _nodes(layer)}
        name = new.stem if layer.name() == old.stem else layer.name()
        layer.setDataSource(str(new), name, layer.providerType(), QgsDataProvider.ProviderOptions(), False)
        look.writeToLayer(layer)
        for node, is_open in expanded.items():
            node.setExpanded(is_open)  # QGIS shows a layer with another source as collapsed
        layer.triggerRepaint()
        QgsProject.instance().setDirty()


def _nodes(layer: QgsRasterLayer) -> list[QgsLayerTreeLayer]:
    """Where the layer tree has a layer."""
    return [node for node in QgsProject.instance().layerTreeRoot().findLayers() if node.layerId() == layer.id()]
