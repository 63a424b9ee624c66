# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening the manual: from our own buttons, and from those of QGIS that open the address of a page."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, Qt, QUrl, pyqtSlot
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QApplication, QWidget

from ... import paths
from ..widgets.opening import open_address
from . import pages
from .window import ManualWindow


def open_page(name: str, window: QWidget) -> None:
    """Show a page in the manual of this window, or of the dialog that keeps all windows but its own from being used.

    Args:
        name: What the page is called under ``docs/``. The browser shows it where the plugin runs from its repository.
        window: A window of QGIS.
    """
    holder = QApplication.activeModalWidget() or window
    if not pages.file_of(name).is_file():
        open_address(QUrl(paths.page(name)), holder)
        return
    known = holder.findChild(ManualWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    manual = ManualWindow(holder) if known is None else known
    manual.show_page(name)
    manual.show()
    manual.raise_()
    manual.activateWindow()


class ManualAddresses(QObject):
    """While it is there, QGIS opens addresses of `paths.manual_page` here: the toolbox's *Help* is such a button."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        QDesktopServices.setUrlHandler(paths.MANUAL_SCHEME, self.open)

    @pyqtSlot(QUrl)
    def open(self, address: QUrl) -> None:
        """Show the page of this address."""
        open_page(address.path(), self._window)

    def unload(self) -> None:
        """Close the manual, and leave such addresses to the system again."""
        QDesktopServices.unsetUrlHandler(paths.MANUAL_SCHEME)
        for window in QApplication.topLevelWidgets():
            if isinstance(window, ManualWindow):
                window.close()
        self.deleteLater()
