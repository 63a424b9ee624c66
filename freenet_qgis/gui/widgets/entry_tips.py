# SPDX-License-Identifier: GPL-3.0-or-later
"""What layers and fields say of themselves in QGIS's own choices, where QGIS would show their names as HTML."""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

from qgis.core import QgsMapLayer
from qgis.gui import QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import QEvent, QObject
from qgis.PyQt.QtGui import QHelpEvent
from qgis.PyQt.QtWidgets import QComboBox, QToolTip

from .describing import tip


def layer_tips(box: QgsMapLayerComboBox) -> None:
    """Let every layer tell its name, reference system and source."""
    _EntryTips(box, lambda row: _about_layer(box.layer(row)))


def field_tips(box: QgsFieldComboBox) -> None:
    """Let every field tell its name and type."""
    _EntryTips(box, lambda row: _about_field(box, box.itemText(row)))


class _EntryTips(QObject):
    """Tooltips with what `about` says of the row under the mouse."""

    def __init__(self, box: QComboBox, about: Callable[[int], str]) -> None:
        super().__init__(box)
        self._view, self._about = box.view(), about
        self._view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        row = self._view.indexAt(event.pos()).row()
        QToolTip.showText(event.globalPos(), self._about(row) if row >= 0 else "", self._view)
        return True


def _about_layer(layer: Optional[QgsMapLayer]) -> str:
    if layer is None:  # where the box offers to choose none
        return ""
    return tip(f"{layer.crs().authid()}\n{layer.publicSource()}", layer.name())


def _about_field(box: QgsFieldComboBox, name: str) -> str:
    number = box.fields().lookupField(name)
    return tip(box.fields().at(number).typeName() if number >= 0 else "", name)
