# SPDX-License-Identifier: GPL-3.0-or-later
"""The classes that the user leaves out of training; remembered with the layer, hence with its project."""

from __future__ import annotations

import json

from qgis.core import QgsProject, QgsVectorLayer

from ...class_names import tidy

PROPERTY = "freenet/left_out"


def left_out(layer: QgsVectorLayer, field: str) -> frozenset[str]:
    """The classes of `field` to do without, by their `classes.key`."""
    return frozenset(map(tidy, _stored(layer).get(field, ())))


def leave_out(layer: QgsVectorLayer, field: str, keys: frozenset[str]) -> None:
    """Do without these classes, and with all others."""
    stored = _stored(layer)
    stored[field] = sorted(keys)
    layer.setCustomProperty(PROPERTY, json.dumps(stored))
    QgsProject.instance().setDirty()


def _stored(layer: QgsVectorLayer) -> dict[str, list[str]]:
    return json.loads(layer.customProperty(PROPERTY) or "{}")
