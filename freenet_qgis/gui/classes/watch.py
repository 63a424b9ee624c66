# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts of a layer, kept up to date while it is edited."""

from __future__ import annotations

from typing import Optional, Union

from qgis.core import QgsMapLayer, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..widgets.last_thread import LastThread
from .counts import CountRequest, Counts, CountThread
from .patch_counts import PatchRequest, PatchThread

PAUSE_MS = 200  # without an edit, before counting begins

Asked = Union[CountRequest, PatchRequest]
Thread = Union[CountThread, PatchThread]


class ClassWatch(QObject):
    """A watch over one layer: counts again whenever edits pause. Lives in the main thread, counts in another.

    Signals:
        counted: There are new counts, or a new problem.

    Attributes:
        counts: The last ones.
        problem: Why there are none; empty if there are.
    """

    counted = pyqtSignal()

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self.counts = Counts()
        self.problem = ""
        self._what: Optional[Asked] = None
        self._is_unloaded = False  # then layers may still come and go before Qt deletes it
        self._last = LastThread(self)
        self._last.ended.connect(self._take)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._count)

    def watch(self, what: Optional[Asked]) -> None:
        """Count this from now on; None for nothing."""
        if self._is_unloaded or (what == self._what and not (what and what.only_selected)):
            return
        is_other = not (what and self._what) or (what.layer, what.field) != (self._what.layer, self._what.field)
        self._leave()
        self._what = what
        if is_other:
            self.counts, self.problem = Counts(), ""
            self.counted.emit()
        if what is not None:
            for signal in _edits(what.layer):
                signal.connect(self._pause.start)
            self._count()

    def unload(self) -> None:
        """Watch nothing any more, and leave no thread behind."""
        self._is_unloaded = True
        self._leave()
        self._what = None
        self._last.unload()

    def is_counting(self) -> bool:
        """Whether better counts are on their way."""
        return self._last.thread is not None or self._pause.isActive()

    def _leave(self) -> None:
        self._pause.stop()
        self._last.overtake()
        if self._what is not None and not sip.isdeleted(self._what.layer):
            for signal in _edits(self._what.layer):
                signal.disconnect(self._pause.start)

    def _count(self) -> None:
        self._last.overtake()
        if self._what is None or sip.isdeleted(self._what.layer):
            return
        thread = _thread_for(self._what)
        thread.estimated.connect(self._on_estimated)
        self._last.start(thread)

    def _on_estimated(self) -> None:
        thread = self._last.thread
        if thread is not None and thread == self.sender():
            self._take(thread)

    def _take(self, thread: Thread) -> None:
        self.counts, self.problem = thread.counts, thread.problem
        self.counted.emit()


def _thread_for(what: Asked) -> Thread:
    return CountThread(what) if isinstance(what, CountRequest) else PatchThread(what)


def _edits(layer: QgsMapLayer) -> tuple:
    """The signals that tell of other polygons or classes than before, or elsewhere; undoing is an edit, too."""
    if not isinstance(layer, QgsVectorLayer):
        return ()
    return layer.layerModified, layer.dataChanged, layer.afterRollBack, layer.crsChanged
