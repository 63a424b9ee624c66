# SPDX-License-Identifier: GPL-3.0-or-later
"""Work that the main thread waits for and that may last: the user can stop it.

Most of it is over before anybody sees a window. Without QGIS's window, as in qgis_process, a server or a script, it is
simply done.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic
from typing import Any, TypeVar

from qgis import utils
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEventLoop, QObject, Qt, QThread, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QLabel, QProgressDialog

from ..errors import FreeNetError
from ..text.i18n import tr

Found = TypeVar("Found")
Check = Callable[[], None]

AT_ONCE_S = 0.5  # nobody minds a window that stands still for so long
LOOKED_EVERY_S = 0.05
LAST_WORDS_S = 0.5  # for work that has been stopped


def patiently(
    title: str, work: Callable[[Check], Found], *, is_here: bool = False, at_once_s: float = AT_ONCE_S
) -> Found:
    """What `work` returns or raises; another thread does it, and a call within it that never ends is left behind.

    Args:
        title: What goes on, for the window.
        work: Calls what it is given now and then, which ends it where the user has said so. It must not touch layers.
        is_here: Do it in this thread, for work that needs the main thread.
        at_once_s: How long it may last before there is a window.

    Raises:
        FreeNetError: If the user stopped it.
    """
    if utils.iface is None or QThread.currentThread() != QgsApplication.instance().thread():
        return work(lambda: None)
    if is_here:
        with _pauses(title, at_once_s) as check:
            return work(check)
    doing = _Doing(title, work)
    doing.worker.join(at_once_s)
    if not doing.is_over:
        _offer_to_stop(doing)
    return doing.found()


class _Doing(QObject):
    """Work in a thread of its own, which ends with the program.

    Signals:
        ended: It is over, by itself.
    """

    ended = pyqtSignal()

    def __init__(self, title: str, work: Callable[[Check], Any]) -> None:
        super().__init__()
        self.title = title
        self.is_over = False
        self._work = work
        self._found: list[Any] = []
        self._failed: list[BaseException] = []
        self._is_stopped = False
        self.worker = threading.Thread(target=self._run, daemon=True)
        self.worker.start()

    def stop(self) -> None:
        """End the work, at once or at its next look."""
        self._is_stopped = True
        self.worker.join(LAST_WORDS_S)

    def found(self) -> Any:
        """The result of the work."""
        if self._is_stopped:
            raise _stopped(self.title)
        if self._failed:
            raise self._failed[0]
        return self._found[0]

    def _run(self) -> None:
        try:
            self._found.append(self._work(self._check))
        except BaseException as error:  # raised where it is waited for
            self._failed.append(error)
        self.is_over = True
        self.ended.emit()

    def _check(self) -> None:
        if self._is_stopped:
            raise _stopped(self.title)


def _offer_to_stop(doing: _Doing) -> None:
    """Wait for the end of the work, or for the user's word."""
    loop = QEventLoop()
    doing.ended.connect(loop.quit)
    with _window(doing.title) as window:
        window.canceled.connect(loop.quit)
        if not doing.is_over:  # else its signal may have come too early
            loop.exec()
        if not doing.is_over:
            doing.stop()


@contextmanager
def _pauses(title: str, at_once_s: float) -> Iterator[Check]:
    """The check that work in the main thread calls: QGIS goes on meanwhile, and the user may end it."""
    pause, window = monotonic() + at_once_s, None

    def check() -> None:
        nonlocal pause, window
        if monotonic() < pause:
            return
        window = window or opened.enter_context(_window(title))
        QApplication.processEvents()
        if window.wasCanceled():
            raise _stopped(title)
        pause = monotonic() + LOOKED_EVERY_S

    with ExitStack() as opened:
        yield check


@contextmanager
def _window(title: str) -> Iterator[QProgressDialog]:
    window = QProgressDialog("", tr("Cancel"), 0, 0, QApplication.activeWindow())
    label = QLabel(title)
    label.setTextFormat(Qt.TextFormat.PlainText)  # names of layers and files are words
    window.setLabel(label)
    window.setObjectName("patience")
    window.setWindowModality(Qt.WindowModality.ApplicationModal)
    window.setMinimumDuration(0)
    QApplication.setOverrideCursor(Qt.CursorShape.ArrowCursor)
    window.show()
    try:
        yield window
    finally:
        QApplication.restoreOverrideCursor()
        window.close()
        window.deleteLater()


def _stopped(title: str) -> FreeNetError:
    return FreeNetError(tr("Stopped: {}").format(title))
