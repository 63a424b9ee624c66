# SPDX-License-Identifier: GPL-3.0-or-later
"""Features that a run wrote, as a layer of the project."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsFeatureRequest,
    QgsMapLayer,
    QgsMapLayerStyle,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)

from ...layers.features import crs_of
from ...sources.layer_source import place_in

PROPERTY = "freenet/kind"


def add_features(path: Path, name: str, kind: str) -> QgsVectorLayer:
    """Show what a temporary GeoPackage holds, in its own style, above all other layers.

    It takes the place of the last one of its kind. The layer is held in memory: of a temporary file that is gone QGIS
    asks, when the project is opened another day, where it is.
    """
    project = QgsProject.instance()
    project.removeMapLayers([one.id() for one in project.mapLayers().values() if _is_ours(one, kind)])
    written = QgsVectorLayer(str(path), name, "ogr")
    written.setCrs(crs_of(written))
    layer = written.materialize(QgsFeatureRequest()) or written
    layer.setName(name)
    layer.setCrs(written.crs())  # without one the copy is given degrees
    style = QgsMapLayerStyle()
    style.readFromLayer(written)
    style.writeToLayer(layer)
    layer.setCustomProperty(PROPERTY, kind)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)  # QGIS asks when it is closed, else; they are soon found again
    node = project.layerTreeRoot().insertLayer(0, project.addMapLayer(layer, addToLegend=False))
    node.setExpanded(False)
    return layer


def is_result(layer: QgsMapLayer) -> bool:
    """Whether a layer shows features that a run wrote, wherever it is kept."""
    return bool(layer.customProperty(PROPERTY))


def remove_empty() -> None:
    """Remove what a project that was opened names of another day's features."""
    project = QgsProject.instance()
    ours = [layer for layer in project.mapLayers().values() if is_result(layer) and _is_in_memory(layer)]
    project.removeMapLayers([layer.id() for layer in ours if not layer.featureCount()])


def _is_in_memory(layer: QgsMapLayer) -> bool:
    return isinstance(layer, QgsVectorLayer) and layer.providerType() == "memory"


def _is_ours(layer: QgsMapLayer, kind: str) -> bool:
    """Whether a layer is a temporary one shown before, not one that the user keeps elsewhere or edits."""
    if layer.customProperty(PROPERTY) != kind or layer.isEditable():
        return False
    path = Path(place_in(layer.source()))
    return _is_in_memory(layer) or Path(QgsProcessingUtils.tempFolder()) in path.parents or not path.exists()
