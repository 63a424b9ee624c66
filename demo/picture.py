# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of the demo, laid out and drawn by QGIS: image, training polygons and map side by side, and a legend."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from project import FALSE_COLOUR_NM
from qgis.core import (
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor, QFont

from freenet_qgis.geodata.indian_pines import CREDIT

PANEL_MM, GAP_MM, LEGEND_MM = 120.0, 6.0, 64.0
WIDTH_MM, HEIGHT_MM = 3 * PANEL_MM + 4 * GAP_MM + LEGEND_MM, PANEL_MM + 33.0
DPI = 110


def draw(image: QgsRasterLayer, polygons: QgsVectorLayer, class_map: QgsRasterLayer, result: str, path: Path) -> None:
    """Draw the picture into a PNG file; `result` is the line of text under the map."""
    QgsProject.instance().setCrs(image.crs())
    layout = QgsPrintLayout(QgsProject.instance())
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(WIDTH_MM, HEIGHT_MM))
    shown = ", ".join(map(str, FALSE_COLOUR_NM))
    panels = {
        "Image": ([image], f"{image.bandCount()} bands, shown as red, green and blue: {shown} nm"),
        "Training polygons": ([polygons, image], f"{polygons.featureCount()}, one in the middle of every field"),
        "Map": ([class_map], result),
    }
    for place, (title, (layers, text)) in enumerate(panels.items()):
        left = GAP_MM + place * (PANEL_MM + GAP_MM)
        add_label(layout, title, left, GAP_MM, 15, bold=True)
        add_map(layout, layers, left, GAP_MM + 8)
        add_label(layout, text, left, GAP_MM + 9.5 + PANEL_MM, 10)
    add_legend(layout, class_map, WIDTH_MM - LEGEND_MM - GAP_MM / 2, GAP_MM + 6)
    add_label(layout, CREDIT.split(" Changed")[0], GAP_MM, HEIGHT_MM - 8, 7)
    # Not exportToImage, which has GDAL place the page on the ground: it cannot with a PNG, and says so as an error.
    if not QgsLayoutExporter(layout).renderPageToImage(0, dpi=DPI).save(str(path)):
        sys.exit(f"QGIS could not draw {path}.")


def add_map(layout: QgsPrintLayout, layers: Sequence[QgsMapLayer], left: float, top: float) -> None:
    """Add a square panel that shows the whole extent of the last layer."""
    item = QgsLayoutItemMap(layout)
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(left, top))
    item.attemptResize(QgsLayoutSize(PANEL_MM, PANEL_MM))
    item.setCrs(layers[-1].crs())
    item.setLayers(layers)
    item.setKeepLayerSet(True)
    item.setExtent(layers[-1].extent())
    item.setBackgroundColor(QColor("#e8e8e8"))
    item.setFrameEnabled(True)


def add_label(layout: QgsPrintLayout, text: str, left: float, top: float, size_pt: int, *, bold: bool = False) -> None:
    """Add a line of text."""
    item = QgsLayoutItemLabel(layout)
    item.setText(text)
    item.setFont(font(size_pt, bold=bold))
    item.adjustSizeToText()
    item.attemptMove(QgsLayoutPoint(left, top))
    layout.addLayoutItem(item)


def add_legend(layout: QgsPrintLayout, layer: QgsRasterLayer, left: float, top: float) -> None:
    """Add the classes of the map."""
    item = QgsLayoutItemLegend(layout)
    item.setAutoUpdateModel(False)
    root = item.model().rootGroup()
    root.clear()
    node = root.addLayer(layer)
    node.setCustomProperty("legend/title-style", "hidden")
    entries = range(1, len(layer.renderer().classes()) + 1)  # without 0, which names the band
    QgsMapLayerLegendUtils.setLegendNodeOrder(node, list(entries))
    item.model().refreshLayerLegend(node)
    item.setStyleFont(QgsLegendStyle.Style.SymbolLabel, font(9))
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(left, top))


def font(size_pt: int, *, bold: bool = False) -> QFont:
    """Qt's sans-serif font."""
    return QFont("Sans", size_pt, QFont.Weight.Bold if bold else QFont.Weight.Normal)
