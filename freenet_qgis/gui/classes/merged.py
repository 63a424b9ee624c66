# SPDX-License-Identifier: GPL-3.0-or-later
"""What features were before classes were merged: kept in a field of the layer, so that merging can be undone later.

The field travels with the file and is right whatever becomes of a polygon. Names and colours of the classes that are
gone stand in the layer's properties, hence in its project.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any, Optional

from qgis.core import QgsEditorWidgetSetup, QgsFeatureRequest, QgsVectorDataProvider, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from ...classes.field import BEFORE_MERGING
from ...classes.values import Value, class_value, key
from ...contract.job import ClassInfo
from ...files.strict_json import parse_json
from ...layers import legend
from ...layers.new_field import new_field
from .attributes import give
from .style import Classes

PROPERTY = "freenet/merged"


def remember(layer: QgsVectorLayer, field: str, classes: Classes, values: Collection[Value]) -> None:
    """Note down in an open layer which features have which of these classes, as far as it takes another field.

    Raises:
        FreeNetError: If the layer does not take it.
    """
    index = _field_for_originals(layer)
    if index < 0:
        return
    wanted = {key(value) for value in values}
    for feature_id, now, before in _features(layer, field):
        if now in wanted and before is None:
            give(layer, feature_id, index, now)
    stored = _stored(layer)
    gone = {key(value): [classes[value].name, classes[value].color] for value in values}
    stored[field] = {**_looks(layer, field), **gone}
    layer.setCustomProperty(PROPERTY, json.dumps(stored))


def originals(layer: QgsVectorLayer, field: str, value: Value) -> dict[Value, str]:
    """The classes that were merged into this one, with the names they had."""
    looks, is_number = _looks(layer, field), layer.fields().field(field).isNumeric()
    found = {before for _, now, before in _features(layer, field) if before and now == key(value) != before}
    if _stored(layer):  # it tells of which field those are
        found &= {*looks}
    typed = {_number(each) if is_number else each: each for each in sorted(found)}
    return {original: looks.get(each, [each])[0] for original, each in typed.items() if original is not None}


def merged_features(layer: QgsVectorLayer, field: str, into: Value, original: Value) -> list[int]:
    """The features of a class that had another one before."""
    wanted = key(into), key(original)
    return [feature_id for feature_id, now, before in _features(layer, field) if (now, before) == wanted]


def look(layer: QgsVectorLayer, field: str, original: Value, number: int, color: str) -> ClassInfo:
    """The name and colour that a class had; its value and `color` where the project does not know."""
    name, color = (_looks(layer, field).get(key(original)) or [key(original), color])[:2]
    return ClassInfo(number, name, color)


def _field_for_originals(layer: QgsVectorLayer) -> int:
    """The index of the field, which is made where it is missing; -1 where the layer takes none."""
    index = layer.fields().lookupField(BEFORE_MERGING)
    can_add = QgsVectorDataProvider.Capability.AddAttributes
    if index < 0 and layer.dataProvider().capabilities() & can_add:
        layer.addAttribute(new_field(BEFORE_MERGING, QMetaType.Type.QString))
        index = layer.fields().lookupField(BEFORE_MERGING)
        if index >= 0:
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("Hidden", {}))
    return int(index)


def _features(layer: QgsVectorLayer, field: str) -> list[tuple[int, Optional[str], Optional[str]]]:
    """Of each feature its id, its class and the one that it had before; both as `classes.key`."""
    index, kept = layer.fields().lookupField(field), layer.fields().lookupField(BEFORE_MERGING)
    wanted = [each for each in (index, kept) if each >= 0]
    request = QgsFeatureRequest().setSubsetOfAttributes(wanted).setFlags(QgsFeatureRequest.Flag.NoGeometry)
    found = []
    for feature in layer.getFeatures(request):
        now = class_value(legend.without_null(feature.attribute(index)))
        before = legend.without_null(feature.attribute(kept)) if kept >= 0 else None
        found.append((feature.id(), None if now is None else key(now), before))
    return found


def _number(text: str) -> Optional[Value]:
    try:
        return class_value(float(text))
    except ValueError:
        return None


def _looks(layer: QgsVectorLayer, field: str) -> dict[str, list[str]]:
    """Names and colours of the classes of a field that were merged, by `classes.key`."""
    known = _stored(layer).get(field)
    looks = known.items() if isinstance(known, dict) else ()
    return {name: look for name, look in looks if isinstance(look, list) and [*map(type, look)] == [str, str]}


def _stored(layer: QgsVectorLayer) -> dict[str, Any]:
    """The property, by field; nothing where a project of somebody else holds something else there."""
    try:
        stored = parse_json(str(layer.customProperty(PROPERTY) or "{}"))
    except ValueError:
        return {}
    return stored if isinstance(stored, dict) else {}
