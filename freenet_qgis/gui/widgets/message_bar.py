# SPDX-License-Identifier: GPL-3.0-or-later
"""One line in the message bar of QGIS for each way a run can end.

Said a moment later, so that it comes on top of QGIS's own "Task complete", where there is one (see `OwnTask`).
"""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import Qgis
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QPushButton, QWidget

from ...text.i18n import tr
from ...text.plain_text import in_html
from .text_window import show_text

SUCCESS_SECONDS = 10
INFO_SECONDS = 5
RUN_FAILED = "freenetRunFailed"  # a message that is of no use any more when the next run begins


def tell(iface: QgisInterface, text: str, level: Qgis.MessageLevel, name: str = "") -> None:
    """Say something; good news and plain information fade, the rest stays. `name` is for `take_back`."""
    QApplication.alert(iface.mainWindow())  # who works elsewhere meanwhile
    seconds = {Qgis.MessageLevel.Success: SUCCESS_SECONDS, Qgis.MessageLevel.Info: INFO_SECONDS}.get(level, 0)
    item = iface.messageBar().createMessage(tr("FreeNet"), in_html(text))
    item.setObjectName(name)
    QTimer.singleShot(0, lambda: iface.messageBar().pushWidget(item, level, seconds))


def tell_with_button(
    iface: QgisInterface,
    text: str,
    level: Qgis.MessageLevel,
    title: str,
    action: Callable[[], None],
    *,
    once: bool = False,
    name: str = "",
) -> None:
    """Say something that stays, with a button, which can be pressed again unless `once`."""
    QApplication.alert(iface.mainWindow())
    item = iface.messageBar().createMessage(tr("FreeNet"), in_html(text))
    item.setObjectName(name)
    button = QPushButton(title)
    button.setObjectName("freenetMessageButton")
    if once:
        button.clicked.connect(button.setEnabled)  # to False, which `clicked` tells; no lambda may hold its own sender
    button.clicked.connect(lambda: action())
    item.layout().addWidget(button)
    QTimer.singleShot(0, lambda: iface.messageBar().pushWidget(item, level))


def take_back(iface: QgisInterface, name: str) -> None:
    """Remove the messages of this name."""
    for item in iface.messageBar().items():
        if item.objectName() == name:
            iface.messageBar().popWidget(item)


def show_log(log: str, parent: QWidget) -> None:
    """Show the log of a run in a window of its own, with a button that copies it."""
    show_text("freenetLog", tr("FreeNet: what went wrong"), log, parent, is_log=True)
