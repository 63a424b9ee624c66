# SPDX-License-Identifier: GPL-3.0-or-later
"""A raster that nobody has thought of must not leave the dock waiting, nor take QGIS down."""

from __future__ import annotations

from pathlib import Path

from cases import envi
from dock_user import DockUser, wait_until
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer
from qgis.PyQt.QtTest import QTest

from freenet_qgis.gui.form.scene_watch import SceneWatch
from freenet_qgis.gui.widgets.log import LOG_TAG
from freenet_qgis.request import Scene


def test_an_error_nobody_has_thought_of_is_told_and_logged() -> None:
    watch, logged = SceneWatch(), []
    log = QgsApplication.messageLog()
    log.messageReceived.connect(lambda text, tag, level: logged.append((tag, text)))
    looked = []
    watch.looked.connect(lambda: looked.append(watch.problem))
    watch.watch(Scene(Path("/") / f"{'x' * 300}.tif", ""))  # no name that the file system takes
    wait_until(lambda: bool(looked))
    assert "unexpected error" in looked[0] and "too long" in looked[0]
    assert watch.info is None
    assert any(tag == LOG_TAG and "Traceback" in text for tag, text in logged)
    watch.watch(None)
    assert watch.problem == ""
    watch.unload()


def test_the_dock_tells_of_a_file_that_it_stumbles_over(user: DockUser, project: QgsProject, tmp_path: Path) -> None:
    layer = QgsRasterLayer(str(envi.write(tmp_path, "header offset = 0.0\n")), "odd")  # which GDAL takes for 0
    assert layer.isValid()
    project.addMapLayer(layer)
    scene = user.dock._outlook.scene
    wait_until(lambda: scene.info is not None or bool(scene.problem))
    assert user.sees("leftOut") and "'image.img' could not be looked at" in user.find("leftOut").text()
    project.removeMapLayer(layer)
    QTest.qWait(50)
    assert not user.sees("leftOut")
