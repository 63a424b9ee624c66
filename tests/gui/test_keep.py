# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping a temporary run: its files are copied to a folder that lasts, and the project shows the copies."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from dock_user import DockUser, answering, train, wait_until
from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtWidgets import QAction

from freenet_qgis.errors import FreeNetError
from freenet_qgis.gui.hand_on import kept_files
from freenet_qgis.gui.project.run_record import RunRecord
from freenet_qgis.gui.runs.own_files import files_of
from freenet_qgis.progress import Canceled

from .conftest import FakeWorkflow

KEPT = {
    "szene_classes.html", "szene_classes.json", "szene_classes.qml", "szene_classes.safetensors",
    "szene_classes.settings.json", "szene_classes.tif", "szene_classes.tif.aux.xml", "szene_classes.tif.vat.cpg",
    "szene_classes.tif.vat.dbf",
}  # fmt: skip


@pytest.fixture
def temporary(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer) -> RunRecord:
    """A run whose files are temporary, with its map in the project."""
    fake.report["created"] = "2026-12-01T04:30:00+00:00"  # tells whose figures lie beside a report
    train(user)
    return run(user)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "kept maps"
    folder.mkdir()
    return folder


def run(user: DockUser, number: int = 0) -> RunRecord:
    return user.dock._runs.history.runs[number]


def keep(user: DockUser, folder: Path) -> None:
    with answering(folder) as asked:
        user.click("keep")
    assert asked == ["Keep the map, model and report in this folder"]
    wait_until(lambda: user.dock._handing_on.keeper.run is None)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def map_layer() -> QgsRasterLayer:
    (layer,) = QgsProject.instance().mapLayersByName("szene_classes")
    return layer


def test_a_temporary_run_says_so_and_a_saved_one_does_not(user: DockUser, temporary: RunRecord, tmp_path: Path) -> None:
    said = "Temporary: it is lost when QGIS is closed, unless it is kept in a folder."
    assert user.find("temporaryRun").text() == said
    assert user.sees("keep")
    assert said in user.find("runs").topLevelItem(0).toolTip(0)
    train(user, tmp_path / "map.tif")
    assert not user.sees("temporaryRun") and not user.sees("keep")


def test_all_files_of_a_run_are_copied(user: DockUser, temporary: RunRecord, folder: Path) -> None:
    keep(user, folder)
    assert names(folder) == KEPT
    assert (folder / "szene_classes.tif").read_bytes() == Path(temporary.class_map).read_bytes()
    assert user.notice() == f"Kept as '{folder / 'szene_classes.tif'}'."


def test_the_layer_shows_the_copy_with_the_look_and_at_the_place_it_had(
    user: DockUser, temporary: RunRecord, folder: Path
) -> None:
    layer = map_layer()
    layer.setOpacity(0.4)
    labels = [one.label for one in layer.renderer().classes()]
    order = [node.layerId() for node in QgsProject.instance().layerTreeRoot().findLayers()]
    keep(user, folder)
    assert map_layer() is layer and layer.isValid()
    assert layer.source() == str(folder / "szene_classes.tif")
    assert layer.opacity() == pytest.approx(0.4)
    assert [one.label for one in layer.renderer().classes()] == labels
    assert [node.layerId() for node in QgsProject.instance().layerTreeRoot().findLayers()] == order


def test_the_project_remembers_where_the_run_is_now(user: DockUser, temporary: RunRecord, folder: Path) -> None:
    keep(user, folder)
    kept = run(user)
    assert (kept.created, kept.figures) == (temporary.created, temporary.figures)
    assert {Path(path).parent for path in (kept.class_map, kept.model, kept.report)} == {folder}
    assert not kept.settings.is_temporary
    assert not user.sees("temporaryRun") and not user.sees("keep")
    assert user.sees("resultOwner"), "the result is still shown"
    assert user.find("modelFile").filePath() == kept.model
    stored, _ = QgsProject.instance().readEntry("freenet", "runs", "")
    assert json.loads(stored)["runs"][0]["class_map"].endswith("kept maps/szene_classes.tif")


