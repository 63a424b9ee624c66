# SPDX-License-Identifier: GPL-3.0-or-later
"""What may come next for a map: a menu of tools, each opened with the map filled in, and ways to hand it on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from dock_user import DockUser, answering, messages, screenshot, train, wait_until
from qgis import processing
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QDialog, QWidget
from qgis.utils import iface, plugins

from freenet_qgis.gui.hand_on.next_button import NextButton
from freenet_qgis.gui.hand_on.next_steps import NEXT_STEPS, known_steps, parameters
from freenet_qgis.gui.project.run_record import RunRecord

from .conftest import FakeWorkflow


@pytest.fixture
def mapped(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path) -> RunRecord:
    """A run with confidence and probabilities, in the project."""
    fake.report["created"] = "2026-12-01T04:30:00+00:00"  # tells whose figures lie beside a report
    user.find("advanced").setCollapsed(False)
    for box in ("confidence", "probabilities"):
        if not user.find(box).isChecked():
            user.tick(box)
    train(user, tmp_path / "map.tif")
    return user.dock._runs.history.runs[0]


@pytest.fixture
def dialogs() -> Iterator[list[QDialog]]:
    """The windows that a test has opened; closed at its end."""
    before = QApplication.topLevelWidgets()
    opened: list[QDialog] = []
    yield opened
    for one in QApplication.topLevelWidgets():
        if one not in before and isinstance(one, QDialog):
            one.close()


def entries(user: DockUser) -> dict[str, QAction]:
    """What the menu offers, opened by keyboard."""
    button = user.find("whatNext")
    found: dict[str, QAction] = {}

    def look() -> None:
        found.update({action.objectName(): action for action in button.menu().actions() if not action.isSeparator()})
        screenshot(button.menu(), "what next")
        button.menu().close()

    QTimer.singleShot(200, look)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    wait_until(lambda: bool(found))
    return found


def designers() -> list[QWidget]:
    """The windows of layouts."""
    return [one for one in QApplication.topLevelWidgets() if "Map of" in one.windowTitle() and one.isVisible()]


def close_designers() -> None:
    """Close them as a user does, after whom QGIS goes on: it dies where the project goes in the same moment."""
    for one in designers():
        one.close()
    QTest.qWait(200)


def test_the_menu_offers_the_tools_there_are_and_no_others(user: DockUser, mapped: RunRecord) -> None:
    registry = QgsApplication.processingRegistry()
    known = [step.algorithm.replace(":", "_") for step in NEXT_STEPS if registry.algorithmById(step.algorithm)]
    assert "freenet_assess" in known
    others = ["next_draw", "next_keep", "next_pdf", "next_layout"]
    offered = entries(user)
    assert list(offered) == [*known, *others]
    assert all(action.text() and not action.icon().isNull() and action.toolTip() for action in offered.values())
    assert not offered["next_keep"].isEnabled(), "it lasts"


@pytest.mark.parametrize("step", NEXT_STEPS, ids=lambda step: step.algorithm)
def test_a_tool_is_given_the_map(mapped: RunRecord, step: object) -> None:
    algorithm = QgsApplication.processingRegistry().algorithmById(step.algorithm)
    if algorithm is None:
        assert step not in list(known_steps())
        return
    given = parameters(step, mapped)
    (layer,) = QgsProject.instance().mapLayersByName("map")
    assert {given[name] for name in step.given} == {layer.id()}, "every parameter of the table is one of the tool"
    for name in given:
        assert not algorithm.parameterDefinition(name).isDestination()
    if algorithm.parameterDefinition("REPORT_JSON") is not None:
        assert given["REPORT_JSON"] == str(Path(mapped.report).with_suffix(".json"))
    assert "AFTER_REPORT" not in given, "who swaps the maps would give that of the other one"
    assert ("PROBABILITIES" in given) == (algorithm.parameterDefinition("PROBABILITIES") is not None)


def test_without_a_layer_the_file_is_given(user: DockUser, mapped: RunRecord) -> None:
    QgsProject.instance().removeMapLayers([one.id() for one in QgsProject.instance().mapLayersByName("map")])
    step = next(step for step in NEXT_STEPS if step.algorithm == "freenet:assess")
    assert parameters(step, mapped)["INPUT"] == mapped.class_map


def test_dialogs_stay_open_beside_each_other(user: DockUser, mapped: RunRecord, dialogs: list[QDialog]) -> None:
    def shown() -> list[QDialog]:
        return [
            one for one in QApplication.topLevelWidgets() if type(one).__name__ == "AlgorithmDialog" and one.isVisible()
        ]

    for count in (1, 2):
        entries(user)["freenet_assess"].trigger()
        wait_until(lambda count=count: len(shown()) == count)
    assert not any(one.isModal() for one in shown())
    (layer,) = QgsProject.instance().mapLayersByName("map")
    assert all(one.createProcessingParameters()["INPUT"] in (layer.id(), layer.source()) for one in shown())
    group = QgsProject.instance().layerTreeRoot().findLayer(layer.id()).parent()
    assert iface.activeLayer() == group.children()[0].layer(), "above which QGIS lays what comes of it"
    button = NextButton()
    button.offer(mapped)
    button._open(NEXT_STEPS[0])
    sip.delete(button)
    for one in shown():
        one.algorithmFinished.emit(True, {})  # which asks nothing of a panel that is gone by then


def test_what_a_tool_makes_is_seen_and_leaves_the_panel_its_room(
    user: DockUser, mapped: RunRecord, dialogs: list[QDialog], tmp_path: Path
) -> None:
    project, root = QgsProject.instance(), QgsProject.instance().layerTreeRoot()
    (layer,) = project.mapLayersByName("map")
    for path in tmp_path.glob("map.tif*"):
        shutil.copyfile(path, path.with_name(path.name.replace("map", "earlier")))
    earlier = QgsRasterLayer(str(tmp_path / "earlier.tif"), "earlier")
    root.insertLayer(0, project.addMapLayer(earlier, addToLegend=False))
    change = next(step for step in NEXT_STEPS if step.algorithm == "freenet:change")
    assert parameters(change, mapped) == {"AFTER": layer.id(), "BEFORE": earlier.id()}
    viewer = plugins["processing"].resultsDock
    viewer.hide()
    height = user.dock.height()
    entries(user)["freenet_generalize"].trigger()
    (dialog,) = (one for one in QApplication.topLevelWidgets() if type(one).__name__ == "AlgorithmDialog")
    ended: list[bool] = []
    dialog.algorithmFinished.connect(lambda is_done, _: ended.append(is_done))
    dialog.runButton().click()
    wait_until(lambda: bool(ended))
    QTest.qWait(100)
    assert ended == [True]
    (cleaned,) = project.mapLayersByName("Cleaned class map")
    assert root.layerOrder().index(cleaned) < root.layerOrder().index(earlier), "which would hide it"
    going_on = {step.algorithm: parameters(step, mapped).get("INPUT") for step in NEXT_STEPS if not step.other}
    of_run = {"freenet:generalize", "freenet:areas"}  # those whose report or probabilities are of this very map
    assert going_on == {name: layer.id() if name in of_run else cleaned.id() for name in going_on}
    project.removeMapLayer(cleaned.id())
    assert layer.id() in {parameters(step, mapped).get("INPUT") for step in NEXT_STEPS if step.takes_cleaned}
    assert viewer in iface.mainWindow().tabifiedDockWidgets(user.dock)
    assert not user.dock.visibleRegion().isEmpty()
    assert user.dock.height() > height - 60, "but for the tabs"
    viewer.hide()


def test_a_layout_is_made_and_opened(user: DockUser, mapped: RunRecord) -> None:
    entries(user)["next_layout"].trigger()
    (layout,) = QgsProject.instance().layoutManager().layouts()
    assert user.notice() == f"The layout is called '{layout.name()}'."
    assert [one.windowTitle() for one in designers()]
    close_designers()


def test_a_map_that_has_left_the_project_comes_back_for_its_layout(user: DockUser, mapped: RunRecord) -> None:
    QgsProject.instance().removeMapLayers([one.id() for one in QgsProject.instance().mapLayersByName("map")])
    user.dock._handing_on.open_layout(mapped)
    assert len(QgsProject.instance().mapLayersByName("map")) == 1
    close_designers()


def test_a_map_that_is_damaged_makes_no_layout(user: DockUser, mapped: RunRecord) -> None:
    QgsProject.instance().removeMapLayers([one.id() for one in QgsProject.instance().mapLayersByName("map")])
    Path(mapped.class_map).write_bytes(b"no raster")
    user.dock._handing_on.open_layout(mapped)
    assert user.notice() == f"The raster '{mapped.class_map}' cannot be read."
    assert QgsProject.instance().layoutManager().layouts() == []


def test_the_report_becomes_a_pdf_where_the_user_wants_it(user: DockUser, mapped: RunRecord, tmp_path: Path) -> None:
    with answering(tmp_path / "for the mail") as asked:
        entries(user)["next_pdf"].trigger()
    assert asked == ["Save the report as PDF"]
    assert (tmp_path / "for the mail.pdf").read_bytes().startswith(b"%PDF-")
    assert user.notice() == f"The report is saved as '{tmp_path / 'for the mail.pdf'}'."
    assert any("is saved as" in text for text in messages())


def test_a_report_that_is_gone_makes_no_pdf(user: DockUser, mapped: RunRecord, tmp_path: Path) -> None:
    Path(mapped.report).unlink()
    user.dock._handing_on.save_pdf(Path(mapped.report), "a run", tmp_path / "map.pdf")
    assert user.notice().startswith("The report")
    assert not (tmp_path / "map.pdf").exists()


def test_where_to_draw_next_is_asked_of_the_model_of_the_run(user: DockUser, mapped: RunRecord) -> None:
    entries(user)["next_draw"].trigger()
    assert user.dock._next._task is not None
    user.click("suggest")
    wait_until(lambda: user.dock._next._task is None)


def test_without_processing_its_tools_are_greyed_and_say_why(
    user: DockUser, mapped: RunRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Users can switch the plugin Processing off; the algorithms are there all the same, their windows are its own."""
    monkeypatch.delattr(processing, "createAlgorithmDialog")
    offered = entries(user)
    tools = [action for name, action in offered.items() if name.startswith("freenet_")]
    assert tools and not any(action.isEnabled() for action in tools)
    assert all("Processing" in action.toolTip() for action in tools)
    assert offered["next_pdf"].isEnabled() and offered["next_layout"].isEnabled()
