# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a layer of features goes, in the spellings that QGIS has for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsProcessing, QgsProcessingOutputLayerDefinition, QgsProperty

from ..geodata.vector.vector_file import address
from ..sources.layer_destination import LayerDestination, parse

NameLayer = Callable[[Path, str], str]  # what the layer will be called, of the file and what the user wants

_MEMORY = "memory:"  # a layer without a file, in QGIS's scripts: ours comes in a temporary one


def in_a_file(value: Any) -> Any:
    """The value of a parameter, with a temporary file in place of a layer in memory."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        if str(value.sink.staticValue()).startswith(_MEMORY):
            value = QgsProcessingOutputLayerDefinition(value)
            value.sink = QgsProperty.fromValue(QgsProcessing.TEMPORARY_OUTPUT)
        return value
    return QgsProcessing.TEMPORARY_OUTPUT if str(value).startswith(_MEMORY) else value


def place_of(text: str, name_layer: NameLayer) -> tuple[LayerDestination, str, str]:
    """The file and the layer that a text stands for, how QGIS finds the layer there, and which name the user gave it.

    Raises:
        FreeNetError: If the file is there and no GeoPackage.
    """
    place = parse(text)
    if place.file.suffix.lower() != ".gpkg":  # to be refused
        return place, text, place.layer
    found = LayerDestination(place.file, name_layer(place.file, place.layer))
    return found, address(*found), place.layer
