# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture without a place, in a project that has a coordinate reference system, with the real engine."""

from __future__ import annotations

from pathlib import Path

from cases import placeless
from dock_user import DockUser, hover, screenshot, wait_until
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsProject, QgsRasterLayer, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface

LONGEST_S = 300


def test_a_picture_from_training_to_the_next_polygon(user: DockUser, project: QgsProject, tmp_path: Path) -> None:
    scene = placeless.write(tmp_path, shape=(96, 72, 6))
    polygons, image = QgsVectorLayer(str(scene.polygons), "training"), QgsRasterLayer(str(scene.raster), "picture")
    polygons.startEditing()
    polygons.deleteFeatures([1, 2, 3])  # makes room for others
    polygons.commitChanges()
    project.addMapLayers([polygons, image])
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    for box, name in (("raster", "picture"), ("polygons", "training"), ("field", "class_id")):
        user.choose(box, name)
    user.choose("preset", "Fast")
    user.find("advanced").setCollapsed(False)
    user.type("steps", "6")
    for name in ("map", "second"):
        user.type("output", str(tmp_path / f"{name}.tif"))
        user.click("train")
        user.wait_for_end(LONGEST_S)
        (class_map,) = project.mapLayersByName(name)
        assert class_map.extent() == QgsRectangle(0, -96, 72, 0) and not class_map.crs().isValid()

    work = user.dock._next
    user.click("suggest")
    wait_until(lambda: work._task is None, LONGEST_S)
    assert (user.find("nextNotice").text(), user.find("spots").count() > 0) == ("", True)
    (places,) = project.mapLayersByName("Where to draw next: picture")
    assert not places.crs().isValid() and QgsRectangle(0, -96, 72, 0).contains(places.extent())
    first = next(places.getFeatures()).geometry().asPoint()
    user.find("spots").setCurrentRow(1)
    user.find("spots").setCurrentRow(0)
    wait_until(lambda: iface.mapCanvas().extent().contains(first))
    screenshot(iface.mainWindow(), "no-crs-places")
    user.click("checkPolygons")
    wait_until(lambda: work._task is None, LONGEST_S)
    assert user.find("nextNotice").text() == "9 polygons: all are taken for what their label says."

    user.click("spectra")
    spectra = user.dock._spectra
    wait_until(lambda: spectra._shown is not None and spectra._task is None and not spectra._timer.isActive(), 60)
    panel = DockUser(spectra)
    panel.click("spectrumTool")
    iface.mapCanvas().setExtent(image.extent())
    QTest.qWait(500)
    pixel = iface.mapCanvas().getCoordinateTransform().transform(QgsPointXY(10.5, -20.5))
    hover(iface.mapCanvas().viewport(), QPoint(round(pixel.x()), round(pixel.y())))
    wait_until(lambda: "21" in panel.find("spectrumPlace").toPlainText(), 30)
    screenshot(iface.mainWindow(), "no-crs-spectra")
    iface.actionPan().trigger()
