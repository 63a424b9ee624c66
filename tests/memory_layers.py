# SPDX-License-Identifier: GPL-3.0-or-later
"""Small QGIS layers in memory, for the tests that run inside QGIS."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsRendererCategory,
    QgsVectorLayer,
)


def make_layer(
    values: Sequence[Any] = (), field: str = "string", crs: str = "EPSG:32633", kind: str = "Polygon"
) -> QgsVectorLayer:
    """A layer "training" with one feature per value of its field "cover", side by side; ids count from 1."""
    layer = QgsVectorLayer(f"{kind}?crs={crs}&field=cover:{field}&field=note:string", "training", "memory")
    for number, value in enumerate(values):
        left, right = 10 * number, 10 * number + 8
        wkt = {
            "Polygon": f"POLYGON(({left} 0, {right} 0, {right} 8, {left} 8, {left} 0))",
            "Point": f"POINT({left} 0)",
            "LineString": f"LINESTRING({left} 0, {right} 8)",
        }[kind]
        add_feature(layer, wkt, value)
    return layer


def add_feature(layer: QgsVectorLayer, wkt: str, value: Any) -> None:
    """Add a feature straight to the layer's provider; `value` goes into its first field."""
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt(wkt))
    feature.setAttribute(0, value)
    if not layer.dataProvider().addFeatures([feature])[0]:
        raise ValueError(f"{value!r} or {wkt} does not fit the layer")


def categorise(layer: QgsVectorLayer, *categories: tuple[Any, str, str], attribute: str = "cover") -> None:
    """Give a layer a categorised style of (value, colour, label)."""
    layer.setRenderer(
        QgsCategorizedSymbolRenderer(
            attribute,
            [
                QgsRendererCategory(value, QgsFillSymbol.createSimple({"color": color}), label)
                for value, color, label in categories
            ],
        )
    )
