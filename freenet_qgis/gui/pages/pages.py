# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the dock, one of which is seen: by a click on its tab, or by Ctrl with Page Up and Page Down."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QShortcut,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from ..widgets.describing import tip
from .page import Page
from .tabs import PageTabs


class Pages(QTabWidget):
    """The pages, in the order in which they are added.

    Signals:
        turned: The user has opened the page of this name.
    """

    turned = pyqtSignal(str)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.setTabBar(PageTabs())
        self.setDocumentMode(True)  # no frame: a dock is narrow
        self.setUsesScrollButtons(False)  # all of them are seen
        self._is_turned_for_user = False
        self.currentChanged.connect(self._on_current)

    def add(self, name: str, icon: str, title: str, help_text: str, page: Page) -> None:
        """Add a page.

        Args:
            name: Its object name.
            icon: Of QGIS's theme.
            title: What stands beside that.
            help_text: What the page is for.
            page: The page itself.
        """
        page.setObjectName(name)
        page.setAccessibleName(title)
        place = self.addTab(page, QgsApplication.getThemeIcon(icon), title)
        self.setTabToolTip(place, tip(help_text, title))

    def open(self, name: str) -> None:
        """Open the page of this name, if there is one."""
        for place in range(self.count()):
            if self.widget(place).objectName() == name:
                self._is_turned_for_user = True
                self.setCurrentIndex(place)
                self._is_turned_for_user = False

    def show_part(self, part: QWidget) -> None:
        """Open the page with a part of it and scroll there; not from under a pressed mouse, nor from who is typing."""
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton or self._is_typed_in():
            return
        for place in range(self.count()):
            page = self.widget(place)
            if isinstance(page, Page) and page.isAncestorOf(part):
                self.open(page.objectName())
                page.scroll_to(part)

    def turn_by_keys(self, window: QWidget) -> None:
        """Let the pages be turned by keys from anywhere in a window."""
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._turn(step))

    def _turn(self, step: int) -> None:
        self.setCurrentIndex((self.currentIndex() + step) % self.count())

    def _is_typed_in(self) -> bool:
        """Whether a field of a page has the keyboard: what is typed must not go to another page."""
        focus = QApplication.focusWidget()
        is_field = isinstance(focus, (QLineEdit, QAbstractSpinBox)) or (
            isinstance(focus, QTextEdit) and not focus.isReadOnly()
        )
        return focus is not None and is_field and self.isAncestorOf(focus)

    def _on_current(self, place: int) -> None:
        if place >= 0 and not self._is_turned_for_user:
            self.turned.emit(self.widget(place).objectName())
