# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of classes while the user draws, renames, recolours, merges and leaves out."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from dock_user import DockUser, screenshot, wait_until
from memory_layers import add_feature, categorise, make_layer
from qgis.core import (
    QgsDefaultValue,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.gui import QgsColorDialog
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QLineEdit
from scenes import CLASSES, ORIGIN, PIXEL_SIZE_M, SyntheticScene, rectangle

from freenet_qgis import settings
from freenet_qgis.gui.classes import counts as class_counts
from freenet_qgis.gui.classes.model import NAME, PIXELS, POLYGONS
from freenet_qgis.gui.classes.panel import ClassPanel
from freenet_qgis.gui.classes.style import value_map
from freenet_qgis.gui.training import run_request


def panel(user: DockUser) -> ClassPanel:
    return user.dock._form.classes


def settle(user: DockUser) -> None:
    """Wait until everything is counted."""
    wait_until(lambda: not panel(user).is_counting(), 30)


def polygons_of(user: DockUser) -> dict[str, int]:
    settle(user)
    return {row.info.name: row.polygons for row in panel(user).rows()}


def cell(user: DockUser, name: str, column: int, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> object:
    settle(user)
    names = [row.info.name for row in panel(user).rows()]
    return panel(user)._model.index(names.index(name), column).data(role)


def select(user: DockUser, name: str) -> None:
    settle(user)
    view = user.find("classes")
    view.clearSelection()
    known = [row.info.name for row in panel(user).rows()]
    view.setCurrentIndex(view.model().index(known.index(name), NAME))


def choose_in_menu(user: DockUser, text: str) -> None:
    """Choose in the menu that the button of merging opens."""
    offered: list[str] = []

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        actions = {action.text(): action for action in menu.actions()}
        offered.extend(actions)
        if text in actions:
            QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(actions[text]).center())
        menu.close()

    QTimer.singleShot(0, choose)  # while the menu is open
    user.click("mergeClassesButton")
    assert text in offered


def retype(user: DockUser, name: str) -> None:
    """Edit the name of the current class by keyboard."""
    view = user.find("classes")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    wait_until(lambda: view.findChild(QLineEdit) is not None)
    line = view.findChild(QLineEdit)
    line.setText(name)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.qWait(50)


def square(left_px: float, top_px: float, side_px: float) -> str:
    return rectangle(top_px, top_px + side_px, left_px, left_px + side_px).ExportToWkt()


@pytest.fixture
def drawn(project: QgsProject, user: DockUser, image: QgsRasterLayer) -> QgsVectorLayer:
    """A layer with a text field, chosen in the dock: two polygons of wood, one of water."""
    layer = make_layer()
    add_feature(layer, square(0, 0, 5), "wood")
    add_feature(layer, square(6, 0, 5), "wood")
    add_feature(layer, square(0, 10, 3), "water")
    layer.setName("drawn")
    project.addMapLayer(layer)
    user.choose("polygons", "drawn")
    settle(user)
    return layer


def test_polygons_and_pixels_of_each_class_are_counted(
    user: DockUser, image: QgsRasterLayer, scene: SyntheticScene
) -> None:
    assert polygons_of(user) == dict.fromkeys(sorted(CLASSES.values()), 3)
    pixels = {row.info.name: (row.pixels, row.is_exact) for row in panel(user).rows()}
    assert pixels == {name: (int((scene.training == value).sum()), True) for value, name in CLASSES.items()}


def test_unsaved_edits_count_at_once(user: DockUser, drawn: QgsVectorLayer) -> None:
    drawn.startEditing()
    feature = QgsFeature(drawn.fields())
    feature.setGeometry(QgsGeometry.fromWkt(square(10, 10, 4)))
    feature.setAttribute(0, "ice")
    drawn.addFeature(feature)
    assert polygons_of(user) == {"ice": 1, "water": 1, "wood": 2}
    drawn.undoStack().undo()
    assert polygons_of(user) == {"water": 1, "wood": 2}
    drawn.undoStack().redo()
    assert polygons_of(user) == {"ice": 1, "water": 1, "wood": 2}
    drawn.rollBack()
    assert polygons_of(user) == {"water": 1, "wood": 2}


def test_area_is_shown_as_an_estimate_until_pixels_are_counted(
    user: DockUser, drawn: QgsVectorLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, burnt = threading.Event(), class_counts._burnt
    monkeypatch.setattr(class_counts, "_burnt", lambda *arguments: gate.wait(60) and burnt(*arguments))
    drawn.startEditing()
    drawn.deleteFeature(2)
    wait_until(lambda: [row.polygons for row in panel(user).rows()] == [1, 1])
    assert panel(user)._model.index(1, PIXELS).data() == "≈ 25"
    assert panel(user)._model.index(1, PIXELS).data(Qt.ItemDataRole.AccessibleTextRole).startswith("about 25")
    gate.set()
    assert cell(user, "wood", PIXELS) == "25"
    drawn.rollBack()


def test_pixels_outside_the_raster_do_not_count(user: DockUser, drawn: QgsVectorLayer) -> None:
    add_feature(drawn, square(-4, 0, 4), "fog")
    drawn.dataChanged.emit()
    assert cell(user, "fog", PIXELS) == "0"
    assert "1 off the raster" in cell(user, "fog", PIXELS, Qt.ItemDataRole.ToolTipRole)


def test_single_polygon_and_few_pixels_are_warned_of(user: DockUser, drawn: QgsVectorLayer) -> None:
    assert "Only one: accuracy" in cell(user, "water", POLYGONS, Qt.ItemDataRole.ToolTipRole)
    assert "Fewer than 20 pixels" in cell(user, "water", PIXELS, Qt.ItemDataRole.ToolTipRole)
    assert not cell(user, "water", PIXELS, Qt.ItemDataRole.DecorationRole).isNull()
    assert cell(user, "wood", POLYGONS, Qt.ItemDataRole.DecorationRole) is None
    assert cell(user, "wood", PIXELS, Qt.ItemDataRole.DecorationRole) is None


def test_polygons_without_a_class_are_told(user: DockUser, drawn: QgsVectorLayer) -> None:
    add_feature(drawn, square(12, 12, 3), None)
    drawn.dataChanged.emit()
    settle(user)
    told = "One feature has no class: give it one, or delete it."
    wait_until(lambda: user.next_step() == told)  # training would be refused
    assert user.find("classNotice").text() == "", "it is said once"
    user.dock._is_newcomer = False
    user.dock._form.guide.shown_for = ()
    user.dock._show_steps()
    assert (user.sees("guide"), user.find("classNotice").text()) == (False, told)


def test_field_that_numbers_the_polygons_is_told(user: DockUser, project: QgsProject, image: QgsRasterLayer) -> None:
    many = make_layer(list(range(1, 300)), field="integer")
    many.setName("many")
    project.addMapLayer(many)
    user.choose("polygons", "many")
    user.choose("field", "cover")
    settle(user)
    wait_until(lambda: "numbers the features" in user.find("classNotice").text())
    assert not user.sees("classes")


def test_a_value_of_its_own_for_each_polygon_is_asked_about_before_the_run(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer
) -> None:
    user.find("field").setField("fid")
    settle(user)
    assert user.find("classNotice").text() == "12 classes for 12 polygons: is 'fid' the right field?"
    user.find("field").setField("class_name")
    settle(user)
    assert user.find("classNotice").text() == ""


def test_renamed_text_class_is_renamed_in_every_polygon(user: DockUser, drawn: QgsVectorLayer) -> None:
    categorise(drawn, ("wood", "#00ff00", "wood"), ("water", "#0000ff", "water"))
    select(user, "wood")
    retype(user, "forest")
    assert sorted(feature["cover"] for feature in drawn.getFeatures()) == ["forest", "forest", "water"]
    assert polygons_of(user) == {"forest": 2, "water": 1}
    assert [(category.value(), category.symbol().color().name()) for category in drawn.renderer().categories()] == [
        ("forest", "#00ff00"),
        ("water", "#0000ff"),
    ]
    drawn.undoStack().undo()
    assert polygons_of(user) == {"wood": 2, "water": 1}
    assert drawn.renderer().categories()[0].symbol().color().name() == "#00ff00"
    drawn.undoStack().redo()
    assert polygons_of(user) == {"forest": 2, "water": 1}
    drawn.rollBack()


def test_renaming_in_unsaved_edits_keeps_them(user: DockUser, drawn: QgsVectorLayer) -> None:
    drawn.startEditing()
    drawn.deleteFeature(1)
    select(user, "wood")
    retype(user, "forest")
    assert polygons_of(user) == {"forest": 1, "water": 1}
    assert drawn.isEditable()
    drawn.rollBack()


def test_renamed_number_keeps_its_value(user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer) -> None:
    categorise(polygons, *((value, "#112233", name) for value, name in CLASSES.items()), attribute="class_id")
    user.choose("field", "class_id")
    select(user, "Water")
    retype(user, "Lake")
    assert not polygons.isEditable()
    assert next((each.value(), each.label()) for each in polygons.renderer().categories()) == (1, "Lake")
    assert polygons_of(user)["Lake"] == 3


def test_layer_that_cannot_be_edited_is_told(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    polygons.setReadOnly(True)
    select(user, "Water")
    retype(user, "Lake")
    assert user.find("classNotice").text().startswith("'training' cannot be edited.")
    assert polygons_of(user)["Water"] == 3
    polygons.setReadOnly(False)


def test_merged_classes_become_one_and_come_apart_again(user: DockUser, drawn: QgsVectorLayer) -> None:
    select(user, "water")
    choose_in_menu(user, "wood")
    assert polygons_of(user) == {"wood": 3}
    drawn.undoStack().undo()
    assert polygons_of(user) == {"water": 1, "wood": 2}
    drawn.rollBack()


def test_merging_is_undone_after_edits_are_saved(user: DockUser, drawn: QgsVectorLayer) -> None:
    add_feature(drawn, square(10, 10, 4), "ice")
    drawn.dataChanged.emit()
    categorise(drawn, ("wood", "#00ff00", "wood"), ("water", "#0000ff", "water"), ("ice", "#ff0000", "ice"))
    for name, into in (("ice", "water"), ("water", "wood")):
        select(user, name)
        choose_in_menu(user, into)
    assert polygons_of(user) == {"wood": 4}
    assert user.find("field").currentField() == "cover"
    assert drawn.commitChanges()
    select(user, "wood")
    choose_in_menu(user, "Take 'ice' out again")
    assert polygons_of(user) == {"wood": 3, "ice": 1}
    assert {row.info.name: row.info.color for row in panel(user).rows()}["ice"] == "#ff0000"
    select(user, "wood")
    choose_in_menu(user, "Take 'water' out again")
    assert polygons_of(user) == {"wood": 2, "ice": 1, "water": 1}
    select(user, "ice")
    retype(user, "wood")  # which makes them one, too
    select(user, "wood")
    choose_in_menu(user, "Take 'ice' out again")
    assert polygons_of(user) == {"wood": 2, "water": 1, "ice": 1}
    drawn.rollBack()


def test_merged_numbers_come_apart_with_their_names(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer
) -> None:
    categorise(polygons, *((value, "#112233", name) for value, name in CLASSES.items()), attribute="class_id")
    number, name = map(polygons.fields().lookupField, ("class_id", "class_name"))
    polygons.setCustomProperty("freenet/names", "class_name")  # as a layer that FreeNet made, whose names follow
    polygons.setEditorWidgetSetup(number, value_map(polygons.renderer().categories()))
    polygons.setDefaultValueDefinition(name, QgsDefaultValue('represent_value("class_id")', True))
    user.choose("field", "class_id")
    before = sorted((each["class_id"], each["class_name"]) for each in polygons.getFeatures())
    select(user, "Water")
    choose_in_menu(user, "Forest")
    assert polygons_of(user)["Forest"] == 6
    select(user, "Forest")
    choose_in_menu(user, "Take 'Water' out again")
    assert polygons_of(user) == dict.fromkeys(polygons_of(user), 3) and len(polygons_of(user)) == 4
    assert sorted((each["class_id"], each["class_name"]) for each in polygons.getFeatures()) == before
    polygons.undoStack().undo()
    polygons.undoStack().undo()
    assert polygons_of(user)["Water"] == 3 and "class_was" not in polygons.fields().names()
    polygons.rollBack()


def test_classes_whose_names_differ_in_letter_case_only_become_one_with_a_click(
    user: DockUser, drawn: QgsVectorLayer
) -> None:
    settle(user)
    assert not user.sees("mergeAlike")
    add_feature(drawn, square(10, 10, 4), "Wood")
    drawn.dataChanged.emit()
    settle(user)
    assert "'wood' (2 polygons), 'Wood' (1 polygon)" in user.find("classNotice").text()
    assert user.find("mergeAlike").text() == "Merge into 'wood'"
    screenshot(user.dock, "alike")
    user.click("mergeAlike")
    assert polygons_of(user) == {"water": 1, "wood": 3}
    assert not user.sees("mergeAlike")
    drawn.undoStack().undo()
    assert polygons_of(user) == {"Wood": 1, "water": 1, "wood": 2}
    drawn.rollBack()


def test_a_class_in_several_spellings_is_one_row_and_keeps_its_colour_in_all(
    user: DockUser, drawn: QgsVectorLayer
) -> None:
    add_feature(drawn, square(10, 10, 4), "Fore\u0302t")
    add_feature(drawn, square(15, 10, 4), "For\u00eat ")
    drawn.dataChanged.emit()
    assert polygons_of(user) == {"For\u00eat": 2, "water": 1, "wood": 2}
    panel(user)._edit(panel(user)._editor.recolour, "For\u00eat", "#123456")
    renderer = drawn.renderer().clone()
    context = QgsRenderContext()
    renderer.startRender(context, drawn.fields())
    colors = {each[0]: renderer.symbolForFeature(each, context).color().name() for each in drawn.getFeatures()}
    renderer.stopRender(context)
    assert colors["Fore\u0302t"] == colors["For\u00eat "] == "#123456"


def test_why_a_class_has_no_pixel_is_told(user: DockUser, drawn: QgsVectorLayer) -> None:
    add_feature(drawn, square(12.1, 10.1, 0.2), "speck")
    add_feature(drawn, square(0, 10, 3), "ice")
    drawn.dataChanged.emit()
    tip = Qt.ItemDataRole.ToolTipRole
    assert "(1 polygon: 1 too small to cover a pixel centre)" in cell(user, "speck", PIXELS, tip)
    assert "(1 polygon: 1 wholly claimed by another class, too (water))" in cell(user, "ice", PIXELS, tip)


def test_chosen_colour_goes_into_the_style(user: DockUser, drawn: QgsVectorLayer) -> None:
    select(user, "water")
    user.dock.findChild(QAction, "recolourClass").trigger()
    window = user.dock.findChild(QgsColorDialog, "classColor")
    assert not window.isModal()
    window.setColor(QColor("#123456"))
    window.accept()
    assert {row.info.name: row.info.color for row in panel(user).rows()}["water"] == "#123456"
    colors = {each.value(): each.symbol().color().name() for each in drawn.renderer().categories()}
    assert colors["water"] == "#123456"


def test_click_on_the_colour_opens_the_colours(user: DockUser, drawn: QgsVectorLayer) -> None:
    settle(user)
    view = user.find("classes")
    place = view.visualRect(view.model().index(1, NAME))
    box = view.style().pixelMetric(view.style().PixelMetric.PM_IndicatorWidth)
    where = QPoint(place.left() + box + 14, place.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    window = user.dock.findChild(QgsColorDialog, "classColor")
    assert window.windowTitle() == "Colour of wood"
    window.reject()


def test_class_left_out_by_keyboard_is_not_trained_on(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer
) -> None:
    select(user, "Forest")
    QTest.keyClick(user.find("classes"), Qt.Key.Key_Space)
    request = run_request.build(user.dock._form, lambda text: None)
    assert [info.name for info in request.training.classes] == ["Bare soil", "Meadow", "Water"]
    assert len(request.training.shapes) == 9
    assert QgsProject.instance().isDirty()


def test_class_left_out_is_remembered_with_the_project(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    select(user, "Forest")
    QTest.keyClick(user.find("classes"), Qt.Key.Key_Space)
    assert QgsProject.instance().write(str(tmp_path / "mine.qgz"))
    QgsProject.instance().clear()
    assert not panel(user).isVisible()
    assert QgsProject.instance().read(str(tmp_path / "mine.qgz"))
    settle(user)
    wait_until(lambda: len(panel(user).rows()) == 4)
    assert [row.info.name for row in panel(user).rows() if not row.trains] == ["Forest"]


def test_new_class_waits_for_its_polygons(user: DockUser, drawn: QgsVectorLayer) -> None:
    user.click("addClassButton")
    line = user.find("classes").findChild(QLineEdit)
    line.setText("ice")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.qWait(50)
    assert polygons_of(user) == {"water": 1, "wood": 2, "ice": 0}
    assert "no training data yet" in cell(user, "ice", NAME, Qt.ItemDataRole.ToolTipRole)
    select(user, "ice")
    user.click("removeClassButton")
    assert polygons_of(user) == {"water": 1, "wood": 2}
    drawn.rollBack()


def test_layer_may_go_while_it_is_counted(user: DockUser, drawn: QgsVectorLayer, image: QgsRasterLayer) -> None:
    drawn.dataChanged.emit()
    QgsProject.instance().removeAllMapLayers()
    wait_until(lambda: panel(user).rows() == [] and not panel(user).isVisible())


def test_ten_thousand_polygons_are_counted_while_some_are_deleted(
    user: DockUser, project: QgsProject, image: QgsRasterLayer
) -> None:
    layer = make_layer()
    layer.setName("many")
    features = []
    for number in range(10_000):
        feature = QgsFeature(layer.fields())
        x, y = ORIGIN[0] + number % 240, ORIGIN[1] - number / 40
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(x, y - PIXEL_SIZE_M, x + PIXEL_SIZE_M, y)))
        feature.setAttribute(0, f"class {number % 10}")
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    project.addMapLayer(layer)
    user.choose("polygons", "many")
    layer.startEditing()
    for feature_id in range(1, 6):
        layer.deleteFeature(feature_id)
        QTest.qWait(50)
    wait_until(lambda: sum(row.polygons for row in panel(user).rows()) == 9_995)
    layer.rollBack()


@pytest.fixture
def experienced() -> None:
    """Who sees the steps only while something is missing."""
    settings.change(has_trained=True)


def place(user: DockUser) -> QPoint:
    """Where the table is, once nothing moves any more."""
    before, now = None, user.find("classes").mapTo(user.dock, QPoint())
    while now != before:
        QTest.qWait(100)
        before, now = now, user.find("classes").mapTo(user.dock, QPoint())
    return now


def test_the_table_stays_where_it_is_while_the_first_classes_are_drawn(
    experienced: None, user: DockUser, project: QgsProject, image: QgsRasterLayer
) -> None:
    layer = make_layer()
    layer.setName("new")
    add_feature(layer, square(0, 0, 5), "wood")
    project.addMapLayer(layer)
    user.choose("polygons", "new")
    select(user, "wood")
    assert user.sees("guide") and "at least two classes" in user.next_step()
    before = place(user)
    add_feature(layer, square(6, 0, 5), "water")
    layer.dataChanged.emit()
    settle(user)
    assert "button below" in user.next_step()
    moved = place(user) - before
    assert moved.manhattanLength() <= 1  # layouts round to either side


def test_a_long_table_stays_scrolled_when_a_class_is_new(
    user: DockUser, project: QgsProject, image: QgsRasterLayer
) -> None:
    layer = make_layer()
    layer.setName("new")
    for number in range(12):
        for top in (0, 3):
            add_feature(layer, square(2 * number, top, 2), f"class {number:02}")
    project.addMapLayer(layer)
    user.choose("polygons", "new")
    settle(user)
    bar = user.find("classes").verticalScrollBar()
    wait_until(lambda: bar.maximum() > 0)
    QTest.qWait(100)  # until the table is as high as it gets
    bar.setValue(bar.maximum())
    before = bar.value()
    add_feature(layer, square(0, 6, 2), "class 99")
    layer.dataChanged.emit()
    assert "class 99" in polygons_of(user)
    assert bar.value() == before > 0