def test_nothing_in_the_folder_is_replaced(user: DockUser, temporary: RunRecord, folder: Path) -> None:
    (folder / "szene_classes.json").write_text("mine")
    keep(user, folder)
    assert (folder / "szene_classes.json").read_text() == "mine"
    assert names(folder) - {"szene_classes.json"} == {name.replace("classes", "classes_2", 1) for name in KEPT}
    assert Path(run(user).report).name == "szene_classes_2.html"


def test_what_comes_while_it_is_copied_is_not_replaced_either(temporary: RunRecord, folder: Path) -> None:
    wanted = kept_files.copies(temporary, folder)
    (folder / "szene_classes.tif").write_text("mine")
    with pytest.raises(FreeNetError, match="nothing is to be replaced"):
        kept_files.write(wanted, "{}", lambda done: None)
    assert names(folder) == {"szene_classes.tif"}
    assert (folder / "szene_classes.tif").read_text() == "mine"


def test_all_come_or_none(temporary: RunRecord, folder: Path) -> None:
    wanted = kept_files.copies(temporary, folder)

    def stop(done: float) -> None:
        if done > 0.5:
            raise Canceled

    with pytest.raises(Canceled):
        kept_files.write(wanted, "{}", stop)
    assert names(folder) == set()


def test_a_folder_that_is_not_there_changes_nothing(user: DockUser, temporary: RunRecord, folder: Path) -> None:
    user.dock._handing_on.keeper.keep(temporary, folder / "gone")
    wait_until(lambda: user.dock._handing_on.keeper.run is None)
    assert "cannot be written" in user.notice()
    assert run(user) == temporary
    assert map_layer().source() == temporary.class_map


def test_a_run_whose_map_is_gone_cannot_be_kept(user: DockUser, temporary: RunRecord, folder: Path) -> None:
    Path(temporary.class_map).unlink()
    user.dock._handing_on.keeper.keep(temporary, folder)
    assert user.notice().startswith(f"The map '{temporary.class_map}' is not there any more.")
    assert names(folder) == set()


def test_a_run_of_the_list_is_kept_by_its_menu(user: DockUser, temporary: RunRecord, folder: Path) -> None:
    train(user)
    user.open_page("runsPage")
    view = user.find("runs")
    view.setCurrentItem(view.topLevelItem(1))
    action = user.dock.findChild(QAction, "keepRun")
    assert action in view.actions() and action.isEnabled()
    with answering(folder):
        action.trigger()
    wait_until(lambda: user.dock._handing_on.keeper.run is None)
    assert [one.settings.is_temporary for one in user.dock._runs.history.runs] == [True, False]
    view.clearSelection()
    view.topLevelItem(1).setSelected(True)
    assert not action.isEnabled(), "it lasts"


def test_the_settings_say_how_to_do_it_again(user: DockUser, temporary: RunRecord, folder: Path) -> None:
    keep(user, folder)
    told = json.loads((folder / "szene_classes.settings.json").read_text(encoding="utf-8"))
    assert told["algorithm"] == "freenet:trainandclassify"
    assert told["inputs"]["INPUT"] == temporary.settings.raster
    assert not {"OUTPUT", "MODEL", "REPORT"} & set(told["inputs"]), "a command would write over the kept run"


def test_deleting_a_kept_run_leaves_nothing(user: DockUser, temporary: RunRecord, folder: Path) -> None:
    keep(user, folder)
    assert {path.name for path in files_of(run(user)).own} == KEPT


def test_training_goes_on_from_the_kept_model(user: DockUser, temporary: RunRecord, folder: Path) -> None:
    user.dock._form.options.start.go_on_from(Path(temporary.model))
    keep(user, folder)
    assert user.dock._form.options.start.path() == folder / "szene_classes.safetensors"


def test_another_project_knows_nothing_of_a_run_that_was_being_kept(
    user: DockUser, temporary: RunRecord, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, write = threading.Event(), kept_files.write

    def wait(*given: object) -> None:
        may_go_on.wait(30)
        write(*given)

    monkeypatch.setattr("freenet_qgis.gui.hand_on.keeping.write", wait)
    keeper = user.dock._handing_on.keeper
    keeper.keep(temporary, folder)
    QgsProject.instance().clear()
    may_go_on.set()
    wait_until(lambda: keeper.run is None)
    assert names(folder) == KEPT
    assert user.dock._runs.history.runs == ()
    assert QgsProject.instance().mapLayers() == {}
