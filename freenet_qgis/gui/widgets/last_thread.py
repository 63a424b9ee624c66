# SPDX-License-Identifier: GPL-3.0-or-later
"""Threads that answer the same question again and again: only the last one is listened to."""

from __future__ import annotations

from typing import Any, Optional

from qgis.PyQt.QtCore import QObject, QThread, pyqtSignal


class LastThread(QObject):
    """The thread that was started last; those that it overtakes are asked to end. Lives in the main thread.

    Signals:
        ended: It has ended: the `QThread`.

    Attributes:
        thread: It; None once it has ended or been overtaken.
    """

    ended = pyqtSignal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.thread: Any = None
        self._threads: set[QThread] = set()  # those that were overtaken, too, until they end

    def start(self, thread: QThread) -> None:
        """Start a thread, in place of the last."""
        self.overtake()
        self.thread = thread
        self._threads.add(thread)
        thread.finished.connect(self._on_end)
        thread.start(QThread.Priority.LowPriority)

    def overtake(self) -> None:
        """Listen to the last one no more."""
        thread: Optional[QThread] = self.thread
        self.thread = None
        if thread is not None:
            thread.requestInterruption()

    def unload(self) -> None:
        """Leave no thread behind."""
        self.overtake()
        for thread in self._threads:
            thread.wait()

    def _on_end(self) -> None:
        # Not told which thread: what holds it and is held by it would be deleted wherever Python then collects.
        for thread in [one for one in self._threads if one.isFinished()]:
            thread.wait()  # the signal comes a moment before the end, and Qt aborts where a living thread is deleted
            self._threads.discard(thread)
            if thread is self.thread:
                self.thread = None
                self.ended.emit(thread)
