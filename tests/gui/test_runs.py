# SPDX-License-Identifier: GPL-3.0-or-later
"""The runs that a project remembers: listed, used again, shown, compared, deleted, and moved with the project."""

from __future__ import annotations

import errno
import json
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from dock_user import DockUser, canceling, train, wait_until
from qgis.core import QgsApplication, QgsProcessingUtils, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QMessageBox, QTextBrowser
from qgis.utils import iface
from scenes import SyntheticScene

from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.contract.maps import CLASS_MAP
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.class_maps.class_map import read_class_map
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.gui.classes.left_out import leave_out, left_out
from freenet_qgis.gui.project import run_history, stored_runs
from freenet_qgis.gui.project.run_record import RunRecord
from freenet_qgis.gui.runs import deleting, panel
from freenet_qgis.gui.runs.own_files import files_of
from freenet_qgis.gui.runs.view import name_of
from freenet_qgis.report.words import DASH
from freenet_qgis.request import Scene

from .conftest import FakeWorkflow

OF_CLASSES = ["map.tif", "map.tif.aux.xml", "map.tif.vat.cpg", "map.tif.vat.dbf"]
MAP_FILES = ["map.html", "map.json", "map.qml", "map.safetensors", *OF_CLASSES]


def runs(user: DockUser) -> tuple[RunRecord, ...]:
    return user.dock._runs.history.runs


def rows(user: DockUser) -> list[list[str]]:
    """What the list shows, the time left out."""
    view = user.find("runs")
    items = [view.topLevelItem(row) for row in range(view.topLevelItemCount())]
    return [[item.text(column) for column in range(1, view.columnCount())] for item in items]


def select(user: DockUser, *numbers: int) -> None:
    user.open_page("runsPage")
    view = user.find("runs")
    for row in range(view.topLevelItemCount()):
        view.topLevelItem(row).setSelected(row in numbers)


def do(user: DockUser, name: str) -> None:
    """Trigger an action of the list, which must be enabled."""
    action = user.dock.findChild(QAction, name)
    assert action.isEnabled()
    action.trigger()


def told(user: DockUser) -> str:
    return user.find("runsNotice").text()


def names(user: DockUser) -> str:
    """What a comparison of the last two runs is headed with."""
    later, earlier = user.dock._runs.history.runs[:2]
    return f"{name_of(earlier)} → {name_of(later)}"


def visible_maps() -> list[str]:
    root = QgsProject.instance().layerTreeRoot()
    return [node.name() for node in root.findLayers() if node.isVisible() and node.parent() is not root]


def write_over(path: str, labels: np.ndarray, scene: SyntheticScene) -> None:
    """Write another map in the place of one, of the same classes."""
    old = read_class_map(Scene(Path(path)))
    write_map(Path(path), NewMap(CLASS_MAP, labels, old.grid, old.classes))


def test_no_list_is_shown_until_there_is_a_run(user: DockUser, image: QgsRasterLayer) -> None:
    user.open_page("runsPage")
    assert user.sees("noRuns") and not user.sees("runs")


def test_runs_are_listed_the_latest_first(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user, str(tmp_path / "a.tif"))
    fake.report |= {"overall_accuracy": None, "average_accuracy": None, "validation": "none"}
    user.choose("preset", "Fast")
    train(user, str(tmp_path / "b.tif"))
    assert rows(user) == [["image", "Fast", DASH, "b"], ["image", "Automatic", "84.1", "a"]]
    assert user.find("runsTitle").text() == "Runs of this project (2)"
    view = user.go_to("runs")
    columns = range(view.columnCount())
    assert [view.columnWidth(each) >= view.sizeHintForColumn(each) for each in columns] == [True for _ in columns]
    assert sum(map(view.columnWidth, columns)) == view.viewport().width()


