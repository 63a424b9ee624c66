# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said in QGIS itself: one line in its message bar for each way a run can end, and its log.

The line is said a moment later, so that it comes on top of QGIS's own "Task complete".
"""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import Qgis, QgsMessageLog
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from ..i18n import tr
from ..plain_text import in_html, never_html
from .text_window import show_text

LOG_TAG = "FreeNet"
SUCCESS_SECONDS = 10
INFO_SECONDS = 5


def tell(iface: QgisInterface, text: str, level: Qgis.MessageLevel) -> None:
    """Say something; good news and plain information fade, the rest stays."""
    seconds = {Qgis.MessageLevel.Success: SUCCESS_SECONDS, Qgis.MessageLevel.Info: INFO_SECONDS}.get(level, 0)
    QTimer.singleShot(0, lambda: iface.messageBar().pushMessage(tr("FreeNet"), in_html(text), level, seconds))


def tell_with_button(
    iface: QgisInterface,
    text: str,
    level: Qgis.MessageLevel,
    title: str,
    action: Callable[[], None],
    *,
    once: bool = False,
) -> None:
    """Say something that stays, with a button, which can be pressed again unless `once`."""
    item = iface.messageBar().createMessage(tr("FreeNet"), in_html(text))
    button = QPushButton(title)
    button.setObjectName("freenetMessageButton")
    if once:
        button.clicked.connect(button.setEnabled)  # to False, which `clicked` tells; no lambda may hold its own sender
    button.clicked.connect(lambda: action())
    item.layout().addWidget(button)
    QTimer.singleShot(0, lambda: iface.messageBar().pushWidget(item, level))


def write_log(text: str, level: Qgis.MessageLevel, *, is_notified: bool = False) -> None:
    """Add to the panel *Log Messages*, which shows HTML in QGIS 3.22 and plain text in 3.44; from any thread."""
    QgsMessageLog.logMessage(never_html(text), LOG_TAG, level, notifyUser=is_notified)


def show_log(log: str, parent: QWidget) -> None:
    """Show the log of a run in a window of its own, with a button that copies it."""
    show_text("freenetLog", tr("FreeNet: what went wrong"), log, parent, is_log=True)
