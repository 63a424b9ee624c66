# SPDX-License-Identifier: GPL-3.0-or-later
"""A run in the dock, from the click to its end, whatever happens to layers and projects meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest
from dock_user import DockUser, finish, messages, screenshot, start, train, wait_until
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsLayerTreeGroup,
    QgsPalettedRasterRenderer,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QTextDocument
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QDialog, QMessageBox, QPlainTextEdit, QPushButton
from qgis.utils import iface
from scenes import SyntheticScene

from freenet_qgis import settings
from freenet_qgis.errors import FreeNetError
from freenet_qgis.workers.process import EngineCrash

from .conftest import FakeWorkflow

NOTIFIED_AFTER_S = "app/minTaskLengthForSystemNotification"  # of QGIS


def tree() -> list[str]:
    """Names in the layer tree, a group before what is in it."""
    names = []
    for node in QgsProject.instance().layerTreeRoot().children():
        names.append(node.name())
        if isinstance(node, QgsLayerTreeGroup):
            names += [f"- {child.name()}" for child in node.children()]
    return names


def press_button_in_message_bar() -> None:
    QTest.qWait(50)
    iface.mainWindow().findChild(QPushButton, "freenetMessageButton").click()


def test_map_comes_above_the_raster_in_a_group_of_its_own(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer
) -> None:
    train(user)
    assert tree() == ["training", "FreeNet: image", "- szene_classes", "image"]
    assert messages() == ["The class map of 'image' is ready."]
    assert user.accuracy() == "OA 84.1 %, AA 87.3 % on 512 pixels of held-out places"
    assert user.can_train()


def test_second_map_gets_a_group_of_another_name_above_the_first(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer
) -> None:
    train(user)
    train(user)
    assert tree() == [
        *("training", "FreeNet: image (2)", "- szene_classes", "FreeNet: image", "- szene_classes", "image"),
    ]


def test_confidence_comes_hidden_below_the_map(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer) -> None:
    user.find("advanced").setCollapsed(False)
    user.tick("confidence")
    train(user)
    group = QgsProject.instance().layerTreeRoot().findGroup("FreeNet: image")
    assert [(node.name(), node.isVisible()) for node in group.children()] == [
        ("szene_classes", True),
        ("szene_classes_confidence", False),
    ]


def test_progress_names_the_stage(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer) -> None:
    assert not user.find("progress").isVisible()
    start(user, fake)
    wait_until(lambda: user.find("progress").value() == 50)
    assert user.find("stage").text() == "Training"
    assert user.find("progress").isVisible()
    finish(user, fake)
    assert not user.find("progress").isVisible()


def test_one_run_at_a_time(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer) -> None:
    start(user, fake)
    assert not user.can_train()
    assert "A training is running." in user.train_button().toolTip()
    assert user.find("cancel").isEnabled()
    finish(user, fake)
    assert user.can_train()
    assert not user.find("cancel").isEnabled()


def test_cancelling_is_acknowledged_at_once_and_leaves_nothing(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    user.type("output", str(tmp_path / "map.tif"))
    start(user, fake)
    user.click("cancel")
    assert user.find("stage").text() == "Cancelling…"
    assert not user.find("cancel").isEnabled()
    wait_until(lambda: user.dock._training.run is None, 2)
    assert messages() == ["Training on 'image' was cancelled. Nothing was written."]
    assert user.notice() == ""
    assert list(tmp_path.iterdir()) == []
    assert user.can_train()


def test_run_cancelled_in_qgis_itself_ends_the_same(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer) -> None:
    start(user, fake)
    QgsApplication.taskManager().cancelAll()
    wait_until(lambda: user.dock._training.run is None, 2)
    assert messages() == ["Training on 'image' was cancelled. Nothing was written."]


@pytest.mark.parametrize("by", ["the dock", "QGIS"])
def test_qgis_does_not_tell_of_a_cancelled_run_that_it_failed(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, by: str
) -> None:
    QgsSettings().setValue(NOTIFIED_AFTER_S, 0)
    start(user, fake)
    user.click("cancel") if by == "the dock" else QgsApplication.taskManager().cancelAll()
    wait_until(lambda: user.dock._training.run is None, 2)
    QTest.qWait(50)
    QgsSettings().remove(NOTIFIED_AFTER_S)
    others = [item for item in iface.messageBar().items() if item.title() != "FreeNet"]
    if Qgis.QGIS_VERSION_INT >= 32600:
        assert others == []
    assert all(item.title() == "Task complete" and item.text().endswith(": cancelled") for item in others)


def test_what_the_user_can_mend_is_one_sentence(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer) -> None:
    fake.error = FreeNetError("The memory of the GPU is exhausted.", "Choose the CPU.")
    train(user)
    assert user.notice() == "The memory of the GPU is exhausted. Choose the CPU."
    assert messages() == [f"Training on 'image' failed. {user.notice()}"]
    assert user.can_train()


def test_sentence_goes_when_the_form_is_changed(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer) -> None:
    fake.error = FreeNetError("No.", "")
    train(user)
    user.choose("field", "class_id")
    assert user.notice() == ""


@pytest.mark.parametrize("error", [FreeNetError("No.", ""), EngineCrash("The engine fell over.", "Traceback")])
@pytest.mark.parametrize("next_one", ["run", "project"])
def test_that_a_run_failed_is_said_until_the_next_run_or_project(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, error: Exception, next_one: str
) -> None:
    fake.error = error
    train(user)
    assert [text.startswith("Training on 'image' failed.") for text in messages()] == [True]
    fake.error = None
    train(user) if next_one == "run" else iface.newProject()
    wait_until(lambda: messages() == (["The class map of 'image' is ready."] if next_one == "run" else []))


@pytest.mark.parametrize("error", [EngineCrash("The engine fell over.", "Traceback: it fell"), ValueError("it fell")])
def test_bug_has_a_button_that_shows_and_copies_the_log(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, error: Exception
) -> None:
    fake.error = error
    train(user)
    screenshot(iface.mainWindow(), f"dock-bug-{type(error).__name__}")
    press_button_in_message_bar()
    window = iface.mainWindow().findChild(QDialog, "freenetLog")
    screenshot(window, "dock-log")
    assert "it fell" in window.findChild(QPlainTextEdit, "log").toPlainText()
    window.findChild(QPushButton, "copyLog").click()
    assert "Traceback" in QApplication.clipboard().text()
    window.close()


def test_wrong_layers_are_told_before_any_work(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer) -> None:
    polygons = QgsVectorLayer("Polygon?crs=EPSG:32633&field=cover:string", "empty", "memory")
    QgsProject.instance().addMapLayer(polygons)
    user.choose("polygons", "empty")
    user.click("train")
    assert user.notice().startswith("'empty' has no features.")
    screenshot(iface.mainWindow(), "dock-wrong-input")
    assert fake.request is None
    assert messages() == []


def test_a_field_that_numbers_the_polygons_is_asked_about(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer
) -> None:
    user.choose("field", "fid")
    user.click("train")
    assert user.notice().startswith("12 classes for 12 polygons: is 'fid' the right field?")
    assert fake.request is None


def test_unwritable_output_is_told_before_any_work(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    user.type("output", str(tmp_path / "missing" / "map.tif"))
    user.click("train")
    assert "missing" in user.notice()
    assert fake.request is None


def test_warnings_are_shown_with_the_result(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer) -> None:
    fake.warning = "3 polygons cover no pixel."
    train(user)
    assert user.find("runWarnings").text() == "3 polygons cover no pixel."


def test_without_torch_nobody_can_train(user: DockUser, image: QgsRasterLayer, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(python: Path, is_canceled: Callable[[], bool]) -> None:
        raise FreeNetError(
            "The Python '/opt/Programme für alle/python3.11/bin/python3' cannot load torch: No module named 'torch'.",
            'Choose another Python, or type: "/opt/Programme für alle/python3.11/bin/python3" -m pip install torch',
        )

    monkeypatch.setattr("freenet_qgis.gui.pytorch.device.probe", refuse)
    user.dock.findChild(QAction, "lookAgain").trigger()
    user.wait_for_device()
    assert not user.can_train()
    assert "cannot load torch" in user.train_button().toolTip()  # of the Python that FREENET_PYTHON names
    screenshot(iface.mainWindow(), "dock-no-torch")


def test_renamed_layer_keeps_its_map(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer) -> None:
    start(user, fake)
    image.setName("something else")
    finish(user, fake)
    assert tree() == ["training", "FreeNet: image", "- szene_classes", "something else"]


def test_map_of_a_removed_raster_comes_to_the_top(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, polygons: QgsVectorLayer
) -> None:
    start(user, fake)
    QgsProject.instance().removeMapLayer(image)
    finish(user, fake)
    assert tree() == ["FreeNet: image", "- szene_classes", "training"]


def test_layers_may_all_go_while_training(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, polygons: QgsVectorLayer
) -> None:
    start(user, fake)
    QgsProject.instance().removeAllMapLayers()
    finish(user, fake)
    assert tree() == ["FreeNet: image", "- szene_classes"]


def test_map_never_lands_in_another_project_unasked(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer) -> None:
    start(user, fake)
    iface.newProject()
    finish(user, fake)
    assert tree() == []
    (told,) = messages()
    assert told.startswith("'image' is mapped, but its project was closed. The map is '")
    assert told.endswith("szene_classes.tif'.")
    screenshot(iface.mainWindow(), "dock-project-closed")
    press_button_in_message_bar()
    assert tree() == ["FreeNet: image", "- szene_classes"]
    press_button_in_message_bar()
    assert tree() == ["FreeNet: image", "- szene_classes"], "nobody can add it twice"


def test_new_project_knows_nothing_of_the_last_run(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    user.type("output", str(tmp_path / "map.tif"))
    train(user)
    assert user.sees("openReport")
    iface.newProject()
    assert not user.sees("openReport") and not user.sees("runWarnings")
    assert user.find("output").filePath() == ""


def test_map_can_be_added_when_the_panel_is_gone(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer) -> None:
    start(user, fake)
    iface.newProject()
    finish(user, fake)
    QTest.qWait(50)
    button = iface.mainWindow().findChild(QPushButton, "freenetMessageButton")
    user.dock.unload()
    user.dock.deleteLater()
    QTest.qWait(50)
    button.click()
    assert tree() == ["FreeNet: image", "- szene_classes"]


def test_map_lands_in_its_project_when_that_is_open_again(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    project = QgsProject.instance()
    assert project.write(str(tmp_path / "mine.qgz"))
    start(user, fake)
    iface.newProject()
    assert project.read(str(tmp_path / "mine.qgz"))
    finish(user, fake)
    assert tree() == ["training", "FreeNet: image", "- szene_classes", "image"]


def test_existing_files_are_overwritten_only_when_the_user_agrees(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, answers = [], [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()) or answers.pop(0))
    (tmp_path / "map.safetensors").write_bytes(b"precious")
    user.type("output", str(tmp_path / "map.tif"))
    user.click("train")
    assert (tmp_path / "map.safetensors").read_bytes() == b"precious"
    assert fake.request is None
    train(user)
    assert (tmp_path / "map.safetensors").read_bytes() != b"precious"
    assert [question.splitlines()[-1] for question in asked] == ["map.safetensors"] * 2


def test_the_question_names_every_file_that_goes(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    names = ["map.tif", "map.tif.aux.xml", "map.tif.ovr", "map.qml", "map.safetensors", "map.html", "map.json"]
    for name in names:
        (tmp_path / name).write_text('{"verb": "train", "classes": [], "confusion_matrix": []}')
    for name in ("map.txt", "map_2.tif", "report.json"):
        (tmp_path / name).write_text("mine")
    user.type("output", str(tmp_path / "map.tif"))
    user.click("train")
    assert asked[0].splitlines()[2:] == names
    assert fake.request is None


def test_an_old_confidence_goes_with_its_map_from_disk_and_project(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    open_files_stay: None,
) -> None:  # fmt: skip
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()) or QMessageBox.StandardButton.Yes)
    if not user.find("confidence").isChecked():
        user.tick("confidence")
    train(user, tmp_path / "map.tif")
    assert tree() == ["training", "FreeNet: image", "- map", "- map_confidence", "image"]
    train(user)
    assert tree() == ["training", "FreeNet: image", "- map", "- map_confidence", "image"]
    user.tick("confidence")
    train(user)
    assert "map_confidence.tif" in asked[-1].splitlines()
    assert tree() == ["training", "FreeNet: image", "- map", "image"]
    assert not list(tmp_path.glob("map_confidence*"))


@pytest.mark.parametrize("name", ["training.gpkg", "Training.GPKG", "training.shp", "map.img"])
def test_a_map_never_takes_the_name_of_another_format(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text("precious")
    user.type("output", str(tmp_path / name))
    user.click("train")
    assert f"'{name}' does not end in .tif." in user.notice()
    assert (tmp_path / name).read_text() == "precious" and fake.request is None


def test_nothing_that_belongs_to_the_inputs_is_replaced(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, scene: SyntheticScene, tmp_path: Path
) -> None:
    style = scene.raster.with_suffix(".qml")
    style.write_text("of the raster")
    user.type("output", str(scene.raster.with_suffix(".tiff")))
    user.click("train")
    assert f"'{style.name}' belongs to an input of this run" in user.notice()
    link = tmp_path / "polygons.safetensors"
    link.symlink_to(scene.polygons)
    user.type("output", str(tmp_path / "polygons.tif"))
    user.click("train")
    assert "'polygons.safetensors' is an input of this run" in user.notice()
    assert fake.request is None and style.read_text() == "of the raster"
    style.unlink()


def test_a_name_too_long_for_the_disk_is_told_before_any_work(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    for name in ("x" * 250, "ü" * 122, "x" * 300):  # the second has too many bytes, not letters
        user.type("output", str(tmp_path / name))
        user.click("train")
        assert "No file can be named 'xx" in user.notice() or "No file can be named 'üü" in user.notice()
        assert "Choose a shorter name" in user.notice()
    assert fake.request is None and not list(tmp_path.iterdir())


def test_results_are_not_lost_where_an_old_file_cannot_be_replaced_any_more(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    user.type("output", str(tmp_path / "map.v1.tif"))
    user.find("advanced").setCollapsed(False)
    user.tick("confidence")
    train(user)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    (shown,) = QgsProject.instance().mapLayersByName("map.v1")
    colours = shown.renderer().classes()
    shown.setRenderer(QgsPalettedRasterRenderer(shown.dataProvider(), 1, colours[:1]))
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).name == "map.v1_confidence.tif":
            raise PermissionError(13, "The process cannot access the file because it is being used by another process")
        return replace(self, target)

    fake.label = 3
    fake.running.clear()
    start(user, fake)
    monkeypatch.setattr(Path, "replace", refuse)
    finish(user, fake)
    assert "No file was changed." in user.notice() and "are in 'map.v1_2.tif' instead" in user.notice()
    after = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert before == {name: content for name, content in after.items() if "_2" not in name}
    assert sorted(name for name in after if "_2" in name) == [
        "map.v1_2.html", "map.v1_2.json", "map.v1_2.qml", "map.v1_2.safetensors", "map.v1_2.tif",
        "map.v1_2.tif.aux.xml", "map.v1_2.tif.vat.cpg", "map.v1_2.tif.vat.dbf", "map.v1_confidence_2.qml",
        "map.v1_confidence_2.tif",
    ]  # fmt: skip
    assert shown.isValid() and len(shown.renderer().classes()) == 1, "the look of a map that stays is the user's"
    (layer,) = QgsProject.instance().mapLayersByName("map.v1_2")
    assert layer.dataProvider().sample(layer.extent().center(), 1) == (3.0, True)


def test_a_run_cancelled_as_it_ends_writes_nothing(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    user.type("output", str(tmp_path / "map.tif"))
    start(user, fake)
    task = user.dock._training.run.task
    fake.may_end.set()
    while task.result is None:  # in its thread; the dock has yet to hear of it
        sleep(0.01)
    user.click("cancel")
    wait_until(lambda: user.dock._training.run is None)
    assert messages() == ["Training on 'image' was cancelled. Nothing was written."]
    assert list(tmp_path.iterdir()) == []


def test_overwritten_map_is_refreshed_where_it_is(
    user: DockUser,
    fake: FakeWorkflow,
    image: QgsRasterLayer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    open_files_stay: None,
) -> None:
    """Also where Windows lets nobody replace a file that is open."""
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    user.type("output", str(tmp_path / "map.tif"))
    train(user)
    (layer,) = QgsProject.instance().mapLayersByName("map")
    place = layer.extent().center()
    assert layer.dataProvider().sample(place, 1) == (1.0, True)
    fake.label = 3
    train(user)
    assert tree() == ["training", "FreeNet: image", "- map", "image"]
    assert layer.dataProvider().sample(place, 1) == (3.0, True)
    assert layer.renderer().type() == "paletted"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("map.html", "map.json", "map.qml", "map.safetensors", "map.tif", "map.tif.aux.xml"),
        *("map.tif.vat.cpg", "map.tif.vat.dbf"),
    ]


def test_map_that_is_opened_while_it_is_made_is_refreshed(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    user.type("output", str(tmp_path / "map.tif"))
    train(user)
    QgsProject.instance().removeMapLayer(QgsProject.instance().mapLayersByName("map")[0])
    fake.label = 3
    fake.running.clear()
    start(user, fake)
    layer = QgsRasterLayer(str(tmp_path / "map.tif"), "map")
    QgsProject.instance().addMapLayer(layer)
    finish(user, fake)
    assert layer.dataProvider().sample(layer.extent().center(), 1) == (3.0, True)


def test_cancelled_overwriting_leaves_the_loaded_map(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    user.type("output", str(tmp_path / "map.tif"))
    train(user)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    fake.running.clear()
    start(user, fake)
    user.click("cancel")
    wait_until(lambda: user.dock._training.run is None)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_no_line_begins_with_a_per_cent_sign(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer) -> None:
    train(user)
    text = user.find("accuracyText")
    for width in range(120, 360, 3):
        text.setFixedWidth(width)
        text.document().setTextWidth(text.viewport().width())
        assert not [line for line in lines_of(text.document()) if line.lstrip().startswith("%")]


def lines_of(document: QTextDocument) -> list[str]:
    """The lines that a text is broken into."""
    found = []
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        lines = map(layout.lineAt, range(layout.lineCount()))
        found += [block.text()[line.textStart() :][: line.textLength()] for line in lines]
        block = block.next()
    return found


def test_choices_are_remembered(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path) -> None:
    user.find("advanced").setCollapsed(False)
    user.tick("refit")
    user.choose("preset", "Fast")
    user.choose("validation", "Blocks")
    user.type("output", str(tmp_path / "map.tif"))
    train(user)
    remembered = settings.load()
    assert (remembered.preset, remembered.validation, remembered.refit) == ("fast", "blocks", False)
    assert remembered.last_folder == str(tmp_path)


def test_a_run_as_published_does_not_change_what_automatic_ones_train_on(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer
) -> None:
    user.choose("preset", "As published")
    train(user)
    assert not fake.request.options.refit and settings.load().refit
    user.dock._runs._view.topLevelItem(0).setSelected(True)
    user.dock.findChild(QAction, "useSettings").trigger()
    user.choose("preset", "Automatic")
    train(user)
    assert fake.request.options.refit


def test_unloading_ends_the_run_and_is_silent(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer) -> None:
    start(user, fake)
    user.dock.unload()
    wait_until(lambda: QgsApplication.taskManager().countActiveTasks() == 0, 2)
    assert messages() == []
    assert tree() == ["training", "image"]
