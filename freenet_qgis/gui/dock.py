# SPDX-License-Identifier: GPL-3.0-or-later
"""The dock panel: form above, device, buttons, progress and result below."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Optional

from qgis.core import Qgis, QgsApplication, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from .. import settings
from ..classes.values import Value
from ..contract.capabilities import DeviceInfo
from ..contract.maps import OFFERED_MAPS
from ..errors import FreeNetError
from ..request import Outputs, TrainRequest
from ..sources.gdal_name import named
from ..text.i18n import tr
from ..workflow import Result
from .classes.new_training import TrainingLayerMaker
from .classes.training_layer import draw_as
from .form.input_watch import InputWatch
from .form.run_form import RunForm
from .form.sample_scene import SampleScene
from .form.scene_watch import SceneWatch
from .model.panel import ModelPanel
from .next_polygon.finding import NextPolygon
from .project.layer_paths import LayerPaths
from .project.run_record import RunRecord, RunSettings
from .pytorch.device_badge import DeviceBadge
from .pytorch.needs import Needs, needs
from .pytorch.page import PAGE
from .result.panel import ResultPanel
from .result.report_dock import ReportDock, add_report_dock, remove_report_dock
from .result_layers.place import Place
from .result_layers.rasters import add_layers, shows
from .runs import settings as run_settings
from .runs.copy_button import CopyButton
from .runs.last_layers import LastLayers
from .runs.panel import RunsPanel
from .spectra.dock import SpectraDock, add_dock, remove_dock
from .task import Failure
from .training import run_request
from .training.forecast import RunForecast
from .training.overwriting import confirmed
from .training.progress import RunProgress
from .training.run import Run
from .widgets import message_bar
from .widgets.busy import busy
from .widgets.describing import describe, tip
from .widgets.help_button import help_button
from .widgets.notice import Notice
from .widgets.wheel import WheelScrolls


class FreeNetDock(QgsDockWidget):
    """Asks for a run, starts it, and shows how it ends. One run at a time."""

    def __init__(self, iface: QgisInterface, parent: Optional[QWidget] = None) -> None:
        super().__init__(tr("FreeNet"), parent)
        self.setObjectName("FreeNetDock")
        self._iface = iface
        self._run: Optional[Run] = None
        self._is_newcomer = not settings.load().has_trained
        LayerPaths(self)
        self._form = RunForm(settings.load())
        self._maker = TrainingLayerMaker(iface, self)
        self._sample = SampleScene(self)
        self._device = DeviceBadge()
        self._scene = SceneWatch(self)
        self._forecast = RunForecast(self._form, self._scene, self._device)
        self._inputs = InputWatch(self)
        self._left_out = Notice("leftOut")
        self._notice = Notice("notice")
        self._progress = RunProgress()
        self._result = ResultPanel(iface.mapCanvas())
        self._model = ModelPanel()
        self._runs = RunsPanel()
        self._next = NextPolygon(iface, self._form, self)
        self._spectra: Optional[SpectraDock] = None
        self._report: Optional[ReportDock] = None
        self._make_buttons()
        self._lay_out()
        self._connect()
        LastLayers(self._form, self._runs.history, iface.activeLayer(), self)
        self._device.look()
        self._refresh()

    def look_for_pytorch(self) -> None:
        """Look again which Python can train, and where."""
        self._device.look()

    def show_spectra(self) -> None:
        """Open the panel of spectra, made when it is asked for."""
        if self._spectra is None:
            self._spectra = add_dock(self._iface, self._form, self._next)
        self._spectra.setUserVisible(True)

    def show_report(self, page: Path, run: str = "") -> None:
        """Open the panel with the report of a run of this name, made when it is asked for."""
        if self._report is None:
            self._report = add_report_dock(self._iface, self)
        self._report.show_report(page, run)
        self._report.come_forward()

    def unload(self) -> None:
        """Leave nothing running behind; to be called before the dock is removed."""
        self._device.unload()
        self._sample.cancel()
        self._next.unload()
        if self._spectra is not None:
            remove_dock(self._iface, self._spectra)
            self._spectra = None
        if self._report is not None:
            remove_report_dock(self._iface, self._report)
            self._report = None
        self._form.classes.unload()
        self._runs.unload()
        self._result.unload()
        self._scene.unload()
        self._inputs.follow()
        if self._run is not None:
            self._run.abandon()
            self._run = None

    def _make_buttons(self) -> None:
        self._train = QPushButton(QgsApplication.getThemeIcon("/mActionStart.svg"), tr("Train"))
        describe(self._train, "train", tr("Train"), tr("Train and map the land cover of the whole raster."))
        self._cancel = QPushButton(QgsApplication.getThemeIcon("/mActionStop.svg"), tr("Cancel"))
        describe(self._cancel, "cancel", tr("Cancel"), tr("Stop training. Nothing is written."))
        self._copy = CopyButton("copyForm", self._present_run, self._notice.say)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("FreeNetDockContents")
        buttons = QHBoxLayout()
        buttons.addWidget(self._train, 1)
        buttons.addWidget(self._cancel, 1)
        buttons.addWidget(self._copy)
        buttons.addWidget(help_button("tutorial.md"))
        column = QVBoxLayout(content)
        column.addWidget(self._form, 1)
        self._form.add_below(self._result, self._next.panel, self._model, self._runs)
        for widget in (self._notice, self._progress, self._left_out, self._device):
            column.addWidget(widget)
        column.addLayout(buttons)  # last, so that they stay where they are whatever comes and goes above
        self.setWidget(content)
        WheelScrolls(self._form)

    def _connect(self) -> None:
        self._form.layers.changed.connect(self._on_input_changed)
        self._inputs.moved.connect(self._form.layers.changed)
        self._inputs.edited.connect(lambda: self._notice.say(""))
        self._form.options.changed.connect(self._show_device)
        self._form.classes.changed.connect(self._show_steps)
        self._form.classes.changed.connect(self._show_device)
        self._form.classes.changed.connect(lambda: self._form.judge_start(self._scene.info))
        self._form.classes.chosen.connect(self._draw_as)
        self._form.classes.spectra_wanted.connect(self.show_spectra)
        self._form.layers.layer_wanted.connect(self._make_layer)
        self._form.guide.layer_wanted.connect(self._make_layer)
        self._form.guide.sample_wanted.connect(self._open_sample)
        self._form.guide.no_sample_wanted.connect(self._stop_sample)
        self._sample.progressed.connect(self._form.guide.show_download)
        self._sample.opened.connect(self._on_sample)
        self._sample.failed.connect(self._on_no_sample)
        self._maker.made.connect(self._form.layers.prefer)
        self._maker.made.connect(lambda _: self._form.classes.choose_first())
        self._maker.failed.connect(lambda problem: self._notice.say(problem, "warning"))
        self._scene.looked.connect(self._show_device)
        self._device.looked.connect(self._on_device_looked)
        self._device.asked_for_options.connect(self._open_options)
        self._runs.settings_wanted.connect(self._use_settings)
        self._runs.shown.connect(self._result.show_run)
        self._result.report_wanted.connect(self.show_report)
        self._runs.history.changed.connect(self._on_runs_changed)
        QgsProject.instance().cleared.connect(self._on_cleared)
        self._train.clicked.connect(self._start)
        self._cancel.clicked.connect(self._stop)

    # What the user may do now, and why not

    def _on_runs_changed(self) -> None:
        """A run may be deleted, its model and its map with it."""
        self._next.refresh()
        self._result.follow(self._runs.history.runs)
        if self._report is not None:
            self._report.follow(self._runs.history.runs)
        self._show_steps()

    def _on_cleared(self) -> None:
        """Another project knows nothing of the last run."""
        message_bar.take_back(self._iface, message_bar.RUN_FAILED)
        self._notice.say("")
        self._result.rest()
        self._model.rest()
        self._form.output.setFilePath("")

    def _on_input_changed(self) -> None:
        self._notice.say("")
        self._show_device()
        self._refresh()

    def _refresh(self) -> None:
        """Let the user train if nothing is known to be in the way, else say what is."""
        self._inputs.follow(self._form.layers.raster_layer(), self._form.layers.polygon_layer())
        running = self._run is not None
        problem = self._form.layers.problem()
        reason = tr("A training is running.") if running else problem or self._device.problem
        self._train.setEnabled(not reason)
        self._train.setToolTip(tip(reason or tr("Train and map the land cover of the whole raster.")))
        self._cancel.setEnabled(running and not self._run.task.isCanceled())
        self._copy.setEnabled(not problem)
        self._next.follow_training(running)
        self._device.follow_training(running)
        self._show_steps()

    def _show_steps(self) -> None:
        """Tick the steps that are done; who has trained before sees them only while something is missing."""
        problem = self._form.layers.problem()
        classes = [row for row in self._form.classes.rows() if row.polygons and row.trains and row.pixels != 0]
        raster = self._form.layers.raster_layer()
        is_drawn = not problem and len(classes) >= 2
        hint = problem or (tr("Press the button below.") if self._run is None else tr("A training is running."))
        if raster is not None and not problem and not is_drawn:
            hint = tr("Draw polygons of at least two classes on '{}'. Two or more of each, in different places, let "
                      "the accuracy be measured.").format(raster.name())  # fmt: skip
        has_layer = self._form.layers.polygon_layer() is not None
        mapped = {run.settings.raster for run in self._runs.history.runs}
        has_result = raster is not None and any(shows(raster, named(path)) for path in mapped)
        self._form.guide.show_steps((raster is not None, is_drawn, has_result), hint, has_layer=has_layer)
        is_counted = not self._form.classes.is_counting()
        self._form.guide.setVisible(self._is_newcomer or bool(problem) or (is_counted and not is_drawn))

    def _open_options(self) -> None:
        self._iface.showOptionsDialog(self._iface.mainWindow(), PAGE)

    def _on_device_looked(self) -> None:
        if self._device.info is not None:
            self._form.options.offer_devices(self._device.info)
        self._show_device()
        self._refresh()

    def _show_device(self) -> None:
        """Say where the run computes, what it needs, and which bands it leaves out."""
        self._scene.watch(self._form.layers.scene())
        self._device.show_device(self._form.options.wanted_device(), self._forecast.in_words, self._needs)
        self._form.judge_start(self._scene.info)
        left_out, problem = self._scene.left_out, self._scene.problem
        if left_out:
            text = tr("{} of {} bands will be left out").format(len(left_out), self._scene.info.all_bands)
            title = tr("Bands left out: {}").format(self._scene.info.path.name)
            self._left_out.say(text, title=title, lines=left_out)
        else:
            self._left_out.say(problem, "warning")
        self._left_out.setToolTip(tip(left_out))

    def _needs(self, device: DeviceInfo) -> Needs:
        if self._scene.info is None:
            return Needs()
        preset, classes = self._form.options.train_options().preset, len(self._form.classes.rows())
        return needs(self._scene.info, len(self._scene.left_out), device, preset, classes)

    # Drawing

    def _make_layer(self) -> None:
        self._notice.say("")
        self._maker.ask(self._form.layers.raster_layer())

    def _open_sample(self) -> None:
        """Fetch and open the sample scene."""
        self._notice.say("")
        self._form.guide.show_download(0)
        self._sample.open()

    def _stop_sample(self) -> None:
        self._sample.cancel()
        self._on_no_sample(tr("The download was cancelled."))

    def _on_sample(self, raster: QgsRasterLayer, polygons: QgsVectorLayer) -> None:
        self._form.guide.show_download(-1)
        self._form.layers.prefer(raster)
        self._form.layers.prefer(polygons)
        self._iface.setActiveLayer(raster)
        self._iface.zoomToActiveLayer()
        self._notice.say(tr("Indian Pines: Purdue University, licence CC BY 3.0. More in the layer's metadata."))

    def _on_no_sample(self, reason: str) -> None:
        self._form.guide.show_download(-1)
        self._notice.say(reason, "warning")

    def _draw_as(self, value: Optional[Value]) -> None:
        """New polygons get the class that is selected in the table."""
        if value is not None:
            draw_as(self._form.layers.polygon_layer(), value)

    # Settings as text, and from an earlier run

    def _present_run(self) -> tuple[RunSettings, Outputs]:
        request = run_request.build(self._form, lambda text: None)
        return run_settings.of(self._form, request), request.outputs

    def _use_settings(self, wanted: RunSettings) -> None:
        missing = run_settings.put(wanted, self._form)
        self._notice.say("\n".join(missing), "warning")
        self._form.ensureVisible(0, 0)

    # A run, from the click to its end

    def _start(self) -> None:
        self._notice.say("")
        warnings: list[str] = []
        try:
            with busy():
                request = run_request.build(self._form, warnings.append)
                run_request.check(request, self._form)
        except FreeNetError as error:
            self._notice.say(str(error), "warning")
            return
        if not confirmed(request.outputs, self):
            return
        message_bar.take_back(self._iface, message_bar.RUN_FAILED)
        self._remember(request)
        self._is_newcomer = not settings.load().has_trained
        canvas, asked = self._iface.mapCanvas(), run_settings.of(self._form, request)
        self._run = Run(request, self._form.layers.raster_layer(), canvas, asked, warnings, self._on_end)
        self._progress.follow(self._run, self._forecast.span())
        self._result.leave_canvas()
        self._run.start()
        self._refresh()

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

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._progress.cancelling(self._run.task)
        self._run.task.cancel()

    def _on_end(self, run: Run) -> None:
        self._run = None
        self._progress.rest()
        run.preview.remove()
        try:
            if run.task.result is not None and not run.task.isCanceled():
                self._succeed(run, run.task.result)
            else:
                run.staging.discard()
                self._fail(run, run.task.failure)
        finally:
            run.place.release()
            self._refresh()

    def _succeed(self, run: Run, result: Result) -> None:
        try:
            outputs, problem = run.staging.put_in_place()
        except FreeNetError as error:
            run.staging.discard()
            self._fail(run, Failure(str(error)))
            return
        self._notice.say(problem, "warning")
        warnings = run.warnings[::-1]  # what was found out last weighs most
        record = RunRecord.of(run.settings, outputs, result.report, warnings)
        settings.change(has_trained=True)
        self._next.has_trained(run.place.raster(), outputs)
        if run.place.is_open():
            self._keep(record, run.place)
            text = tr("The class map of '{}' is ready.").format(run.place.raster_name)
            message_bar.tell(self._iface, text, Qgis.MessageLevel.Success)
        else:
            self._offer(record, run.place)

    def _keep(self, record: RunRecord, place: Place) -> None:
        """The open project gets the layers of a run, remembers it and shows it; the dock may be gone by now."""
        add_layers(record.outputs(), place)
        if not sip.isdeleted(self):
            self._runs.history.add(record)
            self._model.show_model(record.outputs().model)
            self._result.show_run(record)
            self._form.scroll_to(self._result)

    def _offer(self, record: RunRecord, place: Place) -> None:
        """The project was closed meanwhile: the map must not land in another one unasked."""
        text = tr("'{}' is mapped, but its project was closed. The map is '{}'.")
        text = text.format(place.raster_name, record.class_map)
        title, add = tr("Add to this project"), lambda: self._keep(record, place)
        message_bar.tell_with_button(self._iface, text, Qgis.MessageLevel.Info, title, add, once=True)

    def _fail(self, run: Run, failure: Optional[Failure]) -> None:
        name = run.place.raster_name
        if failure is None:
            text = tr("Training on '{}' was cancelled. Nothing was written.").format(name)
            message_bar.tell(self._iface, text, Qgis.MessageLevel.Info)
            return
        owned = tr("Training on '{}' failed. {}").format(name, failure.sentence)
        is_shown = run.place.raster() is not None and run.place.raster() is self._form.layers.raster_layer()
        self._notice.say(failure.sentence if is_shown else owned, "warning")
        if failure.log:
            show = partial(message_bar.show_log, failure.log, self._iface.mainWindow())
            level = Qgis.MessageLevel.Critical
            message_bar.tell_with_button(self._iface, owned, level, tr("Details"), show, name=message_bar.RUN_FAILED)
        else:
            message_bar.tell(self._iface, owned, Qgis.MessageLevel.Warning, message_bar.RUN_FAILED)
