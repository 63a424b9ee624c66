# SPDX-License-Identifier: GPL-3.0-or-later
"""The window "Apply a model": to which rasters, where the maps go, and what becomes of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication, QgsRasterLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...errors import FreeNetError
from ...request import EngineChoice
from ...text.i18n import tr
from ...workflow import Outcome
from ..image.dialog import ImageDialog
from ..manual.help_button import help_button
from ..project.run_history import RunHistory
from ..widgets.busy import busy
from ..widgets.describing import describe
from ..widgets.notice import Notice
from ..widgets.question import ask
from .choices import Choices
from .jobs import Made, SceneJob, jobs_of, replaced
from .model_choice import ModelChoice
from .progress import ApplyProgress
from .run import ApplyRun
from .scenes_part import ScenesPart
from .states import SceneState


class ApplyDialog(QDialog):
    """The window. It may be closed while a run goes on, and shows it again when it is opened.

    Signals:
        started: The user wants these jobs done, and in what way, see `Wanted`.
        stopped: The user wants the run to stop.
        image_set_up: The user wants the image of a layer set up so, an `ImageSetup`.
    """

    started = pyqtSignal(object, object)
    stopped = pyqtSignal()
    image_set_up = pyqtSignal(object, object)

    def __init__(
        self,
        history: RunHistory,
        engine: Callable[[], EngineChoice],
        made: Made,
        canvas: QgsMapCanvas,
        parent: Optional[QWidget] = None,
    ) -> None:
        """`engine` tells what computes, `made` what was mapped before, `canvas` is that of the map."""
        super().__init__(parent)
        self.setObjectName("applyDialog")
        self.setWindowTitle(tr("FreeNet: apply a model"))
        self._history, self._engine, self._made, self._canvas = history, engine, made, canvas
        self._run: Optional[ApplyRun] = None
        self._model, self._scenes, self._choices = ModelChoice(), ScenesPart(), Choices()
        self._notice, self._progress = Notice("applyNotice"), ApplyProgress()
        self._make_buttons()
        column = QVBoxLayout(self)
        column.addWidget(self._model)
        column.addWidget(self._scenes, 1)
        for widget in (self._choices, self._notice, self._progress, self._buttons):
            column.addWidget(widget)
        self._model.changed.connect(self._on_changed)
        self._scenes.changed.connect(self._on_changed)
        self._scenes.setup_wanted.connect(self._set_up)
        history.changed.connect(self._offer_runs)
        self._offer_runs()
        self._allow()
        self.resize(max(self.sizeHint().width(), 620), max(self.sizeHint().height(), 560))

    def unload(self) -> None:
        """Follow nothing any more."""
        self._history.changed.disconnect(self._offer_runs)
        self._scenes.unload()

    def choose(self, model: Path) -> None:
        """Choose a model; while a run goes on, its own stays."""
        if self._run is None:
            self._model.choose(model)

    def follow(self, run: ApplyRun) -> None:
        """Show how far a run is, until `show_end`."""
        self._run = run
        self._notice.say("")
        for job in run.jobs:
            self._tell(job, SceneState("waiting"))
        self._lock()
        self._progress.follow(run.task, len(run.jobs))
        run.task.begun.connect(self._on_begun)
        run.task.advanced.connect(self._on_advanced)
        run.task.remarked.connect(self._on_remarked)
        run.task.ended.connect(self._on_ended)

    def show_end(self, text: str, kind: str) -> None:
        """Say how the run has ended; what its turn never came to waits no longer."""
        run, self._run = self._run, None
        if run is None:
            return
        for job in run.jobs:
            state = self._scenes.table.state_of(job.candidate)
            if state.status in ("waiting", "running"):
                self._tell(job, replace(state, status="canceled" if run.task.isCanceled() else ""))
        self._progress.rest()
        self._lock()
        self._scenes.table.select_remarked()
        self._notice.say(text, kind)

    def _make_buttons(self) -> None:
        self._apply = QPushButton(QgsApplication.getThemeIcon("/mActionStart.svg"), tr("Apply"))
        describe(self._apply, "applyStart", tr("Apply"), tr("Map the ticked rasters, one after the other."))
        self._apply.setDefault(True)
        self._cancel = QPushButton(QgsApplication.getThemeIcon("/mActionStop.svg"), tr("Cancel"))
        self._cancel.setAutoDefault(False)
        describe(
            self._cancel,
            "applyCancel",
            tr("Cancel"),
            tr("Stop. Maps that are done stay; of the others none is written."),
        )
        close = QPushButton(tr("Close"))
        close.setAutoDefault(False)
        describe(close, "applyClose", tr("Close"), tr("Close the window. What is being mapped goes on."))
        self._apply.clicked.connect(self._start)
        self._cancel.clicked.connect(self._stop)
        close.clicked.connect(self.close)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(help_button("after-the-map.md"))
        row.addStretch()
        for button in (self._apply, self._cancel, close):
            row.addWidget(button)

    # What the user does

    def _start(self) -> None:
        self._notice.say("")
        try:
            with busy():
                wanted = self._choices.wanted(self._model.checked(), self._engine())
                jobs = jobs_of(self._scenes.table.ticked(), wanted, self._made)
        except FreeNetError as error:
            self._notice.say(str(error), "warning")
            return
        going = replaced(jobs)
        if going and not ask(tr("These files exist already. Overwrite them?"), self, list(map(str, going))):
            return
        self._choices.remember()
        self.started.emit(jobs, wanted)

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._progress.cancelling()
        self.stopped.emit()

    def _set_up(self, layer: QgsRasterLayer) -> None:
        dialog = ImageDialog(layer, (), self, self._canvas)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.set_up.connect(lambda setup: self.image_set_up.emit(layer, setup))
        dialog.finished.connect(self._scenes.refresh)
        dialog.open()

    # What a run tells

    def _on_begun(self, number: int) -> None:
        self._change(number, lambda state: replace(state, status="running"))

    def _on_advanced(self, number: int, percent: int) -> None:
        self._change(number, lambda state: replace(state, percent=percent))

    def _on_remarked(self, number: int, text: str) -> None:
        self._change(number, lambda state: state.remarked(text))

    def _on_ended(self, number: int, outcome: Outcome) -> None:
        self._change(number, lambda state: state.ended(outcome))

    def _change(self, number: int, change: Callable[[SceneState], SceneState]) -> None:
        if self._run is not None:
            job = self._run.jobs[number]
            self._tell(job, change(self._scenes.table.state_of(job.candidate)))

    def _tell(self, job: SceneJob, state: SceneState) -> None:
        self._scenes.table.tell(job.candidate, state)
        if job.candidate in self._scenes.table.selected():
            self._scenes.show_selected()

    # What is allowed now

    def _on_changed(self) -> None:
        if self._run is None:
            self._notice.say("")
        self._allow()

    def _offer_runs(self) -> None:
        self._model.offer(self._history.runs)

    def _lock(self) -> None:
        """Let nothing be chosen while a run goes on."""
        is_running = self._run is not None
        for part in (self._model, self._choices):
            part.setEnabled(not is_running)
        self._scenes.lock(is_running)
        self._allow()

    def _allow(self) -> None:
        is_running = self._run is not None
        self._cancel.setEnabled(self._run is not None and not self._run.task.isCanceled())
        count = len(self._scenes.table.ticked())
        self._apply.setEnabled(bool(count) and self._model.path() is not None and not is_running)
        self._apply.setText(tr("Apply ({})").format(count) if count else tr("Apply"))
