# SPDX-License-Identifier: GPL-3.0-or-later
"""The classes that the user leaves out of training; remembered with the layer, hence with its project."""

from __future__ import annotations

import json

from qgis.core import QgsProject, QgsVectorLayer

from ...classes.names import tidy
from ...files.strict_json import parse_json

PROPERTY = "freenet/left_out"


def left_out(layer: QgsVectorLayer, field: str) -> frozenset[str]:
    """The classes of `field` to do without, by their `classes.key`."""
    return frozenset(map(tidy, _stored(layer).get(field, ())))


def leave_out(layer: QgsVectorLayer, field: str, keys: frozenset[str]) -> None:
    """Leave these classes out of training, and no others."""
    stored = _stored(layer)
    stored[field] = sorted(keys)
    layer.setCustomProperty(PROPERTY, json.dumps(stored))
    QgsProject.instance().setDirty()


def _stored(layer: QgsVectorLayer) -> dict[str, list[str]]:
    """The classes left out, by field; none where a project of somebody else holds something else there."""
    try:
        stored = parse_json(str(layer.customProperty(PROPERTY) or "{}"))
    except ValueError:
        return {}
    known = stored.items() if isinstance(stored, dict) else ()
    return {field: [key for key in keys if isinstance(key, str)] for field, keys in known if isinstance(keys, list)}
