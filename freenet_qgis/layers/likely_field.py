# SPDX-License-Identifier: GPL-3.0-or-later
"""Which field of a layer likely holds the class of its features, as long as nobody has said so."""

from __future__ import annotations

from qgis.core import QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from ..classes.field import Column, likely
from ..classes.values import class_value, key
from . import legend

LOOKED_AT = 2000  # features; a guess need not know all


def likely_class_field(layer: QgsVectorLayer, last: str = "") -> str:
    """The field that likely holds the class, by the rule of `classes.field.likely`; empty if none can be meant."""
    return likely(_columns(layer), legend.categorised_field(layer), last)


def _columns(layer: QgsVectorLayer) -> list[Column]:
    """All fields that may hold classes."""
    request = QgsFeatureRequest().setLimit(LOOKED_AT).setFlags(QgsFeatureRequest.Flag.NoGeometry)
    features = list(layer.getFeatures(request)) if layer.isValid() else []
    rows, ids = [feature.attributes() for feature in features], tuple(str(feature.id()) for feature in features)
    keys, columns = layer.primaryKeyAttributes(), []
    for index in range(layer.fields().count()):
        field = layer.fields().at(index)
        name, is_text = field.name(), field.type() == QMetaType.Type.QString
        if (is_text or field.isNumeric() or field.type() == QMetaType.Type.Bool) and index not in keys:
            values = tuple(class_value(legend.without_null(row[index])) for row in rows)
            columns.append(Column(name, values, ids, is_text, _gives_names(layer, name)))
    return columns


def _gives_names(layer: QgsVectorLayer, field: str) -> bool:
    """Whether the style of a layer gives names to values of a field."""
    if legend.categorised_field(layer) != field:
        return False
    categories = legend.categorised(layer).categories()
    names = {category.label().strip() for category in categories}
    values = {key(value) for category in categories for value in legend.category_values(category)}
    return bool(names - values - {""})