def test_settings_of_a_run_come_back_into_the_form(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    polygons.selectByIds([1, 2, 3, 4, 5, 6])
    user.tick("selectedOnly")
    leave_out(polygons, "class_name", frozenset(["Water"]))
    user.choose("preset", "Fast")
    user.choose("validation", "Blocks")
    user.find("advanced").setCollapsed(False)
    user.type("steps", "20")
    user.type("seed", "7")
    user.tick("refit")
    user.tick("allTouched")
    user.tick("confidence")
    user.choose("device", "CPU, 2 cores")
    train(user, str(tmp_path / "map.tif"))
    first = fake.request
    polygons.removeSelection()
    user.tick("selectedOnly")
    leave_out(polygons, "class_name", frozenset())
    for name in ("preset", "device"):
        user.choose(name, "Automatic")
    user.choose("validation", "None")
    user.choose("field", "class_id")
    user.type("steps", "0")
    user.type("seed", "0")
    user.tick("allTouched")
    user.tick("confidence")
    select(user, 0)
    do(user, "useSettings")
    assert user.notice() == ""
    assert user.dock._form.output.filePath() == ""
    assert left_out(polygons, "class_name") == {"Water"}
    train(user, "")
    assert first.options == TrainOptions("fast", 20, "blocks", refit=False)
    for name in ("scene", "training", "options", "seed", "engine"):
        assert getattr(fake.request, name) == getattr(first, name), name
    assert fake.request.outputs.confidence is not None


def test_layers_that_left_the_project_are_loaded_again(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, scene: SyntheticScene, tmp_path: Path
) -> None:
    train(user, str(tmp_path / "map.tif"))
    QgsProject.instance().removeAllMapLayers()
    select(user, 0)
    do(user, "useSettings")
    assert user.notice() == ""
    train(user, "")
    assert fake.request.scene.raster == scene.raster


def test_missing_layers_are_told_in_a_sentence(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, scene: SyntheticScene, tmp_path: Path
) -> None:
    train(user, str(tmp_path / "map.tif"))
    QgsProject.instance().removeAllMapLayers()
    hidden = [path.with_name(f"away_{path.name}") for path in (scene.raster, scene.polygons)]
    scene.raster.rename(hidden[0])
    scene.polygons.rename(hidden[1])
    try:
        select(user, 0)
        do(user, "useSettings")
        said = user.notice()
    finally:
        hidden[0].rename(scene.raster)
        hidden[1].rename(scene.polygons)
    assert said == f"The raster '{scene.raster}' is not there.\nThe training layer 'training' is not there."


def test_runs_go_with_their_project(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path) -> None:
    project = QgsProject.instance()
    train(user, str(tmp_path / "map.tif"))
    assert project.isDirty()
    before = runs(user)
    assert project.write(str(tmp_path / "mine.qgz"))
    project.clear()
    assert runs(user) == ()
    assert not user.sees("accuracy")
    assert project.read(str(tmp_path / "mine.qgz"))
    assert runs(user) == before
    assert user.find("resultOwner").toPlainText().startswith("Result: image"), "the last run is shown, as it was left"
    user.open_page("runsPage")
    assert user.find("applyModelButton").isEnabled(), "and chosen in the list"


def test_project_that_is_moved_with_its_maps_finds_them(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    old, new = tmp_path / "old", tmp_path / "neu ü"
    old.mkdir()
    train(user, str(old / "map.tif"))
    QgsProject.instance().write(str(old / "mine.qgs"))
    QgsProject.instance().clear()
    shutil.move(old, new)
    assert QgsProject.instance().read(str(new / "mine.qgs"))
    (run,) = runs(user)
    assert Path(run.class_map) == new / "map.tif"
    assert run.has_map()


def test_project_that_is_saved_elsewhere_still_finds_its_maps(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    old, new = tmp_path / "old", tmp_path / "deep" / "new"
    old.mkdir()
    new.mkdir(parents=True)
    train(user, str(old / "map.tif"))
    project = QgsProject.instance()
    project.write(str(old / "mine.qgs"))
    stored = project.readEntry("freenet", "runs")[0]
    project.write(str(new / "mine.qgs"))
    project.clear()
    assert project.read(str(new / "mine.qgs"))
    assert runs(user)[0].has_map()
    project.writeEntry("freenet", "runs", stored)  # as it would stand there had FreeNet been switched off meanwhile
    user.dock._runs.history._load()
    assert Path(runs(user)[0].class_map) == old / "map.tif"


def test_what_cannot_be_read_in_a_project_is_no_error(user: DockUser, image: QgsRasterLayer) -> None:
    history = user.dock._runs.history
    for text in ("nonsense", "[]", '{"runs": [{"created": 1}]}', '{"runs": 3}'):
        QgsProject.instance().writeEntry("freenet", "runs", text)
        history._load()
        assert history.runs == ()


def test_run_comes_back_to_the_map(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path) -> None:
    train(user, str(tmp_path / "a.tif"))
    train(user, str(tmp_path / "b.tif"))
    assert visible_maps() == ["b", "a"]
    select(user, 1)
    do(user, "showRun")
    assert visible_maps() == ["a"]
    QgsProject.instance().removeMapLayer(QgsProject.instance().mapLayersByName("b")[0])
    select(user, 0)
    do(user, "showRun")
    assert visible_maps() == ["b"]


def test_shown_run_brings_its_accuracy_and_report(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user, str(tmp_path / "a.tif"))
    (tmp_path / "a.html").write_text("how a was made", encoding="utf-8")
    fake.report["overall_accuracy"] = 0.5
    train(user, str(tmp_path / "b.tif"))
    select(user, 1)
    do(user, "showRun")
    assert user.accuracy().startswith("OA 84.1 %")
    user.click("openReport")
    assert iface.mainWindow().findChild(QTextBrowser, "reportPage").toPlainText() == "how a was made"


def test_missing_map_is_shown_as_missing(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user, str(tmp_path / "map.tif"))
    QgsProject.instance().removeMapLayer(QgsProject.instance().mapLayersByName("map")[0])
    for path in tmp_path.iterdir():
        path.unlink()
    select(user, 0)
    do(user, "showRun")
    assert "is not there any more" in user.find("runs").topLevelItem(0).toolTip(0)
    assert told(user) == f"The map '{tmp_path / 'map.tif'}' is not there any more."
    assert user.accuracy().startswith("Its map is not there any more.")
    assert not user.find("openReport").isEnabled()


def test_two_maps_are_compared(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, scene: SyntheticScene, tmp_path: Path
) -> None:
    train(user, str(tmp_path / "a.tif"))
    fake.label = 3
    train(user, str(tmp_path / "b.tif"))
    select(user, 0, 1)
    do(user, "compareRuns")
    assert told(user) == f"Comparing {names(user)}…"
    wait_until(lambda: not told(user).startswith("Comparing"))
    assert told(user).splitlines()[0] == names(user)
    grid = raster.describe(scene.raster).grid
    pixels = f"{grid.rows * grid.cols:,}".replace(",", "")
    assert told(user).splitlines()[1].replace(",", "") == f"100.0 % of {pixels} pixels differ."
    (layer,) = QgsProject.instance().mapLayersByName("Differences: a → b")
    (entry,) = layer.renderer().classes()
    assert entry.label.endswith(f"({pixels})")
    order = [node.name() for node in QgsProject.instance().layerTreeRoot().findLayers()]
    assert order.index("Differences: a → b") < order.index("b")


def compare(user: DockUser, name: str = "Differences: a → b") -> QgsRasterLayer:
    """Compare the two runs; the layer that comes of it."""
    before = set(QgsProject.instance().mapLayersByName(name))
    select(user, 0, 1)
    do(user, "compareRuns")
    wait_until(lambda: set(QgsProject.instance().mapLayersByName(name)) - before)
    (layer,) = set(QgsProject.instance().mapLayersByName(name)) - before
    return layer


def test_a_comparison_is_saved_with_the_later_run_and_goes_with_it(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    yes = QMessageBox.StandardButton.Yes
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()) or yes)
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    fake.report["created"] = "2026-11-22T20:00:00+00:00"
    train(user, str(old / "a.tif"))
    fake.label, fake.report["created"] = 3, "2026-11-22T21:00:00+00:00"
    train(user, str(old / "b.tif"))
    layer = compare(user)
    assert Path(layer.source()) == old / "b_differs_from_a.tif"
    assert len(user.find("runs").selected()) == 2
    again = compare(user)
    assert QgsProject.instance().mapLayersByName("Differences: a → b") == [again]
    assert Path(again.source()) == old / "b_differs_from_a.tif"
    project = QgsProject.instance()
    project.write(str(old / "mine.qgz"))
    project.clear()
    shutil.move(old, new)
    assert project.read(str(new / "mine.qgz"))
    assert runs(user)[0].differences == (str(new / "b_differs_from_a.tif"),)
    select(user, 0)
    do(user, "deleteRun")
    assert str(new / "b_differs_from_a.tif") in asked[-1]
    assert list(new.glob("b*")) == [] and list(new.glob("a.tif"))
    assert project.mapLayersByName("Differences: a → b") == []


def test_the_comparison_of_a_temporary_run_is_temporary(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user, str(tmp_path / "a.tif"))
    before = sorted(tmp_path.iterdir())
    fake.label = 3
    train(user, "")
    layer = compare(user, "Differences: a → szene_classes")
    assert Path(QgsProcessingUtils.tempFolder()) in Path(layer.source()).parents
    assert sorted(tmp_path.iterdir()) == before and runs(user)[0].differences == ()


def test_a_comparison_takes_no_other_file_its_place(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    (tmp_path / "b_differs_from_a.tif").write_bytes(b"mine")
    train(user, str(tmp_path / "a.tif"))
    fake.label = 3
    train(user, str(tmp_path / "b.tif"))
    assert Path(compare(user).source()).name == "b_differs_from_a_2.tif"
    assert (tmp_path / "b_differs_from_a.tif").read_bytes() == b"mine"


def test_a_comparison_that_cannot_be_saved_is_shown_all_the_same(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(user, str(tmp_path / "a.tif"))
    fake.label = 3
    train(user, str(tmp_path / "b.tif"))

    def refuse(new: Path, run: RunRecord) -> Path:
        raise FreeNetError("The disk is full.", "Free some space.")

    monkeypatch.setattr("freenet_qgis.gui.runs.kept_difference.keep", refuse)
    layer = compare(user)
    assert Path(QgsProcessingUtils.tempFolder()) in Path(layer.source()).parents
    assert "The disk is full. Free some space." in told(user)


def test_the_last_comparison_stays_where_the_new_one_cannot_be_saved(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(user, str(tmp_path / "a.tif"))
    fake.label = 3
    train(user, str(tmp_path / "b.tif"))
    first = compare(user)
    with monkeypatch.context() as full:
        full.setattr("freenet_qgis.gui.runs.kept_difference.shutil.copyfile", _no_space)
        second = compare(user)
    assert set(QgsProject.instance().mapLayersByName("Differences: a → b")) == {first, second}
    assert first.isValid() and Path(first.source()).parent == tmp_path
    assert Path(QgsProcessingUtils.tempFolder()) in Path(second.source()).parents
    assert "No file was changed." in told(user)


def _no_space(*files: Path) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_equal_maps_are_called_the_same(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user, str(tmp_path / "a.tif"))
    train(user, str(tmp_path / "b.tif"))
    select(user, 0, 1)
    do(user, "compareRuns")
    wait_until(lambda: told(user) == f"{names(user)}\nThe two maps are the same.")


def test_maps_of_different_places_are_not_compared(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user, str(tmp_path / "a.tif"))
    train(user, str(tmp_path / "b.tif"))
    QgsProject.instance().removeMapLayers([layer.id() for layer in QgsProject.instance().mapLayersByName("b")])
    old = read_class_map(Scene(tmp_path / "b.tif"))
    grid = replace(old.grid, geotransform=(0.0, 10.0, 0.0, 0.0, 0.0, -10.0))
    write_map(tmp_path / "b.tif", NewMap(CLASS_MAP, np.ones(old.values.shape, np.uint8), grid, old.classes))
    select(user, 0, 1)
    do(user, "compareRuns")
    wait_until(lambda: "do not overlap" in told(user))


def test_unloading_ends_a_comparison_and_is_silent(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user, str(tmp_path / "a.tif"))
    fake.label = 3
    train(user, str(tmp_path / "b.tif"))
    select(user, 0, 1)
    do(user, "compareRuns")
    user.dock.unload()
    wait_until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
    assert told(user).startswith("Comparing ")


@pytest.mark.parametrize("change", ["selection", "project"])
def test_what_was_found_of_two_runs_goes_when_others_are_looked_at(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, change: str
) -> None:
    train(user, str(tmp_path / "a.tif"))
    train(user, str(tmp_path / "b.tif"))
    select(user, 0, 1)
    do(user, "compareRuns")
    wait_until(lambda: "the same" in told(user))
    if change == "selection":
        select(user, 0)
    else:
        QgsProject.instance().clear()
    assert told(user) == ""


def test_the_rows_stay_under_the_mouse_when_what_was_found_goes(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    for name in ("a.tif", "b.tif", "c.tif"):
        train(user, str(tmp_path / name))
    select(user, 0, 1)
    user.dock.setFloating(True)
    user.dock.resize(350, 500)
    do(user, "compareRuns")
    wait_until(lambda: "the same" in told(user))
    QTest.qWait(50)
    bar, view = user.find("runsPage").verticalScrollBar(), user.find("runs")
    bar.setValue(bar.maximum())
    place = view.visualItemRect(view.topLevelItem(2)).center()
    before = view.viewport().mapToGlobal(place)
    for _ in range(2):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.qWait(50)
        assert (told(user), view.viewport().mapToGlobal(place)) == ("", before)


@pytest.mark.parametrize("gone", ["earlier", "later", "deleted", "by another program"])
def test_what_was_found_of_two_maps_goes_when_one_of_them_does(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, scene: SyntheticScene, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, gone: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    train(user, str(tmp_path / "a.tif"))
    fake.label = 3
    train(user, str(tmp_path / "b.tif"))
    compare(user)
    assert "% of" in told(user)
    user.find("runs").clearSelection()
    assert "% of" in told(user)
    if gone == "by another program":
        grid = raster.describe(scene.raster).grid
        write_over(str(tmp_path / "a.tif"), np.full((grid.rows, grid.cols), 2, np.uint8), scene)
        user.open_page("trainPage")
        user.open_page("runsPage")
    elif gone == "deleted":
        user.dock._runs.history.remove(runs(user)[1])
    else:
        train(user, str(tmp_path / ("a.tif" if gone == "earlier" else "b.tif")))
    assert told(user) == ""


def test_a_map_that_is_replaced_while_it_is_compared_is_not_told_of(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user, str(tmp_path / "a.tif"))
    fake.label = 3
    train(user, str(tmp_path / "b.tif"))
    select(user, 0, 1)
    do(user, "compareRuns")
    user.dock._runs.history.remove(runs(user)[1])
    wait_until(lambda: not told(user).startswith("Comparing"))
    assert told(user) == "One of the two maps was replaced meanwhile. Compare them again."
    assert not QgsProject.instance().mapLayersByName("Differences: a → b")


def test_a_comparison_does_not_end_in_another_project(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user, str(tmp_path / "a.tif"))
    fake.label = 3
    train(user, str(tmp_path / "b.tif"))
    select(user, 0, 1)
    do(user, "compareRuns")
    QgsProject.instance().clear()
    wait_until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
    assert told(user) == "" and not QgsProject.instance().mapLayers()


def test_a_result_goes_with_its_run(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    train(user, str(tmp_path / "a.tif"))
    assert user.sees("accuracy")
    select(user, 0)
    do(user, "deleteRun")
    assert not user.sees("accuracy")


def test_only_two_runs_can_be_compared(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user, str(tmp_path / "a.tif"))
    select(user, 0)
    assert not user.dock.findChild(QAction, "compareRuns").isEnabled()


def test_deleting_asks_and_takes_only_what_the_run_wrote(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, answers = [], [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()) or answers.pop(0))
    fake.report["created"] = "2026-11-22T20:00:00+00:00"
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "map_2.tif").write_text("mine")
    train(user, str(tmp_path / "map.tif"))
    shutil.copy(tmp_path / "map.json", tmp_path / "report.json")  # as of an older version
    select(user, 0)
    do(user, "deleteRun")
    assert all((tmp_path / name).exists() for name in MAP_FILES)
    do(user, "deleteRun")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map_2.tif", "notes.txt"]
    assert str(tmp_path / "map.safetensors") in asked[0]
    assert "notes.txt" not in asked[0]
    assert "Its files are deleted" in asked[0]
    assert QgsProject.instance().mapLayersByName("map") == []
    assert runs(user) == ()


def test_looking_at_the_files_of_a_run_can_be_stopped(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    go_on = threading.Event()
    monkeypatch.setattr(panel, "files_of", lambda run: go_on.wait(60) and files_of(run))  # as of a slow disk
    train(user, str(tmp_path / "map.tif"))
    select(user, 0)
    with canceling("Looking at the files") as offered:
        do(user, "deleteRun")
    go_on.set()
    assert offered and told(user) == "Stopped: Looking at the files of the runs"
    assert all((tmp_path / name).exists() for name in MAP_FILES) and len(runs(user)) == 1


def test_figures_of_another_run_in_the_same_folder_stay(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    train(user, str(tmp_path / "map.tif"))
    for name in ("map.json", "report.json"):
        other = {"created": "2026-01-01T00:00:00+00:00", "confusion_matrix": [], "verb": "", "classes": []}
        (tmp_path / name).write_text(json.dumps(other))
    select(user, 0)
    do(user, "deleteRun")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map.json", "report.json"]


def test_file_in_use_keeps_the_run_in_the_list(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    train(user, str(tmp_path / "map.tif"))
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name == "map.tif":  # as Windows does while another program has it open
            raise PermissionError(13, "it is used by another process", str(path))
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    select(user, 0)
    do(user, "deleteRun")
    monkeypatch.undo()
    assert told(user).startswith("Some files of the run cannot be deleted: map.tif (it is used by another process).")
    assert len(runs(user)) == 1
    with pytest.raises(FreeNetError):
        monkeypatch.setattr(Path, "unlink", refuse)
        deleting.delete_files(files_of(runs(user)[0]))


def test_overwritten_map_belongs_to_the_later_run(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    train(user, str(tmp_path / "map.tif"))
    train(user, str(tmp_path / "map.tif"))
    later, earlier = runs(user)
    assert later.has_map()
    assert earlier.outputs().files() == []
    select(user, 1)
    do(user, "deleteRun")
    assert (tmp_path / "map.tif").exists()
    assert runs(user) == (later,)


def test_a_map_overwritten_under_another_spelling_belongs_to_the_later_run(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    (tmp_path / "beside").mkdir()
    train(user, str(tmp_path / "beside" / ".." / "map.tif"))
    train(user, str(tmp_path / "map.tif"))
    later, earlier = runs(user)
    assert later.has_map()
    assert earlier.outputs().files() == []


def test_one_entry_that_cannot_be_read_costs_no_other(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user, str(tmp_path / "first.tif"))
    train(user, str(tmp_path / "second.tif"))
    text, _ = QgsProject.instance().readEntry(stored_runs.SCOPE, stored_runs.KEY, "")
    stored = json.loads(text)
    stored["runs"][0]["settings"]["polygons"] = "dbname='x' " + "long " * 80  # no file could be called that
    stored["runs"].insert(0, {"of": "another version"})
    QgsProject.instance().writeEntry(stored_runs.SCOPE, stored_runs.KEY, json.dumps(stored))
    again = run_history.RunHistory()
    assert [Path(run.class_map).name for run in again.runs] == ["second.tif", "first.tif"]
    again.remove(again.runs[0])
    text, _ = QgsProject.instance().readEntry(stored_runs.SCOPE, stored_runs.KEY, "")
    assert {"of": "another version"} in json.loads(text)["runs"]
    again.unload()


def test_no_address_of_a_database_is_remembered(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QgsVectorLayer, "providerType", lambda layer: "postgres")
    train(user, "")
    assert runs(user)[0].settings.polygons == "" and runs(user)[0].settings.polygons_name
    user.find("polygons").setLayer(None)
    select(user, 0)
    do(user, "useSettings")
    assert user.find("polygons").currentLayer() is not None
