# SPDX-License-Identifier: GPL-3.0-or-later
"""A model is applied to many rasters from the dock, with a workflow that does what the test says for each."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from apply_user import ApplyUser
from cards import CARD, write_model
from dock_user import DockUser, messages, screenshot, train, wait_until
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QFileDialog, QMessageBox, QPlainTextEdit, QPushButton
from qgis.utils import iface
from scenes import write_scene

from freenet_qgis import settings, workflow
from freenet_qgis.contract.maps import CLASS_MAP, CONFIDENCE
from freenet_qgis.contract.report import Report
from freenet_qgis.errors import FreeNetError
from freenet_qgis.files.new_files import Place, new_files
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.geodata.results.provenance import Provenance
from freenet_qgis.gui.project.image_setup import ImageSetup, set_up, stacked
from freenet_qgis.request import ClassifyRequest
from freenet_qgis.workflow.made_from import made_from

from .conftest import HEAD, FakeWorkflow


class FakeClassify:
    """Stands in for `workflow.classify`: a map of one class for each scene, or what the test says of that scene."""

    def __init__(self) -> None:
        self.requests: list[ClassifyRequest] = []
        self.errors: dict[str, Exception] = {}
        self.warnings: dict[str, str] = {}
        self.waits_at = ""
        self.may_end, self.is_waiting = threading.Event(), threading.Event()

    def __call__(
        self, request: ClassifyRequest, progress: workflow.Progress, compute: object, place: Place
    ) -> workflow.Result:
        """See `workflow.classify`."""
        name = request.scene.raster.stem
        self.requests.append(request)
        progress.stage("Classifying")
        progress.fraction(0.43)
        if name == self.waits_at:
            self._wait(progress)
        if name in self.warnings:
            progress.warning(self.warnings[name])
        if name in self.errors:
            raise self.errors[name]
        grid = raster.describe(request.scene.raster).grid
        size = grid.rows, grid.cols
        with new_files(place) as files:
            origin = Provenance(made_from=made_from(request))
            new = NewMap(CLASS_MAP, np.ones(size, np.uint8), grid, CARD.classes, origin=origin)
            write_map(request.outputs.class_map, new, files=files)
            if request.outputs.confidence:
                new = NewMap(CONFIDENCE, np.ones(size, np.float32), grid, origin=origin)
                write_map(request.outputs.confidence, new, files=files)
        return workflow.Result(request.outputs, Report.from_dict({**HEAD, "verb": "classify"}))

    def _wait(self, progress: workflow.Progress) -> None:
        self.is_waiting.set()
        while not self.may_end.wait(0.02):
            if progress.is_canceled():
                raise workflow.Canceled

    def asked(self) -> list[str]:
        """The scenes that it was asked to map, in their order."""
        return [request.scene.raster.stem for request in self.requests]


@pytest.fixture
def classify(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeClassify]:
    fake = FakeClassify()
    monkeypatch.setattr("freenet_qgis.workflow.outcome.classify", fake)
    yield fake
    fake.may_end.set()


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model, older than all that is made of it."""
    return aged(write_model(tmp_path / "model.safetensors", CARD))


@pytest.fixture
def layers(project: QgsProject, tmp_path: Path) -> dict[str, QgsRasterLayer]:
    """Three rasters in the project, in this order."""
    found = {}
    for name in ("east", "north", "west"):
        path = aged(write_scene(tmp_path, name, (32, 24, 5)).raster)
        found[name] = QgsRasterLayer(str(path), name)
        project.addMapLayer(found[name], addToLegend=False)
        project.layerTreeRoot().addLayer(found[name])
    return found


@pytest.fixture
def window(user: DockUser, classify: FakeClassify, model: Path, layers: dict[str, QgsRasterLayer]) -> ApplyUser:
    """The window, opened with the model."""
    user.dock.apply_model(model)
    return ApplyUser(user.dock)


def aged(path: Path) -> Path:
    """The file as if written a minute ago: what follows is newer, however coarse the clock of the disk is."""
    written = path.stat().st_mtime - 60
    os.utime(path, (written, written))
    return path


def apply(window: ApplyUser, *names: str) -> None:
    """Tick these, apply, and wait for the end."""
    window.tick_row(*names)
    window.click("applyStart")
    window.wait_for_maps()


