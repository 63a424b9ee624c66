# SPDX-License-Identifier: GPL-3.0-or-later
"""Features that a run wrote, as a layer of the project."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProject, QgsVectorLayer

PROPERTY = "freenet/kind"


def add_features(path: Path, name: str, kind: str) -> QgsVectorLayer:
    """Show a GeoPackage with its own style above all other layers; it takes the place of the last one of its kind."""
    project = QgsProject.instance()
    project.removeMapLayers(
        [one.id() for one in project.mapLayers().values() if one.customProperty(PROPERTY) == kind]
    )
    layer = QgsVectorLayer(str(path), name, "ogr")
    layer.setCustomProperty(PROPERTY, kind)
    node = project.layerTreeRoot().insertLayer(0, project.addMapLayer(layer, addToLegend=False))
    node.setExpanded(False)
    return layer
