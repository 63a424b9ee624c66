# SPDX-License-Identifier: GPL-3.0-or-later
"""The places of the list on the map canvas: the current one is selected there, and a click on one makes it current."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

from qgis.core import QgsGeometry, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication

from ...layers.transforms import point_in
from .spots import Spot

NEAR_PX = 10  # from a place, on the screen: so far may a hand miss it


class SpotsOnMap(QObject):
    """What is listed, on the canvas; follows clicks of all tools but those that draw, and takes none away from them.

    Signals:
        picked: The `Spot` in this row was clicked, or selected with a tool of QGIS.
    """

    picked = pyqtSignal(int, object)

    def __init__(self, canvas: QgsMapCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._spots: list[Spot] = []
        self._layer_id, self._field = "", ""
        self._pressed = QPoint()
        self._is_selecting = False
        canvas.viewport().installEventFilter(self)

    def unload(self) -> None:
        """Follow no clicks any more."""
        if not sip.isdeleted(self._canvas):
            self._canvas.viewport().removeEventFilter(self)

    def follow(self, spots: Sequence[Spot], layer: Optional[QgsVectorLayer] = None, field: str = "") -> None:
        """Follow these places.

        Args:
            spots: As they are listed.
            layer: That shows them.
            field: Of the layer, with their ranks.
        """
        self._spots, self._layer_id, self._field = list(spots), layer.id() if layer else "", field
        if layer is not None:
            layer.selectionChanged.connect(self._on_selected)

    def select(self, spot: Spot) -> None:
        """Select a place in its layer."""
        layer = self._layer()
        if layer is not None:
            self._is_selecting = True
            layer.selectByExpression(f'"{self._field}" = {spot.rank}')
            self._is_selecting = False

    def eventFilter(self, watched: QObject, event: Any) -> bool:
        """See `QObject.eventFilter`."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = event.pos()
        elif event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            is_drag = (event.pos() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if not is_drag and not self._is_drawing():
                self._pick(event.pos())
        return False

    def _layer(self) -> Optional[QgsVectorLayer]:
        """The layer of the places, if it is still there."""
        layer = QgsProject.instance().mapLayer(self._layer_id)
        return layer if isinstance(layer, QgsVectorLayer) else None

    def _is_drawing(self) -> bool:
        tool = self._canvas.mapTool()
        return tool is not None and bool(tool.flags() & QgsMapTool.Flag.EditTool)

    def _on_selected(self) -> None:
        layer, told_by = self._layer(), self.sender()
        if layer is None or layer != told_by or self._is_selecting or layer.selectedFeatureCount() != 1:
            return
        rank = layer.selectedFeatures()[0][self._field]
        for row, spot in enumerate(self._spots):
            if spot.rank == rank:
                self.picked.emit(row, spot)

    def _pick(self, place: QPoint) -> None:
        """Make the nearest place current that is seen where the user clicked."""
        if self._layer() not in self._canvas.layers():
            return
        distances = {row: self._distance(spot, place) for row, spot in enumerate(self._spots)}
        row = min(distances, key=lambda row: distances[row], default=None)
        if row is not None and distances[row] <= 1:
            self.picked.emit(row, self._spots[row])

    def _distance(self, spot: Spot, place: QPoint) -> float:
        """How far a place is from a point of the screen, as a share of how far it may be."""
        transform, crs = self._canvas.getCoordinateTransform(), self._canvas.mapSettings().destinationCrs()
        on_map = (transform.toMapCoordinates(x, place.y()) for x in (place.x(), place.x() + NEAR_PX))
        here, near = (point_in(point, crs, spot.crs) for point in on_map)
        if here is None or near is None:
            return float("inf")
        return spot.geometry.distance(QgsGeometry.fromPointXY(here)) / here.distance(near)
