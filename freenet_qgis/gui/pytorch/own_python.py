# SPDX-License-Identifier: GPL-3.0-or-later
"""The box that sets up FreeNet's own Python."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QGroupBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from ...errors import FreeNetError
from ...text import stages
from ...text.figures import gigabytes
from ...text.i18n import tr
from ...workers import builds, commands, environment
from ...workers.diagnostics import last_log
from ...workers.hosts import Blocked
from ...workers.standalone import NeedsOwnPython
from ..task import Failure
from ..widgets.describing import describe
from ..widgets.notice import Notice
from ..widgets.question import ask
from . import words
from .page_button import page_button
from .set_up import SetUp

LOGGED = 12  # lines of the log below a failure


class OwnPython(QGroupBox):
    """The box; the set-up goes on where it is closed.

    Signals:
        begun: A set-up has begun.

    Attributes:
        build: The build of PyTorch that fits this computer; empty while that is not known.
        is_broken: Whether this Python was tried and does not work.
    """

    begun = pyqtSignal()

    def __init__(self, set_up: SetUp) -> None:
        super().__init__(tr("FreeNet's own Python"))
        self._set_up = set_up
        self.build = ""
        self.is_broken = False
        self._state = Notice("environment")
        self._wheels = QgsFileWidget()
        self._wheels.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self._wheels.lineEdit().setPlaceholderText(tr("None: download"))
        self._wheels.fileChanged.connect(self._forget_failure)
        title = tr("Folder of wheels")
        describe(self._wheels, "wheels", title, tr("Without a network: a folder with the wheels of all packages."))
        self._start = page_button("setUp", tr("Set up"), tr("Make FreeNet's own Python, nothing else is changed."))
        self._start.clicked.connect(lambda: self._start_set_up())
        self._cancel = page_button("cancelSetUp", tr("Cancel"), tr("Stop; what is there is continued next time."))
        self._cancel.clicked.connect(self._stop_set_up)
        self._bar = QProgressBar()
        self._bar.setObjectName("setUpProgress")
        self._stage = QLabel()
        self._stage.setTextFormat(Qt.TextFormat.PlainText)
        self._stage.setObjectName("setUpStage")
        self._way_out = QPushButton()
        self._way_out.clicked.connect(self._take_way_out)
        row = QHBoxLayout()
        row.addWidget(self._start)
        row.addWidget(self._cancel)
        row.addWidget(self._bar, 1)
        row.addStretch()
        form = QFormLayout()
        form.addRow(title, self._wheels)
        column = QVBoxLayout(self)
        column.addWidget(self._state)
        column.addWidget(self._way_out, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(form)
        column.addLayout(row)
        column.addWidget(self._stage)
        if set_up.task is not None:
            self._follow()

    def wheels(self) -> Optional[Path]:
        """The folder of wheels to install from; None to download."""
        folder = self._wheels.filePath()
        return Path(folder) if folder else None

    def refresh(self) -> None:
        """Show what there is, and what can be done."""
        is_running = self._set_up.task is not None
        for widget in (self._bar, self._stage, self._cancel):
            widget.setVisible(is_running)
        self._cancel.setEnabled(is_running)
        self._start.setEnabled(not is_running and bool(self.build))
        self._wheels.setEnabled(not is_running)
        state = environment.state()
        self._start.setText({"ready": tr("Set up anew"), "unfinished": tr("Continue")}.get(state, tr("Set up")))
        self.say_state()

    def say_state(self) -> None:
        """Tell what there is of FreeNet's own Python, or why the last set-up failed, and offer the way out."""
        seen, failure = environment.ready(), self._failure()
        error = failure.error if failure else None
        self._offer_way_out(error)
        if failure is not None:
            self._state.say(error.in_lines() if error else failure.sentence, "warning", details=last_log(LOGGED))
        elif self.is_broken:
            self._state.say(tr("It does not work any more. Set it up anew."), "warning")
        elif seen is None:
            self._state.say(words.download(self.build, environment.state() == "unfinished"))
        elif seen.kind == "cpu" and words.is_for_nvidia(self.build):
            text = tr("Ready, but PyTorch {} does not use your NVIDIA card. Update its driver, then set up anew.")
            self._state.say(text.format(seen.torch_version), "warning")
        else:
            self._state.say(tr("Ready: PyTorch {} on {}.").format(seen.torch_version, seen.device), "success")

    def _start_set_up(self, *, is_from_pypi: bool = False, may_bring_python: bool = False) -> None:
        self._set_up.begin(self.wheels(), is_from_pypi=is_from_pypi, may_bring_python=may_bring_python)
        self._follow()
        self.begun.emit()

    def _take_way_out(self) -> None:
        failure = self._failure()
        if failure is not None and isinstance(failure.error, NeedsOwnPython):
            if ask(tr("Fetch a Python for FreeNet?"), self, words.python_to_fetch()):
                self._start_set_up(may_bring_python=True)
        else:
            self._start_set_up(is_from_pypi=True)

    def _forget_failure(self) -> None:
        """What failed was installed from another folder than the one that is there now."""
        self._set_up.last = None
        self.say_state()

    def _stop_set_up(self) -> None:
        if self._set_up.task is not None:
            self._set_up.task.cancel()
        self._cancel.setEnabled(False)
        self._stage.setText(tr("Cancelling…"))

    def _follow(self) -> None:
        self._bar.setValue(0)
        self._stage.setText(tr("Starting"))
        self._set_up.task.staged.connect(self._on_stage)
        self._set_up.task.progressChanged.connect(self._on_progress)

    def _on_stage(self, stage: str) -> None:
        self._stage.setText(stages.translated(stage))

    def _on_progress(self, percent: float) -> None:
        self._bar.setValue(int(percent))

    def _offer_way_out(self, error: Optional[FreeNetError]) -> None:
        """Show the button that mends what made a set-up fail, where there is one."""
        self._way_out.setVisible(isinstance(error, (Blocked, NeedsOwnPython)))
        if isinstance(error, Blocked):
            size = builds.size(commands.build_of_pypi())
            title = tr("Take PyTorch from PyPI (about {} GB)").format(gigabytes(size.download))
            help_text = words.pypi(self.build)
        else:
            title = tr("Fetch a Python for FreeNet…")
            help_text = tr("Asks first, and tells what is fetched from where.")
        self._way_out.setText(title)
        describe(self._way_out, "wayOut", title, help_text)

    def _failure(self) -> Optional[Failure]:
        """Why the last set-up failed; None where another is running or there is none to tell of."""
        is_over = self._set_up.task is None and self._set_up.last is not None
        return self._set_up.last.failure if is_over else None
