# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes with a class map is loaded unticked, lest it hide the map: QGIS stacks results by their file names."""

from __future__ import annotations

from qgis.core import QgsLayerTreeNode, QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal


class Unticker(QObject):
    """Lives in the main thread, as the layer tree does.

    Signals:
        wanted: The layer of this id is to be unticked: now, or once it comes into the tree.
    """

    wanted = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self._ids: set[str] = set()
        self._root = QgsProject.instance().layerTreeRoot()
        self._root.addedChildren.connect(self._untick_new)
        self.wanted.connect(self._want)

    def _want(self, layer_id: str) -> None:
        node = self._root.findLayer(layer_id)
        if node is None:
            self._ids.add(layer_id)
        else:
            node.setItemVisibilityChecked(False)

    def _untick_new(self, parent: QgsLayerTreeNode, first: int, last: int) -> None:
        for layer_id in [one for one in self._ids if self._root.findLayer(one) is not None]:
            self._ids.discard(layer_id)
            self._want(layer_id)


UNTICKER = Unticker()
