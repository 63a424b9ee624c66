# SPDX-License-Identifier: GPL-3.0-or-later
"""What the dock does for the next polygon: finds places and suspicious polygons in the background, and goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Optional, TypeVar

from qgis.core import QgsApplication, QgsProcessingUtils, QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton

from ... import settings, workflow
from ...contract.figures import CheckedPolygon
from ...contract.maps import NOVELTY
from ...errors import FreeNetError
from ...geodata.access import grid
from ...geodata.vector import point_areas
from ...layers import reading
from ...layers.features import Target
from ...request import ClassifyRequest, Outputs, Scene, SuggestRequest
from ...sources.gdal_name import Source
from ...text.i18n import tr
from ...text.unit_words import counted
from ...workflow.feature_layers import DOUBTED, MANY
from ..form.run_form import RunForm
from ..form.shared_system import settle
from ..model.card_reader import CardReader
from ..project import last_run
from ..project.image_setup import scene_of
from ..project.run_history import RunHistory
from ..project.run_record import RunRecord
from ..result_layers.features import add_features, remove_empty
from ..result_layers.place import MapPlace
from ..task import WorkflowTask
from ..training import run_request
from ..widgets.busy import busy
from ..widgets.qgis_window import canvas_of
from . import spots, suggesting
from .panel import NextPanel
from .spots_on_map import SpotsOnMap

Found = TypeVar("Found", workflow.Result, workflow.Suggested)


class NextPolygon(QObject):
    """The search for the next polygon: holds the panel and does what it asks for, one thing at a time.

    Signals:
        trained: A run has ended, and is in the list.
        found: What was looked for is there to be seen.

    Attributes:
        panel: The widgets.
    """

    trained = pyqtSignal()
    found = pyqtSignal()

    def __init__(self, iface: QgisInterface, form: RunForm, history: RunHistory, parent: QObject) -> None:
        super().__init__(parent)
        self.panel = NextPanel()
        self._iface, self._form, self._history = iface, form, history
        self._task: Optional[WorkflowTask] = None
        self._stopper: Optional[QPushButton] = None  # the button that began what is going on, and stops it
        self._known: tuple[object, Optional[Path]] = None, None  # what class probabilities are of, and where they are
        self._is_training = False
        self._is_wanted = False  # by somebody who has not trained yet
        self._is_of_model = False  # what is listed: places where the last model hesitates
        self._judged: object = None  # the model that is or was read
        self._reader = CardReader(self)
        self._reader.arrived.connect(self.refresh)
        self.panel.suggestions_wanted.connect(lambda: self._do(self._suggest))
        self.panel.check_wanted.connect(lambda: self._do(self._check))
        self.panel.stop_wanted.connect(self._stop)
        self._on_map = SpotsOnMap(canvas_of(iface), self)
        self._on_map.picked.connect(self._mark)
        self.panel.spot_chosen.connect(self._go_to)
        self.panel.going_on.connect(self._go_on)
        form.options.start.changed.connect(self.refresh)
        self._chosen = self._layer_ids()
        form.layers.changed.connect(self._on_layers)
        QgsProject.instance().cleared.connect(self._on_cleared)
        QgsProject.instance().readProject.connect(self._on_opened)
        remove_empty()  # of a project that was open before the panel

    def unload(self) -> None:
        """Leave nothing running behind."""
        if self._task is not None:
            self._task.forget()
            self._task = None
        self._on_map.unload()

    def check_training(self) -> None:
        """Check the training data, for whoever has not trained yet as well; the panel shows how far that is."""
        self._is_wanted = True
        self.refresh()
        if self._task is None:  # else the button would stop it
            self.panel.check.click()

    def take_up(self, run: RunRecord) -> None:
        """Put a run that has ended well into the list of the project, and go on with its model where that is wanted."""
        layer = self._form.layers.raster_layer()
        is_shown = layer is not None and bool(last_run.runs_on(layer, [run]))
        if self._is_of_model and is_shown:
            self._forget()  # those were of the model before
        goes_on = self.panel.go_on.isChecked()
        self._history.add(run)
        if goes_on and is_shown:
            self._form.options.start.go_on_from(Path(run.model))
        self.trained.emit()
        self.refresh()

    def probabilities(self) -> Optional[Path]:
        """The raster of class probabilities that the last model gives the raster of the form; None if there is none."""
        layer, model = self._form.layers.raster_layer(), self._model()
        scene = self._form.layers.scene()
        if layer is None or model is None or scene is None:
            return None
        known, path = self._known
        return path if known == (scene, model, model.stat().st_mtime_ns) and path.exists() else None

    def follow_training(self, is_training: bool) -> None:
        """Allow nothing while a training runs."""
        self._is_training = is_training
        self.refresh()

    def refresh(self) -> None:
        """Enable what can be done now, and say why the rest cannot."""
        missing, model = self._form.layers.problem(), self._model()
        is_known = model is not None or self._is_wanted or settings.load().has_trained
        self.panel.setVisible(not missing and is_known)
        busy_with = tr("A training is running.") if self._is_training else ""
        no_model = "" if model else tr("Train first: the model tells where it hesitates.")
        no_suggestions, no_check = busy_with or missing or no_model, busy_with or missing
        if self._task is not None:
            wait = tr("Wait until the other search has ended, or cancel it.")
            buttons = self.panel.suggest, self.panel.check
            no_suggestions, no_check = ("" if self._stopper is button else wait for button in buttons)
        no_going_on, layer = missing or self._no_going_on(model), self._form.layers.raster_layer()
        names = (model.stem, layer.name()) if model else ("", "")
        self.panel.offer(no_suggestions, no_check, no_going_on, *names)
        self._form.classes.offer_check(no_check)
        self.panel.go_on.blockSignals(True)
        self.panel.go_on.setChecked(model is not None and self._form.options.start.path() == model)
        self.panel.go_on.blockSignals(False)

    def _model(self) -> Optional[Path]:
        """The model that was trained last on the raster of the form, if it is still there."""
        return last_run.last("model", self._form.layers.raster_layer(), self._history.runs)

    def _knows(self, model: Path) -> bool:
        """Whether the last model, as far as it has been read, can tell what is unlike its training data."""
        read = self._reader
        is_read = self._judged == (model, model.stat().st_mtime_ns) and not read.is_reading
        return is_read and read.card is not None and read.card.known_spectra > 0

    def _no_going_on(self, model: Optional[Path]) -> str:
        if model is None:
            return tr("Train first: there is no model yet to go on from.")
        state = model, model.stat().st_mtime_ns
        if self._judged != state:  # to read a model is to check all of it
            self._judged = state
            self._reader.look(model)
        return _obstacle(self._reader)

    def _go_on(self, goes_on: bool) -> None:
        self._form.options.start.go_on_from(self._model() if goes_on else None)

    def _do(self, work: Callable[[], None]) -> None:
        """Begin a search, unless one is going on."""
        if self._task is not None:
            return
        self._forget()
        settle(self._form.layers, self.panel.window())
        try:
            with busy():
                work()
        except FreeNetError as error:
            self.panel.say(str(error), "warning")

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _suggest(self) -> None:
        chosen = self._form.layers.chosen()
        layer, polygons, scene = chosen.raster, chosen.polygons, scene_of(chosen.raster)
        context = QgsProject.instance().transformContext()
        place = grid.read(scene.raster, scene.crs_wkt)
        target = Target(layer.crs(), context, place)
        outlines: tuple[bytes, ...] = ()  # of a raster of classes none: it may cover all of the image
        if isinstance(polygons, QgsVectorLayer):
            outlines = reading.outlines(polygons, target, polygons, lambda text: None)
            outlines = point_areas.of(outlines, place, self._form.options.radius.chosen())
        model, classify = self._model(), None
        if model is None:  # its file has gone since
            self.refresh()
            return
        path = self.probabilities()
        if path is None:
            path = _temporary(scene.raster, "probabilities.tif")
            outputs = Outputs(probabilities=path, novelty=_beside(path) if self._knows(model) else None)
            classify = ClassifyRequest(scene, model, outputs, run_request.engine(self._form))
        features = _temporary(scene.raster, "next_places.gpkg")
        knows = _beside(path).exists() if classify is None else classify.outputs.novelty is not None
        novelty = Scene(_beside(path), scene.crs_wkt) if knows else None
        wanted = Outputs(features=features)
        request = SuggestRequest(Scene(path, scene.crs_wkt), outlines, wanted, novelty=novelty)
        known = (scene, model, model.stat().st_mtime_ns), path
        crs, size = layer.crs(), layer.rasterUnitsPerPixelX()

        def show(result: workflow.Suggested, place: MapPlace) -> None:
            self._known = known
            found = spots.suggested(result.places, crs, size)
            self.panel.list_spots(found)
            self._is_of_model = True
            if found:
                name = tr("Where to draw next: {}").format(place.raster_name)
                self._on_map.follow(found, add_features(features, name, "suggestions"), "rank")
            else:
                self.panel.say(tr("There is no room for new training data away from what there is."))

        title = tr("FreeNet: where to draw next on {}").format(scene.raster.name)
        owner = tr("Where to draw next: {}").format(layer.name())
        self._start(
            title, lambda progress: suggesting.suggest(classify, request, progress), show, self.panel.suggest, owner
        )

    def _check(self) -> None:
        chosen = self._form.layers.chosen()
        layer = chosen.raster
        features = _temporary(reading.scene(layer).raster, "checked_polygons.gpkg")
        request = run_request.to_check(self._form, features)
        crs, size = layer.crs(), layer.rasterUnitsPerPixelX()
        layers = f"{chosen.polygons.name()}, {layer.name()}"

        def show(result: workflow.Result, place: MapPlace) -> None:
            checked = result.report.checked or ()
            kind = result.report.feature_kind
            found = spots.suspicious(checked, result.polygons, kind, crs, size)
            self.panel.list_spots(found)
            name = tr("Checked training data: {}").format(place.raster_name)
            self._on_map.follow(found, add_features(features, name, "checked"), "suspicion")
            self.panel.head(tr("Checked training data: {}").format(layers))
            self.panel.say(_about_check(checked, len(found), len(result.polygons), kind))

        title = tr("FreeNet: check the training data on {}").format(request.scene.raster.name)
        owner = tr("Checking the training data: {}").format(layers)
        self._start(title, lambda progress: workflow.check_training(request, progress), show, self.panel.check, owner)

    def _start(
        self,
        title: str,
        work: Callable[[workflow.Progress], Found],
        show: Callable[[Found, MapPlace], None],
        button: QPushButton,
        owner: str,
    ) -> None:
        place = MapPlace(self._form.layers.chosen().raster)
        self._task, self._stopper = WorkflowTask(title, work, lambda task: self._on_end(task, show, place)), button
        self._task.progressChanged.connect(self._on_progress)
        self._unlist()
        self.panel.head(owner)
        self.panel.show_progress(button)
        QgsApplication.taskManager().addTask(self._task)
        self.refresh()

    def _on_progress(self, percent: float) -> None:
        if self._task is not None:
            self.panel.show_progress(self._stopper, int(percent))

    def _on_end(self, task: WorkflowTask, show: Callable[[Found, MapPlace], None], place: MapPlace) -> None:
        self._task = None
        self.panel.show_progress(None)
        place.release()
        if not place.is_open():
            self._forget()
        elif task.result is not None:
            show(task.result, place)
            self.found.emit()
        elif task.failure is not None:
            self.panel.say(task.failure.sentence, "warning")
        else:
            self.panel.head("")
        self.refresh()

    def _layer_ids(self) -> tuple[str, ...]:
        layers = self._form.layers
        chosen = layers.raster_layer(), layers.polygon_layer() or layers.class_layer()
        return tuple("" if layer is None else layer.id() for layer in chosen)

    def _on_layers(self) -> None:
        """Forget what was found in other layers; what is still being looked for says in which."""
        chosen = self._layer_ids()
        if chosen != self._chosen and self._task is None:
            self._forget()
        self._chosen = chosen

    def _on_opened(self) -> None:
        remove_empty()

    def _on_cleared(self) -> None:
        """Stop the search in a project that is closed."""
        self._stop()
        self._forget()

    def _go_to(self, spot: spots.Spot) -> None:
        self._on_map.select(spot)
        spots.go_to(spot, canvas_of(self._iface))

    def _mark(self, row: int, spot: spots.Spot) -> None:
        self.panel.mark(row)
        self._on_map.select(spot)

    def _unlist(self) -> None:
        self.panel.list_spots([])
        self._on_map.follow([])

    def _forget(self) -> None:
        self._is_of_model = False
        self._unlist()
        self.panel.say("")
        self.panel.head("")


def _obstacle(read: CardReader) -> str:
    """Why training cannot go on from a model, whatever the raster; empty if it can."""
    if read.is_reading:
        return tr("The model is being read.")
    is_spectral = read.card is not None and read.card.network == "spectral"
    if read.problem:
        return read.problem
    reason = tr("The last model is one of single spectra, from which training cannot go on.")
    return reason if is_spectral else ""


def _temporary(source: Source, ending: str) -> Path:
    return Path(QgsProcessingUtils.generateTempFilename(f"{source.stem}_{ending}"))


def _beside(probabilities: Path) -> Path:
    """Where the novelty goes that is computed with class probabilities."""
    return probabilities.with_name(f"{probabilities.stem}_{NOVELTY.ending}.tif")


def _about_check(checked: Sequence[CheckedPolygon], found: int, every: int, kind: str) -> str:
    """How many features of a kind deserve a look, and what that says."""
    known = [one.agreement for one in checked if one.agreement is not None]
    texts = [tr("{}: all are taken for what their label says.").format(counted(len(known), kind))]
    if found:
        text = tr("{found} of {all} deserve a look, the most suspicious first.", found)
        texts = [text.format(found=found, all=counted(len(known), kind))]
    if sum(one < DOUBTED for one in known) > MANY * len(known):
        texts.append(
            tr(
                "With so many, few labels are wrong and classes are hard to tell apart: look at the first few, "
                "and draw more."
            )
        )
    left = every - len(known)
    if left:
        texts.append(
            tr("{} could not be checked, for each is the only one of its class, or without a pixel.", left).format(left)
        )
    return " ".join(texts)
