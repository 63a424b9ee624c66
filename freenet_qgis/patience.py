# SPDX-License-Identifier: GPL-3.0-or-later
"""Work that the main thread waits for and that may last: another thread does it, and the user can stop it.

Most of it is over before anybody sees a window. Without a window, as in qgis_process, it is simply done.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEventLoop, Qt, QThread
from qgis.PyQt.QtWidgets import QApplication, QProgressDialog

from .i18n import tr
from .job import FreeNetError

Found = TypeVar("Found")
Check = Callable[[], None]

AT_ONCE_S = 0.5  # nobody minds a window that stands still for so long
LOOKED_EVERY_S = 0.02
LAST_WORDS_S = 0.5  # for work that has been stopped


def patiently(title: str, work: Callable[[Check], Found]) -> Found:
    """What `work` returns or raises; it must not touch layers, and a call within it that never ends is left behind.

    Args:
        title: What goes on, for the window.
        work: Calls what it is given now and then, which ends it where the user has said so.

    Raises:
        FreeNetError: If the user stopped it.
    """
    if QgsApplication.platform() == "qgis_process" or QThread.currentThread() != QgsApplication.instance().thread():
        return work(lambda: None)
    doing = _Doing(title, work)
    doing.thread.join(AT_ONCE_S)
    if doing.thread.is_alive():
        _offer_to_stop(doing)
    return doing.found()


class _Doing:
    """Work in a thread of its own, which ends with the program."""

    def __init__(self, title: str, work: Callable[[Check], Found]) -> None:
        self.title = title
        self._work = work
        self._found: list = []
        self._failed: list[BaseException] = []
        self._is_stopped = False
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """End it, at once or at its next look."""
        self._is_stopped = True
        self.thread.join(LAST_WORDS_S)

    def found(self) -> Found:
        """What came of it."""
        if self._is_stopped:
            raise self._stopped()
        if self._failed:
            raise self._failed[0]
        return self._found[0]

    def _run(self) -> None:
        try:
            self._found.append(self._work(self._check))
        except BaseException as error:  # raised where it is waited for
            self._failed.append(error)

    def _check(self) -> None:
        if self._is_stopped:
            raise self._stopped()

    def _stopped(self) -> FreeNetError:
        return FreeNetError(tr("Stopped: {}").format(self.title))


def _offer_to_stop(doing: _Doing) -> None:
    """Wait for the end of it, or for the user's word."""
    window = QProgressDialog(doing.title, tr("Cancel"), 0, 0, QApplication.activeWindow())
    window.setObjectName("patience")
    window.setWindowModality(Qt.WindowModality.ApplicationModal)
    window.setMinimumDuration(0)
    QApplication.setOverrideCursor(Qt.CursorShape.ArrowCursor)
    window.show()
    try:
        while doing.thread.is_alive() and not window.wasCanceled():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            doing.thread.join(LOOKED_EVERY_S)
        if doing.thread.is_alive():
            doing.stop()
    finally:
        QApplication.restoreOverrideCursor()
        window.close()
        window.deleteLater()
