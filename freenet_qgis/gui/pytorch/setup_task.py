# SPDX-License-Identifier: GPL-3.0-or-later
"""Setting up FreeNet's own Python as a task of QGIS."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Optional

from qgis.core import Qgis, QgsMessageLog, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from ...i18n import tr
from ...job import FreeNetError
from ...workers import commands, environment
from ...workers.interpreter import EngineInfo
from ...workers.setting_up import Canceled, Listener, set_up
from ..task import LOG_TAG
from . import network


class SetUpTask(QgsTask):
    """Made and heard in the main thread; `run` works in a thread of QGIS, and the listener it hands on as well.

    Attributes:
        info: What the new environment can do; None until it is ready.
        problem: Why it is not; empty if it is, or if the user cancelled.
    """

    staged = pyqtSignal(str)

    def __init__(self, wheels: Optional[Path], on_end: Callable[[SetUpTask], None]) -> None:
        """`on_end` is called in the main thread, once."""
        super().__init__(tr("FreeNet: set up PyTorch"), QgsTask.Flag.CanCancel)
        self.info: Optional[EngineInfo] = None
        self.problem = ""
        self._wheels = wheels
        self._network = network.variables(commands.TORCH_INDEX, environment.home())
        self._on_end = on_end

    def run(self) -> bool:
        listener = Listener(self.staged.emit, lambda share: self.setProgress(100 * share), self.isCanceled)
        try:
            self.info = set_up(self._wheels, self._network, listener)
        except Canceled:
            return False
        except (FreeNetError, OSError) as error:  # OSError: a disk or a folder that cannot be written to
            self.problem = str(error)
        except Exception as error:  # a bug of ours must not reach QGIS's thread, which would take QGIS down
            self.problem = tr("FreeNet met an unexpected error: {}").format(error)
            QgsMessageLog.logMessage(traceback.format_exc(), LOG_TAG, Qgis.MessageLevel.Critical)
        return self.info is not None

    def finished(self, result: bool) -> None:
        self._on_end(self)
