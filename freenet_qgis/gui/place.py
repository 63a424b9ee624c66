# SPDX-License-Identifier: GPL-3.0-or-later
"""Where in which project the result of a run belongs, though layers and projects may go while it runs."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsRasterLayer

OURS = "freenet/result"  # a property of groups in the layer tree


class Place:
    """Just above a raster of the project that is open now."""

    def __init__(self, raster: QgsRasterLayer) -> None:
        self._project = QgsProject.instance()
        self._file = self._project.fileName()
        self._raster_id = raster.id()
        self._was_closed = False
        self.raster_name = raster.name()
        self._project.cleared.connect(self._on_cleared)

    def release(self) -> None:
        """Watch the project no longer."""
        self._project.cleared.disconnect(self._on_cleared)

    def is_open(self) -> bool:
        """Whether the project is still open, or open again."""
        return not self._was_closed or bool(self._file and self._file == self._project.fileName())

    def raster(self) -> Optional[QgsRasterLayer]:
        """The layer of the raster; None if it or its project is gone."""
        return self._project.mapLayer(self._raster_id) if self.is_open() else None

    def new_group(self, name: str) -> QgsLayerTreeGroup:
        """An empty group in the open project, above the raster and the older groups on it."""
        parent, index = self.above()
        siblings = parent.children()
        while index and siblings[index - 1].customProperty(OURS):
            index -= 1
        group = parent.insertGroup(index, name)
        group.setCustomProperty(OURS, True)
        return group

    def above(self) -> tuple[QgsLayerTreeGroup, int]:
        """Where a node comes directly above the raster; at the top of all layers if that is gone."""
        root = self._project.layerTreeRoot()
        node = root.findLayer(self._raster_id)
        if node is None:
            return root, 0
        return node.parent(), node.parent().children().index(node)

    def _on_cleared(self) -> None:
        self._was_closed = True
