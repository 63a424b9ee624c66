# SPDX-License-Identifier: GPL-3.0-or-later
"""Images without a coordinate reference system in the dock: a scan, a picture of a camera."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import placeless
from dock_user import DockUser, screenshot, train, wait_until
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDialogButtonBox, QFileDialog, QMessageBox
from qgis.utils import iface

from freenet_qgis.gui.training import run_request

from .conftest import FakeWorkflow

UTM = "EPSG:32633"
SCAN = (500.0, 2.0, 0.0, -300.0, 0.0, -2.0)


def show(user: DockUser, project: QgsProject, scene: placeless.Placeless) -> tuple[QgsRasterLayer, QgsVectorLayer]:
    """Raster and polygons in a project in degrees, as QGIS begins one, chosen and counted."""
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    raster, polygons = QgsRasterLayer(str(scene.raster), "image"), QgsVectorLayer(str(scene.polygons), "training")
    project.addMapLayers([raster, polygons])
    user.choose("raster", "image")
    user.choose("polygons", "training")
    user.choose("field", "class_id")
    wait_until(lambda: not user.dock._form.classes.is_counting(), 30)
    return raster, polygons


def pixels(user: DockUser) -> int:
    return sum(row.pixels or 0 for row in user.dock._form.classes.rows())


def drawn(scene: placeless.Placeless) -> int:
    return int((scene.placed.training > 0).sum())


@pytest.mark.parametrize("driver", ["GPKG", "ESRI Shapefile"])
@pytest.mark.parametrize("geotransform", [None, SCAN])
def test_a_scan_is_mapped_where_it_lies(
    user: DockUser, project: QgsProject, fake: FakeWorkflow, tmp_path: Path, driver: str, geotransform: object
) -> None:
    scene = placeless.write(tmp_path, geotransform, driver=driver)
    raster, _ = show(user, project, scene)
    assert pixels(user) == drawn(scene)
    train(user, tmp_path / "map.tif")
    assert (user.notice(), fake.request.scene.crs_wkt) == ("", "")
    (class_map,) = project.mapLayersByName("map")
    assert class_map.extent() == raster.extent() and not class_map.crs().isValid()
    place = QgsPointXY(raster.extent().xMinimum() + 0.1, raster.extent().yMaximum() - 0.1)
    assert class_map.dataProvider().sample(place, 1) == (1.0, True)


def answer(user: DockUser, monkeypatch: pytest.MonkeyPatch, button: QMessageBox.StandardButton) -> list[str]:
    """Answer questions with a button; what was asked."""
    asked: list[str] = []

    def choose(box: QMessageBox) -> int:
        asked.append(box.text())
        return button

    monkeypatch.setattr(QMessageBox, "exec", choose)
    return asked


@pytest.mark.parametrize(("of_raster", "of_polygons"), [(UTM, ""), ("", UTM), ("", "EPSG:4326")])
def test_who_says_that_both_are_in_one_system_is_believed(
    user: DockUser, project: QgsProject, fake: FakeWorkflow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    of_raster: str, of_polygons: str,
) -> None:  # fmt: skip
    scene = placeless.write(tmp_path, SCAN, of_raster, of_polygons)
    raster, polygons = show(user, project, scene)
    assert pixels(user) == 0
    asked = answer(user, monkeypatch, QMessageBox.StandardButton.Yes)
    train(user, tmp_path / "map.tif")
    assert len(asked) == 1 and (of_raster or of_polygons) in asked[0]
    assert (user.notice(), fake.request is not None) == ("", True)
    assert polygons.crs().authid() == of_raster and raster.crs().authid() == of_raster
    wait_until(lambda: pixels(user) == drawn(scene), 30)
    train(user, tmp_path / "again.tif")
    assert len(asked) == 1


def test_who_does_not_is_told_what_is_missing(
    user: DockUser, project: QgsProject, fake: FakeWorkflow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, polygons = show(user, project, placeless.write(tmp_path, SCAN, UTM, ""))
    answer(user, monkeypatch, QMessageBox.StandardButton.No)
    user.click("train")
    assert "'training' has no coordinate reference system, and the raster is in WGS 84 / UTM zone 33N" in user.notice()
    assert (fake.request, polygons.crs().authid()) == (None, "")


def click(point: QgsPointXY, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    """Click the canvas at a place."""
    canvas = iface.mapCanvas()
    pixel = canvas.getCoordinateTransform().transform(point)
    place = QPoint(round(pixel.x()), round(pixel.y()))
    QTest.mouseMove(canvas.viewport(), place)
    QTest.qWait(100)
    QTest.mouseClick(canvas.viewport(), button, pos=place)
    QTest.qWait(100)


def agree() -> None:
    """Press OK in the form of a new feature."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible() and window.findChild(QDialogButtonBox):
            box = window.findChild(QDialogButtonBox)
            QTest.mouseClick(box.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("crs", ["", "EPSG:4326", "EPSG:3857"])
def test_polygons_are_drawn_over_a_picture(user: DockUser, project: QgsProject, tmp_path: Path, crs: str) -> None:
    """The mouse is where the picture is, whatever the project's system."""
    scene = placeless.write(tmp_path)
    raster = QgsRasterLayer(str(scene.raster), "image")
    project.addMapLayer(raster)
    project.setCrs(QgsCoordinateReferenceSystem(crs))
    user.choose("raster", "image")
    user.click("createLayer")
    window = user.dock.findChild(QFileDialog, "trainingFile")
    window.fileSelected.emit(str(tmp_path / "drawn.gpkg"))
    window.reject()
    QTest.qWait(50)
    layer = user.find("polygons").currentLayer()
    assert layer.isEditable() and not layer.crs().isValid()
    canvas = iface.mapCanvas()
    canvas.setExtent(QgsRectangle(-4, -36, 28, 4))
    canvas.refresh()
    QTest.qWait(1000)
    for x, y in ((4, -6), (10, -6), (10, -14), (4, -14)):
        click(QgsPointXY(x, y))
    QTimer.singleShot(1500, agree)
    click(QgsPointXY(7, -10), Qt.MouseButton.RightButton)
    QTest.qWait(2500)
    screenshot(iface.mainWindow(), f"no-crs-drawn-{crs.replace(':', '') or 'none'}")
    (feature,) = layer.getFeatures()
    assert feature.geometry().area() == pytest.approx(48, rel=0.1)
    wait_until(lambda: 40 <= pixels(user) <= 56, 30)
    iface.actionPan().trigger()
    QTest.qWait(100)
    assert layer.commitChanges(stopEditing=False)  # as the button does; QGIS 3.22 died here with the tool in hand
    labelled = run_request.drawn(user.dock._form)
    assert len(labelled.shapes) == 1
    layer.setSubsetString("")
    reopened = QgsVectorLayer(f"{tmp_path / 'drawn.gpkg'}", "again")
    assert reopened.extent().toString(0) == layer.extent().toString(0)
