# SPDX-License-Identifier: GPL-3.0-or-later
"""From a map to the next polygon in the dock: where to draw, which polygons to look at again, going on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from cards import full_card, write_model
from dock_user import DockUser, screenshot, wait_until
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsRasterLayer, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface
from records import run_record
from scenes import CLASSES, ORIGIN, PIXEL_SIZE_M, write_scene

from freenet_qgis import settings, workflow
from freenet_qgis.contract.figures import CheckedPolygon
from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.contract.maps import PROBABILITIES
from freenet_qgis.contract.report import Report
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.gui.next_polygon.finding import NextPolygon
from freenet_qgis.gui.project import last_run
from freenet_qgis.gui.training import run_request
from freenet_qgis.request import ClassifyRequest, Outputs, TrainRequest
from freenet_qgis.workflow import feature_layers

from .conftest import FakeWorkflow

INFOS = tuple(ClassInfo(value, name, "#102030") for value, name in CLASSES.items())


class FakeEngine:
    """Classes are torn in the upper left corner; polygon 3, of forest, is taken for water."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.classified: list[ClassifyRequest] = []
        self.checked: list[TrainRequest] = []
        self.may_end = threading.Event()
        self.may_end.set()
        monkeypatch.setattr(workflow, "classify", self.classify)
        monkeypatch.setattr(workflow, "check_training", self.check_training)

    def classify(self, request: ClassifyRequest, progress: workflow.Progress) -> workflow.Result:
        self.classified.append(request)
        while not self.may_end.wait(0.02):
            progress.fraction(0.5)
            if progress.is_canceled():
                raise workflow.Canceled
        grid = raster.describe(request.scene.raster).grid
        values = np.full((grid.rows, grid.cols, 4), 0.05, np.float32)
        values[..., 0] = 0.85
        values[:12, :12, 0] = values[:12, :12, 2] = 0.45
        write_map(request.outputs.probabilities, NewMap(PROBABILITIES, values, grid, INFOS))
        return workflow.Result(request.outputs, Report("", "classify", "scene.tif"))

    def check_training(self, request: TrainRequest, progress: workflow.Progress) -> workflow.Result:
        self.checked.append(request)
        names = {number: request.training.classes[shape.label - 1].name
                 for number, shape in enumerate(request.training.shapes, start=1)}  # fmt: skip
        checked = [CheckedPolygon(number, name, 1.0, name, 1.0, 1.0, str(number)) for number, name in names.items()]
        checked.insert(0, replace(checked.pop(2), mapped_as="Water", agreement=0.1))
        place = raster.describe(request.scene.raster).grid
        feature_layers.write_checked(request.outputs.features, place, checked, request.training)
        report = Report("", "check_training", "scene.tif", checked=tuple(checked))
        return workflow.Result(request.outputs, report, polygons=request.training.shapes)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeEngine]:
    """Answers at once, unless told to wait."""
    settings.change(has_trained=True)
    fake = FakeEngine(monkeypatch)
    yield fake
    fake.may_end.set()


