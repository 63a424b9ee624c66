# SPDX-License-Identifier: GPL-3.0-or-later
"""A new map, its preview and a comparison are seen on the canvas, in whatever order the layers lie."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from canvas_pixels import (
    BLUE,
    RED,
    add,
    corner,
    filled,
    flat_raster,
    on_polygon,
    rectangle_layer,
    seen_at,
    wait_for_layers,
)
from dock_user import DockUser, screenshot, wait_until
from qgis.core import QgsLayerTreeGroup, QgsProject, QgsRasterLayer, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtGui import QPainter
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QMessageBox
from qgis.utils import iface

from freenet_qgis.contract.job import Band, Job
from freenet_qgis.geodata import raster

from .conftest import FakeWorkflow

MAP, PREVIEW = "szene_classes", "FreeNet preview"


def root() -> QgsLayerTreeGroup:
    return QgsProject.instance().layerTreeRoot()


def order() -> list[str]:
    """All layers of the tree, from top to bottom."""
    return [node.name() for node in root().findLayers()]


def train(user: DockUser, path: str = "") -> None:
    user.type("output", path)
    user.click("train")
    wait_until(lambda: user.dock._training.run is None)
    QTest.qWait(50)


def color(fake: FakeWorkflow, label: int = 1) -> str:
    """The colour of a class."""
    return fake.request.training.classes[label - 1].color


def preview_at(fake: FakeWorkflow, label: int) -> None:
    """Have the next run show a preview, and wait until it is let go."""

    def during(request: object, progress: object) -> None:
        grid = raster.describe(request.scene.raster, request.scene.crs_wkt).grid
        job = Job("1", "train_and_classify", "szene", grid, (Band(1, "1"),), 1, request.training.classes)
        progress.preview(np.full((grid.rows, grid.cols), label, np.uint8), job)

    fake.during = during
    fake.may_end.clear()


def group_of(*layers: object, name: str = "data") -> QgsLayerTreeGroup:
    """A group at the bottom with layers that lie elsewhere in the tree."""
    group = root().addGroup(name)
    for layer in layers:
        node = root().findLayer(layer.id())
        group.addChildNode(node.clone())
        node.parent().removeChildNode(node)
    return group


@pytest.fixture
def red(polygons: QgsVectorLayer) -> QgsVectorLayer:
    """The training polygons, in red."""
    return filled(polygons)


@pytest.fixture
def basemap(image: QgsRasterLayer, tmp_path: Path) -> QgsRasterLayer:
    """Hides all, once it is in the project."""
    path = flat_raster(tmp_path / "base.tif", image.extent().buffered(200), image.crs().toWkt())
    return QgsRasterLayer(str(path), "base")


def no_change(image: QgsRasterLayer, polygons: QgsVectorLayer, base: QgsRasterLayer) -> None:
    """Polygons above the image."""


def basemap_above(image: QgsRasterLayer, polygons: QgsVectorLayer, base: QgsRasterLayer) -> None:
    add(base, 1)


def basemap_in_a_group_above(image: QgsRasterLayer, polygons: QgsVectorLayer, base: QgsRasterLayer) -> None:
    add(base, 0, root().insertGroup(1, "basemaps"))


def polygons_in_a_group_with_the_basemap(image: QgsRasterLayer, polygons: QgsVectorLayer, base: QgsRasterLayer) -> None:
    group = group_of(polygons)
    add(base, 1, group)
    group_of(image, name="images")


def collapsed_group(image: QgsRasterLayer, polygons: QgsVectorLayer, base: QgsRasterLayer) -> None:
    group_of(polygons, image).setExpanded(False)


def deep_in_groups(image: QgsRasterLayer, polygons: QgsVectorLayer, base: QgsRasterLayer) -> None:
    outer = root().addGroup("outer")
    inner = group_of(image, name="inner")
    outer.addChildNode(inner.clone())
    root().removeChildNode(inner)
    outer.setExpanded(False)


def unticked_group(image: QgsRasterLayer, polygons: QgsVectorLayer, base: QgsRasterLayer) -> None:
    group_of(image).setItemVisibilityChecked(False)


def unticked_image(image: QgsRasterLayer, polygons: QgsVectorLayer, base: QgsRasterLayer) -> None:
    root().findLayer(image.id()).setItemVisibilityChecked(False)


def exclusive_group(image: QgsRasterLayer, polygons: QgsVectorLayer, base: QgsRasterLayer) -> None:
    group = group_of(image)
    add(base, 1, group)
    group.setIsMutuallyExclusive(True, 0)


def custom_order(image: QgsRasterLayer, polygons: QgsVectorLayer, base: QgsRasterLayer) -> None:
    root().setHasCustomLayerOrder(True)
    root().setCustomLayerOrder([polygons, image])


def basemap_above_in_a_custom_order(image: QgsRasterLayer, polygons: QgsVectorLayer, base: QgsRasterLayer) -> None:
    add(base, 2)
    root().setHasCustomLayerOrder(True)
    root().setCustomLayerOrder([polygons, base, image])


def area_above(image: QgsRasterLayer, polygons: QgsVectorLayer, base: QgsRasterLayer) -> None:
    add(rectangle_layer(image.extent().buffered(50), image.crs().authid()), 1)


ORDERS = [
    no_change, basemap_above, basemap_in_a_group_above, polygons_in_a_group_with_the_basemap, collapsed_group,
    deep_in_groups, unticked_group, unticked_image, exclusive_group, custom_order, basemap_above_in_a_custom_order,
    area_above,
]  # fmt: skip
Arrange = Callable[[QgsRasterLayer, QgsVectorLayer, QgsRasterLayer], None]


@pytest.mark.parametrize("arrange", ORDERS, ids=lambda arrange: arrange.__name__)
def test_preview_map_and_the_next_map_are_seen_below_the_polygons(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, red: QgsVectorLayer, basemap: QgsRasterLayer,
    arrange: Arrange,
) -> None:  # fmt: skip
    arrange(image, red, basemap)
    QTest.qWait(50)
    user.dock._form.layers.prefer(image)
    preview_at(fake, 3)
    user.click("train")
    wait_for_layers(PREVIEW)
    assert seen_at(corner(image), image) == color(fake, 3)
    assert seen_at(on_polygon(red), image) == RED
    fake.label = 1
    fake.may_end.set()
    wait_until(lambda: user.dock._training.run is None)
    wait_for_layers(MAP)
    assert seen_at(corner(image), image) == color(fake, 1)
    assert seen_at(on_polygon(red), image) == RED
    fake.label = 2
    fake.during = lambda *_: None
    train(user)
    wait_until(lambda: [layer.name() for layer in iface.mapCanvas().layers()].count(MAP) == 2)
    assert seen_at(corner(image), image) == color(fake, 2)
    assert seen_at(on_polygon(red), image) == RED


def test_the_map_of_a_raster_above_its_polygons_is_seen(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, red: QgsVectorLayer
) -> None:
    node = root().findLayer(image.id())
    root().insertChildNode(0, node.clone())
    root().removeChildNode(node)
    train(user)
    wait_for_layers(MAP)
    assert order() == [MAP, "image", "training"]
    assert seen_at(corner(image), image) == color(fake)


def test_the_groups_around_a_new_map_are_opened(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, red: QgsVectorLayer, basemap: QgsRasterLayer
) -> None:
    collapsed_group(image, red, basemap)
    train(user)
    group = root().findGroup("data")
    assert group.isExpanded() and [node.name() for node in group.children()] == ["training", "FreeNet: image", "image"]


def test_what_does_not_hide_the_image_stays_above_its_map(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, red: QgsVectorLayer, tmp_path: Path
) -> None:
    extent, crs = image.extent(), image.crs()
    beside = QgsRectangle(extent.xMaximum(), extent.yMinimum(), extent.xMaximum() + 500, extent.yMaximum())
    elsewhere = QgsRasterLayer(str(flat_raster(tmp_path / "beside.tif", beside, crs.toWkt())), "beside")
    shade = QgsRasterLayer(str(flat_raster(tmp_path / "shade.tif", extent, crs.toWkt())), "shade")
    shade.setBlendMode(QPainter.CompositionMode.CompositionMode_Multiply)
    faint = QgsRasterLayer(str(flat_raster(tmp_path / "faint.tif", extent, crs.toWkt())), "faint")
    faint.renderer().setOpacity(0.2)
    off = QgsRasterLayer(str(flat_raster(tmp_path / "off.tif", extent, crs.toWkt())), "off")
    outline = filled(rectangle_layer(extent, crs.authid(), "outline"), style="no")
    points = QgsVectorLayer(f"Point?crs={crs.authid()}", "points", "memory")
    for layer in (elsewhere, shade, faint, off, outline, points):
        add(layer, 1)
    root().findLayer(off.id()).setItemVisibilityChecked(False)
    before = order()
    user.dock._form.layers.prefer(image)
    train(user)
    assert order() == [*before[:-1], MAP, "image"]


def test_a_second_map_lies_above_the_first_wherever_that_was_moved(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, red: QgsVectorLayer, tmp_path: Path
) -> None:
    train(user, str(tmp_path / "first.tif"))
    group = root().findGroup("FreeNet: image")
    root().insertChildNode(0, group.clone())
    root().removeChildNode(group)
    fake.label = 2
    train(user, str(tmp_path / "second.tif"))
    wait_for_layers("second")
    assert order()[:2] == ["second", "first"]
    assert seen_at(corner(image), image) == color(fake, 2)


def test_a_second_map_lies_above_a_first_that_is_switched_off(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, red: QgsVectorLayer, tmp_path: Path
) -> None:
    custom_order(image, red, image)
    train(user, str(tmp_path / "first.tif"))
    root().findGroup("FreeNet: image").setItemVisibilityChecked(False)
    train(user, str(tmp_path / "second.tif"))
    assert order() == ["training", "second", "first", "image"]
    assert [layer.name() for layer in root().layerOrder()] == order()


@pytest.mark.parametrize("loss", ["switched off", "group switched off", "below a basemap", "below another map"])
def test_a_map_that_is_made_anew_is_seen_again(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, red: QgsVectorLayer, basemap: QgsRasterLayer,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loss: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    train(user, str(tmp_path / "map.tif"))
    (layer,) = QgsProject.instance().mapLayersByName("map")
    node = root().findLayer(layer.id())
    if loss == "switched off":
        node.setItemVisibilityChecked(False)
    elif loss == "group switched off":
        node.parent().setItemVisibilityChecked(False)
    elif loss == "below a basemap":
        add(basemap, 1)
        user.dock._form.layers.prefer(image)
    else:
        fake.label = 2
        train(user, str(tmp_path / "other.tif"))
    fake.label = 3
    train(user, str(tmp_path / "map.tif"))
    wait_for_layers("map")
    assert seen_at(corner(image), image) == color(fake, 3)
    assert seen_at(on_polygon(red), image) == RED
    assert QgsProject.instance().mapLayersByName("map") == [layer]


def test_a_run_that_is_shown_again_is_seen(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, red: QgsVectorLayer, basemap: QgsRasterLayer,
    tmp_path: Path,
) -> None:  # fmt: skip
    train(user, str(tmp_path / "map.tif"))
    add(basemap, 1)
    QTest.qWait(50)
    assert seen_at(corner(image), image) == BLUE
    user.open_page("runsPage")
    user.find("runs").topLevelItem(0).setSelected(True)
    user.dock.findChild(QAction, "showRun").trigger()
    QTest.qWait(50)
    assert seen_at(corner(image), image) == color(fake)
    assert seen_at(on_polygon(red), image) == RED


def test_a_comparison_is_seen_above_all_maps(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, red: QgsVectorLayer, tmp_path: Path
) -> None:
    for label, name in enumerate("abc", start=1):
        fake.label = label
        train(user, str(tmp_path / f"{name}.tif"))
    user.open_page("runsPage")
    user.find("runs").clearSelection()  # of the last one
    for row in (1, 2):
        user.find("runs").topLevelItem(row).setSelected(True)
    user.dock.findChild(QAction, "compareRuns").trigger()
    name = "Differences: a → b"
    wait_until(lambda: QgsProject.instance().mapLayersByName(name) != [])
    wait_for_layers(name)
    assert order() == ["training", name, "c", "b", "a", "image"]
    (layer,) = QgsProject.instance().mapLayersByName(name)
    assert seen_at(corner(image), image) == layer.renderer().classes()[0].color.name()


def test_the_preview_lies_above_a_group_that_is_drawn_as_one(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, red: QgsVectorLayer
) -> None:
    group = group_of(image)
    if not hasattr(group, "convertToGroupLayer"):
        pytest.skip("QGIS has had such groups since 3.24")
    from qgis.core import QgsGroupLayer

    group.convertToGroupLayer(QgsGroupLayer.LayerOptions(QgsProject.instance().transformContext()))
    QTest.qWait(50)
    preview_at(fake, 3)
    user.click("train")
    wait_for_layers(PREVIEW)
    assert seen_at(corner(image), image) == color(fake, 3)
    assert seen_at(on_polygon(red), image) == RED
    fake.may_end.set()
    wait_until(lambda: user.dock._training.run is None)
    QTest.qWait(50)
    assert seen_at(corner(image), image) == color(fake, 1)


def test_canvas_with_a_basemap_above_the_image(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, red: QgsVectorLayer, basemap: QgsRasterLayer
) -> None:
    add(basemap, 1)
    user.dock._form.layers.prefer(image)
    iface.mapCanvas().setExtent(image.extent().buffered(100))
    train(user)
    wait_for_layers(MAP)
    iface.mapCanvas().waitWhileRendering()
    screenshot(iface.mainWindow(), "seen-above-basemap")
    assert order() == ["training", MAP, "base", "image"]
