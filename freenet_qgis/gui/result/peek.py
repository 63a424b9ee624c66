# SPDX-License-Identifier: GPL-3.0-or-later
"""The map canvas without some of its layers, painted over a part of it, for a look at what lies below them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

from qgis.core import QgsMapLayer, QgsMapRendererParallelJob, QgsMapSettings
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QObject, QRectF, Qt
from qgis.PyQt.QtGui import QImage, QPainter, QPen
from qgis.PyQt.QtWidgets import QStyleOptionGraphicsItem, QWidget


class Peek(QObject):
    """A cover over the canvas right of a line; its picture is rendered once, so that the line moves without delay."""

    def __init__(self, canvas: QgsMapCanvas, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._cover: Optional[_Cover] = None
        self._hidden: list[str] = []
        self._job: Optional[QgsMapRendererParallelJob] = None

    def is_open(self) -> bool:
        """Whether the canvas is covered, or about to be."""
        return self._cover is not None

    def open(self, hidden: Sequence[QgsMapLayer], left: float) -> None:
        """Leave layers out, right of `left` (pixels of the canvas); the whole canvas for 0."""
        self.close()
        self._hidden = [layer.id() for layer in hidden]
        self._cover = _Cover(self._canvas)
        self._cover.left = left
        self._canvas.extentsChanged.connect(self._outdate)
        self._canvas.mapCanvasRefreshed.connect(self._render)
        self._render()

    def move(self, left: float) -> None:
        """Move the line, within the canvas."""
        if self._cover is not None:
            self._cover.left = min(max(left, 0.0), float(self._canvas.width()))
            self._cover.update()

    def left(self) -> float:
        """Where the line is, in pixels."""
        return 0.0 if self._cover is None else self._cover.left

    def has_picture(self) -> bool:
        """Whether the picture is there."""
        return self._cover is not None and self._cover.image is not None

    def close(self) -> None:
        """Show the canvas as it is."""
        if self._cover is None:
            return
        self._canvas.extentsChanged.disconnect(self._outdate)
        self._canvas.mapCanvasRefreshed.disconnect(self._render)
        self._stop()
        self._canvas.scene().removeItem(self._cover)
        self._cover = None

    def _outdate(self) -> None:
        """Drop the picture, which is of another place."""
        self._cover.image = None
        self._cover.update()

    def _render(self) -> None:
        self._stop()
        settings = QgsMapSettings(self._canvas.mapSettings())
        settings.setLayers([layer for layer in self._canvas.layers() if layer.id() not in self._hidden])
        self._job = QgsMapRendererParallelJob(settings)
        self._job.finished.connect(self._take_picture)
        self._job.start()

    def _take_picture(self) -> None:
        if self._cover is not None and self._job is not None:
            self._cover.image = self._job.renderedImage()
            self._cover.update()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.finished.disconnect(self._take_picture)
            self._job.cancel()
            self._job = None


class _Cover(QgsMapCanvasItem):
    """The picture right of the line, and the line."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.image: Optional[QImage] = None
        self.left = 0.0
        self.setZValue(1)  # above the map, below what map tools draw

    def updatePosition(self) -> None:
        self.setPos(0, 0)

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._canvas.width(), self._canvas.height())

    def paint(
        self,
        painter: Optional[QPainter],
        option: Optional[QStyleOptionGraphicsItem] = None,
        widget: Optional[QWidget] = None,
    ) -> None:
        if self.image is None:
            return
        whole = self.boundingRect()
        part = QRectF(self.left, 0, whole.width() - self.left, whole.height())
        across, down = self.image.width() / whole.width(), self.image.height() / whole.height()
        source = QRectF(part.x() * across, 0, part.width() * across, part.height() * down)
        painter.drawImage(part, self.image, source)
        if self.left > 0:
            for color, width in ((Qt.GlobalColor.black, 3), (Qt.GlobalColor.white, 1)):
                painter.setPen(QPen(color, width))
                painter.drawLine(round(self.left), 0, round(self.left), round(whole.height()))
