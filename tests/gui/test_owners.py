# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing that the dock says stands there without its owner: the run, the raster, the project it is of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from dock_user import DockUser, finish, messages, start, train, wait_until
from memory_layers import add_feature, make_layer
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QMessageBox, QPlainTextEdit
from qgis.utils import iface
from scenes import rectangle, write_scene

from freenet_qgis import settings
from freenet_qgis.errors import FreeNetError
from freenet_qgis.gui.runs.view import name_of

from .conftest import FakeWorkflow

WARNINGS = ("First.", "Second.", "Third.", "Fourth.")


def warn(fake: FakeWorkflow, *texts: str) -> None:
    fake.during = lambda _, progress: [progress.warning(text) for text in texts]


@pytest.fixture
def other(image: QgsRasterLayer, tmp_path: Path) -> QgsRasterLayer:
    """Another raster of the project."""
    layer = QgsRasterLayer(str(write_scene(tmp_path, "andere", shape=(32, 24, 6)).raster), "other")
    QgsProject.instance().addMapLayer(layer)
    return layer


def test_a_result_names_its_raster_and_its_run(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, other: QgsRasterLayer
) -> None:
    user.choose("raster", "image")
    train(user)
    (run,) = user.dock._runs.history.runs
    assert user.find("resultOwner").toPlainText() == f"Result: {name_of(run)}"
    assert name_of(run).startswith("image, ")
    user.choose("raster", "other")
    assert user.sees("resultOwner") and "image" in user.find("resultOwner").toPlainText()


def test_the_model_to_go_on_from_names_its_raster(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, other: QgsRasterLayer, tmp_path: Path
) -> None:
    for name in ("image", "other"):
        user.choose("raster", name)
        user.type("output", str(tmp_path / f"map of {name}.tif"))
        train(user)
    user.choose("raster", "image")
    assert "other" in user.find("resultOwner").toPlainText()
    assert user.find("lastModel").toPlainText() == "Last model of 'image': map of image"
    QgsProject.instance().clear()
    assert not user.sees("lastModel")


