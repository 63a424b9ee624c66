# SPDX-License-Identifier: GPL-3.0-or-later
"""The area of interest in the dock: read once, and again when its layer changes, with all that depends on it."""

from __future__ import annotations

from typing import Optional

import pytest
from dock_user import DockUser, wait_until
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsRasterLayer, QgsVectorLayer, QgsVectorLayerUtils
from scenes import SyntheticScene, rectangle

from freenet_qgis.gui.project.image_setup import ImageSetup
from freenet_qgis.gui.project.where_setup import AreaSetup
from freenet_qgis.request import Area


@pytest.fixture
def district(project: QgsProject) -> QgsVectorLayer:
    """Two rectangles: the left half of the scene, and its upper right corner."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:32633", "district", "memory")
    for box in ((0, 99, 0, 9), (0, 8, 9, 99)):
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(rectangle(*box).ExportToWkt()))
        layer.dataProvider().addFeature(feature)
    project.addMapLayer(layer)
    return layer


def look_within(user: DockUser, image: QgsRasterLayer, district: QgsVectorLayer, only_selected: bool = False) -> None:
    user.find("raster").setLayer(image)
    area = AreaSetup("district", layer=district.id(), only_selected=only_selected)
    user.dock._form.layers.set_up(image, ImageSetup(area=area))


def counted(user: DockUser) -> int:
    return sum(user.dock._form.classes._watch.counts.pixels.values())


def area(user: DockUser) -> Optional[Area]:
    scene = user.dock._form.layers.scene()
    return None if scene is None else scene.area


def inside(scene: SyntheticScene, *boxes: tuple[int, int, int, int]) -> int:
    """How many training pixels lie in some rectangles."""
    seen = scene.training.copy()
    seen[:] = 0
    for top, bottom, left, right in boxes:
        seen[top:bottom, left:right] = scene.training[top:bottom, left:right]
    return int((seen > 0).sum())


def test_an_area_is_read_once(user: DockUser, image: QgsRasterLayer, district: QgsVectorLayer) -> None:
    look_within(user, image, district)
    first = area(user)
    assert first is not None and area(user) is first
    user.find("allTouched").setChecked(True)
    assert area(user) is first


def test_training_pixels_are_counted_again_when_the_area_is_edited(
    user: DockUser, image: QgsRasterLayer, district: QgsVectorLayer, scene: SyntheticScene
) -> None:
    look_within(user, image, district)
    both = inside(scene, (0, 99, 0, 9), (0, 8, 9, 99))
    wait_until(lambda: counted(user) == both)
    district.startEditing()
    district.deleteFeature(2)
    left = inside(scene, (0, 99, 0, 9))
    assert left < both
    wait_until(lambda: counted(user) == left)
    district.rollBack()
    wait_until(lambda: counted(user) == both)
    district.startEditing()
    new = QgsVectorLayerUtils.createFeature(district)
    new.setGeometry(QgsGeometry.fromWkt(rectangle(0, 99, 0, 99).ExportToWkt()))
    district.addFeature(new)
    wait_until(lambda: counted(user) == inside(scene, (0, 99, 0, 99)))
    district.rollBack()


def test_another_selection_is_another_area_where_it_counts(
    user: DockUser, image: QgsRasterLayer, district: QgsVectorLayer, scene: SyntheticScene
) -> None:
    district.selectByIds([1])
    look_within(user, image, district, only_selected=True)
    wait_until(lambda: counted(user) == inside(scene, (0, 99, 0, 9)))
    district.selectByIds([2])
    wait_until(lambda: counted(user) == inside(scene, (0, 8, 9, 99)))
    look_within(user, image, district)
    wait_until(lambda: counted(user) == inside(scene, (0, 99, 0, 9), (0, 8, 9, 99)))
    first = area(user)
    district.selectByIds([1])
    assert area(user) is first


def test_an_area_whose_layer_goes_is_read_no_more(
    user: DockUser, image: QgsRasterLayer, district: QgsVectorLayer, project: QgsProject, scene: SyntheticScene
) -> None:
    look_within(user, image, district)
    wait_until(lambda: counted(user) == inside(scene, (0, 99, 0, 9), (0, 8, 9, 99)))
    project.removeMapLayer(district.id())
    wait_until(lambda: user.dock._outlook.scene._scene is None)
    assert user.dock._form.layers.scene() is None
