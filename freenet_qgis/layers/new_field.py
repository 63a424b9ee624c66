# SPDX-License-Identifier: GPL-3.0-or-later
"""A field for features, in every QGIS."""

from __future__ import annotations

from qgis.core import Qgis, QgsField
from qgis.PyQt.QtCore import QMetaType, QVariant

TAKES_META_TYPES = 33800  # version; from it on the types of QVariant, which Qt 6 has no more, bring a warning


def new_field(name: str, kind: QMetaType.Type) -> QgsField:
    """A field whose values are of this kind."""
    if Qgis.versionInt() >= TAKES_META_TYPES:
        return QgsField(name, kind)
    return QgsField(name, QVariant.Type(kind))  # type: ignore[attr-defined, call-overload, unused-ignore]  # noqa: QGS402
