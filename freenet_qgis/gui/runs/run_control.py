# SPDX-License-Identifier: GPL-3.0-or-later
"""A training of the dock, from the click to its end."""

from __future__ import annotations

from functools import partial
from typing import Optional

from qgis.core import Qgis
from qgis.gui import QgisInterface
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ... import settings
from ...contract.maps import OFFERED_MAPS
from ...errors import FreeNetError
from ...request import TrainRequest
from ...text.i18n import tr
from ...workflow import Result
from ..form.run_form import RunForm
from ..form.shared_system import settle
from ..project.run_record import RunRecord
from ..result_layers.place import MapPlace
from ..result_layers.rasters import add_layers
from ..task import Failure
from ..training import run_request
from ..training.forecast import RunForecast
from ..training.overwriting import confirmed
from ..training.progress import RunProgress
from ..training.run import Run
from ..widgets import message_bar
from ..widgets.busy import busy
from ..widgets.message_bar import MessageButton
from ..widgets.qgis_window import canvas_of, window_of
from .form_settings import settings_of


class RunControl(QObject):
    """The control of runs: starts what the form describes, shows how far it is, and tells how it ends. One at a time.

    Signals:
        begun: A run begins.
        ended: It has ended, however.
        said: A sentence for the user, empty for silence, and its kind, see `Notice.say`.
        trained: The `RunRecord` of a run that ended well in the open project, before its layers come.
        kept: The same, once they are there.

    Attributes:
        run: The run, if one is going on.
        progress: How far it is.
    """

    begun = pyqtSignal()
    ended = pyqtSignal()
    said = pyqtSignal(str, str)
    trained = pyqtSignal(object)
    kept = pyqtSignal(object)

    def __init__(self, iface: QgisInterface, form: RunForm, forecast: RunForecast, parent: QWidget) -> None:
        super().__init__(parent)
        self._iface, self._form, self._forecast, self._window = iface, form, forecast, parent
        self.run: Optional[Run] = None
        self.progress = RunProgress()

    def unload(self) -> None:
        """Stop, and tell nobody."""
        if self.run is not None:
            self.run.abandon()
            self.run = None

    def start(self) -> None:
        """Run what the form describes, unless that will not do or the user does not want to overwrite anything."""
        self.said.emit("", "info")
        warnings: list[str] = []
        settle(self._form.layers, self._window)
        try:
            with busy():
                request = run_request.build(self._form, warnings.append)
                run_request.check(request, self._form)
        except FreeNetError as error:
            self.said.emit(str(error), "warning")
            return
        if not confirmed(request.outputs, self._window):
            return
        message_bar.take_back(self._iface, message_bar.RUN_FAILED)
        self._remember(request)
        raster, asked = self._form.layers.chosen().raster, settings_of(self._form, request)
        self.run = Run(request, raster, canvas_of(self._iface), asked, warnings, self._on_end)
        self.progress.follow(self.run, self._forecast.span())
        self.begun.emit()
        self.run.start()

    def stop(self) -> None:
        """Cancel the run."""
        if self.run is not None:
            self.progress.cancelling(self.run.task)
            self.run.task.cancel()

    def is_stoppable(self) -> bool:
        """Whether a run goes on that nobody has cancelled yet."""
        return self.run is not None and not self.run.task.isCanceled()

    def _remember(self, request: TrainRequest) -> None:
        """Store the choices that will suit the next run as well."""
        if self._form.output.filePath():
            settings.change(last_folder=str(request.outputs.class_map.parent))
        settings.change(
            preset=request.options.preset,
            validation=request.options.validation,
            refit=self._form.options.refit_wanted(),
            device=request.engine.device,
            **{kind.id: kind in request.outputs.maps() for kind in OFFERED_MAPS},
        )

    def _on_end(self, run: Run) -> None:
        self.run = None
        self.progress.rest()
        run.preview.remove()
        try:
            if run.task.result is not None and not run.task.isCanceled():
                self._succeed(run, run.task.result)
            else:
                run.staging.discard()
                self._fail(run, run.task.failure)
        finally:
            run.place.release()
            self.ended.emit()

    def _succeed(self, run: Run, result: Result) -> None:
        try:
            outputs, problem = run.staging.put_in_place()
        except FreeNetError as error:
            run.staging.discard()
            self._fail(run, Failure(str(error)))
            return
        self.said.emit(problem, "warning")
        warnings = run.warnings[::-1]  # what was found out last weighs most
        record = RunRecord.of(run.settings, outputs, result.report, warnings)
        settings.change(has_trained=True)
        if run.place.is_open():
            self._keep(record, run.place)
            text = tr("The class map of '{}' is ready.").format(run.place.raster_name)
            message_bar.tell(self._iface, text, Qgis.MessageLevel.Success)
        else:
            self._offer(record, run.place)

    def _keep(self, record: RunRecord, place: MapPlace) -> None:
        """Add the layers of a run to the open project, and have the dock list and show it if that is still there."""
        is_there = not sip.isdeleted(self)
        if is_there:
            self.trained.emit(record)
        add_layers(record.outputs(), place)
        if is_there:
            self.kept.emit(record)

    def _offer(self, record: RunRecord, place: MapPlace) -> None:
        """Offer the map of a project that was closed meanwhile: it must not land in another one unasked."""
        text = tr("'{}' is mapped, but its project was closed. The map is '{}'.")
        text = text.format(place.raster_name, record.class_map)
        add = MessageButton(tr("Add to this project"), lambda: self._keep(record, place), once=True)
        message_bar.tell(self._iface, text, Qgis.MessageLevel.Info, button=add)

    def _fail(self, run: Run, failure: Optional[Failure]) -> None:
        name = run.place.raster_name
        if failure is None:
            text = tr("Training on '{}' was cancelled. Nothing was written.").format(name)
            message_bar.tell(self._iface, text, Qgis.MessageLevel.Info)
            return
        owned = tr("Training on '{}' failed. {}").format(name, failure.sentence)
        is_shown = run.place.raster() is not None and run.place.raster() is self._form.layers.raster_layer()
        self.said.emit(failure.sentence if is_shown else owned, "warning")
        if failure.log:
            show = partial(message_bar.show_log, failure.log, window_of(self._iface))
            details, level = MessageButton(tr("Details"), show), Qgis.MessageLevel.Critical
            message_bar.tell(self._iface, owned, level, message_bar.RUN_FAILED, details)
        else:
            message_bar.tell(self._iface, owned, Qgis.MessageLevel.Warning, message_bar.RUN_FAILED)
