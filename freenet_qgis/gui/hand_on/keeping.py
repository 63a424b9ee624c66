# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping a temporary run: its files are copied in the background, and the project shows the copies from then on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ... import settings
from ...errors import FreeNetError
from ...progress import Canceled, Progress
from ...request import Outputs
from ...text.i18n import tr
from ..project.run_history import RunHistory
from ..project.run_record import RunRecord
from ..project.stored_paths import base, is_there
from ..result_layers.moving import show_elsewhere
from ..runs.copied_run import as_json
from ..runs.view import name_of
from ..task import WorkflowTask
from ..widgets.busy import busy
from .kept_files import copies, kept, write


class Keeper(QObject):
    """Keeps temporary runs of the open project, one at a time.

    Signals:
        said: A sentence for the user, and its kind, see `Notice.say`.
        moved: A run, and the same with its files in their new places; before the list of runs tells of it.

    Attributes:
        run: What is being kept; None for nothing.
    """

    said = pyqtSignal(str, str)
    moved = pyqtSignal(object, object)

    def __init__(self, history: RunHistory, window: QWidget) -> None:
        super().__init__(window)
        self._history, self._window = history, window
        self._task: Optional[WorkflowTask] = None
        self.run: Optional[RunRecord] = None

    def unload(self) -> None:
        """Stop, and tell nobody."""
        if self._task is not None:
            self._task.forget()
            self._task = self.run = None

    def ask(self, run: RunRecord) -> None:
        """Keep a run in a folder that the user chooses."""
        if self.run is not None:
            self.said.emit(
                tr("Another run is being copied. Wait for its end, or cancel it in QGIS's list of tasks."), "info"
            )
            return
        places = (settings.load().last_folder, base(), str(Path(run.settings.raster).parent))
        start = next(filter(is_there, places), "")
        title = tr("Keep the map, model and report in this folder")
        if folder := QFileDialog.getExistingDirectory(self._window, title, start):
            self.keep(run, Path(folder))

    def keep(self, run: RunRecord, folder: Path) -> None:
        """Copy the files of a run into a folder; nothing in it is replaced."""
        if self.run is not None:
            return
        try:
            with busy():
                wanted = copies(run, folder)
        except FreeNetError as error:
            self.said.emit(str(error), "warning")
            return
        text, problem = _settings(run)

        def work(progress: Progress) -> Outputs:
            write(wanted, text, _stoppable(progress))
            return wanted.outputs

        self.run = run
        title = tr("FreeNet: keep {}").format(name_of(run))
        self._task = WorkflowTask(title, work, lambda task: self._on_end(task, run, problem))
        self.said.emit(tr("The files are being copied to '{}'.").format(folder), "info")
        QgsApplication.taskManager().addTask(self._task)

    def _on_end(self, task: WorkflowTask, run: RunRecord, problem: str) -> None:
        self._task = self.run = None
        if task.failure is not None:
            self.said.emit(task.failure.sentence, "warning")
        elif task.result is None:
            self.said.emit(tr("Keeping was cancelled. Nothing was copied."), "info")
        else:
            self._take_over(run, task.result)
            done = tr("Kept as '{}'.").format(task.result.class_map)
            self.said.emit(f"{done} {problem}".strip(), "warning" if problem else "success")

    def _take_over(self, run: RunRecord, outputs: Outputs) -> None:
        """Let the project know the copies, if the run is still in it."""
        current = next((other for other in self._history.runs if other == run), None)
        if current is None:
            return
        new = kept(current, outputs)
        for kind, path in outputs.maps().items():
            show_elsewhere(Path(getattr(current, kind.id)), path)
        self.moved.emit(current, new)
        self._history.move(current, new)
        settings.change(last_folder=str(outputs.files()[0].parent))


def _settings(run: RunRecord) -> tuple[str, str]:
    """The settings as text, or why there are none."""
    try:
        return as_json(run.settings), ""
    except FreeNetError as error:
        return "", tr("Without its settings: {}").format(error)


def _stoppable(progress: Progress) -> Callable[[float], None]:
    """Tells how far it is, and raises `Canceled` where nobody wants it any more."""

    def on_progress(done: float) -> None:
        if progress.is_canceled():
            raise Canceled
        progress.fraction(done)

    return on_progress
