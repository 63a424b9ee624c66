# SPDX-License-Identifier: GPL-3.0-or-later
"""A watch over the layers of the form: nothing said of them outlives a change in them."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsMapLayer, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal


class InputWatch(QObject):
    """A watch over a raster and what is trained on, which may be one layer.

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
        wanted: list[QgsMapLayer] = []
        for layer in layers:
            if layer is not None and layer not in wanted:  # whose signals could be disconnected but once
                wanted.append(layer)
        if wanted == self._followed:
            return
        for layer in self._followed:
            if not sip.isdeleted(layer):
                for signal, own_signal in self._signals(layer):
                    signal.disconnect(own_signal)
        self._followed = wanted
        for layer in wanted:
            for signal, own_signal in self._signals(layer):
                signal.connect(own_signal)

    def _signals(self, layer: QgsMapLayer) -> list[tuple]:
        found = [(layer.crsChanged, self.moved), (layer.dataSourceChanged, self.moved)]
        if isinstance(layer, QgsVectorLayer):
            found += [(signal, self.edited) for signal in (layer.layerModified, layer.dataChanged, layer.afterRollBack)]
        return found
