# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps that lead a newcomer to the first map."""

from __future__ import annotations

from pathlib import Path

import pytest
from dock_user import DockUser, screenshot, train, wait_until
from memory_layers import add_feature, make_layer
from qgis.core import (
    NULL,
    QgsEditFormConfig,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from qgis.gui import QgsAttributeEditorContext, QgsAttributeForm
from qgis.PyQt.QtCore import QObject, QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLabel, QMessageBox
from qgis.utils import iface
from scenes import SyntheticScene, rectangle, write_scene

from freenet_qgis.gui.classes import training_layer
from freenet_qgis.gui.classes.drawn_class import DrawnClass
from freenet_qgis.gui.training import run_request

from .conftest import FakeWorkflow


def settle(user: DockUser) -> None:
    wait_until(lambda: not user.dock._form.classes.is_counting(), 30)


def save_dialog(user: DockUser) -> QFileDialog:
    return user.dock.findChild(QFileDialog, "trainingFile")


def make_layer_by_button(user: DockUser, path: Path) -> QgsVectorLayer:
    user.click("createLayer")
    window = save_dialog(user)
    window.fileSelected.emit(str(path))
    window.reject()
    QTest.qWait(50)
    return user.find("polygons").currentLayer()


def draw(layer: QgsVectorLayer, left: int, top: int, side: int) -> None:
    """Draw a square, as the form of QGIS would fill it in when the user just agrees."""
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt(rectangle(top, top + side, left, left + side).ExportToWkt()))
    for index in range(layer.fields().count()):
        feature.setAttribute(index, layer.defaultValue(index, feature))
    assert layer.addFeature(feature)


def test_steps_are_ticked_one_by_one(user: DockUser, fake: FakeWorkflow, project: QgsProject, scene: object) -> None:
    assert user.steps_done() == [False, False, False]
    assert user.sees("openSample")
    project.addMapLayer(QgsRasterLayer(str(scene.raster), "image"))
    assert user.steps_done() == [True, False, False]
    assert not user.sees("openSample")
    assert user.sees("createLayer")
    layer = make_layer()
    project.addMapLayer(layer)
    settle(user)
    assert user.steps_done() == [True, False, False]
    for number, name in enumerate(("wood", "water")):
        add_feature(layer, rectangle(0, 5, 8 * number, 8 * number + 5).ExportToWkt(), name)
    layer.dataChanged.emit()
    settle(user)
    assert user.steps_done() == [True, True, False]
    assert user.next_step() == "Press the button below."
    user.click("train")
    wait_until(lambda: user.dock._training.run is None)
    assert user.steps_done() == [True, True, True]


def draw_beside(layer: QgsVectorLayer, scene: SyntheticScene, *classes: str) -> None:
    """Squares that no pixel of the scene lies in."""
    right = QgsRasterLayer(str(scene.raster), "").extent().xMaximum()
    for number, name in enumerate(classes):
        add_feature(layer, rectangle(0, 5, 8 * number, 8 * number + 5).ExportToWkt(), name)
    for feature in list(layer.getFeatures()):
        shape = feature.geometry()
        shape.translate(right - layer.extent().xMinimum() + 100, 0)
        layer.dataProvider().changeGeometryValues({feature.id(): shape})
    layer.dataChanged.emit()


def test_polygons_without_a_pixel_are_not_drawn_yet(user: DockUser, project: QgsProject, scene: SyntheticScene) -> None:
    project.addMapLayer(QgsRasterLayer(str(scene.raster), "image"))
    layer = make_layer()
    draw_beside(layer, scene, "wood", "water")
    project.addMapLayer(layer)
    settle(user)
    assert user.steps_done() == [True, False, False]
    assert user.next_step().startswith("Draw polygons or points of at least two classes on 'image'.")


@pytest.mark.parametrize("on_raster", [(), ("wood", "sand")])
def test_polygons_without_a_pixel_are_told_before_any_question(
    user: DockUser, fake: FakeWorkflow, project: QgsProject, scene: SyntheticScene, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, on_raster: tuple[str, ...],
) -> None:  # fmt: skip
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    project.addMapLayer(QgsRasterLayer(str(scene.raster), "image"))
    layer = make_layer()
    draw_beside(layer, scene, "wood", "water")
    for number, name in enumerate(on_raster):
        add_feature(layer, rectangle(0, 5, 8 * number, 8 * number + 5).ExportToWkt(), name)
    project.addMapLayer(layer)
    settle(user)
    (tmp_path / "map.html").write_text("old")
    user.type("output", str(tmp_path / "map.tif"))
    user.click("train")
    told = "'water' (1 polygon: 1 off the raster)" if on_raster else "of 2 polygons 2 off the raster"
    assert (told in user.notice(), asked, fake.request) == (True, [], None)


