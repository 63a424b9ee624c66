# SPDX-License-Identifier: GPL-3.0-or-later
"""A page of the manual, in the colours of QGIS and as wide as there is room."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QEvent, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QImage, QImageReader, QPalette, QResizeEvent, QTextOption
from qgis.PyQt.QtWidgets import QTextBrowser

from ...report.colors import Colors, colors_on
from ...text.i18n import tr
from ..widgets.focus_frame import FocusFrame
from ..widgets.opening import open_address

MARGIN_PX = 14
PATIENCE_MS = 150  # while the window is being resized
PICTURES = (".png", ".svg")


class ManualPage(QTextBrowser):
    """Shows a page, and goes from page to page; what lies elsewhere is for the browser."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("manualPage")
        self.setAccessibleName(tr("Page of the manual"))
        FocusFrame(self)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # so that the room does not change
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)  # words in tables stay whole
        self.document().setDocumentMargin(MARGIN_PX)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._write_anew)
        self._take_colors()

    def _follow(self, address: QUrl) -> None:
        if address.isLocalFile():
            self.setSource(address)
        else:
            open_address(address, self)

    def _take_colors(self) -> None:
        ground = self.palette().color(QPalette.ColorRole.Base)
        self.document().setDefaultStyleSheet(style_sheet(colors_on(ground.lightness())))

    def _write_anew(self) -> None:
        """Write the page in the colours and the width there are by now; what was being read stays in sight."""
        bar = self.verticalScrollBar()
        share = bar.value() / (bar.maximum() or 1)
        self._take_colors()
        self.document().clear()  # with its pictures
        self.reload()
        bar.setValue(round(share * bar.maximum()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._timer.start()

    def loadResource(self, kind: int, address: QUrl) -> Any:
        if address.path().endswith(PICTURES):
            return self._picture(self.source().resolved(address).toLocalFile(), is_whole=address.hasQuery())
        return super().loadResource(kind, address)

    def _picture(self, path: str, *, is_whole: bool) -> QImage:
        """A picture no wider than the text, where it has no page of its own, with all pixels that the screen has."""
        reader = QImageReader(path)
        size, room = reader.size(), self.viewport().width() - 2 * MARGIN_PX
        share = 1.0 if is_whole or size.width() <= room else room / size.width()
        reader.setScaledSize(size * (share * self.devicePixelRatioF()))
        image = reader.read()
        image.setDevicePixelRatio(self.devicePixelRatioF())
        return image


def style_sheet(colors: Colors) -> str:
    """The style sheet of the pages; sizes follow the font of the widget."""
    return f"""
        body, td, th, li {{ color: {colors.ink}; }}
        h1 {{ font-size: xx-large; margin: 4px 0 10px 0; }}
        h2 {{ font-size: x-large; margin: 22px 0 6px 0; }}
        h3 {{ font-size: large; margin: 16px 0 4px 0; }}
        p {{ margin: 6px 0 8px 0; }}
        p, li {{ line-height: 125%; }}
        ul, ol {{ -qt-list-indent: 0; margin: 4px 0 8px 22px; }}
        a {{ color: {colors.link}; }}
        th {{ text-align: left; color: {colors.faint}; font-weight: normal; }}
        td, th {{ border-bottom: 1px solid {colors.line}; padding: 4px 10px 4px 0; vertical-align: top; }}
        pre {{ background-color: {colors.note}; white-space: pre-wrap; margin: 6px 0 10px 0; }}
    """
