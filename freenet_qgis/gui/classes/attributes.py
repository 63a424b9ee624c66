# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing what features hold, through the edit buffer of their layer."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsVectorLayer

from ...classes.values import Value
from ...errors import FreeNetError
from ...text.i18n import tr


def give(layer: QgsVectorLayer, feature_id: int, index: int, value: Optional[Value]) -> None:
    """Give a feature a value in the field at `index`, None for none.

    Raises:
        FreeNetError: If the layer does not take it.
    """
    if not layer.changeAttributeValue(feature_id, index, value):
        raise FreeNetError(tr("'{}' does not take the class '{}'.").format(layer.name(), value))