@pytest.fixture
def wide(tmp_path: Path, project: QgsProject) -> QgsRasterLayer:
    """A scene with polygons in its lower half alone, in the project."""
    scene = write_scene(tmp_path, "wide", shape=(96, 72, 6))
    polygons = QgsVectorLayer(str(scene.polygons), "few")
    polygons.startEditing()
    polygons.deleteFeatures([1, 2, 3, 4, 5, 6])
    image = QgsRasterLayer(str(scene.raster), "wide")
    project.addMapLayers([polygons, image])
    return image


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model that training can go on from."""
    return write_model(tmp_path / "model.safetensors", replace(full_card(), network="freenet"))


def part(user: DockUser) -> NextPolygon:
    return user.dock._next


def trained(user: DockUser, layer: QgsRasterLayer, model: Path) -> None:
    """A run on this raster has ended well, and left this model."""
    user.dock._training.trained.emit(run_record(layer.source(), model=str(model)))


def entries(user: DockUser) -> list[str]:
    spots = user.find("spots")
    return [spots.item(row).text() for row in range(spots.count())]


def layer(kind: str) -> QgsVectorLayer:
    (found,) = [one for one in QgsProject.instance().mapLayers().values() if one.customProperty("freenet/kind") == kind]
    return found


def suggest(user: DockUser) -> None:
    user.click("suggest")
    wait_until(lambda: part(user)._task is None)


def center() -> QgsPointXY:
    QTest.qWait(50)
    return iface.mapCanvas().extent().center()


def test_a_newcomer_is_not_bothered(user: DockUser, image: QgsRasterLayer) -> None:
    assert not user.sees("nextPanel")


def test_a_newcomer_who_opens_a_project_with_a_model_can_work_with_it(
    user: DockUser, image: QgsRasterLayer, model: Path, tmp_path: Path
) -> None:
    last_run.remember(image, Outputs(model=model))
    project = QgsProject.instance()
    assert project.write(str(tmp_path / "from a colleague.qgz"))
    project.clear()
    assert project.read(str(tmp_path / "from a colleague.qgz"))
    assert user.sees("nextPanel")
    assert user.find("suggest").isEnabled() and user.find("goOn").isEnabled()


def test_without_a_model_nothing_is_suggested_and_the_tooltip_says_why(
    user: DockUser, image: QgsRasterLayer, engine: FakeEngine
) -> None:
    part(user).refresh()
    assert user.sees("nextPanel")
    assert not user.find("suggest").isEnabled() and "Train first" in user.find("suggest").toolTip()
    assert not user.find("goOn").isEnabled() and "no model yet" in user.find("goOn").toolTip()
    assert user.find("checkPolygons").isEnabled()


def test_places_come_as_a_layer_and_as_a_list_with_the_classes_in_dispute(
    wide: QgsRasterLayer, user: DockUser, engine: FakeEngine, model: Path
) -> None:
    trained(user, wide, model)
    suggest(user)
    assert user.find("nextNotice").text() == ""
    assert entries(user)[0] in ("1: Water or Forest?", "1: Forest or Water?")
    places = layer("suggestions")
    assert places.featureCount() == len(entries(user))
    assert places.labelsEnabled() and QgsProject.instance().layerTreeRoot().children()[0].layer() == places
    screenshot(iface.mainWindow(), "dock-next-places")


def test_a_project_asks_for_no_places_of_another_day(
    wide: QgsRasterLayer, user: DockUser, engine: FakeEngine, model: Path, tmp_path: Path
) -> None:
    trained(user, wide, model)
    suggest(user)
    assert layer("suggestions").providerType() == "memory"
    project = QgsProject.instance()
    assert project.write(str(tmp_path / "project.qgz"))
    project.clear()
    project.read(str(tmp_path / "project.qgz"))
    assert [one.name() for one in project.mapLayers().values() if not one.isValid()] == []
    assert "suggestions" not in [one.customProperty("freenet/kind") for one in project.mapLayers().values()]


def test_places_keep_away_from_all_pixels_around_points(
    user: DockUser, project: QgsProject, wide: QgsRasterLayer, engine: FakeEngine, model: Path
) -> None:
    points = QgsVectorLayer("Point?crs=EPSG:32633&field=class_name:string", "places", "memory")
    for row, name in ((6, "Water"), (80, "Meadow")):
        feature = QgsFeature(points.fields())
        feature.setAttributes([name])
        feature.setGeometry(QgsGeometry.fromPointXY(at(row, 6)))
        points.dataProvider().addFeature(feature)
    project.addMapLayer(points)
    user.find("polygons").setLayer(points)
    trained(user, wide, model)
    suggest(user)
    assert min(from_point(place) for place in layer("suggestions").getFeatures()) < 10 * PIXEL_SIZE_M
    user.find("advanced").setCollapsed(False)
    user.find("radius").setValue(10)
    suggest(user)
    assert min(from_point(place) for place in layer("suggestions").getFeatures()) > 10 * PIXEL_SIZE_M


def at(row: int, col: int) -> QgsPointXY:
    """The middle of a pixel."""
    return QgsPointXY(ORIGIN[0] + (col + 0.5) * PIXEL_SIZE_M, ORIGIN[1] - (row + 0.5) * PIXEL_SIZE_M)


def from_point(place: QgsFeature) -> float:
    """How far a place is from the point in the upper left corner, metres."""
    return place.geometry().asPoint().distance(at(6, 6))


def test_where_there_is_no_room_for_a_polygon_that_is_said(
    user: DockUser, image: QgsRasterLayer, engine: FakeEngine, model: Path
) -> None:
    trained(user, image, model)
    suggest(user)
    assert "no room for new training data" in user.find("nextNotice").text()


def test_keys_and_clicks_go_from_place_to_place(
    wide: QgsRasterLayer, user: DockUser, engine: FakeEngine, model: Path
) -> None:
    iface.mapCanvas().setDestinationCrs(wide.crs())
    trained(user, wide, model)
    suggest(user)
    points = [feature.geometry().asPoint() for feature in layer("suggestions").getFeatures()]
    assert len(points) > 2
    user.click("nextSpot")
    assert center().distance(points[0]) < 1
    user.find("spots").setFocus()
    QTest.keyClick(user.find("spots"), Qt.Key.Key_Down)
    assert center().distance(points[1]) < 1
    for _ in points[1:]:
        user.click("nextSpot")
    assert center().distance(points[0]) < 1  # after the last comes the first
    item = user.find("spots").item(2)
    rect = user.find("spots").visualItemRect(item)
    QTest.mouseClick(user.find("spots").viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert center().distance(points[2]) < 1


def click_on_map(place: QgsPointXY) -> None:
    canvas = iface.mapCanvas()
    wait_until(lambda: not canvas.isDrawing())
    on_screen = canvas.getCoordinateTransform().transform(place)
    QTest.mouseClick(
        canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(on_screen.x()), round(on_screen.y()))
    )


def test_list_and_map_select_each_other(wide: QgsRasterLayer, user: DockUser, engine: FakeEngine, model: Path) -> None:
    iface.mapCanvas().setDestinationCrs(wide.crs())
    trained(user, wide, model)
    suggest(user)
    places = layer("suggestions")
    user.click("nextSpot")
    assert [one["rank"] for one in places.selectedFeatures()] == [1]
    iface.setActiveLayer(user.find("polygons").currentLayer())
    iface.actionSelect().trigger()
    iface.mapCanvas().setExtent(wide.extent())
    wait_until(lambda: places in iface.mapCanvas().layers())
    second = next(one for one in places.getFeatures() if one["rank"] == 2).geometry().asPoint()
    click_on_map(second)
    assert user.find("spots").currentRow() == 1 and [one["rank"] for one in places.selectedFeatures()] == [2]
    assert center().distance(wide.extent().center()) < 1, "the map stays where the user looks"
    places.selectByExpression('"rank" = 3')
    assert user.find("spots").currentRow() == 2
    places.selectByExpression('"rank" = 1')
    user.find("polygons").currentLayer().startEditing()
    iface.actionAddFeature().trigger()
    click_on_map(second)
    assert user.find("spots").currentRow() == 0, "who draws beside a place does not want to go there"
    iface.actionPan().trigger()
    user.find("polygons").currentLayer().rollBack()


def test_places_and_suspects_are_told_apart_and_their_labels_do_not_collide(
    wide: QgsRasterLayer, user: DockUser, engine: FakeEngine, model: Path
) -> None:
    trained(user, wide, model)
    suggest(user)
    user.click("checkPolygons")
    wait_until(lambda: part(user)._task is None)
    iface.mapCanvas().setDestinationCrs(wide.crs())
    iface.mapCanvas().setExtent(wide.extent().scaled(4))
    labels = drawn_labels()
    assert labels and {kind: {text[0] == "!" for text, _ in found} for kind, found in labels.items()} == {
        "suggestions": {False},
        "checked": {True},
    }
    boxes = [box for found in labels.values() for _, box in found]
    assert not [box for place, box in enumerate(boxes) for other in boxes[:place] if box.intersects(other)]
    assert "1" in [text for text, _ in labels["suggestions"]], "the first of all is labelled in any case"
    user.find("spots").setCurrentRow(0)
    iface.mapCanvas().setExtent(wide.extent().scaled(4))
    told = [text for found in drawn_labels().values() for text, _ in found if ":" in text]
    assert len(told) == 1, "the place that is looked at says what it is"
    screenshot(iface.mainWindow(), "next-places-and-suspects")


def drawn_labels() -> dict[str, list[tuple[str, QgsRectangle]]]:
    """What is written on the canvas of our layers, and where."""
    canvas = iface.mapCanvas()
    QTest.qWait(300)
    wait_until(lambda: not canvas.isDrawing() and canvas.labelingResults() is not None)
    found: dict[str, list[tuple[str, QgsRectangle]]] = {}
    for one in canvas.labelingResults().allLabels():
        kind = QgsProject.instance().mapLayer(one.layerID).customProperty("freenet/kind")
        found.setdefault(kind, []).append((one.labelText, one.labelRect))
    return found


def test_who_has_not_trained_yet_checks_training_data_from_the_page_that_trains(
    user: DockUser, image: QgsRasterLayer, engine: FakeEngine
) -> None:
    settings.change(has_trained=False)
    part(user).refresh()
    user.click("checkTraining")
    assert user.page() == "resultPage"
    wait_until(lambda: part(user)._task is None)
    assert entries(user) == ["!1: Forest, taken for Water"] and user.find("spots").isVisible()
    user.find("raster").setLayer(None)
    assert "raster" in user.find("checkTraining").toolTip() and not user.find("checkTraining").isEnabled()


def test_the_scene_is_mapped_once_for_a_model(
    wide: QgsRasterLayer, user: DockUser, engine: FakeEngine, model: Path
) -> None:
    trained(user, wide, model)
    assert part(user).probabilities() is None
    suggest(user)
    suggest(user)
    assert len(engine.classified) == 1 and engine.classified[0].model == model
    assert part(user).probabilities() == engine.classified[0].outputs.probabilities
    assert layer("suggestions").isValid()  # one of them, not two
    model.write_bytes(model.read_bytes() + b" ")
    assert part(user).probabilities() is None


def test_the_button_that_looks_for_places_stops_it(
    user: DockUser, image: QgsRasterLayer, engine: FakeEngine, model: Path
) -> None:
    trained(user, image, model)
    engine.may_end.clear()
    user.click("suggest")
    wait_until(lambda: user.find("suggest").text() == "Cancel (45 %)")
    user.click("suggest")
    wait_until(lambda: part(user)._task is None)
    assert user.find("suggest").text() == "Where to draw next"
    assert user.find("suggest").sizeHint().height() == user.find("nextSpot").sizeHint().height(), "with an icon or not"
    assert entries(user) == [] and user.find("nextNotice").text() == ""


def test_while_one_search_runs_it_can_be_stopped_and_the_other_waits(
    user: DockUser, image: QgsRasterLayer, engine: FakeEngine, model: Path
) -> None:
    trained(user, image, model)
    engine.may_end.clear()
    user.click("suggest")
    assert not user.find("checkPolygons").isEnabled()
    assert "Wait until the other search has ended" in user.find("checkPolygons").toolTip()
    part(user).follow_training(True)  # which is pressed meanwhile
    user.click("suggest")
    wait_until(lambda: part(user)._task is None)
    assert not user.find("suggest").isEnabled() and "A training is running." in user.find("suggest").toolTip()
    part(user).follow_training(False)
    assert user.find("suggest").isEnabled() and user.find("checkPolygons").isEnabled()


def press(user: DockUser, name: str) -> None:
    QTest.mousePress(user.find(name), Qt.MouseButton.LeftButton)


def release(user: DockUser, name: str) -> None:
    QTest.mouseRelease(user.find(name), Qt.MouseButton.LeftButton)


def test_a_search_that_ends_while_the_mouse_is_down_on_cancel_begins_no_other(
    user: DockUser, image: QgsRasterLayer, engine: FakeEngine, model: Path
) -> None:
    trained(user, image, model)
    engine.may_end.clear()
    user.click("suggest")
    wait_until(lambda: user.find("suggest").text() == "Cancel (45 %)")
    press(user, "suggest")
    engine.may_end.set()
    wait_until(lambda: part(user)._task is None)
    release(user, "suggest")
    QTest.qWait(50)
    assert part(user)._task is None and len(engine.classified) == 1


def test_the_other_button_never_stops_a_search(
    user: DockUser, image: QgsRasterLayer, engine: FakeEngine, model: Path
) -> None:
    trained(user, image, model)
    engine.may_end.clear()
    press(user, "checkPolygons")  # and while the mouse is down, by keyboard
    QTest.keyClick(user.find("suggest"), Qt.Key.Key_Space)
    running = part(user)._task
    assert running is not None
    release(user, "checkPolygons")
    user.click("checkPolygons")
    assert part(user)._task is running and not running.isCanceled()
    assert user.find("checkPolygons").text() == "Check training data"
    assert engine.checked == []


def test_a_double_click_begins_a_search_and_does_not_stop_it(
    user: DockUser, image: QgsRasterLayer, engine: FakeEngine, model: Path
) -> None:
    trained(user, image, model)
    engine.may_end.clear()
    user.click("suggest")
    QTest.mouseDClick(user.find("suggest"), Qt.MouseButton.LeftButton)
    assert part(user)._task is not None and not part(user)._task.isCanceled()


def test_the_buttons_stay_where_they_are_while_a_search_begins_and_ends(
    wide: QgsRasterLayer, user: DockUser, engine: FakeEngine, model: Path
) -> None:
    trained(user, wide, model)
    user.open_page("resultPage")

    def places() -> list[QPoint]:
        QTest.qWait(50)
        return [user.find(name).pos() for name in ("suggest", "checkPolygons")]

    def moved() -> int:
        """How many pixels at most; layouts round one of them to either side."""
        return max((there - here).manhattanLength() for here, there in zip(before, places()))

    before = places()
    engine.may_end.clear()
    user.click("suggest")
    during = moved()
    engine.may_end.set()
    wait_until(lambda: part(user)._task is None)
    assert entries(user) and max(during, moved()) <= 1


def owner(user: DockUser) -> str:
    return user.find("spotsOwner").toPlainText()


def test_what_was_found_names_its_layers_and_goes_with_them(
    wide: QgsRasterLayer, user: DockUser, engine: FakeEngine, model: Path
) -> None:
    trained(user, wide, model)
    suggest(user)
    assert entries(user) and owner(user) == "Where to draw next: wide"
    engine.may_end.clear()
    user.click("checkPolygons")
    assert owner(user) == "Checking the training data: few, wide", "it has not been checked yet"
    engine.may_end.set()
    wait_until(lambda: part(user)._task is None)
    assert owner(user) == "Checked training data: few, wide"
    QgsProject.instance().addMapLayer(QgsRasterLayer(wide.source(), "other"))
    user.choose("raster", "other")
    assert (owner(user), entries(user), user.find("nextNotice").text()) == ("", [], "")


def test_places_of_a_model_go_when_another_one_is_trained(
    wide: QgsRasterLayer, user: DockUser, engine: FakeEngine, model: Path
) -> None:
    trained(user, wide, model)
    suggest(user)
    assert entries(user)
    trained(user, wide, write_model(model.with_name("later.safetensors"), full_card()))
    assert (owner(user), entries(user)) == ("", [])
    user.click("checkPolygons")
    wait_until(lambda: part(user)._task is None)
    trained(user, wide, model)
    assert entries(user), "polygons are judged by each other, not by a model"


def test_what_was_found_stays_while_polygons_are_edited(
    wide: QgsRasterLayer, user: DockUser, engine: FakeEngine, model: Path
) -> None:
    trained(user, wide, model)
    suggest(user)
    polygons = user.find("polygons").currentLayer()
    polygons.deleteFeature(next(polygons.getFeatures()).id())
    QTest.qWait(300)
    assert entries(user)
    polygons.rollBack()


def test_a_search_ends_with_its_project(user: DockUser, image: QgsRasterLayer, engine: FakeEngine, model: Path) -> None:
    trained(user, image, model)
    engine.may_end.clear()
    user.click("suggest")
    QgsProject.instance().clear()
    wait_until(lambda: part(user)._task is None)
    assert (owner(user), entries(user), user.find("nextNotice").text()) == ("", [], "")


def test_what_goes_wrong_is_said(
    user: DockUser, image: QgsRasterLayer, engine: FakeEngine, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(request: ClassifyRequest, progress: workflow.Progress) -> workflow.Result:
        raise FreeNetError("The disk is full.", "Free some space.")

    monkeypatch.setattr(workflow, "classify", refuse)
    trained(user, image, model)
    suggest(user)
    assert user.find("nextNotice").text() == "The disk is full. Free some space."


def test_suspicious_polygons_come_as_a_layer_and_as_a_list(
    user: DockUser, image: QgsRasterLayer, engine: FakeEngine
) -> None:
    part(user).refresh()
    iface.mapCanvas().setDestinationCrs(image.crs())
    user.click("checkPolygons")
    wait_until(lambda: part(user)._task is None)
    (entry,) = entries(user)
    assert entry == "!1: Forest, taken for Water"
    assert user.find("nextNotice").text() == "1 of 12 polygons deserves a look."
    assert layer("checked").featureCount() == 12
    suspect = min(layer("checked").getFeatures(), key=lambda feature: feature["suspicion"])
    user.click("nextSpot")
    assert center().distance(suspect.geometry().centroid().asPoint()) < 1


def test_going_on_from_the_last_model_is_a_tick(
    user: DockUser, image: QgsRasterLayer, engine: FakeEngine, model: Path
) -> None:
    trained(user, image, model)
    assert not user.find("goOn").isChecked()
    user.tick("goOn")
    assert run_request.build(user.dock._form, print).start_model == model
    later = write_model(model.with_name("later.safetensors"), full_card())
    trained(user, image, later)
    assert run_request.build(user.dock._form, print).start_model == later  # still ticked: from the newest
    user.tick("goOn")
    assert run_request.build(user.dock._form, print).start_model is None


def test_a_model_of_single_spectra_cannot_be_gone_on_from(
    user: DockUser, image: QgsRasterLayer, engine: FakeEngine, tmp_path: Path
) -> None:
    trained(user, image, write_model(tmp_path / "s.safetensors", replace(full_card(), network="spectral")))
    assert not user.find("goOn").isEnabled() and "single spectra" in user.find("goOn").toolTip()


def test_a_run_leaves_its_model_for_the_next_polygon(user: DockUser, image: QgsRasterLayer, fake: FakeWorkflow) -> None:
    user.click("train")
    wait_until(lambda: user.dock._training.run is None)
    assert user.sees("nextPanel") and user.find("suggest").isEnabled()
    assert image.customProperty("freenet/model") == str(fake.request.outputs.model)


def test_another_project_starts_without_places(
    wide: QgsRasterLayer, user: DockUser, engine: FakeEngine, model: Path
) -> None:
    trained(user, wide, model)
    suggest(user)
    QgsProject.instance().clear()
    assert entries(user) == []
