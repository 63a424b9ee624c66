# SPDX-License-Identifier: GPL-3.0-or-later
"""Which layers hide an image on the canvas, hence above which of them a map of it has to lie to be seen."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Optional

from qgis.core import (
    QgsAnnotationLayer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsRenderContext,
    QgsSimpleFillSymbolLayer,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPainter

from ...layers.transforms import box_in
from ..project.image_setup import setup_of
from .own_layers import own_layer_kind

HIDES = 0.5  # opacity from which what lies below is hidden
WHOLE = 0.8  # share of the image that polygons fill, like an area of interest; training polygons never come near
_COUNTED = 5000  # polygons, for a look must not take long
_SOLID_FILLS = ("GradientFill", "ShapeburstFill", "RasterFill")
_SHOWING_SYMBOLS = ("singleSymbol", "categorizedSymbol", "graduatedSymbol", "RuleRenderer")


def topmost(image: QgsMapLayer, kept_above: Collection[str] = ()) -> Optional[QgsMapLayer]:
    """The uppermost layer that hides the image where it lies; the image itself if none does, None if it is in no tree.

    Args:
        image: A layer of the open project.
        kept_above: Ids of layers that hide nothing, whatever they look like: the training polygons.
    """
    if image not in QgsProject.instance().layerTreeRoot().layerOrder():
        return None
    return next(hiding(image, kept_above), image)


def hiding(image: QgsMapLayer, kept_above: Collection[str] = ()) -> Iterator[QgsMapLayer]:
    """The layers that hide the image where it lies, from the top; see `topmost`."""
    order = QgsProject.instance().layerTreeRoot().layerOrder()
    for layer in order[: order.index(image)] if image in order else ():
        if layer.id() not in kept_above and _is_visible(layer) and covers(layer, image):
            yield layer


def covers(layer: QgsMapLayer, image: QgsMapLayer) -> bool:
    """Whether a layer above an image would hide it, be it in parts."""
    if isinstance(layer, QgsAnnotationLayer):
        return False
    place = _place_of(image, layer)
    if place is None:
        return True  # nobody knows where it lies
    extent = layer.extent()
    if not extent.isEmpty() and not _overlap(extent, place):
        return False
    if isinstance(layer, QgsVectorLayer):
        return _is_opaque(layer) and (_is_area_of(image, layer) or _fills(layer, place))
    return own_layer_kind(layer) is not None or _is_opaque(layer)


def _is_visible(layer: QgsMapLayer) -> bool:
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    return node is not None and node.isVisible()


def _place_of(image: QgsMapLayer, other: QgsMapLayer) -> Optional[QgsRectangle]:
    """Where the image lies, in the CRS of another layer."""
    if not image.crs().isValid() or not other.crs().isValid():
        return image.extent()
    return box_in(image.extent(), image.crs(), other.crs())


def _overlap(one: QgsRectangle, other: QgsRectangle) -> bool:
    """Whether they share more than an edge."""
    shared = one.intersect(other)
    least = 1e-6 * max(other.width(), other.height())
    return shared.width() > least and shared.height() > least


def _is_opaque(layer: QgsMapLayer) -> bool:
    if layer.blendMode() != QPainter.CompositionMode.CompositionMode_SourceOver:
        return False  # such as a hillshade that is multiplied with what lies below
    opacity = layer.opacity()
    if isinstance(layer, QgsRasterLayer) and layer.renderer() is not None:
        opacity = min(opacity, layer.renderer().opacity())
    if opacity < HIDES or not isinstance(layer, QgsVectorLayer):
        return opacity >= HIDES
    renderer = layer.renderer()
    if renderer is None or renderer.type() not in _SHOWING_SYMBOLS:
        return False
    fills = [symbol for symbol in renderer.symbols(QgsRenderContext()) if isinstance(symbol, QgsFillSymbol)]
    return any(_is_filled(fill, opacity) for fill in fills)


def _is_filled(fill: QgsFillSymbol, opacity: float) -> bool:
    for part in fill.symbolLayers():
        if isinstance(part, QgsSimpleFillSymbolLayer):
            solidity = part.fillColor().alphaF() if part.brushStyle() == Qt.BrushStyle.SolidPattern else 0.0
        else:
            solidity = float(part.layerType() in _SOLID_FILLS)
        if part.enabled() and solidity * fill.opacity() * opacity >= HIDES:
            return True
    return False


def _is_area_of(image: QgsMapLayer, layer: QgsVectorLayer) -> bool:
    """Whether polygons are the area of interest of an image: all that a map of it shows."""
    area = setup_of(image).area if isinstance(image, QgsRasterLayer) else None
    return area is not None and area.layer == layer.id() and not layer.isEditable()


def _fills(layer: QgsVectorLayer, place: QgsRectangle) -> bool:
    """Whether the polygons of a layer fill most of a place, in the layer's CRS."""
    polygon = QgsWkbTypes.GeometryType.PolygonGeometry  # type: ignore[attr-defined]  # the stubs know newer names
    if layer.geometryType() != polygon or layer.isEditable():
        return False  # what is being drawn is no cover
    request = QgsFeatureRequest().setFilterRect(place).setNoAttributes().setLimit(_COUNTED)
    area, whole = 0.0, place.width() * place.height()
    for feature in layer.getFeatures(request):
        geometry = feature.geometry()
        box = geometry.boundingBox()
        inside = geometry if place.contains(box) else geometry.clipped(place)
        area += max(inside.area(), 0.0)
        if area >= WHOLE * whole:
            return True
    return False
