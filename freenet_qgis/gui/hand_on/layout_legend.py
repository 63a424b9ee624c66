# SPDX-License-Identifier: GPL-3.0-or-later
"""The classes of a map in a print layout: beside the map where they fit, else on sheets of their own."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    Qgis,
    QgsLayerTreeLayer,
    QgsLayout,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsRasterLayer,
    QgsRasterSymbolLegendNode,
)
from qgis.PyQt.QtCore import QRectF, QSizeF

MOST_COLUMNS = 3  # beside the map
MARGIN = 10.0  # of a sheet; millimetres, as all else


def add_legend(layout: QgsLayout, layer: QgsRasterLayer, shown: QgsLayoutItemMap, beside: QRectF) -> float:
    """Add the classes of a layer, without the names of layer and band.

    Args:
        layout: Where to.
        layer: Whose classes.
        shown: The map.
        beside: The place beside it.

    Returns:
        How high they are there; 0 where they stand on sheets of their own, which none of them fits beside.
    """
    classes = _classes(layer)
    for columns in range(1, MOST_COLUMNS + 1):
        legend = _legend(layout, layer, shown, classes, columns)
        size = _size(legend)
        if size.width() <= beside.width() and size.height() <= beside.height():
            _place(layout, legend, QRectF(beside.topLeft(), size))
            return size.height()
    _add_sheets(layout, layer, shown, classes)
    return 0.0


def _add_sheets(layout: QgsLayout, layer: QgsRasterLayer, shown: QgsLayoutItemMap, classes: Sequence[int]) -> None:
    """As many sheets as the classes take, each with a legend: none goes on from one sheet to the next."""
    pages = layout.pageCollection()
    sheet = pages.page(0).rect()
    room = sheet.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    column = _size(_legend(layout, layer, shown, classes, 1))
    columns = max(1, int(room.width() / column.width()))
    held = columns * max(1, int(room.height() / column.height() * len(classes)))
    for number, start in enumerate(range(0, len(classes), held), start=1):
        page = QgsLayoutItemPage(layout)
        page.setPageSize(QgsLayoutSize(sheet.width(), sheet.height()))
        pages.addPage(page)
        legend = _legend(layout, layer, shown, classes[start : start + held], columns)
        _place(layout, legend, QRectF(room.topLeft(), _size(legend)), number)


def _classes(layer: QgsRasterLayer) -> list[int]:
    """The positions of the classes among the entries of a layer."""
    entries = layer.legend().createLayerTreeModelLegendNodes(QgsLayerTreeLayer(layer))
    return [place for place, entry in enumerate(entries) if isinstance(entry, QgsRasterSymbolLegendNode)]


def _legend(
    layout: QgsLayout, layer: QgsRasterLayer, shown: QgsLayoutItemMap, classes: Sequence[int], columns: int
) -> QgsLayoutItemLegend:
    """A legend of some of the classes, which stands nowhere yet."""
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(shown)
    _free(legend)
    model = legend.model()
    model.rootGroup().clear()
    node = model.rootGroup().addLayer(layer)
    QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
    QgsMapLayerLegendUtils.setLegendNodeOrder(node, classes)
    model.refreshLayerLegend(node)
    legend.setColumnCount(columns)
    legend.setSplitLayer(True)
    return legend


def _free(legend: QgsLayoutItemLegend) -> None:
    """Let a legend have entries of its own; it follows the layer tree otherwise."""
    modes = getattr(Qgis, "LegendSyncMode", None)  # in QGIS 4, where the older way is deprecated
    if modes is None:
        legend.setAutoUpdateModel(False)
    else:
        legend.setSyncMode(modes.Manual)  # type: ignore[attr-defined]  # the stubs are older


def _size(legend: QgsLayoutItemLegend) -> QSizeF:
    """How large it will be; the item itself learns that when it is painted."""
    return QgsLegendRenderer(legend.model(), legend.legendSettings()).minimumSize()


def _place(layout: QgsLayout, legend: QgsLayoutItemLegend, place: QRectF, page: int = 0) -> None:
    legend.setId("legend" if page < 2 else f"legend {page}")
    layout.addLayoutItem(legend)
    legend.attemptMove(QgsLayoutPoint(place.left(), place.top()), page=page)
    legend.attemptResize(QgsLayoutSize(place.width(), place.height()))
