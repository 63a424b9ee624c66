# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of a raster before it is trained on, found out in the background."""

from __future__ import annotations

import traceback
from typing import Optional

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject, QThread, pyqtSignal

from ...errors import FreeNetError
from ...geodata import raster
from ...geodata.raster.empty_bands import empty_bands
from ...progress import Canceled
from ...request import Scene
from ...text.i18n import tr
from ..widgets.last_thread import LastThread
from ..widgets.log import write_log


class SceneThread(QThread):
    """A thread that looks at a raster; made and heard in the main thread.

    Attributes:
        info: What the raster is; None if it cannot be used, which is told when training starts.
        left_out: Bands that will not be used, each with the reason.
        empty: Numbers of those of them that have no data.
        problem: What went wrong that should not; empty if nothing did.
        log: Where.
    """

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.info: Optional[raster.RasterInfo] = None
        self.left_out: list[str] = []
        self.empty: frozenset[int] = frozenset()
        self.problem = self.log = ""
        self._scene = scene

    def run(self) -> None:
        try:
            self._look()
        except (Canceled, FreeNetError):  # the run says so, in the user's way then
            pass
        except Exception as error:  # a bug of ours must not leave the thread, which would take QGIS down
            text = tr("'{}' could not be looked at: FreeNet met an unexpected error: {}")
            self.problem = text.format(self._scene.raster.name, error)
            self.log = traceback.format_exc()

    def _look(self) -> None:
        info = raster.of(self._scene, self._check)
        self.empty = frozenset(band.number for band in empty_bands(info, self.isInterruptionRequested))
        reasons = {
            tr("marked as bad in the file"): info.bad,
            tr("not chosen"): info.unchosen,
            tr("no pixel has data"): self.empty,
        }
        for band in info.bands:
            found = [reason for reason, numbers in reasons.items() if band.number in numbers]
            self.left_out += [f"{band.name}: {reason}" for reason in found]
        self.left_out += [f"{band.name}: {tr('the opacity of the raster (alpha)')}" for band in info.opacity]
        self.info = info

    def _check(self) -> None:
        if self.isInterruptionRequested():
            raise Canceled


class SceneWatch(QObject):
    """A watch over the raster of the form; looks at one after the other.

    Signals:
        looked: All that can be known of the last raster is known.

    Attributes:
        info: What it is; None while that is not known.
        left_out: Its bands that will not be used, each with the reason.
        empty: Numbers of those of them that have no data.
        problem: What went wrong that should not, in a sentence; empty if nothing did.
    """

    looked = pyqtSignal()

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self.info: Optional[raster.RasterInfo] = None
        self.left_out: list[str] = []
        self.empty: frozenset[int] = frozenset()
        self.problem = ""
        self._scene: Optional[Scene] = None
        self._is_unloaded = False  # then layers may still come and go before Qt deletes it
        self._last = LastThread(self)
        self._last.ended.connect(self._take)

    def watch(self, scene: Optional[Scene]) -> None:
        """Look at this raster; None for none."""
        if scene == self._scene or self._is_unloaded:
            return
        self._scene, self.info, self.left_out, self.empty, self.problem = scene, None, [], frozenset(), ""
        self._last.overtake()
        if scene is not None:
            self._last.start(SceneThread(scene))

    def unload(self) -> None:
        """Look at nothing any more, and leave no thread behind."""
        self._is_unloaded = True
        self._last.unload()

    def _take(self, thread: SceneThread) -> None:
        self.info, self.left_out, self.problem = thread.info, thread.left_out, thread.problem
        self.empty = thread.empty
        if thread.log:
            write_log(thread.log, Qgis.MessageLevel.Critical)
        self.looked.emit()
