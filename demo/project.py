# SPDX-License-Identifier: GPL-3.0-or-later
"""The layers of the demo in QGIS: the scene in false colour, the training polygons in the colours of their classes."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsContrastEnhancement,
    QgsFillSymbol,
    QgsMapLayer,
    QgsMultiBandColorRenderer,
    QgsProject,
    QgsRasterLayer,
    QgsRasterMinMaxOrigin,
    QgsRendererCategory,
    QgsVectorLayer,
)

from freenet_qgis.geodata.indian_pines import CLASSES, wavelengths_nm

FALSE_COLOUR_NM = (850, 650, 550)  # near infrared, red and green as red, green and blue: plants glow red


def image_layer(path: Path) -> QgsRasterLayer:
    """The scene in false colour, stretched without its darkest and brightest two per cent."""
    layer = QgsRasterLayer(str(path), "Indian Pines")
    bands = [int(np.abs(wavelengths_nm() - wanted).argmin()) + 1 for wanted in FALSE_COLOUR_NM]
    layer.setRenderer(QgsMultiBandColorRenderer(layer.dataProvider(), *bands))
    stretch = QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
    layer.setContrastEnhancement(stretch, QgsRasterMinMaxOrigin.Limits.CumulativeCut)
    return layer


def polygon_layer(path: Path) -> QgsVectorLayer:
    """The training polygons in the colours of their classes.

    The style is kept beside the file, where the plugin finds it and gives the map the same colours.
    """
    layer = QgsVectorLayer(str(path), "Training polygons")
    categories = []
    for name, color in CLASSES.items():
        symbol = QgsFillSymbol.createSimple({"color": color, "outline_color": "white", "outline_width": "0.3"})
        categories.append(QgsRendererCategory(name, symbol, name))
    layer.setRenderer(QgsCategorizedSymbolRenderer("class_name", categories))
    layer.saveNamedStyle(str(path.with_suffix(".qml")))
    return layer


def write(path: Path, *layers: QgsMapLayer) -> None:
    """Write a project with these layers, the first one on top."""
    project = QgsProject.instance()
    for layer in reversed(layers):
        project.addMapLayer(layer)
    project.setCrs(layers[0].crs())
    if not project.write(str(path)):
        sys.exit(f"QGIS could not write {path}: {project.error()}")
