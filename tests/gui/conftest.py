# SPDX-License-Identifier: GPL-3.0-or-later
"""The dock in a real QGIS, with a project to train on and a workflow that does what the test says."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Optional

import numpy as np
import pytest
from cards import CARD, write_model
from dock_user import DockUser
from qgis.core import QgsProject, QgsRasterLayer, QgsSettings, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface
from scenes import SyntheticScene, write_scene

from freenet_qgis import settings, workflow
from freenet_qgis.contract.capabilities import DeviceInfo, EngineInfo
from freenet_qgis.contract.maps import CLASS_MAP, CONFIDENCE, NOVELTY, PROBABILITIES
from freenet_qgis.contract.report import Report
from freenet_qgis.files.new_files import NewFiles, Place, new_files
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.gui.dock import FreeNetDock
from freenet_qgis.request import ClassRaster, TrainRequest

HEAD = {"version": "", "verb": "train_and_classify", "scene": "scene.tif"}
REPORT = {
    "overall_accuracy": 0.841,
    "average_accuracy": 0.873,
    "kappa": 0.8,
    "validation": "polygons",
    "test_pixels": 512,
}
HANDS = EngineInfo(
    "3.11.2", "2.13.0", 2, (DeviceInfo("cuda", "Abacus 9000, 80 GB", 0), DeviceInfo("cpu", "CPU, 2 cores", 0))
)


class FakeWorkflow:
    """Stands in for `workflow.train`: waits until it is let go, then publishes a map or raises what it was told to."""

    def __init__(self) -> None:
        self.request: Optional[TrainRequest] = None
        self.error: Optional[Exception] = None
        self.report: dict[str, Any] = dict(REPORT)
        self.warning = ""
        self.label = 1
        self.during: Callable[[TrainRequest, workflow.Progress], None] = lambda request, progress: None
        self.may_end = threading.Event()
        self.may_end.set()
        self.running = threading.Event()

    def train(
        self, request: TrainRequest, progress: workflow.Progress, place: Place = NewFiles.put_in_place
    ) -> workflow.Result:
        """See `workflow.train`."""
        self.request = request
        progress.stage("Training")
        progress.fraction(0.5)
        self.during(request, progress)
        self.running.set()
        while not self.may_end.wait(0.02) and not progress.is_enough():
            if progress.is_canceled():
                raise workflow.Canceled
        if self.error is not None:
            raise self.error
        if self.warning:
            progress.warning(self.warning)
        with new_files(place) as files:
            self._write(request, progress, files)
        return workflow.Result(request.outputs, Report.from_dict({**HEAD, **self.report}))

    def _write(self, request: TrainRequest, progress: workflow.Progress, files: NewFiles) -> None:
        grid = raster.describe(request.scene.raster, request.scene.crs_wkt).grid
        labels = np.full((grid.rows, grid.cols), self.label, np.uint8)
        outputs, training = request.outputs, request.training
        classes = training.scene.classes if isinstance(training, ClassRaster) else training.classes
        write_map(outputs.class_map, NewMap(CLASS_MAP, labels, grid, classes), progress.fraction, files=files)
        if outputs.confidence:
            sure = np.ones((grid.rows, grid.cols), np.float32)
            write_map(outputs.confidence, NewMap(CONFIDENCE, sure, grid), files=files)
        if outputs.probabilities:
            shares = np.full((grid.rows, grid.cols, len(classes)), 1 / len(classes), np.float32)
            write_map(outputs.probabilities, NewMap(PROBABILITIES, shares, grid, classes), files=files)
        if outputs.novelty:
            unlike = np.full((grid.rows, grid.cols), 2.0, np.float32)
            unlike[:, : grid.cols // 2] = 0.5
            write_map(outputs.novelty, NewMap(NOVELTY, unlike, grid), files=files)
        write_model(files.beside(outputs.model), CARD)
        page = files.beside(outputs.report)
        figures = json.dumps({"confusion_matrix": [], "verb": "trained", "classes": [], **self.report})
        page.write_text(f'<script type="application/json" id="report">{figures}</script>', encoding="utf-8")
        page.with_suffix(".json").write_text(figures, encoding="utf-8")


@pytest.fixture(autouse=True)
def fresh_settings() -> Iterator[None]:
    """Nothing is remembered from one test to the next."""
    yield
    QgsSettings().remove(settings.PREFIX)


@pytest.fixture(autouse=True)
def project() -> Iterator[QgsProject]:
    """An empty project before and after each test."""
    QgsProject.instance().clear()
    QTest.qWait(0)  # for messages of the test before
    iface.messageBar().clearWidgets()
    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> SyntheticScene:
    """A small scene; its folder has a space and letters that are not ASCII in its name."""
    return write_scene(tmp_path_factory.mktemp("Übung 1"), "szene", shape=(32, 24, 6))


@pytest.fixture
def polygons(scene: SyntheticScene, project: QgsProject) -> QgsVectorLayer:
    """The scene's polygons, in the project."""
    layer = QgsVectorLayer(str(scene.polygons), "training")
    project.addMapLayer(layer)
    return layer


@pytest.fixture
def image(scene: SyntheticScene, polygons: QgsVectorLayer, project: QgsProject) -> QgsRasterLayer:
    """The scene itself, in the project below its polygons."""
    layer = QgsRasterLayer(str(scene.raster), "image")
    project.addMapLayer(layer, addToLegend=False)
    project.layerTreeRoot().addLayer(layer)
    return layer


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeWorkflow]:
    """Trains in no time, unless told to wait."""
    fake = FakeWorkflow()
    monkeypatch.setattr("freenet_qgis.workflow.train", fake.train)
    yield fake
    fake.may_end.set()


@pytest.fixture
def probed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The Pythons that were asked for their devices; each answers at once."""
    asked: list[Path] = []

    def probe(python: Path, is_canceled: Callable[[], bool]) -> EngineInfo:
        asked.append(python)
        return HANDS

    monkeypatch.setattr("freenet_qgis.gui.pytorch.device.probe", probe)
    return asked


@pytest.fixture
def user(probed: list[Path]) -> Iterator[DockUser]:
    """A user in front of a dock that is shown in QGIS."""
    dock = FreeNetDock(iface, iface.mainWindow())
    iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    dock.show()
    user = DockUser(dock)
    user.wait_for_device()
    yield user
    if not sip.isdeleted(dock):
        dock.unload()
        iface.removeDockWidget(dock)
        dock.deleteLater()


@pytest.fixture
def two(tmp_path: Path, project: QgsProject) -> dict[str, Any]:
    """Two scenes, each with polygons of its own, in the project."""
    layers: dict[str, Any] = {}
    for name in ("east", "west"):
        scene = write_scene(tmp_path, name, shape=(32, 24, 6))
        layers[name] = QgsRasterLayer(str(scene.raster), name)
        layers[f"{name} polygons"] = QgsVectorLayer(str(scene.polygons), f"{name} polygons")
    project.addMapLayers(list(layers.values()))
    return layers