def test_a_run_that_is_shown_again_comes_with_its_own_warnings(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    user.type("output", str(tmp_path / "a.tif"))
    warn(fake, "Of the first.")
    train(user)
    user.type("output", str(tmp_path / "b.tif"))
    warn(fake, "Of the second.")
    train(user)
    assert user.find("runWarnings").text() == "Of the second."
    first = user.dock._runs.history.runs[1]
    user.dock._runs.shown.emit(first)
    assert user.find("runWarnings").text() == "Of the first."
    assert name_of(first) in user.find("resultOwner").toPlainText()


@pytest.mark.parametrize(
    ("network", "words"),
    [("FreeNet", "spectra with their surroundings (FreeNet)"), ("spectra alone", "spectra alone")],
)
def test_a_result_says_in_words_what_its_network_looks_at(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, network: str, words: str
) -> None:
    fake.report |= {"network": network, "final_model": "all polygons", "validation": "none"}
    fake.report |= {"overall_accuracy": None, "average_accuracy": None}
    train(user)
    assert user.find("accuracy").details() == f"Network: {words}"


def test_a_result_says_that_its_map_comes_from_part_of_the_polygons(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer
) -> None:
    fake.report |= {"final_model": "the part not held out"}
    train(user)
    assert user.find("accuracy").details().startswith("The map comes from part of the training data")


def test_a_result_says_that_another_model_was_measured_than_made_the_map(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer
) -> None:
    fake.report |= {"final_model": "all polygons"}
    train(user)
    assert user.find("accuracy").details() == (
        "Accuracy was measured on a model trained without the held-out places; "
        "the one that is kept was trained on all data."
    )


def test_warnings_that_do_not_fit_are_read_by_keyboard(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer
) -> None:
    warn(fake, *WARNINGS)
    train(user)
    assert user.find("runWarnings").text() == "Fourth.\nThird.\n… and 2 more"
    more = user.find("runWarningsMore")
    assert more.isVisible() and more.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert more.text() == "Show all (4)" and "image" in more.accessibleName()
    QTest.keyClick(more, Qt.Key.Key_Space)
    window = iface.mainWindow().findChild(QDialog, "runWarningsWindow") or _window("runWarningsWindow")
    assert "image" in window.windowTitle()
    assert window.findChild(QPlainTextEdit, "log").toPlainText().split("\n\n") == [*reversed(WARNINGS)]
    QTest.keyClick(window, Qt.Key.Key_Escape)
    wait_until(lambda: _window("runWarningsWindow") is None)


def test_a_long_warning_is_shortened_and_a_button_opens_the_whole(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer
) -> None:
    long = f"Validated on one end of their only feature: {', '.join(f'class number {n}' for n in range(30))}."
    warn(fake, long)
    train(user)
    shown = user.find("runWarnings").text()
    assert long.startswith(shown[:-1]) and shown.endswith("…") and len(shown) < 200
    user.click("runWarningsMore")
    assert _window("runWarningsWindow").findChild(QPlainTextEdit, "log").toPlainText() == long
    _window("runWarningsWindow").close()


def test_warnings_that_fit_need_no_button(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer) -> None:
    warn(fake, *WARNINGS[:2])
    train(user)
    assert user.find("runWarnings").text() == "Second.\nFirst."
    assert not user.sees("runWarningsMore")


def _window(name: str) -> Any:
    found = [one for one in QApplication.topLevelWidgets() if one.objectName() == name and one.isVisible()]
    return found[0] if found else None


def test_a_running_training_names_its_raster(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, other: QgsRasterLayer
) -> None:
    user.choose("raster", "image")
    start(user, fake)
    user.choose("raster", "other")
    assert user.find("progress").text().startswith("image: ")
    finish(user, fake)


@pytest.mark.parametrize("change", ["raster", "project"])
def test_a_failure_names_its_raster_where_another_is_chosen_by_now(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, other: QgsRasterLayer, change: str
) -> None:
    user.choose("raster", "image")
    fake.error = FreeNetError("Training diverged.", "Look for extreme values.")
    start(user, fake)
    if change == "raster":
        user.choose("raster", "other")
    else:
        QgsProject.instance().clear()
    finish(user, fake)
    sentence = "Training on 'image' failed. Training diverged. Look for extreme values."
    assert user.notice() == sentence
    assert messages() == [sentence]


@pytest.mark.parametrize("ends", ["cancel", "failure", "failure on another raster"])
def test_the_result_stays_where_a_later_run_leaves_none(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, other: QgsRasterLayer, ends: str
) -> None:
    user.choose("raster", "image")
    train(user)
    owner = user.find("resultOwner").toPlainText()
    if ends.endswith("another raster"):
        user.choose("raster", "other")
    fake.error = FreeNetError("Training diverged.", "Look for extreme values.")
    start(user, fake)
    if ends == "cancel":
        user.click("cancel")
    finish(user, fake)
    assert user.sees("resultOwner") and user.find("resultOwner").toPlainText() == owner
    assert user.sees("mapLook") and user.find("openReport").isEnabled()


def test_the_result_of_a_closed_project_is_not_shown_in_another(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer
) -> None:
    start(user, fake)
    iface.newProject()
    finish(user, fake)
    assert not user.sees("accuracy") and user.find("modelFile").filePath() == ""
    assert user.steps_done()[2] is False


def test_another_project_knows_no_model(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer) -> None:
    train(user)
    assert user.find("modelFile").filePath() != ""
    QgsProject.instance().clear()
    assert user.find("modelFile").filePath() == ""


def test_the_last_step_is_ticked_for_a_result_of_this_project_alone(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer
) -> None:
    settings.change(has_trained=True)
    assert user.steps_done()[2] is False
    train(user)
    assert user.steps_done()[2] is True
    QgsProject.instance().clear()
    assert user.steps_done() == [False, False, False]


def test_that_a_layer_has_no_features_is_said_until_it_has_some(user: DockUser, image: QgsRasterLayer) -> None:
    layer = make_layer()
    layer.setName("empty")
    QgsProject.instance().addMapLayer(layer)
    user.choose("polygons", "empty")
    user.click("train")
    assert "'empty' has no features" in user.notice()
    layer.startEditing()
    add_feature(layer, rectangle(0, 5, 0, 5).ExportToWkt(), "wood")
    layer.dataChanged.emit()
    assert user.notice() == ""
    layer.rollBack()


def test_that_a_layer_has_no_reference_system_is_said_until_it_has_one(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = polygons.crs()
    polygons.setCrs(QgsCoordinateReferenceSystem())
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.No)  # they do not share it
    user.click("train")
    assert "has no coordinate reference system" in user.notice()
    polygons.setCrs(known)
    assert user.notice() == ""
    wait_until(lambda: not user.dock._form.classes.is_counting())
    assert user.find("classNotice").text() == ""
