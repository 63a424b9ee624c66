# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of the manual: its contents at the left, a page at the right, a search in all pages above."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt, QUrl
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ... import paths
from ...text.i18n import tr
from ..widgets.action import new_action
from ..widgets.describing import describe
from ..widgets.opening import open_address
from . import pages
from .contents import ContentsTree
from .page import ManualPage
from .search import SearchField

SIZE = QSize(980, 760)
SHARE_OF_SCREEN = 0.85
CONTENTS_PX = 220


class ManualWindow(QDialog):
    """Open until it is closed; what it was opened from can be used beside it."""

    def __init__(self, parent: QWidget, folder: Path = paths.MANUAL) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("freenetManual")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._folder = folder
        self._name = pages.HOME
        self._page = ManualPage()
        self._contents = ContentsTree(pages.contents(folder))
        self._search = SearchField(self._page, self._contents, folder, self)
        self._lay_out()
        self._contents.chosen.connect(self._show_file)
        self._search.page_wanted.connect(self._show_file)
        self._page.sourceChanged.connect(self._on_page)
        self.resize(SIZE.boundedTo(QApplication.primaryScreen().availableSize() * SHARE_OF_SCREEN))

    def show_page(self, name: str) -> None:
        """Show a page that is called as under ``docs/``: "setup.md"."""
        self._page.setSource(QUrl.fromLocalFile(str(pages.file_of(name, self._folder))))
        self._page.setFocus()

    def _show_file(self, name: str) -> None:
        self._page.setSource(QUrl.fromLocalFile(str(self._folder / name)))
        self._search.find_first()

    def _on_page(self, address: QUrl) -> None:
        """A picture that is shown whole belongs to the page before."""
        name = Path(address.toLocalFile()).relative_to(self._folder).as_posix()
        if self._contents.mark(name):
            self._name = name
        self.setWindowTitle(tr("FreeNet manual: {}").format(self._page.documentTitle()))

    def _lay_out(self) -> None:
        self._web = QPushButton(QgsApplication.getThemeIcon("/mIconWms.svg"), tr("On the web"))
        describe(
            self._web, "manualOnTheWeb", tr("On the web"), tr("Open this page in the browser, in its newest state.")
        )
        self._web.setAutoDefault(False)  # Enter is for the search
        self._web.clicked.connect(lambda: open_address(QUrl(paths.page(f"{self._name[:-5]}.md")), self))
        row = QHBoxLayout()
        buttons = self._buttons()
        for button in buttons:
            row.addWidget(button)
        row.addWidget(self._search, 1)
        row.addWidget(self._web)
        halves = QSplitter()
        halves.addWidget(self._contents)
        halves.addWidget(self._page)
        halves.setStretchFactor(1, 1)
        halves.setSizes([CONTENTS_PX, SIZE.width() - CONTENTS_PX])
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(halves, 1)
        in_order = (*buttons, self._search, self._web, self._contents, self._page)
        for one, following in zip(in_order, in_order[1:]):
            self.setTabOrder(one, following)

    def _buttons(self) -> list[QToolButton]:
        back = new_action(self, "manualBack", "/mActionArrowLeft.svg", tr("Back"), self._page.backward)
        forward = new_action(self, "manualForward", "/mActionArrowRight.svg", tr("Forward"), self._page.forward)
        back.setShortcut(QKeySequence.StandardKey.Back)
        forward.setShortcut(QKeySequence.StandardKey.Forward)
        for action, available in ((back, self._page.backwardAvailable), (forward, self._page.forwardAvailable)):
            action.setEnabled(False)
            available.connect(action.setEnabled)
        home = new_action(
            self, "manualHome", "/mActionHelpContents.svg", tr("First page"), lambda: self.show_page(pages.HOME)
        )
        buttons = []
        for action in (back, forward, home):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            buttons.append(button)
        return buttons
