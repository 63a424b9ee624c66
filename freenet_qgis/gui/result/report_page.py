# SPDX-License-Identifier: GPL-3.0-or-later
"""A report as the text, tables and pictures that every QGIS can show; not every QGIS has a browser in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QEvent, QTimer, QUrl
from qgis.PyQt.QtGui import QPalette, QResizeEvent, QTextOption
from qgis.PyQt.QtWidgets import QTextBrowser

from ...report.colors import colors_on, style_sheet
from ...report.rich_text import Picture, rich_text
from ...text.i18n import tr
from ..hand_on.picture import drawn
from ..widgets.focus_frame import FocusFrame

MARGIN_PX = 10
ROUNDING_PX = 2  # Qt lays tables out so much too wide, and would show a scroll bar for it
PATIENCE_MS = 150  # while the window is being resized


class ReportPage(QTextBrowser):
    """A viewer of reports that fetches nothing: all it shows came in the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)  # it has none
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setObjectName("reportPage")
        self.setAccessibleName(tr("Report"))
        FocusFrame(self)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)  # words in tables stay whole
        self.document().setDocumentMargin(MARGIN_PX)
        self._source = ""
        self._pictures: dict[str, Picture] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._write)

    def show_page(self, page: str) -> None:
        """Show this page from its top."""
        self._source = page
        self._write()
        self.verticalScrollBar().setValue(0)

    def _write(self) -> None:
        """Write the page in the colours of the theme and at the width there is; what was being read stays in sight."""
        ground = self.palette().color(QPalette.ColorRole.Base)
        colors = replace(colors_on(ground.lightness()), ground=ground.name())
        html, self._pictures = rich_text(self._source, colors, self.viewport().width() - 2 * MARGIN_PX - ROUNDING_PX)
        bar = self.verticalScrollBar()
        share = bar.value() / (bar.maximum() or 1)
        self.document().clear()  # with the pictures of the page before
        self.document().setDefaultStyleSheet(style_sheet(colors))
        self.setHtml(html)
        bar.setValue(round(share * bar.maximum()))

    def changeEvent(self, event: QEvent) -> None:
        """Write the page anew in the colours of another theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and self._source:
            self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setLineWrapColumnOrWidth(self.viewport().width() - ROUNDING_PX)
        if event.size().width() != event.oldSize().width() and self._source:
            self._timer.start()

    def loadResource(self, kind: int, address: QUrl) -> Any:
        picture = self._pictures.get(address.toString())
        return None if picture is None else drawn(picture, self.devicePixelRatioF())
