# SPDX-License-Identifier: GPL-3.0-or-later
"""Models and layers that others made, in the window: it stays alive, and what lasts can be stopped."""

from __future__ import annotations

import math
import os
import random
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from cards import full_card, write_model
from dock_user import DockUser, canceling, wait_until
from osgeo import ogr
from qgis import processing
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingException, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QProgressDialog

from freenet_qgis.errors import FreeNetError
from freenet_qgis.gui.model import card_reader
from freenet_qgis.layers import patience


def told(user: DockUser, name: str) -> str:
    return user.find(name).text()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("widget", ["modelFile", "startModel"])
def test_a_pipe_named_as_a_model_does_not_hold_up_the_window(
    user: DockUser, image: QgsRasterLayer, tmp_path: Path, widget: str
) -> None:
    os.mkfifo(tmp_path / "m.safetensors")
    user.find("advanced").setCollapsed(False)
    user.type(widget, str(tmp_path / "m.safetensors"))
    notice = {"modelFile": "modelProblem", "startModel": "startNotice"}[widget]
    wait_until(lambda: "m.safetensors" in told(user, notice))


def test_a_model_that_is_read_slowly_is_told_about_later(
    user: DockUser, image: QgsRasterLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, read = threading.Event(), card_reader.read_model_card
    monkeypatch.setattr(card_reader, "read_model_card", lambda path: go_on.wait(60) and read(path))
    user.find("aboutModel").setCollapsed(False)
    model = write_model(tmp_path / "m.safetensors", full_card())
    user.type("modelFile", str(model))
    user.type("startModel", str(model))
    wait_until(lambda: told(user, "startNotice") == "The model is being read.")
    assert told(user, "modelProblem") == "The model is being read."
    go_on.set()
    wait_until(lambda: "Wasser" in user.find("modelCard").toPlainText())
    wait_until(lambda: "The model wants " in told(user, "startNotice"))
    assert told(user, "modelProblem") == ""


def test_a_model_that_was_overtaken_is_not_told_about(
    user: DockUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, read = threading.Event(), card_reader.read_model_card
    slow, quick = (write_model(tmp_path / f"{name}.safetensors", replace(full_card(), scene=name)) for name in "ab")
    monkeypatch.setattr(card_reader, "read_model_card", lambda path: (path != slow or go_on.wait(60)) and read(path))
    before = set(threading.enumerate())
    user.find("aboutModel").setCollapsed(False)
    user.type("modelFile", str(slow))
    user.type("modelFile", str(quick))
    wait_until(lambda: "Trained on b" in user.find("modelCard").toPlainText())
    go_on.set()
    for reading in set(threading.enumerate()) - before:
        reading.join(60)
    QTest.qWait(0)  # what it has said is heard now
    assert "Trained on b" in user.find("modelCard").toPlainText()


def star(vertices: int) -> QgsGeometry:
    """A polygon whose jagged outline keeps GEOS busy for minutes."""
    luck = random.Random(0)
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for number in range(vertices):
        angle, radius = 2 * math.pi * number / vertices, 300 * (1 + 0.3 * luck.random())
        ring.AddPoint_2D(400_500 + radius * math.cos(angle), 5_799_500 + radius * math.sin(angle))
    ring.CloseRings()
    polygon = ogr.Geometry(ogr.wkbPolygon)
    polygon.AddGeometry(ring)
    geometry = QgsGeometry()
    geometry.fromWkb(bytes(polygon.ExportToWkb()))
    return geometry


def test_polygons_of_a_million_vertices_can_be_given_up(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer
) -> None:
    polygons.startEditing()
    feature = QgsFeature(next(polygons.getFeatures()))
    feature.setGeometry(star(50_000))
    polygons.updateFeature(feature)
    with canceling("Checking the geometries") as offered:
        user.click("train")
    assert offered
    assert user.notice().startswith("Stopped: Checking the geometries")
    assert user.dock._training.run is None
    polygons.rollBack()


def test_the_toolbox_can_be_stopped_while_it_reads(
    image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    feature = QgsFeature(next(polygons.getFeatures()))
    feature.setGeometry(star(50_000))
    many = QgsVectorLayer(f"Polygon?crs={polygons.crs().authid()}&field=class_id:integer", "many", "memory")
    many.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(many)
    asked = {"INPUT": image, "TRAINING": many, "FIELD": "class_id", "MODEL": str(tmp_path / "m.safetensors")}
    with canceling("Checking the geometries") as offered, pytest.raises(QgsProcessingException, match="Stopped: Check"):
        processing.run("freenet:train", asked)
    assert offered
    assert not (tmp_path / "m.safetensors").exists()


@pytest.mark.parametrize("is_here", [False, True])
def test_work_that_heeds_a_stop_ends_and_its_window_goes(is_here: bool) -> None:
    begun = threading.Event()

    def endless(check) -> None:  # noqa: ANN001
        begun.set()
        while True:
            check()

    with canceling("Counting"), pytest.raises(FreeNetError, match="Stopped: Counting"):
        patience.patiently("Counting", endless, is_here=is_here)
    assert begun.is_set()
    assert not any(
        isinstance(window, QProgressDialog) and window.isVisible() for window in QApplication.topLevelWidgets()
    )


@pytest.mark.parametrize("at_once_s", [0, 0.5])
@pytest.mark.parametrize("is_here", [False, True])
def test_what_goes_wrong_in_patient_work_is_raised(is_here: bool, at_once_s: float) -> None:
    with pytest.raises(ZeroDivisionError):
        patience.patiently("Dividing", lambda check: check() or 1 / 0, is_here=is_here, at_once_s=at_once_s)
    assert patience.patiently("Adding", lambda check: check() or 1 + 1, is_here=is_here, at_once_s=at_once_s) == 2
