# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of QGIS's options that says which Python trains, tries it, and sets one up."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Optional

from qgis.core import Qgis, QgsApplication, QgsTask
from qgis.gui import QgsFileWidget, QgsOptionsPageWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import (
    QApplication,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ... import paths, settings
from ...contract.capabilities import EngineInfo
from ...errors import FreeNetError
from ...text import stages
from ...text.figures import GIGABYTE, MEMORY_GIGABYTE, gigabytes
from ...text.i18n import tr
from ...workers import builds, commands, environment, standalone
from ...workers.diagnostics import diagnostics, last_log
from ...workers.hosts import Blocked
from ...workers.interpreter import VARIABLE
from ...workers.standalone import NeedsOwnPython
from ..manual.help_button import help_button
from ..task import Failure
from ..widgets.describing import describe
from ..widgets.notice import Notice
from ..widgets.opening import open_address
from ..widgets.question import ask
from .device import ProbeTask
from .set_up import SetUp

PAGE = "freenetPythonPage"
LOGGED = 12  # lines of the log below a failure


class PythonPage(QgsOptionsPageWidget):
    """The page: looks at files only, until a button is pressed; what takes time runs in tasks."""

    def __init__(self, set_up: SetUp, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName(PAGE)
        self._set_up = set_up
        self._found = ""
        self._build = ""
        self._is_broken = False
        column = QVBoxLayout(self)
        column.addWidget(self._choice())
        column.addWidget(self._own_environment())
        column.addLayout(self._help())
        column.addStretch()
        self._detection: Optional[QgsTask] = None
        self._check_task: Optional[ProbeTask] = None
        set_up.ended.connect(self._on_set_up)
        if set_up.task is not None:
            self._follow()
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._detection is None:  # not sooner: QGIS makes every page whenever its options are opened
            self._detection = QgsTask.fromFunction(
                tr("FreeNet: look for a graphics card"), lambda _: builds.fitting_build(), on_finished=self._on_detected
            )
            QgsApplication.taskManager().addTask(self._detection)

    def apply(self) -> None:
        python = self._python.filePath()
        if python != settings.load().python:
            settings.change(python=python)
            self._set_up.python_changed.emit()

    # The Python that trains

    def _choice(self) -> QGroupBox:
        self._python = QgsFileWidget()
        self._python.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self._python.setDialogTitle(tr("Choose a Python that has PyTorch"))
        self._python.setFilePath(settings.load().python)
        self._python.lineEdit().setPlaceholderText(tr("Automatic: QGIS's own if it has PyTorch, else FreeNet's"))
        title = tr("Python for training")
        fixed = os.environ.get(VARIABLE)
        help_text = tr("Training runs in a Python that has PyTorch, beside QGIS. A conda environment will do.")
        if fixed:
            help_text = tr("The environment variable {} says which Python runs the training.").format(VARIABLE)
        self._python.setDisabled(bool(fixed))
        self._python.fileChanged.connect(self._forget_check)
        describe(self._python, "python", title, help_text)
        self._check = _button("check", tr("Check"), tr("Try a training step and tell version, devices and memory."))
        self._check.clicked.connect(self._start_check)
        self._checked = Notice("checked")
        box = QGroupBox(title)
        row = QHBoxLayout()
        row.addWidget(self._python, 1)
        row.addWidget(self._check)
        column = QVBoxLayout(box)
        column.addLayout(row)
        column.addWidget(self._checked)
        return box

    def _start_check(self) -> None:
        self._forget_check()
        self._checked.say(tr("Trying a training step…"))
        self._check.setEnabled(False)
        python = self._python.filePath()
        self._check_task = ProbeTask(Path(python) if python else None, self._on_checked)
        QgsApplication.taskManager().addTask(self._check_task)

    def _forget_check(self) -> None:
        """What was found, or is still looked for, holds for another path than the one that is there now."""
        task, self._check_task = self._check_task, None
        if task is not None:
            task.cancel()
        self._found, self._is_broken = "", False
        self._checked.say("")
        self._check.setEnabled(True)
        self._say_state()

    def _on_checked(self, task: ProbeTask) -> None:
        if sip.isdeleted(self) or task is not self._check_task:
            return  # the dialog was closed meanwhile, or another Python was named
        self._check_task = None
        self._check.setEnabled(True)
        if task.info is None:
            self._found = f"{task.problem}\n{task.details}".strip()
            self._checked.say(task.problem, "warning", details=task.details)
            self._is_broken = task.python == environment.python() and not task.isCanceled()
            self._say_state()
        else:
            self._found = python_in_words(task.info, str(task.python))
            self._checked.say(self._found, "success")

    # FreeNet's own environment

    def _own_environment(self) -> QGroupBox:
        self._state = Notice("environment")
        self._wheels = QgsFileWidget()
        self._wheels.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self._wheels.lineEdit().setPlaceholderText(tr("None: download"))
        self._wheels.fileChanged.connect(self._forget_failure)
        title = tr("Folder of wheels")
        describe(self._wheels, "wheels", title, tr("Without a network: a folder with the wheels of all packages."))
        self._start = _button("setUp", tr("Set up"), tr("Make FreeNet's own Python, nothing else is changed."))
        self._start.clicked.connect(lambda: self._start_set_up())
        self._cancel = _button("cancelSetUp", tr("Cancel"), tr("Stop; what is there is continued next time."))
        self._cancel.clicked.connect(self._stop_set_up)
        self._bar = QProgressBar()
        self._bar.setObjectName("setUpProgress")
        self._stage = QLabel()
        self._stage.setTextFormat(Qt.TextFormat.PlainText)
        self._stage.setObjectName("setUpStage")
        self._way_out = QPushButton()
        self._way_out.clicked.connect(self._take_way_out)
        box = QGroupBox(tr("FreeNet's own Python"))
        row = QHBoxLayout()
        row.addWidget(self._start)
        row.addWidget(self._cancel)
        row.addWidget(self._bar, 1)
        row.addStretch()
        form = QFormLayout()
        form.addRow(title, self._wheels)
        column = QVBoxLayout(box)
        column.addWidget(self._state)
        column.addWidget(self._way_out, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(form)
        column.addLayout(row)
        column.addWidget(self._stage)
        return box

    def _start_set_up(self, *, is_from_pypi: bool = False, may_bring_python: bool = False) -> None:
        wheels = self._wheels.filePath()
        self._set_up.begin(
            Path(wheels) if wheels else None, is_from_pypi=is_from_pypi, may_bring_python=may_bring_python
        )
        self._follow()
        self._refresh()

    def _take_way_out(self) -> None:
        failure = self._failure()
        if failure is not None and isinstance(failure.error, NeedsOwnPython):
            if ask(tr("Fetch a Python for FreeNet?"), self, _python_to_fetch()):
                self._start_set_up(may_bring_python=True)
        else:
            self._start_set_up(is_from_pypi=True)

    def _forget_failure(self) -> None:
        """What failed was installed from another folder than the one that is there now."""
        self._set_up.last = None
        self._say_state()

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

    def _on_set_up(self) -> None:
        self._is_broken = False
        task = self._set_up.last
        if task.result is not None:
            self._python.setFilePath("")
            self._found = python_in_words(task.result, str(environment.python()))
        elif task.failure is not None:
            self._found = task.failure.sentence
        self._refresh()

    def _on_detected(self, error: Optional[Exception], build: str = "cpu") -> None:
        if not sip.isdeleted(self):
            self._build = build
            self._refresh()

    def _refresh(self) -> None:
        is_running = self._set_up.task is not None
        for widget in (self._bar, self._stage, self._cancel):
            widget.setVisible(is_running)
        self._cancel.setEnabled(is_running)
        self._start.setEnabled(not is_running and bool(self._build))
        self._wheels.setEnabled(not is_running)
        self._commands.setEnabled(bool(self._build))
        self._log.setEnabled(environment.log().is_file())
        state = environment.state()
        self._start.setText({"ready": tr("Set up anew"), "unfinished": tr("Continue")}.get(state, tr("Set up")))
        self._say_state()

    def _say_state(self) -> None:
        """Tell what there is of FreeNet's own Python, or why the last set-up failed, and offer the way out."""
        seen, failure = environment.ready(), self._failure()
        error = failure.error if failure else None
        self._offer_way_out(error)
        if failure is not None:
            self._state.say(error.in_lines() if error else failure.sentence, "warning", details=last_log(LOGGED))
        elif self._is_broken:
            self._state.say(tr("It does not work any more. Set it up anew."), "warning")
        elif seen is None:
            self._state.say(self._size_in_words(environment.state()))
        elif seen.kind == "cpu" and self._has_nvidia():
            text = tr("Ready, but PyTorch {} does not use your NVIDIA card. Update its driver, then set up anew.")
            self._state.say(text.format(seen.torch_version), "warning")
        else:
            self._state.say(tr("Ready: PyTorch {} on {}.").format(seen.torch_version, seen.device), "success")

    def _offer_way_out(self, error: Optional[FreeNetError]) -> None:
        """Show the button that mends what made a set-up fail, where there is one."""
        self._way_out.setVisible(isinstance(error, (Blocked, NeedsOwnPython)))
        if isinstance(error, Blocked):
            size = builds.size(commands.build_of_pypi())
            title = tr("Take PyTorch from PyPI (about {} GB)").format(gigabytes(size.download))
            help_text = self._pypi_in_words(size.disk)
        else:
            title = tr("Fetch a Python for FreeNet…")
            help_text = tr("Asks first, and tells what is fetched from where.")
        self._way_out.setText(title)
        describe(self._way_out, "wayOut", title, help_text)

    def _failure(self) -> Optional[Failure]:
        """Why the last set-up failed; None where another is running or there is none to tell of."""
        is_over = self._set_up.task is None and self._set_up.last is not None
        return self._set_up.last.failure if is_over else None

    def _pypi_in_words(self, disk: float) -> str:
        text = tr("The build of PyTorch that PyPI has; it needs {:.0f} GB of disk.").format(disk / GIGABYTE)
        if self._has_nvidia() and commands.build_of_pypi() == "cpu":
            text += " " + tr("On this system it does not use NVIDIA cards.")
        return text

    def _has_nvidia(self) -> bool:
        return self._build.startswith("cu")

    def _size_in_words(self, state: str) -> str:
        size = builds.size(self._build or "cpu")
        card = tr("your NVIDIA card") if self._has_nvidia() else tr("the processor")
        text = tr("PyTorch for {}: about {} GB are downloaded, {:.0f} GB of disk are needed.")
        text = text.format(card, gigabytes(size.download), size.disk / GIGABYTE)
        return tr("It was left half-made.") + " " + text if state == "unfinished" else text

    # For those who type, and for bug reports

    def _help(self) -> QHBoxLayout:
        self._commands = _button("copyCommands", tr("Copy commands"), tr("The commands that do the same by hand."))
        self._commands.clicked.connect(self._copy_commands)
        self._log = _button("setUpLog", tr("Open log"), tr("What the last set-up did."))
        self._log.clicked.connect(self._open_log)
        report = _button(
            "copyDiagnostics",
            tr("Copy diagnostics"),
            tr("For bug reports: versions, state and the end of the log, without your name and home folder."),
        )
        report.clicked.connect(self._copy_diagnostics)
        row = QHBoxLayout()
        for button in (self._commands, self._log, report):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(help_button("setup.md"))
        return row

    def _copy_commands(self) -> None:
        wheels = self._wheels.filePath()
        QApplication.clipboard().setText(
            commands.typed(self._build, Path(wheels) if wheels else None, self._set_up.origin)
        )

    def _open_log(self) -> None:
        open_address(QUrl.fromLocalFile(str(environment.log())), self)

    def _copy_diagnostics(self) -> None:
        versions = f"FreeNet {paths.metadata('version')}, QGIS {Qgis.version()}, PyTorch build '{self._build}'"
        QApplication.clipboard().setText(diagnostics(versions, self._python.filePath(), self._found))


def _python_to_fetch() -> list[str]:
    """What is fetched, from where, and where it goes."""
    return [
        tr("Python {} from {}, by the program uv from PyPI: about {} MB.").format(
            standalone.VERSION, standalone.HOSTS, standalone.MEGABYTES
        ),
        tr("Both are held to digests that came with FreeNet. PyTorch is downloaded after it."),
        tr("It lies in '{}', where no other program looks for it.").format(standalone.folder()),
    ]


def python_in_words(info: EngineInfo, python: str) -> str:
    """What a Python has to offer, each device on a line of its own."""
    lines = [tr("PyTorch {} in Python {} trained on:").format(info.torch_version, info.python_version)]
    for device in info.devices:
        text = device.name
        if device.kind == "cpu" and device.memory_bytes:
            text += tr(", {:.0f} GB of memory").format(device.memory_bytes / MEMORY_GIGABYTE)
        lines.append(tr("{} (a small step takes {:.0f} ms)").format(text, 1000 * device.small_step_seconds))
    return "\n".join([*lines, python])


def _button(name: str, title: str, help_text: str) -> QPushButton:
    button = QPushButton(title)
    describe(button, name, title, help_text)
    return button
