# SPDX-License-Identifier: GPL-3.0-or-later
"""What the dock shows while a run is on: how the network learns, the map as it would be now, and a way to end early."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from dock_user import DockUser, finish, start, wait_until
from qgis.core import QgsMapLayer, QgsProcessingUtils, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface

from freenet_qgis import settings, workflow
from freenet_qgis.contract.job import Band, Job
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.gui.training.learning_curve import LearningCurve
from freenet_qgis.request import TrainRequest

from .conftest import FakeWorkflow

PREVIEW = "FreeNet preview"


def job_of(request: TrainRequest) -> Job:
    grid = raster.describe(request.scene.raster, request.scene.crs_wkt).grid
    return Job("1", "train_and_classify", "szene", grid, (Band(1, "1"),), 1, request.training.classes)


def send_preview(label: int, request: TrainRequest, progress: workflow.Progress) -> None:
    job = job_of(request)
    progress.preview(np.full((job.grid.rows, job.grid.cols), label, np.uint8), job)


@pytest.fixture
def canvas(image: QgsRasterLayer) -> object:
    """The canvas of QGIS, with the image and its polygons."""
    wait_until(lambda: len(iface.mapCanvas().layers()) == 2)
    return iface.mapCanvas()


def on_canvas() -> list[str]:
    return [layer.name() for layer in iface.mapCanvas().layers()]


def start_with_preview(user: DockUser, fake: FakeWorkflow) -> None:
    fake.during = lambda request, progress: send_preview(1, request, progress)
    start(user, fake)
    wait_until(lambda: PREVIEW in on_canvas())


def preview_folders() -> list[Path]:
    return list(Path(QgsProcessingUtils.tempFolder()).glob("freenet-preview-*"))


def test_good_enough_ends_training_and_the_map_comes(user: DockUser, fake: FakeWorkflow, canvas: object) -> None:
    assert not user.find("enough").isEnabled()
    start(user, fake)
    wait_until(user.find("enough").isEnabled)
    user.click("enough")
    assert not user.find("enough").isEnabled()
    wait_until(lambda: user.dock._training.run is None)
    wait_until(lambda: "szene_classes" in on_canvas())
    assert not user.find("enough").isEnabled()


def test_good_enough_is_not_offered_where_nothing_is_trained(
    user: DockUser, fake: FakeWorkflow, canvas: object
) -> None:
    fake.during = lambda request, progress: progress.stage("Classifying")
    start(user, fake)
    wait_until(lambda: user.find("stage").text() == "Classifying")
    assert not user.find("enough").isEnabled()
    finish(user, fake)


def test_a_cancelled_run_cannot_be_good_enough(user: DockUser, fake: FakeWorkflow, canvas: object) -> None:
    start(user, fake)
    wait_until(user.find("enough").isEnabled)
    user.click("cancel")
    assert not user.find("enough").isEnabled()
    wait_until(lambda: user.dock._training.run is None)


def test_the_figures_are_told_in_words(user: DockUser, fake: FakeWorkflow, canvas: object) -> None:
    def learn(_: TrainRequest, progress: workflow.Progress) -> None:
        progress.learning(10, 2.0, 1)
        progress.held_out(10, 0.5)
        progress.learning(20, 1.5, 2)
        progress.held_out(20, 0.914)
        progress.stage("Measuring accuracy")

    fake.during = learn
    start(user, fake)
    wait_until(user.find("learningFigures").isVisible)
    figures = user.find("learningFigures").text()
    assert figures == "Step 20, network 2, loss 1.50, average accuracy 91.4\N{NO-BREAK SPACE}% on held-out pixels"
    curve = user.find("learningCurve")
    assert curve.isVisible() and curve.accessibleName() == "Learning curve"
    assert curve.accessibleDescription() == figures.replace("\N{NO-BREAK SPACE}", " ")
    finish(user, fake)
    assert not curve.isVisible()


def test_a_network_does_not_get_the_figure_of_the_one_before(
    user: DockUser, fake: FakeWorkflow, canvas: object
) -> None:
    def learn(_: TrainRequest, progress: workflow.Progress) -> None:
        progress.learning(10, 2.0, 1)
        progress.held_out(10, 0.5)
        progress.learning(20, 1.5, 2)
        progress.stage("Measuring accuracy")

    fake.during = learn
    start(user, fake)
    wait_until(lambda: user.find("learningFigures").text() == "Step 20, network 2, loss 1.50")
    finish(user, fake)


def test_the_curve_ends_with_what_was_measured(user: DockUser, fake: FakeWorkflow, canvas: object) -> None:
    def learn(_: TrainRequest, progress: workflow.Progress) -> None:
        progress.learning(10, 2.0, 1)
        progress.stage("Measuring accuracy")
        progress.held_out(10, 0.401)
        progress.stage("Classifying")

    fake.during = learn
    start(user, fake)
    wanted = "Step 10, loss 2.00, average accuracy 40.1\N{NO-BREAK SPACE}% on held-out pixels"
    wait_until(lambda: user.find("learningFigures").text() == wanted)
    finish(user, fake)


def test_a_run_begins_without_the_figures_of_the_one_before(user: DockUser, fake: FakeWorkflow, canvas: object) -> None:
    fake.during = lambda _, progress: (progress.learning(10, 2.0, 1), progress.stage("Classifying"))
    start(user, fake)
    wait_until(lambda: user.find("learningFigures").text() != "")
    finish(user, fake)
    fake.during = lambda _, progress: None
    fake.running.clear()
    start(user, fake)
    assert user.find("learningFigures").text() == "" and user.find("learningCurve").in_words() == ""
    finish(user, fake)


def test_the_window_is_told_of_many_steps_at_once_where_the_network_learns_fast(
    user: DockUser, fake: FakeWorkflow, canvas: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    add = LearningCurve.add
    monkeypatch.setattr(LearningCurve, "add", lambda curve, learnt: (told.append(len(learnt)), add(curve, learnt)))

    def learn(_: TrainRequest, progress: workflow.Progress) -> None:
        for step in range(1, 20_001):
            progress.learning(step, 1 / step, 1)
        progress.stage("Measuring accuracy")

    fake.during = learn
    start(user, fake)
    wait_until(lambda: sum(told) == 20_000)
    assert len(told) < 2_000  # a few times a second, however slow the machine
    finish(user, fake)


def test_the_preview_lies_between_raster_and_polygons_in_class_colours(
    user: DockUser, fake: FakeWorkflow, canvas: object
) -> None:
    start_with_preview(user, fake)
    assert on_canvas() == ["training", PREVIEW, "image"]
    layer = canvas.layers()[1]
    assert layer.renderer().type() == "paletted"
    assert [entry.color.name() for entry in layer.renderer().classes()] == [
        info.color for info in fake.request.training.classes
    ]
    assert user.sees("preview") and user.find("preview").isChecked()
    finish(user, fake)
    wait_until(lambda: on_canvas() == ["training", "szene_classes", "image"])
    assert not preview_folders()


def test_a_newer_preview_takes_the_place_of_the_one_before(user: DockUser, fake: FakeWorkflow, canvas: object) -> None:
    start_with_preview(user, fake)
    layer = canvas.layers()[1]
    first = Path(layer.source())
    send_preview(2, fake.request, user.dock._training.run.task)
    wait_until(lambda: Path(layer.source()) != first)
    center = layer.extent().center()
    assert layer.dataProvider().sample(center, 1) == (fake.request.training.classes[1].value, True)
    assert layer.renderer().type() == "paletted"
    assert canvas.layers()[1] is layer and len(canvas.layers()) == 3
    assert not list(first.parent.glob(f"{first.stem}.*"))
    finish(user, fake)


@pytest.mark.parametrize("ends", ["cancel", "failure"])
def test_the_preview_goes_with_a_run_that_leaves_no_map(
    user: DockUser, fake: FakeWorkflow, canvas: object, ends: str
) -> None:
    start_with_preview(user, fake)
    if ends == "cancel":
        user.click("cancel")
        wait_until(lambda: user.dock._training.run is None)
    else:
        fake.error = FreeNetError("Training diverged.", "Look for extreme values.")
        finish(user, fake)
    assert on_canvas() == ["training", "image"]
    assert not preview_folders()


def test_the_preview_is_never_in_the_project(
    user: DockUser, fake: FakeWorkflow, canvas: object, tmp_path: Path
) -> None:
    project = QgsProject.instance()
    project.write(str(tmp_path / "project.qgs"))
    assert not project.isDirty()
    start_with_preview(user, fake)
    assert not project.isDirty()
    assert [layer.name() for layer in project.mapLayers().values() if layer.name() == PREVIEW] == []
    project.write(str(tmp_path / "project.qgs"))
    assert PREVIEW not in (tmp_path / "project.qgs").read_text(encoding="utf-8")
    assert PREVIEW in on_canvas()
    finish(user, fake)


def test_the_preview_keeps_its_place_when_layers_come(user: DockUser, fake: FakeWorkflow, canvas: object) -> None:
    start_with_preview(user, fake)
    other = QgsVectorLayer("Point?crs=EPSG:32633", "points", "memory")
    QgsProject.instance().addMapLayer(other)
    wait_until(lambda: "points" in on_canvas())
    wait_until(lambda: on_canvas() == ["points", "training", PREVIEW, "image"])
    finish(user, fake)


@pytest.mark.parametrize("loss", ["project", "raster", "hidden"])
def test_the_preview_goes_with_its_raster(
    user: DockUser, fake: FakeWorkflow, canvas: object, image: QgsRasterLayer, loss: str
) -> None:
    start_with_preview(user, fake)
    if loss == "project":
        QgsProject.instance().clear()
    elif loss == "raster":
        QgsProject.instance().removeMapLayer(image)
    else:
        QgsProject.instance().layerTreeRoot().findLayer(image).setItemVisibilityChecked(False)
    wait_until(lambda: PREVIEW not in on_canvas())
    send_preview(2, fake.request, user.dock._training.run.task)
    QTest.qWait(100)
    assert PREVIEW not in on_canvas()
    finish(user, fake)


def test_the_preview_can_be_hidden_and_that_is_remembered(user: DockUser, fake: FakeWorkflow, canvas: object) -> None:
    start_with_preview(user, fake)
    user.tick("preview")
    assert on_canvas() == ["training", "image"]
    assert settings.load().preview is False
    user.tick("preview")
    assert PREVIEW in on_canvas()
    finish(user, fake)


def test_a_preview_asks_for_nothing_but_the_canvas(user: DockUser, fake: FakeWorkflow, canvas: object) -> None:
    start_with_preview(user, fake)
    layer: QgsMapLayer = canvas.layers()[1]
    assert QgsProject.instance().mapLayer(layer.id()) is None
    assert QgsProject.instance().layerTreeRoot().findLayer(layer.id()) is None
    finish(user, fake)
