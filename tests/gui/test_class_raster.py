# SPDX-License-Identifier: GPL-3.0-or-later
"""A raster of classes as training data in the dock."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from dock_user import DockUser, screenshot, train, wait_until
from osgeo import gdal
from qgis.core import QgsGeometry, QgsPalettedRasterRenderer, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtGui import QColor
from scenes import CLASSES, COLORS, SyntheticScene, rectangle

from freenet_qgis import workflow
from freenet_qgis.contract.figures import CheckedPolygon
from freenet_qgis.contract.job import LabelSource
from freenet_qgis.contract.report import Report
from freenet_qgis.geodata.access import grid
from freenet_qgis.geodata.raster import place_of
from freenet_qgis.gui.classes.patch_counts import PatchRequest, PatchThread
from freenet_qgis.gui.project.run_record import RunSettings
from freenet_qgis.gui.runs.copied_run import doubts, parameters
from freenet_qgis.gui.runs.form_settings import fill_form, settings_of
from freenet_qgis.gui.training import run_request
from freenet_qgis.labels import class_patches
from freenet_qgis.layers import reading
from freenet_qgis.request import Area, ClassRaster, Labelled, Scene, Shape, TrainRequest
from freenet_qgis.workflow.feature_layers import write_checked

from .conftest import FakeWorkflow


@pytest.fixture
def old_map(scene: SyntheticScene, tmp_path: Path, project: QgsProject) -> QgsRasterLayer:
    """The polygons of the scene as a raster with names, in the project."""
    path = tmp_path / "alt.tif"
    image = gdal.Open(str(scene.raster))
    rows, cols = scene.training.shape
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), cols, rows, 1, gdal.GDT_Byte)
    dataset.SetGeoTransform(image.GetGeoTransform())
    dataset.SetProjection(image.GetProjection())
    dataset.GetRasterBand(1).WriteArray(scene.training)
    del dataset
    layer = QgsRasterLayer(str(path), "Alte Karte")
    entries = [QgsPalettedRasterRenderer.Class(value, QColor(COLORS[value]), name) for value, name in CLASSES.items()]
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, entries))
    project.addMapLayer(layer)
    return layer


def shown(user: DockUser) -> list[tuple[str, int, int]]:
    """Name, patches and pixels of the classes in the table."""
    form = user.dock._form
    wait_until(lambda: not form.classes.is_counting(), 30)
    return [(row.info.name, row.polygons, row.pixels) for row in form.classes.rows()]


def offered(user: DockUser) -> list[str]:
    box = user.find("polygons")
    return [box.itemText(row) for row in range(box.count())]


def test_rasters_that_hold_classes_are_offered_and_none_is_taken_by_itself(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer, old_map: QgsRasterLayer, project: QgsProject
) -> None:
    assert offered(user) == ["Alte Karte", "training"]  # the image has several bands
    assert user.dock._form.layers.polygon_layer() is polygons
    project.removeMapLayer(polygons)
    assert user.find("polygons").currentLayer() is None
    assert not user.can_train() and user.next_step() == "Choose what to train on at “Training data”."
    user.choose("polygons", "Alte Karte")
    assert user.dock._form.layers.class_layer() is old_map and user.can_train()
    project.removeMapLayer(old_map)
    assert not user.can_train()


def test_its_classes_are_shown_with_their_pixels_and_cannot_be_changed(
    user: DockUser, image: QgsRasterLayer, old_map: QgsRasterLayer, scene: SyntheticScene
) -> None:
    user.choose("polygons", "Alte Karte")
    expected = [(name, 3, int((scene.training == value).sum())) for value, name in CLASSES.items()]
    assert shown(user) == expected
    user.find("advanced").setCollapsed(False)
    assert [user.sees(name) for name in ("erode", "mostPixels")] == [True, True]
    hidden = ("field", "allTouched", "addClassButton", "mergeClassesButton")
    assert [name for name in hidden if user.sees(name)] == []
    model = user.find("classes").model()
    assert model.headerData(1, 1) == "Patches"
    assert not model.flags(model.index(0, 0)) & model.flags(model.index(0, 0)).__class__(2)  # Qt.ItemIsEditable
    screenshot(user.dock.window(), "class_raster")
    user.type("erode", "1")
    assert user.find("erode").text() == "1 pixel"
    smaller = shown(user)
    assert all(few < many for (_, _, few), (_, _, many) in zip(smaller, expected))
    user.type("mostPixels", "4")
    assert [pixels for _, _, pixels in shown(user)] == [4, 4, 4, 4]
    user.choose("polygons", "training")
    assert [name for name in hidden if not user.sees(name)] == []
    assert not user.sees("erode")


def test_the_run_gets_it_with_what_is_wanted_of_it(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, old_map: QgsRasterLayer
) -> None:
    user.choose("polygons", "Alte Karte")
    user.find("advanced").setCollapsed(False)
    user.type("erode", "1")
    user.type("mostPixels", "50")
    train(user)
    training = fake.request.training
    assert isinstance(training, ClassRaster) and (training.erode, training.most_pixels) == (1, 50)
    assert [(one.value, one.name, one.color) for one in training.scene.classes] == [
        (value, name, COLORS[value]) for value, name in CLASSES.items()
    ]
    names = [layer.name() for layer in QgsProject.instance().layerTreeRoot().layerOrder()]
    assert names.index("szene_classes") < min(names.index("Alte Karte"), names.index("image"))


def test_only_pixels_in_the_area_of_interest_are_counted(
    image: QgsRasterLayer, old_map: QgsRasterLayer, scene: SyntheticScene
) -> None:
    half = scene.training.shape[0] // 2
    area = Area((bytes(rectangle(0, half, 0, scene.training.shape[1]).ExportToWkb()),), "upper half")
    training = ClassRaster(reading.scene(old_map))
    thread = PatchThread(PatchRequest(old_map, training, replace(reading.scene(image), area=area)))
    thread.run()
    upper = scene.training[:half]
    assert thread.problem == "" and thread.counts.is_exact
    assert thread.counts.pixels == {value: int((upper == value).sum()) for value in CLASSES}


@pytest.mark.parametrize("seed", [0, 1])
def test_patches_are_counted_that_have_a_pixel_drawn(
    image: QgsRasterLayer, old_map: QgsRasterLayer, scene: SyntheticScene, seed: int
) -> None:
    image_scene, training = reading.scene(image), ClassRaster(reading.scene(old_map), most_pixels=2)
    thread = PatchThread(PatchRequest(old_map, training, image_scene, seed))
    thread.run()
    place = grid.read(image_scene.raster, image_scene.crs_wkt)
    found = class_patches.find(training, place, "", seed)
    used = class_patches.select(found, np.ones(scene.truth.shape, bool), "", is_limited=False)
    expected = {value: len(np.unique(used.polygon_ids[used.labels == value])) for value in CLASSES}
    assert thread.counts.polygons == expected and min(expected.values()) < 3
    assert thread.counts.pixels == dict.fromkeys(CLASSES, 2)


def test_its_spectra_are_shown(user: DockUser, image: QgsRasterLayer, old_map: QgsRasterLayer) -> None:
    user.choose("polygons", "Alte Karte")
    user.click("spectra")
    dock = user.dock._spectra
    wait_until(lambda: dock._shown is not None and dock._task is None and not dock._timer.isActive(), 30)
    curves = DockUser(dock).find("spectraPlot").curves()
    assert [(one.info.name, one.source) for one in curves] == [(name, "training") for name in CLASSES.values()]


def test_its_patches_are_checked(
    user: DockUser, image: QgsRasterLayer, old_map: QgsRasterLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[TrainRequest] = []

    def check(request: TrainRequest, progress: workflow.Progress) -> workflow.Result:
        asked.append(request)
        shapes = (Shape(bytes(QgsGeometry.fromRect(image.extent()).asWkb()), 1, "patch"),) * 2
        checked = tuple(CheckedPolygon(one, "Water", 0.1, "Forest", 0.2, 0.1, "patch") for one in (1, 2))
        write_checked(request.outputs.features, place_of(request.scene), (), Labelled("", (), (), True))
        report = Report("", "check_training", "", labels=LabelSource("", "raster"), checked=checked)
        return workflow.Result(request.outputs, report, polygons=shapes)

    monkeypatch.setattr(workflow, "check_training", check)
    user.choose("polygons", "Alte Karte")
    user.click("checkPolygons")
    wait_until(lambda: user.find("nextNotice").text() != "", 10)
    assert "2 of 2 patches deserve a look" in user.find("nextNotice").text()
    assert isinstance(asked[0].training, ClassRaster)


def test_its_settings_are_repeated_and_copied(
    user: DockUser, image: QgsRasterLayer, old_map: QgsRasterLayer, polygons: QgsVectorLayer
) -> None:
    form = user.dock._form
    user.choose("polygons", "Alte Karte")
    user.find("advanced").setCollapsed(False)
    user.type("erode", "2")
    request = run_request.build(form, lambda text: None)
    settings = settings_of(form, request)
    given = parameters(settings, request.outputs)
    assert (given["TRAINING_RASTER"], given["ERODE"], given["MOST_PIXELS"]) == (settings.class_raster, 2, 0)
    assert not {"TRAINING", "FIELD"} & given.keys()
    user.choose("polygons", "training")
    user.type("erode", "0")
    assert form.layers.class_layer() is None
    assert fill_form(settings, form) == []
    assert form.layers.class_layer() is old_map and form.options.erode.value() == 2
    QgsProject.instance().removeMapLayer(old_map)
    assert fill_form(settings, form) == []
    again = form.layers.class_layer()
    assert again is not None and again.name() == "Alte Karte"


def test_a_copied_command_doubts_a_style_that_lies_in_no_file(
    user: DockUser, image: QgsRasterLayer, old_map: QgsRasterLayer
) -> None:
    user.choose("polygons", "Alte Karte")
    form = user.dock._form

    def settings() -> RunSettings:
        return settings_of(form, run_request.build(form, lambda text: None))

    assert "the file of 'Alte Karte' has other names, colours" in doubts(settings())
    layer: Any = old_map  # the stubs know the method as of QGIS 3.26 alone
    layer.saveDefaultStyle()
    assert doubts(settings()) == ""


def test_a_raster_without_classes_on_the_image_says_so(
    user: DockUser, image: QgsRasterLayer, old_map: QgsRasterLayer, tmp_path: Path
) -> None:
    empty = tmp_path / "leer.tif"
    gdal.Translate(str(empty), old_map.source())
    dataset = gdal.Open(str(empty), gdal.GA_Update)
    dataset.GetRasterBand(1).WriteArray(np.zeros((dataset.RasterYSize, dataset.RasterXSize), np.uint8))
    del dataset
    QgsProject.instance().addMapLayer(QgsRasterLayer(str(empty), "Leer"))
    user.choose("polygons", "Leer")
    assert shown(user) == []
    assert "'leer.tif' has no class where 'szene.tif' lies" in user.find("classNotice").text()
    assert run_request.drawn(user.dock._form).scene == Scene(empty, run_request.drawn(user.dock._form).scene.crs_wkt)


def test_one_raster_may_stand_for_image_and_training_data_for_a_while(
    user: DockUser, image: QgsRasterLayer, old_map: QgsRasterLayer, project: QgsProject
) -> None:
    user.choose("polygons", "Alte Karte")
    user.find("raster").setLayer(old_map)
    user.find("raster").setLayer(image)  # what escapes into QGIS fails the test
    assert user.can_train()
