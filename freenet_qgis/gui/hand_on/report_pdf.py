# SPDX-License-Identifier: GPL-3.0-or-later
"""A report as PDF: the text that QGIS shows, on paper, with the map and its legend, charts and tables.

A table that is wider than the paper makes all of it smaller; nothing is cut off.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QMarginsF, QRectF, QSizeF, Qt, QUrl
from qgis.PyQt.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from ...errors import FreeNetError
from ...files.file_writing import reported_writing
from ...files.new_files import replacing
from ...report.colors import ON_LIGHT, style_sheet
from ...report.rich_text import rich_text
from ...text.i18n import tr
from .picture import drawn

DPI = 300
MARGIN_MM = 18.0
WIDTH = 640  # of the text in units of the screen; a wider table widens it
SHARPNESS = 3.0  # pixels of a picture for each such unit
FONT_PX = 12
FOOT = 26  # below the text, for the number of the page
TITLE_SHARE = 0.85  # of the width of that line


def write_pdf(page: str, path: Path, title: str) -> int:
    """Write the PDF of a report.

    Args:
        page: The HTML of the report, as it is in the file.
        path: The PDF; one that is there is replaced.
        title: What the file says it is.

    Returns:
        How many pages it has.

    Raises:
        FreeNetError: If it cannot be written.
    """
    document = _Paper(page)
    with replacing(path) as new, reported_writing(path):
        writer = QPdfWriter(str(new))
        writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
                QPageLayout.Unit.Millimeter,
            )
        )
        writer.setResolution(DPI)
        writer.setTitle(title)
        writer.setCreator("FreeNet for QGIS")
        pages = _paint(document, writer, title)
        if not new.is_file() or not new.stat().st_size:  # Qt tells no reason
            raise FreeNetError(
                tr("The file '{}' cannot be written.").format(path), tr("Choose another name or folder.")
            )
    return pages


class _Paper(QTextDocument):
    """A report, laid out as wide as its widest table wants; it fetches nothing, for all it shows came in the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        html, self._pictures = rich_text(page, ON_LIGHT, WIDTH)
        self.setDefaultFont(_font(FONT_PX))
        whole_words = QTextOption()
        whole_words.setWrapMode(QTextOption.WrapMode.WordWrap)
        self.setDefaultTextOption(whole_words)
        self.setDocumentMargin(0)
        self.setDefaultStyleSheet(style_sheet(ON_LIGHT))
        self.setHtml(html)
        self.setTextWidth(WIDTH)

    def loadResource(self, kind: int, address: QUrl) -> Any:
        picture = self._pictures.get(address.toString())
        return None if picture is None else drawn(picture, SHARPNESS)

    def keep_headings(self, height: float) -> None:
        """Begin a page of this height with a heading that would be the last line of the one before."""
        block = self.begin()
        while block.isValid():
            is_heading = block.blockFormat().headingLevel() > 0
            if is_heading and block.next().isValid() and self._page(block, height) != self._page(block.next(), height):
                look = block.blockFormat()
                look.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(block).setBlockFormat(look)
            block = block.next()

    def _page(self, block: QTextBlock, height: float) -> int:
        """Where the first line of a block is, which a picture may have pushed to the next page."""
        top, lines = self.documentLayout().blockBoundingRect(block).y(), block.layout()
        if lines.lineCount():  # Qt dies of a line that is not there
            top += lines.lineAt(0).y()
        return int(top // height)


def _paint(document: _Paper, writer: QPdfWriter, title: str) -> int:
    """Paint the text page by page, with a line at the foot of each."""
    width = max(float(WIDTH), document.size().width())
    scale = writer.width() / width
    height = writer.height() / scale - FOOT
    document.setPageSize(QSizeF(width, height))
    document.keep_headings(height)
    pages = document.pageCount()
    painter = QPainter(writer)
    painter.scale(scale, scale)
    for number in range(pages):
        if number:
            writer.newPage()
        _paint_foot(painter, QRectF(0, height, width, FOOT), title, f"{number + 1} / {pages}")
        painter.save()
        painter.translate(0, -number * height)
        document.drawContents(painter, QRectF(0, number * height, width, height))
        painter.restore()
    painter.end()
    return pages


def _paint_foot(painter: QPainter, place: QRectF, title: str, number: str) -> None:
    painter.setFont(_font(FONT_PX - 2))
    painter.setPen(Qt.GlobalColor.darkGray)
    line = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideMiddle, round(place.width() * TITLE_SHARE))
    for text, side in ((line, Qt.AlignmentFlag.AlignLeft), (number, Qt.AlignmentFlag.AlignRight)):
        option = QTextOption(side | Qt.AlignmentFlag.AlignBottom)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        painter.drawText(place, text, option)


def _font(size_px: int) -> QFont:
    font = QFont("Helvetica")
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPixelSize(size_px)
    return font
