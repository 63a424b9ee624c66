# SPDX-License-Identifier: GPL-3.0-or-later
"""A raster that nobody has thought of must not leave the dock waiting, nor take QGIS down."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from dock_user import DockUser, wait_until
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer
from qgis.PyQt.QtTest import QTest

from freenet_qgis.gui.scene_watch import SceneWatch
from freenet_qgis.gui.task import LOG_TAG
from freenet_qgis.request import Scene

HEADER = (
    "ENVI\nsamples = 12\nlines = 10\nbands = 3\nheader offset = 0\nfile type = ENVI Standard\ndata type = 2\n"
    "interleave = bsq\nbyte order = 0\nmap info = {UTM, 1, 1, 400000, 5800000, 10, 10, 33, North, WGS-84}\n"
    "wavelength units = \u00b5m\nwavelength = {0.45, 0.55, 0.65}\n"
)


def write_latin_1(folder: Path) -> Path:
    """A raster whose header has the sign of the micrometre as a single byte, as older programs write it."""
    values = np.random.default_rng(0).integers(1, 100, (3, 10, 12)).astype("<i2")
    (folder / "image.img").write_bytes(values.tobytes())
    (folder / "image.hdr").write_bytes(HEADER.encode("latin-1"))
    return folder / "image.img"


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


def test_the_dock_waits_for_no_raster_for_ever(user: DockUser, project: QgsProject, tmp_path: Path) -> None:
    layer = QgsRasterLayer(str(write_latin_1(tmp_path)), "latin")
    assert layer.isValid()
    project.addMapLayer(layer)
    scene = user.dock._scene
    wait_until(lambda: scene.info is not None or bool(scene.problem))
    if scene.problem:  # the dock says so, and is ready for another raster
        assert "image.img" in user.find("leftOut").text()
        project.removeMapLayer(layer)
        QTest.qWait(50)
        assert not user.find("leftOut").isVisible()
