# SPDX-License-Identifier: GPL-3.0-or-later
"""A real hyperspectral scene in the dock: EnMAP over Potsdam, 224 bands, six of them bad, two fifths without data."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from dock_user import DockUser, screenshot, wait_until
from osgeo import gdal
from processes import engines, is_alive
from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.utils import iface

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "enmap_potsdam"
CLASSES = {1: "low vegetation", 2: "pavement", 3: "roof", 4: "soil", 5: "tree", 6: "water"}

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"there is no real scene to test with: {DATA} is missing")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the scene, for QGIS may write statistics beside it."""
    for name in ("enmap_potsdam_224.tif", "train_polygons.gpkg"):
        shutil.copy(DATA / name, tmp_path)
    return tmp_path


@pytest.fixture
def image(project: QgsProject, folder: Path) -> QgsRasterLayer:
    """The scene in the project, its polygons above it."""
    image = QgsRasterLayer(str(folder / "enmap_potsdam_224.tif"), "enmap_potsdam_224")
    project.addMapLayers([QgsVectorLayer(str(folder / "train_polygons.gpkg"), "train_polygons"), image])
    iface.zoomFull()
    return image


def test_train_cancel_train_again_and_look(user: DockUser, image: QgsRasterLayer, folder: Path) -> None:
    user.choose("raster", "enmap_potsdam_224")
    user.choose("polygons", "train_polygons")
    user.choose("field", "class_name")
    user.choose("preset", "Fast")
    user.find("advanced").setCollapsed(False)
    user.type("steps", "20")
    user.find("advanced").setCollapsed(True)
    user.type("output", str(folder / "potsdam.tif"))
    screenshot(iface.mainWindow(), "enmap-1-ready")

    user.click("train")
    wait_until(lambda: user.find("progress").value() > 12, 90)
    (engine,) = engines(os.getpid())
    screenshot(iface.mainWindow(), "enmap-2-training")
    user.click("cancel")
    user.wait_for_end(2)
    assert not is_alive(engine)
    assert not (folder / "potsdam.tif").exists()

    iface.messageBar().clearWidgets()
    user.click("train")
    user.wait_for_end(300)
    screenshot(iface.mainWindow(), "enmap-3-map")
    assert user.notice() == ""
    assert user.accuracy().startswith("OA ")

    (layer,) = QgsProject.instance().mapLayersByName("potsdam")
    assert {entry.value: entry.label for entry in layer.renderer().classes()} == CLASSES
    assert (layer.extent(), layer.crs()) == (image.extent(), image.crs())
    root = QgsProject.instance().layerTreeRoot()
    group, children = root.findLayer(layer).parent(), root.children()
    assert group.name() == "FreeNet: enmap_potsdam_224"
    assert children.index(group) == children.index(root.findLayer(image)) - 1
    source = gdal.Open(str(folder / "enmap_potsdam_224.tif"))
    has_data = source.GetRasterBand(1).ReadAsArray() != source.GetRasterBand(1).GetNoDataValue()
    assert np.array_equal(gdal.Open(layer.source()).ReadAsArray() > 0, has_data)
