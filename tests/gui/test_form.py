# SPDX-License-Identifier: GPL-3.0-or-later
"""What the form offers, guesses and asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from dock_user import DockUser, screenshot
from memory_layers import make_layer
from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QWidget
from qgis.utils import iface


def test_empty_project_asks_for_a_raster(user: DockUser) -> None:
    assert not user.can_train()
    assert user.next_step() == "Add the raster that you want to classify to the project."
    assert user.next_step() in user.train_button().toolTip()
    screenshot(iface.mainWindow(), "dock-empty-project")


def test_raster_alone_asks_for_polygons(user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer) -> None:
    QgsProject.instance().removeMapLayer(polygons)
    assert user.next_step() == "Add a layer with training data to the project: polygons, lines or points."
    assert not user.can_train()


def test_layer_without_fields_asks_for_a_field(user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer) -> None:
    bare = QgsVectorLayer("Polygon?crs=EPSG:32633", "bare", "memory")
    QgsProject.instance().addMapLayer(bare)
    user.choose("polygons", "bare")
    assert user.next_step() == "Choose the field that holds the class of each feature."
    assert not user.can_train()


def test_complete_form_can_train(user: DockUser, image: QgsRasterLayer) -> None:
    assert user.can_train()
    assert user.notice() == ""


def test_the_form_follows_when_its_raster_leaves_the_project(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer
) -> None:
    others = [QgsRasterLayer(image.source(), name) for name in ("another", "one more", "yet another")]
    QgsProject.instance().addMapLayers(others)
    user.choose("raster", "one more")
    told = []
    user.dock.findChild(QWidget, "raster").layerChanged.connect(told.append)
    QgsProject.instance().removeMapLayer(others[1])
    assert told and told[-1] == user.dock.findChild(QWidget, "raster").currentLayer()


def test_rasters_of_other_providers_are_not_offered(user: DockUser, image: QgsRasterLayer) -> None:
    tiles = QgsRasterLayer("type=xyz&url=http://localhost/{x}/{y}/{z}.png", "tiles", "wms")
    QgsProject.instance().addMapLayer(tiles)
    assert [user.find("raster").itemText(index) for index in range(user.find("raster").count())] == ["image"]


def test_active_layer_is_chosen_at_first(user: DockUser, scene: object, image: QgsRasterLayer) -> None:
    other = QgsRasterLayer(image.source(), "another image")
    QgsProject.instance().addMapLayer(other)
    user.dock._form.layers.prefer(image)
    assert user.find("raster").currentLayer() == image


def test_selection_is_counted(user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer) -> None:
    box = user.find("selectedOnly")
    assert not user.sees("selectedOnly"), "it would do nothing"
    polygons.selectByIds([1, 2, 3])
    assert box.text() == "Selected features only (3)"
    user.tick("selectedOnly")
    assert box.isChecked()
    polygons.removeSelection()
    assert "Select some features of “training”" in user.next_step()
    assert not user.can_train()
    user.tick("selectedOnly")
    assert user.can_train()


def test_another_layer_is_followed_and_the_old_one_left(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer
) -> None:
    other = QgsVectorLayer(polygons.source(), "more")
    QgsProject.instance().addMapLayer(other)
    user.choose("polygons", "more")
    polygons.selectByIds([1, 2])
    assert user.find("selectedOnly").text() == "Selected features only"
    other.selectByIds([1])
    assert user.find("selectedOnly").text() == "Selected features only (1)"


def test_a_choice_of_field_holds_for_its_layer_alone(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer
) -> None:
    user.choose("field", "class_id")
    QgsProject.instance().addMapLayer(QgsVectorLayer(polygons.source(), "more"))
    user.choose("polygons", "more")
    assert user.find("field").currentField() == "class_name"
    user.choose("polygons", "training")
    assert user.find("field").currentField() == "class_id"


def test_without_a_likely_field_the_form_asks_for_one(user: DockUser, image: QgsRasterLayer) -> None:
    plots = make_layer([f"plot {number}" for number in range(1, 13)])
    plots.setName("plots")
    plots.dataProvider().deleteAttributes([1])
    plots.updateFields()
    QgsProject.instance().addMapLayer(plots)
    user.choose("polygons", "plots")
    assert user.find("field").currentField() == ""
    assert user.next_step() == "Choose the field that holds the class of each feature."


def test_file_dialog_opens_beside_the_raster(user: DockUser, image: QgsRasterLayer) -> None:
    source = Path(image.source())
    assert Path(user.find("output").defaultRoot()) == source.parent / "szene_classes.tif"


def _inputs(user: DockUser) -> list[QWidget]:
    kinds = (QComboBox, QAbstractButton, QAbstractSpinBox)
    names = ["raster", "polygons", "newLayer", "field", "classes", "addClassButton", "selectedOnly"]
    names += ["preset", "validation", "output"]
    names += ["steps", "seed", "device", "refit", "confidence", "allTouched", "pythonMenu", "train", "cancel", "help"]
    widgets = [user.find(name) for name in names]
    assert all(isinstance(widget, kinds) or widget.objectName() in ("output", "classes") for widget in widgets)
    return widgets


def test_every_input_has_a_name_and_a_help_text(user: DockUser) -> None:
    for widget in _inputs(user):
        assert widget.accessibleName()
        assert len(widget.toolTip()) > 20


def test_final_model_is_asked_about_only_where_it_is_trained(user: DockUser) -> None:
    assert user.find("refit").isEnabled() and user.find("refit").isChecked()
    user.choose("validation", "None")
    assert not user.find("refit").isEnabled()
    user.choose("validation", "Blocks")
    user.choose("preset", "Fast")
    assert user.find("refit").isEnabled() and user.find("refit").isChecked()
    user.choose("preset", "As published")
    assert not user.find("refit").isEnabled()


@pytest.mark.parametrize("wanted", [True, False])
def test_the_form_says_of_which_polygons_the_map_will_be(user: DockUser, image: QgsRasterLayer, wanted: bool) -> None:
    user.find("advanced").setCollapsed(False)
    refit, part = user.find("refit"), user.find("partOfPolygons")
    if not wanted:
        user.tick("refit")
    for preset, validation, is_all in (
        ("Automatic", "Whole places", wanted),
        ("Fast", "Whole places", wanted),
        ("As published", "Blocks", False),
        ("Fast", "None", True),
        ("Automatic", "None", True),
        ("Automatic", "Single pixels", wanted),  # the choice is remembered meanwhile
    ):
        user.choose("preset", preset)
        user.choose("validation", validation)
        assert refit.isChecked() is is_all, (preset, validation)
        assert user.dock._form.options.train_options().refit is is_all
        assert part.isVisible() is not is_all
        assert is_all or "part of the training data" in part.text()


def test_tab_goes_through_the_form_from_top_to_bottom(user: DockUser, image: QgsRasterLayer) -> None:
    user.find("advanced").setCollapsed(False)
    QTest.qWait(50)
    chain, widget = [], user.find("raster")
    while not chain or widget is not chain[0]:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    order = [chain.index(each) for each in _inputs(user) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert order == sorted(order)


def test_tab_goes_on_through_the_pages_and_the_buttons_to_the_tabs(user: DockUser, image: QgsRasterLayer) -> None:
    chain, widget = [], user.find("raster")
    while not chain or widget is not chain[0]:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    names = ("raster", "output", "openMatrix", "suggest", "runs", "modelFile", "train", "pageTabs")
    order = [chain.index(user.find(name)) for name in names]
    assert order == sorted(order)


def test_whole_form_fits_a_low_screen(user: DockUser, image: QgsRasterLayer) -> None:
    assert user.dock.sizeHint().height() <= 560  # of the 768 of a small laptop, menus and bars taken off
