# SPDX-License-Identifier: GPL-3.0-or-later
"""Applying models, from the click that opens the window to the end of the last map. One run at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Optional

from qgis.core import Qgis
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...request import EngineChoice
from ...text.i18n import tr
from ..project.run_history import RunHistory
from ..result_layers.rasters import add_layers
from ..widgets import message_bar
from ..widgets.message_bar import MessageButton
from ..widgets.qgis_window import canvas_of, window_of
from .dialog import ApplyDialog
from .jobs import Made, SceneJob, Wanted
from .run import ApplyRun


class Applying(QObject):
    """The window, made when it is first asked for, and its runs, which go on when it is closed.

    Signals:
        image_set_up: The user wants the image of a layer set up so, an `ImageSetup`.

    Attributes:
        dialog: The window; None before it was asked for.
        run: The run, if one is going on.
    """

    image_set_up = pyqtSignal(object, object)

    def __init__(
        self, iface: QgisInterface, engine: Callable[[], EngineChoice], history: RunHistory, parent: QObject
    ) -> None:
        """`engine` tells what computes."""
        super().__init__(parent)
        self._iface, self._engine, self._history, self._made = iface, engine, history, Made()
        self.dialog: Optional[ApplyDialog] = None
        self.run: Optional[ApplyRun] = None

    def open(self, model: Optional[Path] = None) -> None:
        """Show the window, with this model; None leaves the last one."""
        if self.dialog is None:
            canvas, window = canvas_of(self._iface), window_of(self._iface)
            self.dialog = ApplyDialog(self._history, self._engine, self._made, canvas, window)
            self.dialog.started.connect(self._start)
            self.dialog.stopped.connect(self._stop)
            self.dialog.image_set_up.connect(self.image_set_up)
        if model is not None:
            self.dialog.choose(model)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def unload(self) -> None:
        """Stop, tell nobody, and take the window away."""
        if self.run is not None:
            self.run.abandon()
            self.run = None
        if self.dialog is not None:
            self.dialog.unload()
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None

    def _start(self, jobs: Sequence[SceneJob], wanted: Wanted) -> None:
        self.run = ApplyRun(jobs, wanted, self._made, self._on_end, self)
        self.dialog.follow(self.run)
        self.run.start()

    def _stop(self) -> None:
        if self.run is not None:
            self.run.task.cancel()

    def _on_end(self, run: ApplyRun) -> None:
        self.run = None
        text, level = _end_in_words(run)
        kinds = {Qgis.MessageLevel.Success: "success", Qgis.MessageLevel.Info: "info"}
        self.dialog.show_end(text, kinds.get(level, "warning"))
        if run.homeless:
            add = MessageButton(tr("Add to this project"), lambda: _add(run), once=True)
            text = f"{text} {tr('The project of the maps was closed.')}"
            message_bar.tell(self._iface, text, Qgis.MessageLevel.Info, button=add)
        elif level == Qgis.MessageLevel.Warning:
            message_bar.tell(self._iface, text, level, button=MessageButton(tr("Show"), self.open))
        else:
            message_bar.tell(self._iface, text, level)
        run.deleteLater()


def _end_in_words(run: ApplyRun) -> tuple[str, Qgis.MessageLevel]:
    """How a run has ended, and how serious that is."""
    if run.task.failure is not None:
        return run.task.failure.sentence, Qgis.MessageLevel.Warning
    mapped, failed, count = run.count("done") + run.count("skipped"), run.count("failed"), len(run.jobs)
    text = _mapped_in_words(mapped, count)
    if failed:
        text += " " + tr("{} failed: the table says why.").format(failed)
    if run.task.isCanceled():
        return f"{tr('Cancelled.')} {text}", Qgis.MessageLevel.Info
    return text, Qgis.MessageLevel.Warning if failed else Qgis.MessageLevel.Success


def _mapped_in_words(mapped: int, count: int) -> str:
    """How many rasters of a run are mapped."""
    if mapped == count:
        return tr("All {count} rasters are mapped.", count).format(count=count)
    if mapped == 0:
        return tr("No raster is mapped.")
    return tr("{mapped} of {count} rasters are mapped.", mapped).format(mapped=mapped, count=count)


def _add(run: ApplyRun) -> None:
    for outputs, place in run.homeless:
        add_layers(outputs, place)