def maps() -> list[str]:
    """The layers in groups, as the layer tree has them."""
    root = QgsProject.instance().layerTreeRoot()
    return [f"{node.parent().name()} / {node.name()}" for node in root.findLayers() if node.parent() is not root]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked; the answer is yes."""
    asked: list[str] = []
    yes = QMessageBox.StandardButton.Yes
    monkeypatch.setattr(QMessageBox, "exec", lambda box: (asked.append(box.text()), yes)[1])
    return asked


def test_a_model_is_applied_from_its_card(user: DockUser, classify: FakeClassify, model: Path) -> None:
    assert not user.find("applyShownModel").isEnabled()
    user.type("modelFile", str(model))
    user.click("applyShownModel")
    window = ApplyUser(user.dock)
    assert window.window.isVisible() and window.find("applyModel").filePath() == str(model)
    assert "Wald = 1, Wasser = 7, Rest = 9" in window.find("applyModelNotice").text()


def test_a_model_is_applied_from_the_list_of_runs(
    user: DockUser, fake: FakeWorkflow, classify: FakeClassify, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user, tmp_path / "map.tif")
    user.open_page("runsPage")
    user.find("runs").topLevelItem(0).setSelected(True)
    user.dock.findChild(QAction, "applyModel").trigger()
    window = ApplyUser(user.dock)
    assert window.find("applyModel").filePath() == str(tmp_path / "map.safetensors")
    assert window.find("applyRun").currentText().startswith("image, ")
    assert window.rows() == {"image": False}  # its own map is no image


def test_a_model_of_another_run_is_chosen_by_its_name(
    user: DockUser, fake: FakeWorkflow, classify: FakeClassify, model: Path, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user, tmp_path / "map.tif")
    user.dock.apply_model(model)
    window = ApplyUser(user.dock)
    assert window.find("applyRun").currentText() == "From a file"
    box = window.find("applyRun")
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert window.find("applyModel").filePath() == str(tmp_path / "map.safetensors")


def test_each_raster_gets_its_map_above_it_and_a_bad_one_stops_no_other(
    window: ApplyUser, classify: FakeClassify, tmp_path: Path
) -> None:
    classify.errors["north"] = FreeNetError("The model wants a band at 940 nm.", "Choose another raster.")
    classify.warnings["west"] = "2 of 5 bands leave the values of the training scene."
    window.type("applyFolder", str(tmp_path / "maps"))
    window.tick("applyConfidence")
    apply(window, "east", "north", "west")
    assert window.states() == {
        "east": "Done", "north": "Failed: The model wants a band at 940 nm. Choose another raster.", "west": "Done",
    }  # fmt: skip
    assert window.row("west").text(1).endswith(" s, 1 warning")
    assert window.about() == str(classify.errors["north"]), "it is read at once"
    pictures = [window.row(name).icon(1).pixmap(16, 16).toImage() for name in ("east", "north", "west")]
    assert pictures[2] == pictures[1] != pictures[0], "a warning is no tick"
    window.select_row("west")
    assert window.about() == classify.warnings["west"]
    window.select_row("north")
    assert window.about() == str(classify.errors["north"])
    screenshot(window.window, "apply")
    names = [f"{name}_{kind}.tif" for name in ("east", "west") for kind in ("classes", "confidence")]
    assert sorted(path.name for path in (tmp_path / "maps").glob("*.tif")) == names
    groups = [f"FreeNet: {name} / {name}_{kind}" for name in ("east", "west") for kind in ("classes", "confidence")]
    assert sorted(maps()) == groups
    assert window.said() == "2 of 3 rasters are mapped. 1 failed: the table says why."
    assert messages() == [window.said()]


def test_how_far_it_is_can_be_seen(window: ApplyUser, classify: FakeClassify) -> None:
    classify.waits_at = "north"
    window.tick_row("east", "north", "west")
    window.click("applyStart")
    wait_until(lambda: window.states().get("north") == "Running, 43 %")
    assert window.states() == {"east": "Done", "north": "Running, 43 %", "west": "Waiting"}
    wait_until(lambda: window.find("applyStage").text() == "Raster 2 of 3: Classifying")
    assert 33 < window.find("applyProgress").value() < 66
    assert not window.find("applyStart").isEnabled() and not window.find("applyFolder").isEnabled()
    window.tick_row("east")
    assert window.rows()["east"]
    classify.may_end.set()
    window.wait_for_maps()
    assert not window.find("applyProgress").isVisible()
    assert messages() == ["All 3 rasters are mapped."]


def test_what_is_done_stays_when_the_rest_is_cancelled_and_is_skipped_afterwards(
    window: ApplyUser, classify: FakeClassify, tmp_path: Path
) -> None:
    classify.waits_at = "north"
    window.type("applyFolder", str(tmp_path))
    window.tick_row("east", "north", "west")
    window.click("applyStart")
    wait_until(classify.is_waiting.is_set)
    window.click("applyCancel")
    window.wait_for_maps()
    assert window.states() == {"east": "Done", "north": "Cancelled", "west": "Cancelled"}
    assert window.said() == "Cancelled. 1 of 3 rasters is mapped."
    assert maps() == ["FreeNet: east / east_classes"]
    classify.waits_at = ""
    window.click("applyStart")
    window.wait_for_maps()
    assert classify.asked() == ["east", "north", "north", "west"]
    assert window.states() == {"east": "Skipped: is mapped already", "north": "Done", "west": "Done"}


def test_the_maps_of_another_model_are_no_reason_to_skip(
    window: ApplyUser, classify: FakeClassify, tmp_path: Path, answers: list[str]
) -> None:
    window.type("applyFolder", str(tmp_path))
    apply(window, "east")
    window.type("applyModel", str(aged(write_model(tmp_path / "other.safetensors", replace(CARD, seed=7)))))
    window.click("applyStart")
    window.wait_for_maps()
    assert [request.model.name for request in classify.requests] == ["model.safetensors", "other.safetensors"]
    assert len(answers) == 1 and str(tmp_path / "east_classes.tif") in answers[0]
    assert maps() == ["FreeNet: east / east_classes"]


def test_what_is_mapped_already_is_mapped_again_where_that_is_wanted(
    window: ApplyUser, classify: FakeClassify, tmp_path: Path, answers: list[str]
) -> None:
    window.type("applyFolder", str(tmp_path))
    apply(window, "east")
    window.tick("applySkips")
    window.click("applyStart")
    window.wait_for_maps()
    assert classify.asked() == ["east", "east"] and len(answers) == 1


def test_nothing_is_overwritten_without_a_yes(
    window: ApplyUser, classify: FakeClassify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.No)
    (tmp_path / "east_classes.tif").write_bytes(b"older than the model")
    aged(aged(tmp_path / "east_classes.tif"))
    window.type("applyFolder", str(tmp_path))
    window.tick_row("east")
    window.click("applyStart")
    assert window.dock._applying.run is None and classify.requests == []


def test_a_temporary_map_of_the_same_model_is_not_made_twice(
    window: ApplyUser, classify: FakeClassify, tmp_path: Path
) -> None:
    apply(window, "east")
    apply(window, "west")
    assert classify.asked() == ["east", "west"]
    assert window.states() == {"east": "Skipped: is mapped already", "west": "Done"}
    assert sorted(maps()) == ["FreeNet: east / east_classes", "FreeNet: west / west_classes"]
    window.tick_row("west")
    window.tick("applyConfidence")
    window.click("applyStart")
    window.wait_for_maps()
    assert classify.asked() == ["east", "west", "east"]


def test_maps_in_a_folder_are_no_temporary_ones(window: ApplyUser, classify: FakeClassify, tmp_path: Path) -> None:
    window.type("applyFolder", str(tmp_path))
    apply(window, "east")
    assert window.said() == "The raster is mapped."
    window.type("applyFolder", "")
    window.click("applyStart")
    window.wait_for_maps()
    first, second = classify.requests
    assert first.outputs.class_map == tmp_path / "east_classes.tif" != second.outputs.class_map


def test_files_are_added_ticked_and_one_of_the_project_is_its_layer(
    window: ApplyUser, classify: FakeClassify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    south = aged(write_scene(tmp_path, "south", (32, 24, 5)).raster)
    chosen = [str(south), str(tmp_path / "north.tif"), str(south)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    window.click("applyFiles")
    assert window.rows() == {"east": False, "north": True, "west": False, "south.tif": True}
    window.click("applyStart")
    window.wait_for_maps()
    assert classify.asked() == ["north", "south"]
    assert sorted(maps()) == ["FreeNet: north / north_classes", "FreeNet: south.tif / south_classes"]
    window.select_row("south.tif")
    window.click("removeFiles")
    assert window.rows() == {"east": False, "north": True, "west": False}


def test_a_raster_is_ticked_and_applied_to_by_keyboard(window: ApplyUser, classify: FakeClassify) -> None:
    table = window.find("applyScenes")
    assert table.accessibleName() == "Rasters to map"
    table.setCurrentItem(window.row("north"))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert window.rows() == {"east": False, "north": True, "west": False}
    QTest.keyClick(window.window, Qt.Key.Key_Return)
    window.wait_for_maps()
    assert classify.asked() == ["north"]


def test_it_fits_a_small_screen(window: ApplyUser) -> None:
    for size in (window.window.sizeHint(), window.window.minimumSizeHint()):
        assert size.width() <= 1366 and size.height() <= 700  # 768 less bars of the system


def test_all_are_ticked_or_none(window: ApplyUser) -> None:
    window.click("tickAll")
    assert all(window.rows().values())
    assert window.find("applyStart").text() == "Apply (3)"
    window.click("tickAll")
    assert not any(window.rows().values()) and not window.find("applyStart").isEnabled()


def test_rasters_of_one_name_are_not_written_over_each_other(
    window: ApplyUser, classify: FakeClassify, tmp_path: Path, project: QgsProject
) -> None:
    (tmp_path / "other").mkdir()
    project.addMapLayer(QgsRasterLayer(str(write_scene(tmp_path / "other", "east", (32, 24, 5)).raster), "east too"))
    window.type("applyFolder", str(tmp_path / "maps"))
    window.tick_row("east", "east too")
    window.click("applyStart")
    assert "'east' and 'east too' would both be written to" in window.said() and not classify.requests
    window.type("applyFolder", "")
    window.click("applyStart")
    window.wait_for_maps()
    assert len({request.outputs.class_map for request in classify.requests}) == 2


def test_a_map_is_not_written_over_a_raster_that_is_read(
    window: ApplyUser, classify: FakeClassify, tmp_path: Path, project: QgsProject
) -> None:
    project.addMapLayer(QgsRasterLayer(str(write_scene(tmp_path, "west_classes", (32, 24, 5)).raster), "read"))
    window.type("applyFolder", str(tmp_path))
    window.tick("applySkips")
    apply(window, "west", "read")
    assert window.states()["west"].startswith("Failed: 'west_classes.tif' is an input of this run")
    assert classify.asked() == ["west_classes"]


def test_a_folder_that_cannot_be_is_told(window: ApplyUser, classify: FakeClassify, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    window.tick_row("east")
    for folder, words in ((str(tmp_path / "file" / "maps"), "cannot be written"), ("maps", "is no whole path")):
        window.type("applyFolder", folder)
        window.click("applyStart")
        assert words in window.said()
    assert classify.requests == []


def test_a_file_that_is_no_model_is_told(window: ApplyUser, classify: FakeClassify, tmp_path: Path) -> None:
    (tmp_path / "no.safetensors").write_bytes(b"not at all")
    window.type("applyModel", str(tmp_path / "no.safetensors"))
    assert "is not a FreeNet model" in window.find("applyModelNotice").text()
    window.tick_row("east")
    window.click("applyStart")
    assert "is not a FreeNet model" in window.said() and classify.requests == []
    window.type("applyModel", "")
    assert not window.find("applyStart").isEnabled()


def test_what_is_set_up_for_an_image_counts(
    window: ApplyUser, classify: FakeClassify, layers: dict[str, QgsRasterLayer]
) -> None:
    set_up(layers["east"], ImageSetup("1-3", ("2021-06-04", ""), (stacked(layers["north"]),)))
    apply(window, "east")
    (request,) = classify.requests
    assert [one.raster.stem for one in request.scene.further] == ["north"]
    assert request.scene.dates == ("2021-06-04", "") and request.scene.bands.text == ""


def test_an_image_is_set_up_from_the_window(window: ApplyUser, layers: dict[str, QgsRasterLayer]) -> None:
    window.select_row("north")
    window.click("applySetUp")
    dialog = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "imageDialog")
    assert dialog.windowTitle() == "Image: north" and dialog.isVisible()
    dialog.reject()


def test_the_table_follows_the_project(
    window: ApplyUser, project: QgsProject, layers: dict[str, QgsRasterLayer], polygons: QgsVectorLayer
) -> None:
    window.tick_row("north")
    layers["north"].setName("far north")
    project.removeMapLayer(layers["west"])
    assert window.rows() == {"east": False, "far north": True}
    project.clear()
    assert window.rows() == {}


def test_a_layer_that_goes_while_it_is_mapped_is_mapped(
    window: ApplyUser, classify: FakeClassify, project: QgsProject, layers: dict[str, QgsRasterLayer]
) -> None:
    classify.waits_at = "east"
    window.tick_row("east", "west")
    window.click("applyStart")
    wait_until(classify.is_waiting.is_set)
    for name in ("east", "west"):
        project.removeMapLayer(layers[name])
    assert window.rows() == {"east": True, "west": True, "north": False}
    classify.may_end.set()
    window.wait_for_maps()
    assert sorted(maps()) == ["FreeNet: east / east_classes", "FreeNet: west / west_classes"]
    assert window.rows() == {"north": False}


def test_maps_of_a_project_that_was_closed_are_offered(
    window: ApplyUser, classify: FakeClassify, project: QgsProject
) -> None:
    classify.waits_at = "west"
    window.tick_row("east", "west")
    window.click("applyStart")
    wait_until(lambda: window.states()["east"] == "Done" and classify.is_waiting.is_set())
    project.clear()
    classify.may_end.set()
    window.wait_for_maps()
    assert maps() == []
    assert messages() == ["All 2 rasters are mapped. The project of the maps was closed."]
    iface.messageBar().findChild(QPushButton, "freenetMessageButton").click()
    assert maps() == ["FreeNet: west / west_classes"]


def test_a_run_goes_on_when_the_window_is_closed_and_is_shown_again(
    window: ApplyUser, classify: FakeClassify, model: Path
) -> None:
    classify.waits_at = "east"
    classify.errors["west"] = FreeNetError("No.")
    window.tick_row("east", "west")
    window.click("applyStart")
    wait_until(classify.is_waiting.is_set)
    window.click("applyClose")
    assert not window.window.isVisible()
    window.dock.apply_model(model.with_name("another.safetensors"))
    assert window.window.isVisible() and window.find("applyModel").filePath() == str(model)
    wait_until(lambda: window.states()["east"] == "Running, 43 %")
    window.window.reject()  # Escape
    classify.may_end.set()
    window.wait_for_maps()
    assert maps() == ["FreeNet: east / east_classes"]
    assert messages() == ["1 of 2 rasters is mapped. 1 failed: the table says why."]
    iface.messageBar().findChild(QPushButton, "freenetMessageButton").click()
    assert window.window.isVisible()


def test_unloading_stops_the_run_and_takes_the_window_away(window: ApplyUser, classify: FakeClassify) -> None:
    classify.waits_at = "east"
    window.tick_row("east")
    window.click("applyStart")
    wait_until(classify.is_waiting.is_set)
    window.dock.unload()
    wait_until(lambda: not QgsApplication.taskManager().countActiveTasks())
    QTest.qWait(0)
    assert not [one for one in QApplication.topLevelWidgets() if one.objectName() == "applyDialog" and one.isVisible()]
    assert maps() == [] and messages() == []


def test_a_map_that_is_done_in_the_moment_of_unloading_comes_into_no_project(
    window: ApplyUser, classify: FakeClassify
) -> None:
    classify.waits_at = "east"
    window.tick_row("east")
    window.click("applyStart")
    wait_until(classify.is_waiting.is_set)
    run = window.dock._applying.run
    window.dock.unload()
    request = run.jobs[0].request
    request.outputs.class_map.write_bytes(request.scene.raster.read_bytes())
    run.task.ended.emit(0, workflow.Outcome(request.scene.raster, "done"))  # as if it had been on its way
    assert maps() == []


def test_without_pytorch_no_raster_is_tried(
    window: ApplyUser, classify: FakeClassify, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Path:
        raise FreeNetError("No Python with PyTorch is there.")

    monkeypatch.setattr("freenet_qgis.gui.applying.task.find_interpreter", fail)
    apply(window, "east", "west")
    assert window.said() == "No Python with PyTorch is there." and classify.requests == []
    assert window.states() == {}


def test_a_bug_in_one_raster_can_be_reported(window: ApplyUser, classify: FakeClassify) -> None:
    classify.errors["east"] = ValueError("odd")
    apply(window, "east", "west")
    assert window.states() == {"east": "Failed: ValueError: odd", "west": "Done"}
    window.select_row("east")
    window.click("applyLog")
    log = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "freenetLog")
    assert "Traceback" in log.findChild(QPlainTextEdit, "log").toPlainText()
    log.close()
    window.select_row("west")
    assert not window.find("applyLog").isVisible()


def test_choices_are_remembered(window: ApplyUser, classify: FakeClassify, tmp_path: Path) -> None:
    window.type("applyFolder", str(tmp_path / "maps"))
    window.tick("applyConfidence")
    window.tick("applyShows")
    apply(window, "east")
    assert maps() == []
    stored = settings.load()
    assert (stored.apply_folder, stored.apply_maps, stored.apply_shows) == (str(tmp_path / "maps"), "confidence", False)
