# SPDX-License-Identifier: GPL-3.0-or-later
"""The dock panel: three pages, and below them all progress, device and buttons."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication, QgsProject
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from .. import settings
from ..request import Outputs
from ..text.i18n import tr
from .applying.control import Applying
from .form.input_watch import InputWatch
from .form.new_layers import NewLayers
from .form.run_form import RunForm
from .form.steps import show_steps
from .hand_on.handing_on import HandingOn
from .image.dialog import ImageDialog
from .manual.help_button import help_button
from .model.panel import ModelPanel
from .next_polygon.finding import NextPolygon
from .pages.dock_pages import RESULT_PAGE, TRAIN_PAGE, dock_pages
from .project.last_run import runs_on
from .project.layer_paths import LayerPaths
from .project.run_record import RunRecord, RunSettings
from .pytorch.page import PAGE
from .result.panel import ResultPanel
from .result.report_dock import ReportDock, add_report_dock, remove_report_dock
from .result_layers.rasters import layers_of
from .runs.copy_button import CopyButton
from .runs.form_settings import fill_form, raster_of, settings_of
from .runs.last_layers import LastLayers
from .runs.panel import RunsPanel
from .runs.run_control import RunControl
from .spectra.dock import SpectraDock, add_dock, remove_dock
from .training import run_request
from .training.outlook import Outlook
from .widgets import message_bar
from .widgets.describing import describe, explain
from .widgets.notice import Notice
from .widgets.qgis_window import canvas_of

MARGIN_PX, SPACING_PX = 6, 4  # a laptop is low


class FreeNetDock(QgsDockWidget):
    """The dock panel: asks for a run, starts it, and shows how it ends. One run at a time."""

    def __init__(self, iface: QgisInterface, parent: Optional[QWidget] = None) -> None:
        super().__init__(tr("FreeNet"), parent)
        self.setObjectName("FreeNetDock")
        self._iface = iface
        self._is_newcomer = not settings.load().has_trained
        LayerPaths(self)
        self._form = RunForm(settings.load())
        self._new_layers = NewLayers(iface, self._form, self)
        self._inputs = InputWatch(self)
        self._notice = Notice("notice")
        self._outlook = Outlook(self._form)
        self._training = RunControl(iface, self._form, self._outlook.forecast, self)
        self._result = ResultPanel(canvas_of(iface))
        self._model = ModelPanel()
        self._runs = RunsPanel()
        self._next = NextPolygon(iface, self._form, self._runs.history, self)
        self._handing_on = HandingOn(iface, self._runs.history, self)
        self._applying = Applying(iface, lambda: run_request.engine(self._form), self._runs.history, self)
        self._spectra: Optional[SpectraDock] = None
        self._report: Optional[ReportDock] = None
        self._make_buttons()
        self._lay_out()
        self._connect()
        LastLayers(self._form, self._runs.history, iface.activeLayer(), self)
        self._outlook.device.look()
        self._show_last_run()
        self._pages.open(self._first_page())
        self._refresh()

    def look_for_pytorch(self) -> None:
        """Look again which Python can train, and where."""
        self._outlook.device.look()

    def take_keyboard(self) -> None:
        """Have the keyboard, at the first of all that it reaches."""
        self._pages.tabBar().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_spectra(self) -> None:
        """Open the panel of spectra, made when it is asked for."""
        if self._spectra is None:
            self._spectra = add_dock(self._iface, self._form, self._runs.history, self._next)
        self._spectra.setUserVisible(True)

    def show_report(self, page: Path, run: str = "") -> None:
        """Open the panel with the report of a run of this name, made when it is asked for."""
        if self._report is None:
            self._report = add_report_dock(self._iface, self)
            self._report.pdf_wanted.connect(self._handing_on.ask_for_pdf)
        self._report.show_report(page, run)
        self._report.come_forward()

    def apply_model(self, model: Path) -> None:
        """Open the window that applies a model to other rasters."""
        self._applying.open(model)

    def unload(self) -> None:
        """Leave nothing running behind; to be called before the dock is removed."""
        self._outlook.unload()
        self._new_layers.unload()
        self._next.unload()
        self._handing_on.unload()
        if self._spectra is not None:
            remove_dock(self._iface, self._spectra)
            self._spectra = None
        if self._report is not None:
            remove_report_dock(self._iface, self._report)
            self._report = None
        self._form.layers.area_watch.unload()
        self._form.classes.unload()
        self._applying.unload()
        self._runs.unload()
        self._result.unload()
        self._inputs.follow()
        self._training.unload()

    def _make_buttons(self) -> None:
        self._train = QPushButton(QgsApplication.getThemeIcon("/mActionStart.svg"), tr("Train"))
        describe(self._train, "train", tr("Train"), tr("Train and map the land cover of the whole raster."))
        self._train.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # macOS: a click takes the keyboard from the fields
        self._cancel = QPushButton(QgsApplication.getThemeIcon("/mActionStop.svg"), tr("Cancel"))
        describe(self._cancel, "cancel", tr("Cancel"), tr("Stop training. Nothing is written."))
        self._copy = CopyButton("copyForm", self._present_run, self._notice.say)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("FreeNetDockContents")
        self._pages = dock_pages(self._form, self._result, self._next.panel, self._runs, self._model)
        self._pages.turn_by_keys(content)
        buttons = QHBoxLayout()
        buttons.addWidget(self._train, 1)
        buttons.addWidget(self._cancel, 1)
        buttons.addWidget(self._copy)
        buttons.addWidget(help_button("tutorial.md"))
        column = QVBoxLayout(content)
        column.setContentsMargins(*4 * [MARGIN_PX])
        column.setSpacing(SPACING_PX)
        column.addWidget(self._pages, 1)
        for widget in (self._notice, self._training.progress, self._outlook):
            column.addWidget(widget)
        column.addLayout(buttons)  # last, so that they stay where they are whatever comes and goes above
        self.setWidget(content)

    def _first_page(self) -> str:
        """The page that the user opened last, unless there is nothing on it yet."""
        page = settings.load().page
        is_empty = page == RESULT_PAGE and not self._result.has_run()
        return TRAIN_PAGE if self._is_newcomer or is_empty else page

    def _connect(self) -> None:
        self._form.layers.changed.connect(self._on_input_changed)
        self._form.layers.setup_wanted.connect(self._set_up_image)
        self._form.classes.changed.connect(self._show_steps)
        self._form.classes.spectra_wanted.connect(self.show_spectra)
        self._form.classes.check_wanted.connect(self._check_training)
        self._inputs.moved.connect(self._form.layers.changed)
        self._inputs.edited.connect(lambda: self._notice.say(""))
        self._new_layers.said.connect(self._notice.say)
        self._outlook.looked.connect(self._refresh)
        self._outlook.device.asked_for_options.connect(self._open_options)
        self._training.said.connect(self._notice.say)
        self._training.begun.connect(self._on_begun)
        self._training.ended.connect(self._refresh)
        self._training.trained.connect(self._next.take_up)
        self._next.found.connect(lambda: self._pages.show_part(self._next.panel))
        self._training.kept.connect(self._on_kept)
        self._runs.settings_wanted.connect(self._use_settings)
        self._runs.shown.connect(self._on_shown)
        self._runs.apply_wanted.connect(self.apply_model)
        self._model.apply_wanted.connect(self.apply_model)
        self._applying.image_set_up.connect(self._form.layers.set_up)
        self._result.report_wanted.connect(self.show_report)
        self._hand_on()
        self._runs.history.changed.connect(self._on_runs_changed)
        self._runs.history.loaded.connect(self._show_last_run)
        QgsProject.instance().cleared.connect(self._on_cleared)
        self._pages.turned.connect(self._on_turned)
        self._train.clicked.connect(self._training.start)
        self._cancel.clicked.connect(self._stop)

    def _hand_on(self) -> None:
        """Connect what keeps, prints and takes on a run."""
        keeper, following = self._handing_on.keeper, self._result.next
        self._handing_on.said.connect(self._notice.say)
        keeper.moved.connect(self._on_moved)
        self._result.keep_wanted.connect(keeper.ask)
        self._runs.keep_wanted.connect(keeper.ask)
        following.pdf_wanted.connect(self._handing_on.ask_for_pdf)
        following.layout_wanted.connect(self._handing_on.open_layout)
        following.opened.connect(self._handing_on.make_room)
        following.made.connect(self._handing_on.show_made)
        following.draw_wanted.connect(self._suggest)

    def _on_turned(self, page: str) -> None:
        """Remember the page, and take back what went well on the one before."""
        settings.change(page=page)
        self._notice.say_no_more()

    # A run begins, is to stop, has ended

    def _on_begun(self) -> None:
        self._is_newcomer = not settings.load().has_trained
        self._result.leave_canvas()
        self._refresh()

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._training.stop()

    def _on_kept(self, record: RunRecord) -> None:
        """The open project has the layers of a run: show it."""
        self._model.show_model(Path(record.model))
        self._result.show_run(record)
        self._pages.show_part(self._result)

    def _on_shown(self, record: RunRecord) -> None:
        """The user wants to see a run of the list."""
        self._result.show_run(record)
        self._pages.show_part(self._result)

    def _show_last_run(self) -> None:
        """Tell of the last run whose map the project that is opened shows."""
        runs = self._runs.history.runs
        record = next((run for run in runs if run.has_map() and layers_of(Path(run.class_map))), None)
        if record is not None:
            if record.model:
                self._model.show_model(Path(record.model))
            self._result.show_run(record)

    def _on_moved(self, old: RunRecord, new: RunRecord) -> None:
        """The files of a run are elsewhere by now: show them there."""
        self._result.take_over(old, new)
        if self._report is not None:
            self._report.take_over(old, new)
        self._model.take_over(Path(old.model), Path(new.model))
        start = self._form.options.start
        if old.model and start.path() == Path(old.model):
            start.go_on_from(Path(new.model))

    def _suggest(self, run: RunRecord) -> None:
        """Look for places where a new polygon would help the model of a run."""
        raster = raster_of(run.settings)
        if raster is not None:
            self._form.layers.prefer(raster)
        self._pages.show_part(self._next.panel)
        self._next.panel.suggest.click()

    def _check_training(self) -> None:
        """Check the training data on the page that shows what is found."""
        self._next.check_training()
        self._pages.show_part(self._next.panel)

    # What the user may do now, and why not

    def _on_runs_changed(self) -> None:
        """Follow the list of runs: one may be deleted, its model and its map with it."""
        self._next.refresh()
        self._result.follow(self._runs.history.runs)
        if self._report is not None:
            self._report.follow(self._runs.history.runs)
        self._show_steps()

    def _on_cleared(self) -> None:
        """Forget the last run, of which another project knows nothing."""
        message_bar.take_back(self._iface, message_bar.RUN_FAILED)
        self._notice.say("")
        self._result.rest()
        self._model.rest()
        self._form.output.setFilePath("")

    def _on_input_changed(self) -> None:
        self._notice.say("")
        self._refresh()

    def _refresh(self) -> None:
        """Let the user train if nothing is known to be in the way, else say what is."""
        layers = self._form.layers
        self._inputs.follow(layers.raster_layer(), layers.polygon_layer() or layers.class_layer())
        running = self._training.run is not None
        problem = self._form.layers.problem()
        reason = tr("A training is running.") if running else problem or self._outlook.device.problem
        self._train.setEnabled(not reason)
        explain(self._train, reason or tr("Train and map the land cover of the whole raster."))
        self._cancel.setEnabled(self._training.is_stoppable())
        self._copy.setEnabled(not problem)
        self._next.follow_training(running)
        self._outlook.device.follow_training(running)
        self._outlook.setVisible(not running)  # by then the progress tells how long it takes
        self._show_steps()

    def _show_steps(self) -> None:
        raster = self._form.layers.raster_layer()
        show_steps(
            self._form,
            is_running=self._training.run is not None,
            is_mapped=raster is not None and bool(runs_on(raster, self._runs.history.runs)),
            is_newcomer=self._is_newcomer,
        )

    def _set_up_image(self) -> None:
        """Let the user set up the raster of the form."""
        layer = self._form.layers.raster_layer()
        if layer is not None:
            dialog = ImageDialog(layer, self._outlook.scene.empty, self, canvas_of(self._iface))
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.set_up.connect(lambda setup: self._form.layers.set_up(layer, setup))
            dialog.open()

    def _open_options(self) -> None:
        self._iface.showOptionsDialog(self._iface.mainWindow(), PAGE)

    # Settings as text, and from an earlier run

    def _present_run(self) -> tuple[RunSettings, Outputs]:
        request = run_request.build(self._form, lambda text: None)
        return settings_of(self._form, request), request.outputs

    def _use_settings(self, wanted: RunSettings) -> None:
        missing = fill_form(wanted, self._form)
        self._notice.say("\n".join(missing), "warning")
        self._pages.show_part(self._form)
