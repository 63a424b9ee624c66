# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of a report as images, drawn with as many pixels as the screen or the paper has."""

from __future__ import annotations

from qgis.PyQt.QtCore import QBuffer, QByteArray, Qt
from qgis.PyQt.QtGui import QImage, QImageReader, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

from ...report.rich_text import Picture


def drawn(picture: Picture, scale: float) -> QImage:
    """A picture with so many pixels for each that it has at 100 %."""
    size = round(scale * picture.width), round(scale * picture.height)
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if picture.is_drawing:
        QSvgRenderer(QByteArray(picture.content)).render(painter)
    else:
        painter.drawImage(image.rect(), _decoded(picture.content))
    painter.end()
    return image


def _decoded(png: bytes) -> QImage:
    """The image, by the decoder of PNG alone, for Qt would ask every decoder it has; none where the file is damaged."""
    file = QBuffer()
    file.setData(png)
    reader = QImageReader(file, b"png")
    reader.setAutoDetectImageFormat(False)
    return reader.read()
