# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way of a user, with the real engine on a synthetic scene: train, cancel, train again, look at the map."""

from __future__ import annotations

import os
import re
from pathlib import Path

import numpy as np
import pytest
from dock_user import DockUser, screenshot, wait_until
from osgeo import gdal
from processes import engines, is_alive
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsProject,
    QgsRasterLayer,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.utils import iface
from scenes import CLASSES, COLORS, SyntheticScene, write_scene

STEPS = "20"


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> SyntheticScene:
    """In a folder with a space and letters that are not ASCII in its name."""
    return write_scene(tmp_path_factory.mktemp("Länder & Flüsse"), "Spree")


@pytest.fixture
def image(project: QgsProject, scene: SyntheticScene) -> QgsRasterLayer:
    """The scene and its polygons in the project, the polygons in class colours."""
    image = QgsRasterLayer(str(scene.raster), "Spree")
    polygons = QgsVectorLayer(str(scene.polygons), "training")
    categories = []
    for value, name in CLASSES.items():
        symbol = QgsFillSymbol.createSimple({"color": COLORS[value], "outline_color": "white"})
        categories.append(QgsRendererCategory(value, symbol, name))
    polygons.setRenderer(QgsCategorizedSymbolRenderer("class_id", categories))
    project.addMapLayers([polygons, image])
    iface.layerTreeView().setCurrentLayer(image)
    iface.zoomFull()
    return image


def fill_in(user: DockUser, output: Path) -> None:
    """Fill the form in as a person would."""
    user.choose("raster", "Spree")
    user.choose("polygons", "training")
    user.choose("preset", "Automatic")
    user.type("output", str(output))
    user.find("advanced").setCollapsed(False)
    user.type("steps", STEPS)


def the_map(output: Path) -> QgsRasterLayer:
    (layer,) = QgsProject.instance().mapLayersByName(output.stem)
    return layer


def pixels(path: Path) -> np.ndarray:
    return gdal.Open(str(path)).ReadAsArray()


def test_train_cancel_train_again_and_look(user: DockUser, image: QgsRasterLayer, scene: SyntheticScene) -> None:
    output = scene.raster.parent / "Karte 1.tif"
    fill_in(user, output)
    assert user.find("field").currentField() == "class_id"
    screenshot(iface.mainWindow(), "journey-1-ready")

    user.click("train")
    wait_until(lambda: user.find("progress").value() > 15, 60)
    (engine,) = engines(os.getpid())
    screenshot(iface.mainWindow(), "journey-2-training")
    user.click("cancel")
    assert user.find("stage").text() == "Cancelling…"
    user.wait_for_end()
    assert not is_alive(engine)
    assert not output.exists()
    screenshot(iface.mainWindow(), "journey-3-cancelled")

    iface.messageBar().clearWidgets()
    user.click("train")
    user.wait_for_end()
    screenshot(iface.mainWindow(), "journey-4-map")
    assert user.page() == "resultPage"
    ours, others = user.accuracy().splitlines()
    assert re.fullmatch(r"OA \d+\.\d %, AA \d+\.\d % on \d+ pixels of held-out places", ours)
    assert re.findall(r"([A-Z][a-zA-Z ]+) \d+\.\d %", others) == ["Random forest", "SVM", "LDA", "Nearest label"]

    layer = the_map(output)
    assert layer.renderer().type() == "paletted"
    shown = {entry.value: (entry.label, entry.color.name()) for entry in layer.renderer().classes()}
    assert shown == {value: (CLASSES[value], COLORS[value]) for value in CLASSES}
    assert layer.extent() == image.extent()
    assert layer.crs() == image.crs()
    assert (layer.width(), layer.height()) == (image.width(), image.height())
    root = QgsProject.instance().layerTreeRoot()
    group = root.findLayer(layer).parent()
    assert group.name() == "FreeNet: Spree"
    children = root.children()
    assert children.index(group) == children.index(root.findLayer(image)) - 1
    found, drawn = pixels(output), scene.training > 0
    assert np.mean(found[drawn] == scene.training[drawn]) > 0.9

    user.open_page("runsPage")
    runs = user.find("runs")
    runs.topLevelItem(0).setSelected(True)
    screenshot(iface.mainWindow(), "journey-5-runs")
    user.click("useSettingsButton")
    assert user.page() == "trainPage" and user.find("steps").value() == int(STEPS)


def test_same_job_gives_the_same_map(user: DockUser, image: QgsRasterLayer, scene: SyntheticScene) -> None:
    maps = [scene.raster.parent / f"Karte {name}.tif" for name in ("a", "b")]
    for output in maps:
        fill_in(user, output)
        user.click("train")
        user.wait_for_end()
    assert np.array_equal(*map(pixels, maps))