def test_the_last_step_is_done_where_the_raster_itself_has_a_result(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user)
    assert user.steps_done() == [True, True, True]
    other = QgsRasterLayer(str(write_scene(tmp_path, "other", shape=(32, 24, 6)).raster), "other")
    QgsProject.instance().addMapLayer(other)
    user.find("raster").setLayer(other)
    settle(user)
    assert user.steps_done() == [True, True, False]


def test_who_has_trained_sees_no_steps_while_nothing_is_missing(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer
) -> None:
    for _ in range(2):
        user.click("train")
        wait_until(lambda: user.dock._training.run is None)
    settle(user)
    assert not user.sees("guide")
    QgsProject.instance().removeAllMapLayers()
    assert user.sees("guide")


def test_new_training_layer_is_ready_to_draw(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    QgsProject.instance().removeMapLayer(polygons)
    layer = make_layer_by_button(user, tmp_path / "szene_training.gpkg")
    assert layer.name() == "szene_training"
    assert layer.isEditable()
    assert layer.crs() == image.crs()
    assert iface.activeLayer() == layer
    assert iface.actionAddFeature().isChecked()
    assert user.find("field").currentField() == "class_id"
    assert not QgsProject.instance().topologicalEditing()
    settle(user)
    assert [row.info.name for row in user.dock._form.classes.rows()][:2] == ["Water", "Forest"]
    assert user.next_step() == "Click a class in the table, then draw it. Two classes at least."
    screenshot(iface.mainWindow(), "dock-new-layer")
    layer.rollBack()
    iface.actionPan().trigger()


def test_polygons_get_the_class_that_is_selected(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    QgsProject.instance().removeMapLayer(polygons)
    layer = make_layer_by_button(user, tmp_path / "szene_training.gpkg")
    draw(layer, 0, 0, 5)
    settle(user)
    view = user.find("classes")
    view.setCurrentIndex(view.model().index(3, 0))
    draw(layer, 8, 8, 5)
    found = [(feature["class_id"], feature["class_name"]) for feature in layer.getFeatures()]
    assert sorted(found) == [(1, "Water"), (4, "Cropland")]
    settle(user)
    assert user.steps_done()[:2] == [True, True]
    request = run_request.build(user.dock._form, lambda text: None)
    assert [(info.value, info.name, info.color) for info in request.training.classes] == [
        (1, "Water", "#1f78b4"),
        (4, "Cropland", "#e6ab02"),
    ]
    assert layer.commitChanges()
    iface.actionPan().trigger()


def test_the_name_follows_the_class_that_is_chosen_in_the_form(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    QgsProject.instance().removeMapLayer(polygons)
    layer = make_layer_by_button(user, tmp_path / "szene_training.gpkg")
    feature = QgsVectorLayerUtils.createFeature(layer, QgsGeometry.fromWkt(rectangle(0, 5, 0, 5).ExportToWkt()))
    form = QgsAttributeForm(layer, feature)
    form.setMode(QgsAttributeEditorContext.Mode.AddFeatureMode)
    form.show()
    form.findChild(QComboBox, "class_id").setCurrentText("Cropland")
    labels = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert ("Class" in labels, "class_name" in labels) == (True, False)
    assert form.save()
    (feature,) = layer.getFeatures()
    assert (int(feature["class_id"]), feature["class_name"]) == (4, "Cropland")
    form.deleteLater()
    layer.rollBack()
    iface.actionPan().trigger()


def test_numbers_that_the_form_gives_as_text_are_those_of_saved_polygons(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    QgsProject.instance().removeMapLayer(polygons)
    layer = make_layer_by_button(user, tmp_path / "szene_training.gpkg")
    for number, value in enumerate((1, "4", 4)):  # until it is saved, what is chosen from a list is text
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(rectangle(8 * number, 8 * number + 5, 0, 5).ExportToWkt()))
        feature["class_id"] = value
        assert layer.addFeature(feature)
    settle(user)
    rows = user.dock._form.classes.rows()
    assert [(row.info.name, row.polygons) for row in rows if row.polygons] == [("Water", 1), ("Cropland", 2)]
    request = run_request.build(user.dock._form, lambda text: None)
    assert [(info.value, info.name) for info in request.training.classes] == [(1, "Water"), (4, "Cropland")]
    layer.rollBack()
    iface.actionPan().trigger()


def draw_by_mouse(left: int, top: int, side: int) -> None:
    """Click a square on the canvas, as far from its corner as given, and close it with the right button."""
    canvas = iface.mapCanvas().viewport()
    for x, y in ((0, 0), (side, 0), (side, side), (0, side)):
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(left + x, top + y))
        QTest.qWait(QApplication.doubleClickInterval() + 20 if (x, y) == (0, 0) else 20)
    QTest.mouseClick(canvas, Qt.MouseButton.RightButton, pos=QPoint(left, top + side))
    QTest.qWait(50)


def open_forms() -> list[QDialog]:
    windows = QApplication.topLevelWidgets()
    return [each for each in windows if each.metaObject().className() == "QgsAttributeDialog" and each.isVisible()]


def test_the_form_after_each_polygon_can_be_switched_off_which_new_layers_remember(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    assert not user.sees("featureForm")  # a layer of the user's own, whose polygons would have no class
    QgsProject.instance().removeMapLayer(polygons)
    layer = make_layer_by_button(user, tmp_path / "szene_training.gpkg")
    settle(user)
    iface.mapCanvas().setExtent(image.extent())
    draw_by_mouse(40, 40, 60)
    (form,) = open_forms()
    form.reject()
    user.click("featureForm")
    view = user.find("classes")
    view.setCurrentIndex(view.model().index(3, 0))
    draw_by_mouse(140, 40, 60)
    assert open_forms() == []
    assert [(each["class_id"], each["class_name"]) for each in layer.getFeatures()] == [(4, "Cropland")]
    layer.rollBack()
    QgsProject.instance().removeMapLayer(layer)
    layer = make_layer_by_button(user, tmp_path / "szene_training_2.gpkg")
    assert not user.find("featureForm").isChecked()
    user.click("featureForm")
    assert layer.editFormConfig().suppress() == QgsEditFormConfig.FeatureFormSuppress.SuppressOff
    layer.rollBack()
    iface.actionPan().trigger()


def test_what_is_drawn_in_a_layer_of_ones_own_has_the_class_that_is_selected(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer
) -> None:
    settle(user)
    field = user.find("field").currentField()
    before = sorted(each[field] for each in polygons.getFeatures())
    iface.setActiveLayer(polygons)
    iface.mapCanvas().setExtent(image.extent())
    polygons.startEditing()
    form = polygons.editFormConfig()
    form.setSuppress(QgsEditFormConfig.FeatureFormSuppress.SuppressOn)
    polygons.setEditFormConfig(form)
    iface.actionAddFeature().trigger()
    draw_by_mouse(40, 40, 60)  # nothing is selected: it is as its owner has it
    view = user.find("classes")
    view.setCurrentIndex(view.model().index(1, 0))
    draw_by_mouse(140, 40, 60)
    selected = user.dock._form.classes.rows()[1].value
    added = [each[field] for each in polygons.getFeatures() if each.id() < 0]
    assert sorted(added, key=str) == sorted([NULL, selected], key=str)
    for _ in range(2):
        polygons.undoStack().undo()
    assert len([each for each in polygons.getFeatures() if each.id() < 0]) == 1, "both can be undone"
    polygons.rollBack()
    assert sorted(each[field] for each in polygons.getFeatures()) == before
    iface.actionPan().trigger()


def test_what_is_drawn_in_a_layer_that_has_lost_the_field_stays_as_it_is(polygons: QgsVectorLayer) -> None:
    owner = QObject()
    DrawnClass(lambda: 1, owner).follow(polygons, "gone")
    polygons.startEditing()
    draw(polygons, 0, 0, 5)
    QTest.qWait(1)
    assert polygons.undoStack().count() == 1
    polygons.rollBack()


def test_renamed_class_is_renamed_in_form_and_features(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    QgsProject.instance().removeMapLayer(polygons)
    layer = make_layer_by_button(user, tmp_path / "szene_training.gpkg")
    draw(layer, 0, 0, 5)
    settle(user)
    model = user.find("classes").model()
    model.setData(model.index(0, 0), "Lake")
    (feature,) = layer.getFeatures()
    assert (feature["class_id"], feature["class_name"]) == (1, "Lake")
    setup = layer.editorWidgetSetup(layer.fields().lookupField("class_id"))
    assert setup.config()["map"][0] == {"Lake": "1"}
    assert user.find("field").currentField() == "class_id"
    layer.rollBack()
    iface.actionPan().trigger()


def test_proposed_name_lies_beside_the_raster_and_is_free(tmp_path: Path) -> None:
    raster = tmp_path / "szene.tif"
    assert training_layer.unused_file(raster) == tmp_path / "szene_training.gpkg"
    (tmp_path / "szene_training.gpkg").touch()
    assert training_layer.unused_file(raster) == tmp_path / "szene_training_2.gpkg"


def test_file_dialog_blocks_nothing_and_proposes_a_name(user: DockUser, image: QgsRasterLayer, scene: object) -> None:
    user.click("newLayer")
    window = save_dialog(user)
    assert window.isVisible()
    assert Path(window.selectedFiles()[0]) == scene.raster.parent / "szene_training.gpkg"
    window.reject()


def test_layer_that_cannot_be_written_is_one_sentence(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    user.click("newLayer")
    save_dialog(user).fileSelected.emit(str(tmp_path / "missing" / "a.gpkg"))
    assert "cannot be written" in user.notice()
    save_dialog(user).reject()
    user.click("newLayer")
    window = next(each for each in user.dock.findChildren(QFileDialog, "trainingFile") if each.isVisible())
    window.fileSelected.emit(polygons.source())
    assert "is open in this project" in user.notice()
    window.reject()
