# SPDX-License-Identifier: GPL-3.0-or-later
"""Features that a run wrote, as a layer of the project."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsMapLayer, QgsProcessingUtils, QgsProject, QgsVectorLayer

from ...layers.features import crs_of
from ...sources.layer_source import place_in

PROPERTY = "freenet/kind"


def add_features(path: Path, name: str, kind: str) -> QgsVectorLayer:
    """Show a GeoPackage with its own style above all other layers; it takes the place of the last one of its kind."""
    project = QgsProject.instance()
    project.removeMapLayers([one.id() for one in project.mapLayers().values() if _is_ours(one, kind)])
    layer = QgsVectorLayer(str(path), name, "ogr")
    layer.setCrs(crs_of(layer))
    layer.setCustomProperty(PROPERTY, kind)
    node = project.layerTreeRoot().insertLayer(0, project.addMapLayer(layer, addToLegend=False))
    node.setExpanded(False)
    return layer


def is_result(layer: QgsMapLayer) -> bool:
    """Whether a layer shows features that a run wrote, wherever it is kept."""
    return bool(layer.customProperty(PROPERTY))


def _is_ours(layer: QgsMapLayer, kind: str) -> bool:
    """Whether a layer is a temporary one shown before, not one that the user keeps elsewhere or edits."""
    if layer.customProperty(PROPERTY) != kind or layer.isEditable():
        return False
    path = Path(place_in(layer.source()))
    return Path(QgsProcessingUtils.tempFolder()) in path.parents or not path.exists()
