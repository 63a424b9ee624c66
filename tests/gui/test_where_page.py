# SPDX-License-Identifier: GPL-3.0-or-later
"""The page "Where" of the dialog "Image": an area and a mask are chosen, counted, run, remembered and copied."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from dock_user import DockUser, screenshot, train, wait_until
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox
from qgis.utils import iface
from scenes import ORIGIN, PIXEL_SIZE_M, SyntheticScene, rectangle

from freenet_qgis.errors import FreeNetError
from freenet_qgis.files.strict_json import from_json, to_json
from freenet_qgis.gui.project.image_setup import ImageSetup, scene_of, set_up, setup_of
from freenet_qgis.gui.project.run_record import RunSettings
from freenet_qgis.gui.project.where_setup import AreaSetup, MaskSetup
from freenet_qgis.gui.runs.copied_run import doubts, parameters
from freenet_qgis.gui.training import run_request

from .conftest import FakeWorkflow


@pytest.fixture
def district(image: QgsRasterLayer, project: QgsProject, tmp_path: Path) -> QgsVectorLayer:
    """Two rectangles in a file: the left half of the scene, and its upper right corner."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:32633", "district", "memory")
    for box in ((0, 99, 0, 9), (0, 8, 9, 99)):
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(rectangle(*box).ExportToWkt()))
        layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    project.addMapLayer(layer)
    return layer


@pytest.fixture
def clouds(scene: SyntheticScene, image: QgsRasterLayer, project: QgsProject, tmp_path: Path) -> QgsRasterLayer:
    """A scene classification, with clouds over the first class."""
    rows, cols = scene.truth.shape
    dataset = gdal.GetDriverByName("GTiff").Create(str(tmp_path / "T33_SCL_20m.tif"), cols, rows, 1, gdal.GDT_Byte)
    dataset.SetGeoTransform((ORIGIN[0], PIXEL_SIZE_M, 0.0, ORIGIN[1], 0.0, -PIXEL_SIZE_M))
    dataset.SetProjection(gdal.Open(str(scene.raster)).GetProjection())
    dataset.GetRasterBand(1).WriteArray(np.where(scene.truth == 1, 9, 4).astype(np.uint8))
    del dataset
    layer = QgsRasterLayer(str(tmp_path / "T33_SCL_20m.tif"), "T33_SCL_20m")
    project.addMapLayer(layer)
    return layer


def opened(user: DockUser, image: QgsRasterLayer) -> Any:
    """The page, once the raster is known."""
    user.find("raster").setLayer(image)
    wait_until(lambda: user.dock._outlook.scene.info is not None)
    user.click("setUpImage")
    wait_until(lambda: user.sees("imageDialog"))
    user.find("imagePages").setCurrentWidget(user.find("wherePage"))
    return user.find("wherePage")


def ok(user: DockUser) -> Any:
    return user.find("imageButtons").button(QDialogButtonBox.StandardButton.Ok)


def accept(user: DockUser) -> None:
    QTest.mouseClick(ok(user), Qt.MouseButton.LeftButton)
    QTest.qWait(0)


def summary(user: DockUser) -> str:
    return user.find("imageSummary").text() if user.sees("imageSummary") else ""


def pixels(user: DockUser) -> list[bool]:
    """Which classes have pixels, as the table says."""
    return [bool(row.pixels) for row in user.dock._form.classes.rows()]


def test_a_known_mask_says_itself_what_it_leaves_out_and_the_table_counts_the_rest(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, clouds: QgsRasterLayer
) -> None:
    opened(user, image)
    user.find("maskLayer").setLayer(clouds)
    assert user.find("maskValues").text() == "scl clouds cirrus shadows defects nodata"
    assert user.find("maskMeaning").text() == "Left out: clouds, cirrus, cloud shadows, defects, no data"
    user.type("maskValues", "scl clouds")
    assert user.find("maskMeaning").text() == "Left out: clouds"
    accept(user)
    assert summary(user).startswith("without clouds of 'T33_SCL_20m' <a ")
    wait_until(lambda: pixels(user) == [True, True, True, False])
    assert user.dock._form.classes.rows()[3].why_none == "3 where the mask leaves pixels out"
    setup = setup_of(image)
    assert (setup.mask.values, setup.mask.layer, setup.area) == ("scl clouds", clouds.id(), None)
    assert scene_of(image).mask.raster.name == "T33_SCL_20m.tif"


def test_without_a_mask_the_page_says_so(user: DockUser, image: QgsRasterLayer, clouds: QgsRasterLayer) -> None:
    opened(user, image)
    assert user.find("maskLayer").currentText() == "No mask"
    user.find("maskLayer").setLayer(clouds)
    accept(user)
    user.click("setUpImage")
    assert user.find("maskLayer").currentText() == "T33_SCL_20m"


def test_an_area_of_selected_features_reaches_the_run(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, district: QgsVectorLayer
) -> None:
    opened(user, image)
    user.choose("areaKind", "Inside polygons")
    user.find("areaLayer").setLayer(district)
    user.tick("areaSelected")
    told = "No feature of 'district' is selected. Select some, or turn 'Selected features only' off."
    assert not ok(user).isEnabled() and user.find("whereNotice").text() == told
    district.selectByIds([1])
    user.tick("areaSelected")
    user.tick("areaSelected")
    assert ok(user).isEnabled()
    accept(user)
    assert summary(user).startswith("inside 'district' <a ")
    area = scene_of(image).area
    assert (area.name, len(area.outlines)) == ("district", 1)
    user.click("train")
    wait_until(lambda: fake.request is not None)
    assert fake.request.scene.area == area


