# SPDX-License-Identifier: GPL-3.0-or-later
"""Where in which project the result of a run belongs, though layers and projects may go while it runs."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsProject, QgsRasterLayer

from .stacking import Stack


class MapPlace:
    """A place for maps, just above a raster of the project that is open now, and above what hides that.

    Args:
        raster: What is classified.
        polygons_id: The training polygons, which stay above the map where they lie above the raster.
    """

    def __init__(self, raster: QgsRasterLayer, polygons_id: str = "") -> None:
        self._project = QgsProject.instance()
        self._file = self._project.fileName()
        self._raster_id, self.polygons_id = raster.id(), polygons_id
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
        layer = self._project.mapLayer(self._raster_id) if self.is_open() else None
        return layer if isinstance(layer, QgsRasterLayer) else None

    def stack(self) -> Stack:
        """The layers of the open project, as they lie now."""
        return Stack(self._project.mapLayer(self._raster_id), [self.polygons_id])

    def _on_cleared(self) -> None:
        self._was_closed = True
