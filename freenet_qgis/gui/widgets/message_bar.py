# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages in the message bar of QGIS: one line for each way a run can end.

Said a moment later, so that it comes on top of QGIS's own "Task complete", where there is one (see `OwnTask`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Optional

from qgis.core import Qgis
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QPushButton, QWidget

from ...text.i18n import tr
from ...text.plain_text import in_html
from .qgis_window import window_of
from .text_window import show_text

SUCCESS_SECONDS = 10
INFO_SECONDS = 5
RUN_FAILED = "freenetRunFailed"  # a message that is of no use any more when the next run begins


@dataclass(frozen=True)
class MessageButton:
    """A button in a message.

    Attributes:
        title: What stands on it.
        action: What it does.
        once: Whether it can be pressed only once.
    """

    title: str
    action: Callable[[], None]
    once: bool = False


def tell(
    iface: QgisInterface, text: str, level: Qgis.MessageLevel, name: str = "", button: Optional[MessageButton] = None
) -> None:
    """Show a message; good news and plain information fade unless they have a button, the rest stays.

    Args:
        iface: QGIS.
        text: The sentence.
        level: How serious it is.
        name: For `take_back`.
        button: What the user can do about it.
    """
    QApplication.alert(window_of(iface))  # who works elsewhere meanwhile
    seconds = {Qgis.MessageLevel.Success: SUCCESS_SECONDS, Qgis.MessageLevel.Info: INFO_SECONDS}.get(level, 0)
    item = iface.messageBar().createMessage(tr("FreeNet"), in_html(text))
    item.setObjectName(name)
    if button is not None:
        seconds = 0
        item.layout().addWidget(_push_button(button))
    QTimer.singleShot(0, lambda: iface.messageBar().pushWidget(item, level, seconds))


def take_back(iface: QgisInterface, name: str) -> None:
    """Remove the messages of this name."""
    for item in iface.messageBar().items():
        if item.objectName() == name:
            iface.messageBar().popWidget(item)


def show_log(log: str, parent: QWidget) -> None:
    """Show the log of a run in a window of its own, with a button that copies it."""
    show_text("freenetLog", tr("FreeNet: what went wrong"), log, parent, is_log=True)


def _push_button(button: MessageButton) -> QPushButton:
    widget = QPushButton(button.title)
    widget.setObjectName("freenetMessageButton")
    if button.once:
        widget.clicked.connect(widget.setEnabled)  # to False, which `clicked` tells; no lambda may hold its own sender
    widget.clicked.connect(lambda: button.action())
    return widget
