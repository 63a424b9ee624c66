# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a page or a file in the program that the computer has for it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QWidget

from ...text.i18n import tr
from .text_window import show_text


def open_address(address: QUrl, parent: QWidget) -> None:
    """Open an address, or say it in a window where there is no program for it."""
    if not QDesktopServices.openUrl(address):
        text = tr("No browser or other program could be opened. The address is:")
        place = address.toLocalFile() or address.toString()
        show_text("freenetAddress", tr("FreeNet"), f"{text}\n{place}", parent.window())