def test_the_map_is_seen_above_a_filled_area_and_the_list_of_runs_names_that(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, polygons: QgsVectorLayer, district: QgsVectorLayer
) -> None:
    user.find("raster").setLayer(image)
    set_up(image, ImageSetup(area=AreaSetup(district.name(), "", district.id())))
    train(user)
    names = [layer.name() for layer in QgsProject.instance().layerTreeRoot().layerOrder()]
    assert names.index("szene_classes") < names.index("district")
    assert "inside 'district'" in user.find("runs").topLevelItem(0).toolTip(1)


def test_the_extent_of_the_map_is_an_area_and_can_be_copied(user: DockUser, image: QgsRasterLayer) -> None:
    opened(user, image)
    user.choose("areaKind", "Inside an extent")
    assert not ok(user).isEnabled()
    iface.mapCanvas().setDestinationCrs(image.crs())
    iface.mapCanvas().setExtent(QgsRectangle(ORIGIN[0], ORIGIN[1] - 200, ORIGIN[0] + 100, ORIGIN[1]))
    user.click("extentOfMap")
    assert user.find("areaExtent").text().endswith(" [EPSG:32633]") and ok(user).isEnabled()
    assert user.find("areaExtent").cursorPosition() == 0  # what is too long shows its beginning
    user.type("areaExtent", "13.4,13.7,52.2,52.5 [EPSG:4326]")
    assert ok(user).isEnabled() and not user.sees("whereNotice")
    user.type("areaExtent", "400000,400100,5799800,5800000 [EPSG:32633]")
    accept(user)
    settings, wanted = user.dock._present_run()
    given = parameters(settings, wanted)
    assert given["EXTENT"] == "400000,400100,5799800,5800000 [EPSG:32633]" and "AREA" not in given
    set_up(image, ImageSetup())
    user.dock._use_settings(settings)
    assert setup_of(image).area.extent == given["EXTENT"]


def test_what_will_not_do_is_said_on_the_page(
    user: DockUser, image: QgsRasterLayer, clouds: QgsRasterLayer, district: QgsVectorLayer
) -> None:
    opened(user, image)
    user.find("maskLayer").setLayer(clouds)
    user.type("maskValues", "cloudy")
    assert "does not say which values" in user.find("whereNotice").text() and not ok(user).isEnabled()
    user.type("maskValues", "1")
    assert ok(user).isEnabled() and not user.sees("whereNotice")
    user.choose("areaKind", "Inside an extent")
    user.type("areaExtent", "0,1,0,1 [EPSG:32633]")
    assert "does not overlap" in user.find("whereNotice").text() and not ok(user).isEnabled()
    user.type("areaExtent", "here")
    assert "is no extent" in user.find("whereNotice").text()


def test_layers_of_the_project_are_copied_as_their_files(
    user: DockUser, image: QgsRasterLayer, clouds: QgsRasterLayer, polygons: QgsVectorLayer
) -> None:
    opened(user, image)
    user.find("maskLayer").setLayer(clouds)
    user.choose("areaKind", "Inside polygons")
    user.find("areaLayer").setLayer(polygons)
    accept(user)
    given = parameters(*user.dock._present_run())
    assert given["AREA"] == polygons.source()
    assert given["MASK"] == clouds.source()
    assert given["MASK_VALUES"] == "scl clouds cirrus shadows defects nodata"


def test_a_copied_run_tells_what_only_qgis_knows_of_mask_and_area(
    user: DockUser, image: QgsRasterLayer, clouds: QgsRasterLayer, polygons: QgsVectorLayer
) -> None:
    def doubted() -> str:
        return doubts(user.dock._present_run()[0])

    mask = MaskSetup(clouds.source(), "9", clouds.id(), clouds.name())
    set_up(image, ImageSetup(area=AreaSetup(polygons.name(), polygons.source(), polygons.id()), mask=mask))
    assert doubted() == ""
    clouds.setCrs(QgsCoordinateReferenceSystem("EPSG:32632"))
    assert "T33_SCL_20m" in doubted() and "area of interest" not in doubted()
    polygons.startEditing()
    polygons.deleteFeature(next(polygons.getFeatures()).id())
    assert f"edits of the area of interest '{polygons.name()}'" in doubted()
    polygons.rollBack()


def test_a_run_remembers_which_features_of_its_area_were_selected(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer
) -> None:
    first, second = sorted(polygons.allFeatureIds())[:2]
    area = AreaSetup(polygons.name(), polygons.source(), polygons.id(), only_selected=True)
    set_up(image, ImageSetup(area=area))
    polygons.selectByIds([first])
    settings, wanted = user.dock._present_run()
    polygons.selectByIds([second])
    assert parameters(settings, wanted)["AREA"].endswith(f" IN ({first})")
    assert from_json(RunSettings, to_json(settings)) == settings
    user.dock._use_settings(settings)
    assert polygons.selectedFeatureIds() == [first] and setup_of(image).area == area


def test_no_result_takes_the_place_of_the_mask(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, clouds: QgsRasterLayer
) -> None:
    user.find("raster").setLayer(image)
    set_up(image, ImageSetup(mask=MaskSetup(clouds.source(), "9", clouds.id(), clouds.name())))
    user.dock._form.output.setFilePath(clouds.source())
    request = run_request.build(user.dock._form, lambda text: None)
    with pytest.raises(FreeNetError, match=r"'T33_SCL_20m\.tif' is an input of this run"):
        run_request.check(request, user.dock._form)


def test_it_looks_right(
    user: DockUser, image: QgsRasterLayer, clouds: QgsRasterLayer, district: QgsVectorLayer
) -> None:
    opened(user, image)
    user.find("maskLayer").setLayer(clouds)
    user.choose("areaKind", "Inside polygons")
    user.find("areaLayer").setLayer(district)
    QApplication.processEvents()
    screenshot(user.find("imageDialog"), "image_where")
