# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel of spectra: those of the classes that the form trains on and of a class map, and that under the cursor."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication, QgsMapLayer, QgsProject
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ...errors import FreeNetError
from ...geodata.access.fingerprint import written_at
from ...layers import reading
from ...text.i18n import tr
from ...text.plain_text import never_html
from ..form.run_form import RunForm
from ..next_polygon.finding import NextPolygon
from ..project import last_run
from ..project.run_history import RunHistory
from ..result_layers.rasters import layers_of
from ..task import WorkflowTask
from ..training import run_request
from ..widgets.notice import Notice, WrappedText
from .choices import SpectraChoices
from .computing import Spectra, SpectraRequest, compute
from .cursor_spectrum import CursorSpectrum
from .legend import SpectraLegend
from .pixel_reader import Answer
from .plot import SpectraPlot

PATIENCE_MS = 700  # after the last change, so that drawing is not followed stroke by stroke
SIDE_PX, FIRST_HEIGHT_PX = 230, 330  # when it is opened for the first time
HIGH = (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea)


class SpectraDock(QgsDockWidget):
    """The panel of spectra: follows the form while it can be seen."""

    def __init__(
        self,
        iface: QgisInterface,
        form: RunForm,
        history: RunHistory,
        next_polygon: NextPolygon,
        parent: Optional[QWidget] = None,
    ) -> None:
        super().__init__(tr("FreeNet spectra"), parent)
        self.setObjectName("FreeNetSpectra")
        self._form, self._history = form, history
        self._task: Optional[WorkflowTask] = None
        self._shown: Optional[tuple[SpectraRequest, str]] = None  # and what was in the way of more
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._choices, self._legend, self._plot = SpectraChoices(), SpectraLegend(), SpectraPlot()
        self._cursor = CursorSpectrum(iface, form, history, next_polygon, self)
        self._caption, self._place, self._notice = WrappedText(), WrappedText(), Notice("spectraNotice")
        self._lay_out()
        self._connect(next_polygon)
        self._choose()

    def unload(self) -> None:
        """Leave nothing running behind; to be called before the dock is removed."""
        self._timer.stop()
        self._cursor.unload()
        if self._task is not None:
            self._task.forget()
            self._task = None

    def _lay_out(self) -> None:
        self._caption.setObjectName("spectraCaption")
        self._place.setObjectName("spectrumPlace")
        self._place.hide()
        for text in (self._caption, self._place):
            text.resize(2 * SIDE_PX, 1)  # at the width of a new widget they would be high, and QGIS's window with them
        self._splitter = QSplitter()
        self._splitter.setObjectName("spectraSplitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(_column(self._plot, self._caption, self._place, self._notice))
        self._splitter.addWidget(_column(self._legend, self._cursor.button, self._choices))
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([3 * SIDE_PX, SIDE_PX])
        content = QWidget()
        margins = QVBoxLayout(content)
        margins.setContentsMargins(6, 6, 6, 6)
        margins.addWidget(self._splitter)
        self.setWidget(content)

    def _connect(self, next_polygon: NextPolygon) -> None:
        for signal in (self._form.layers.changed, self._form.classes.changed, self._form.options.all_touched.toggled):
            signal.connect(self._on_changed)
        self._form.layers.raster.layerChanged.connect(self._prefer_last_map)
        self._form.layers.raster.layerChanged.connect(self._forget_pixel)  # it was one of another raster
        self._history.loaded.connect(self._prefer_last_map)  # of its layers QGIS has told before
        next_polygon.trained.connect(self._on_trained)
        QgsProject.instance().layersAdded.connect(self._on_layers_added)
        self._choices.map_changed.connect(self._on_map)
        self._choices.changed.connect(self._choose)
        self._legend.changed.connect(self._choose)
        self._timer.timeout.connect(self._update)
        self._cursor.answered.connect(self._show_pixel)
        self._cursor.switched_off.connect(self._forget_pixel)
        self.visibilityChanged.connect(self._on_visible)
        self.dockLocationChanged.connect(self._on_place)

    def _on_place(self, area: Qt.DockWidgetArea) -> None:
        """Turn the panel: beside the canvas it is high and narrow, below it low and wide."""
        self._splitter.setOrientation(Qt.Orientation.Vertical if area in HIGH else Qt.Orientation.Horizontal)

    # What is to be shown

    def _on_visible(self, is_visible: bool) -> None:
        if not is_visible:
            self._cursor.switch_off()
            return
        if self._choices.class_map() is None:
            self._prefer_last_map()
        self._on_changed()

    def _on_trained(self) -> None:
        """Follow a run that has ended: a map written anew is shown already, another one comes as a layer."""
        self._prefer_last_map()
        self._on_changed()

    def _on_layers_added(self, added: list[QgsMapLayer]) -> None:
        path = self._last_map()
        if path and set(added) & set(layers_of(path)):
            self._prefer_last_map()

    def _prefer_last_map(self) -> None:
        path = self._last_map()
        self._choices.choose_map(next(iter(layers_of(path)), None) if path else None)

    def _last_map(self) -> Optional[Path]:
        return last_run.last("class_map", self._form.layers.raster_layer(), self._history.runs)

    def _on_map(self) -> None:
        self._cursor.class_map = self._choices.class_map()
        self._on_changed()

    def _on_changed(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _choose(self) -> None:
        self._plot.choose(self._legend.hidden(), self._choices.sources(), self._choices.spreading())
        self._caption.setPlainText(self._plot.caption())
        self._caption.setVisible(bool(self._plot.curves()))

    # From the form to the picture

    def _update(self) -> None:
        """Compute what the form describes now, unless that is shown already."""
        if self._task is not None:
            return  # what has changed meanwhile is looked at when it ends
        request, problem = self._request()
        if request is None:
            self._shown = None
            self._show(None, problem)
            return
        if (request, problem) == self._shown:
            return
        self._shown = request, problem
        self._plot.show_spectra(None, tr("Reading spectra…"))
        title = tr("FreeNet: spectra of {}").format(request.scene.raster.name)
        self._task = WorkflowTask(
            title,
            lambda progress: compute(request, progress),
            lambda task: self._on_end(task, problem),
            is_missed=False,
        )
        QgsApplication.taskManager().addTask(self._task)

    def _request(self) -> tuple[Optional[SpectraRequest], str]:
        """The request for what there is to compute, and why not for all of it."""
        scene = self._form.layers.scene()
        if scene is None:
            return None, tr("Choose a raster in the FreeNet panel.")
        training, class_map, written = None, None, 0
        problems = [self._form.layers.problem()]
        try:
            if not problems[0]:
                training = run_request.drawn(self._form)
        except FreeNetError as error:
            problems.append(str(error))
        try:
            shown = self._choices.class_map()
            if shown is not None:
                class_map = reading.scene(shown)
                written = round(1e9 * (written_at(class_map.raster) or 0))
        except (FreeNetError, OSError) as error:  # it may be deleted at any moment
            class_map = None
            problems.append(str(error))
        return SpectraRequest(scene, training, class_map, written), " ".join(filter(None, problems))

    def _on_end(self, task: WorkflowTask, problem: str) -> None:
        self._task = None
        if task.result is not None:
            self._show(task.result, " ".join(filter(None, (problem, *task.result.problems))))
        else:
            failure = task.failure
            self._show(None, tr("Cancelled.") if failure is None else failure.sentence)
        self._on_changed()

    def _show(self, spectra: Optional[Spectra], problem: str) -> None:
        owner = "" if spectra is None or self._shown is None else f": {self._shown[0].scene.raster.stem}"
        self.setWindowTitle(tr("FreeNet spectra") + never_html(owner))
        self._plot.show_spectra(spectra, problem or tr("No class to show."))
        self._legend.show_curves(() if spectra is None else spectra.curves)
        self._notice.say(problem if spectra is not None and spectra.curves else "", "warning")
        self._choose()

    def _show_pixel(self, answer: Answer) -> None:
        self._plot.show_pixel(answer.values)
        self._place.setPlainText(answer.words)
        self._place.show()

    def _forget_pixel(self, *_: object) -> None:
        self._plot.show_pixel(None)
        self._place.hide()


def add_dock(iface: QgisInterface, form: RunForm, history: RunHistory, next_polygon: NextPolygon) -> SpectraDock:
    """The panel, where it was the last time, at first below the canvas."""
    dock = SpectraDock(iface, form, history, next_polygon, iface.mainWindow())
    if not iface.mainWindow().restoreDockWidget(dock):
        iface.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
        iface.mainWindow().resizeDocks([dock], [FIRST_HEIGHT_PX], Qt.Orientation.Vertical)
    return dock


def remove_dock(iface: QgisInterface, dock: SpectraDock) -> None:
    """Undo `add_dock`."""
    dock.unload()
    iface.removeDockWidget(dock)
    dock.deleteLater()


def _column(*widgets: QWidget) -> QWidget:
    """Widgets one below the other; the first takes the room that is left."""
    column_of = QWidget()
    column = QVBoxLayout(column_of)
    column.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        column.addWidget(widget, 1 if widget is widgets[0] else 0)
    return column_of
