# SPDX-License-Identifier: GPL-3.0-or-later
"""A class map is loaded below the polygons it was trained on, lest it hide them: QGIS puts results on top."""

from __future__ import annotations

from functools import partial

from qgis.core import QgsLayerTreeNode, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal


class Lowerer(QObject):
    """Lives in the main thread, as the layer tree does.

    Signals:
        wanted: The map of this id is to lie below the polygons of that id where they lie above the image of the third,
            once it comes into the tree.
    """

    wanted = pyqtSignal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self._to_come: dict[str, tuple[str, str]] = {}  # polygons and image of maps
        self._root = QgsProject.instance().layerTreeRoot()
        self._root.addedChildren.connect(self._lower_new)
        self.wanted.connect(self._want)

    def _want(self, map_id: str, polygons_id: str, image_id: str) -> None:
        self._to_come[map_id] = (polygons_id, image_id)

    def _lower_new(self, parent: QgsLayerTreeNode, first: int, last: int) -> None:
        for map_id in [one for one in self._to_come if self._root.findLayer(one) is not None]:
            below = self._to_come.pop(map_id)
            QTimer.singleShot(0, partial(self._lower, map_id, *below))  # QGIS is still at work on the tree

    def _lower(self, map_id: str, polygons_id: str, image_id: str) -> None:
        ids = self._root.findLayerIds()
        known = [one for one in ids if one in (map_id, polygons_id, image_id)]
        if known != [map_id, polygons_id, image_id]:
            return
        node, polygons = self._root.findLayer(map_id), self._root.findLayer(polygons_id)
        group = polygons.parent()
        place = group.children().index(polygons)  # type: ignore[arg-type]  # it is in the tree, as was just seen
        group.insertChildNode(place + 1, node.clone())
        node.parent().removeChildNode(node)


LOWERER = Lowerer()
