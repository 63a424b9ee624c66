# SPDX-License-Identifier: GPL-3.0-or-later
"""Showing what a run wrote: its rasters as layers, and its accuracy in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsRasterLayer

from ...contract.maps import CLASS_MAP
from ...layers import reading
from ...request import Outputs
from ...sources.gdal_name import Source, is_same
from ...text.i18n import tr
from ..project.stored_paths import is_plain_file
from . import stacking
from .own_layers import mark
from .place import MapPlace


def add_layers(outputs: Outputs, place: MapPlace) -> None:
    """Add the rasters of a run to the project, in a group of their own; what is there already is left there.

    Its map is seen afterwards, wherever it lies.
    """
    known = layers_of(outputs.class_map) if outputs.class_map else []
    for layer in known:
        _hide([other for kind, path in outputs.maps().items() if kind is not CLASS_MAP for other in layers_of(path)])
        stacking.bring_to_sight(layer, [place.polygons_id])
    kinds = sorted(outputs.maps().items(), key=lambda item: not item[0].is_overlay)  # which lie above the map
    rasters = [path for _, path in kinds if is_plain_file(str(path))]
    paths = [path for path in rasters if not layers_of(path)]
    if not paths:
        return
    stack = place.stack()
    group = stack.new_group(_unused_group_name(tr("FreeNet: {}").format(place.raster_name)))
    stack.lift([_add_layer(path, group, visible=path == outputs.class_map) for path in paths])
    group.setExpanded(False)  # the tree shows a group that was empty as collapsed, whatever it is
    group.setExpanded(True)
    stacking.expand_above(group)


def add_raster(path: Path, name: str, place: MapPlace) -> None:
    """Add a single raster to the project, where it is seen."""
    stack = place.stack()
    parent, index = stack.place()
    layer = QgsRasterLayer(str(path), name)
    mark(layer)
    stacking.expand_above(parent.insertLayer(index, QgsProject.instance().addMapLayer(layer, addToLegend=False)))
    stack.lift([layer])


def show_alone(wanted: Path, others: Sequence[Path], kept_above: Collection[str] = ()) -> None:
    """Let one map be seen, and make those of other maps invisible.

    Args:
        wanted: The map.
        others: Other maps.
        kept_above: Ids of layers that stay above it.
    """
    shown = layers_of(wanted)
    _hide([layer for path in others for layer in layers_of(path) if layer not in shown])
    for layer in shown:
        stacking.bring_to_sight(layer, kept_above)


def layers_of(path: Source) -> list[QgsRasterLayer]:
    """The layers of the project that show a raster."""
    return [
        layer
        for layer in QgsProject.instance().mapLayers().values()
        if isinstance(layer, QgsRasterLayer) and shows(layer, path)
    ]


def shows(layer: QgsRasterLayer, path: Source) -> bool:
    """Whether a layer shows a raster, under whichever of its names; asked of every layer for every run of a project."""
    return layer.isValid() and layer.providerType() == "gdal" and is_same(reading.raster_source(layer), path)


def _hide(hidden: Sequence[QgsRasterLayer]) -> None:
    root = QgsProject.instance().layerTreeRoot()
    for layer in hidden:
        if (node := root.findLayer(layer)) is not None:  # a layer may be outside the tree
            node.setItemVisibilityChecked(False)


def _add_layer(path: Path, group: QgsLayerTreeGroup, visible: bool) -> QgsRasterLayer:
    layer = QgsRasterLayer(str(path), path.stem)  # takes its style from the .qml beside it
    mark(layer)
    node = group.addLayer(QgsProject.instance().addMapLayer(layer, addToLegend=False))
    node.setItemVisibilityChecked(visible)
    node.setExpanded(visible)
    return layer


def _unused_group_name(name: str) -> str:
    root = QgsProject.instance().layerTreeRoot()
    taken = {group.name() for group in root.findGroups(recursive=True)}
    number, candidate = 1, name
    while candidate in taken:
        number += 1
        candidate = f"{name} ({number})"
    return candidate
