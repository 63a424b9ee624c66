# SPDX-License-Identifier: GPL-3.0-or-later
"""The user goes on working while a training runs, with the real engine: the map is that of the layers as they were."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from dock_user import DockUser, wait_until
from osgeo import gdal
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QLocale
from qgis.utils import iface
from scenes import SyntheticScene, write_scene

STEPS = "5"


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> SyntheticScene:
    return write_scene(tmp_path_factory.mktemp("scene"), "scene", shape=(40, 30, 5))


@pytest.fixture
def polygons(project: QgsProject, scene: SyntheticScene, tmp_path: Path) -> QgsVectorLayer:
    """A copy of the training polygons in the project, for these tests to spoil, above the image."""
    copy = tmp_path / "training.gpkg"
    copy.write_bytes(scene.polygons.read_bytes())
    image, layer = QgsRasterLayer(str(scene.raster), "scene"), QgsVectorLayer(str(copy), "training")
    project.addMapLayers([layer, image])
    iface.layerTreeView().setCurrentLayer(image)
    return layer


def start(user: DockUser, output: Path) -> None:
    user.choose("raster", "scene")
    user.choose("polygons", "training")
    user.choose("preset", "Fast")
    user.find("advanced").setCollapsed(False)
    user.type("steps", STEPS)
    user.type("output", str(output))
    user.click("train")


def pixels(path: Path) -> np.ndarray:
    return gdal.Open(str(path)).ReadAsArray()


@pytest.fixture
def expected(user: DockUser, polygons: QgsVectorLayer, tmp_path: Path) -> np.ndarray:
    """The map of a training that nobody disturbs."""
    start(user, tmp_path / "undisturbed.tif")
    user.wait_for_end()
    return pixels(tmp_path / "undisturbed.tif")


def edit(layer: QgsVectorLayer) -> None:
    """Move every polygon far away and change its class, without saving."""
    layer.startEditing()
    for feature in list(layer.getFeatures()):
        layer.changeGeometry(feature.id(), QgsGeometry.fromWkt("POLYGON ((0 0, 0 1, 1 1, 0 0))"))
        layer.changeAttributeValue(feature.id(), layer.fields().indexOf("class_id"), 200)
    layer.addFeature(QgsFeature(layer.fields()))


def save_changes(layer: QgsVectorLayer) -> None:
    layer.startEditing()
    layer.deleteFeatures([feature.id() for feature in layer.getFeatures()])
    layer.commitChanges()


def remove_field(layer: QgsVectorLayer) -> None:
    layer.startEditing()
    layer.deleteAttribute(layer.fields().indexOf("class_id"))
    layer.commitChanges()


def remove_layer(layer: QgsVectorLayer) -> None:
    QgsProject.instance().removeMapLayer(layer)


def delete_file(layer: QgsVectorLayer) -> None:
    path = Path(layer.source().split("|")[0])
    QgsProject.instance().removeMapLayer(layer)
    path.unlink()


@pytest.mark.parametrize("change", [edit, save_changes, remove_field, remove_layer, delete_file])
def test_what_happens_to_the_polygons_while_training_makes_no_difference(
    user: DockUser,
    polygons: QgsVectorLayer,
    expected: np.ndarray,
    tmp_path: Path,
    change: Callable[[QgsVectorLayer], None],
) -> None:
    start(user, tmp_path / "disturbed.tif")
    wait_until(lambda: user.find("progress").isVisible(), 10)
    change(polygons)
    user.wait_for_end()
    assert np.array_equal(pixels(tmp_path / "disturbed.tif"), expected)
    if change is edit:
        polygons.rollBack()


@pytest.mark.parametrize("language", ["de_DE", "tr_TR", "ar_EG"])
def test_the_language_of_qgis_makes_no_difference(
    user: DockUser, polygons: QgsVectorLayer, expected: np.ndarray, tmp_path: Path, language: str
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        output = tmp_path / "ISPARTA iğne.tif"
        start(user, output)
        user.wait_for_end()
        assert np.array_equal(pixels(output), expected)
        assert user.accuracy().startswith("OA ")
    finally:
        QLocale.setDefault(before)
