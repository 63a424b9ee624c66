# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells when the layers that the form has chosen change in themselves, so that nothing said of them outlives that."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsMapLayer, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal


class InputWatch(QObject):
    """Follows a raster and a polygon layer.

    Signals:
        moved: One of them lies elsewhere or shows another file.
        edited: There are other polygons than before.
    """

    moved = pyqtSignal()
    edited = pyqtSignal()

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._followed: list[QgsMapLayer] = []

    def follow(self, *layers: Optional[QgsMapLayer]) -> None:
        """Follow these layers, and no others any more."""
        wanted = [layer for layer in layers if layer is not None]
        if wanted == self._followed:
            return
        for layer in self._followed:
            if not sip.isdeleted(layer):
                for signal, told in self._signals(layer):
                    signal.disconnect(told)
        self._followed = wanted
        for layer in wanted:
            for signal, told in self._signals(layer):
                signal.connect(told)

    def _signals(self, layer: QgsMapLayer) -> list[tuple]:
        found = [(layer.crsChanged, self.moved), (layer.dataSourceChanged, self.moved)]
        if isinstance(layer, QgsVectorLayer):
            found += [(signal, self.edited) for signal in (layer.layerModified, layer.dataChanged, layer.afterRollBack)]
        return found
