# SPDX-License-Identifier: GPL-3.0-or-later
"""The search in the manual: its contents shrink to the pages that have it; Enter goes from place to place."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QKeySequence, QTextCursor
from qgis.PyQt.QtWidgets import QLineEdit, QShortcut, QWidget

from ...text.i18n import tr
from ..widgets.describing import describe
from . import pages
from .contents import ContentsTree
from .page import ManualPage


class SearchField(QLineEdit):
    """Where one types what is searched for.

    Signals:
        page_wanted: There is no further place on this page; the next one is in this file.
    """

    page_wanted = pyqtSignal(str)

    def __init__(self, page: ManualPage, contents: ContentsTree, folder: Path, window: QWidget) -> None:
        super().__init__()
        self._page, self._contents, self._folder = page, contents, folder
        self._words: dict[str, str] = {}
        self._found: list[str] = []
        keys = QKeySequence(QKeySequence.StandardKey.Find).toString(QKeySequence.SequenceFormat.NativeText)
        describe(self, "manualSearch", tr("Search"), tr("In all pages. Enter goes on to the next place."))
        self.setPlaceholderText(tr("Search ({})").format(keys))
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._search)
        self.returnPressed.connect(self._go_on)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), window).activated.connect(self._begin)
        QShortcut(QKeySequence(QKeySequence.StandardKey.FindNext), window).activated.connect(self._go_on)

    def find_first(self) -> None:
        """Go to the first place on the page, where something is searched for."""
        self._page.moveCursor(QTextCursor.MoveOperation.Start)
        if self.text():
            self._page.find(self.text())

    def _begin(self) -> None:
        self.setFocus()
        self.selectAll()

    def _search(self, text: str) -> None:
        self._words = self._words or pages.words(self._folder)
        wanted = " ".join(text.lower().split())
        self._found = [name for name, words in self._words.items() if wanted in words]
        self._contents.show_only(self._found)
        self.find_first()

    def _go_on(self) -> None:
        """The next place on this page, else the first one on the next page that has it, from the last to the first."""
        if not self.text() or self._page.find(self.text()) or not self._found:
            return
        here = self._contents.marked()
        place = self._found.index(here) + 1 if here in self._found else 0
        self.page_wanted.emit(self._found[place % len(self._found)])
