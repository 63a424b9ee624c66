# SPDX-License-Identifier: GPL-3.0-or-later
"""Polygons that other programs handled wrongly, in the dock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from cases import vectors
from dock_user import DockUser, wait_until
from qgis.core import QgsProject, QgsRasterLayer, QgsSettings, QgsVectorLayer

from freenet_qgis.gui.classes.panel import ClassPanel


@pytest.fixture(autouse=True)
def no_question() -> Iterator[None]:
    """QGIS asks nobody which of several coordinate operations to draw with."""
    settings, key = QgsSettings(), "projections/promptWhenMultipleTransformsExist"
    settings.setValue(key, False, QgsSettings.Section.App)
    yield
    settings.remove(key, QgsSettings.Section.App)


def shown(user: DockUser, project: QgsProject, raster: Path, polygons: str) -> ClassPanel:
    """The classes in the dock, once raster and polygons are chosen and counted."""
    project.addMapLayer(QgsRasterLayer(str(raster), "scene"))
    project.addMapLayer(QgsVectorLayer(polygons, "train"))
    user.choose("raster", "scene")
    user.choose("polygons", "train")
    user.choose("field", "class")
    panel = user.dock._form.classes
    wait_until(lambda: not panel.is_counting(), 30)
    return panel


def pixels(panel: ClassPanel) -> int:
    return sum(row.pixels or 0 for row in panel.rows())


def test_text_in_another_encoding_is_told_in_the_table(user: DockUser, project: QgsProject, tmp_path: Path) -> None:
    path = vectors.western(tmp_path, "UTF-8")
    panel = shown(user, project, tmp_path / "scene.tif", str(path))
    assert "cannot be read with the encoding UTF-8" in user.find("classNotice").text()
    project.mapLayersByName("train")[0].setProviderEncoding("windows-1252")
    project.mapLayersByName("train")[0].dataProvider().dataChanged.emit()
    wait_until(lambda: {row.info.name for row in panel.rows()} == set(vectors.GERMAN.values()), 10)


def test_pixels_are_counted_where_they_are_trained_on(user: DockUser, project: QgsProject, tmp_path: Path) -> None:
    raster, path = vectors.other_datum(tmp_path)
    assert pixels(shown(user, project, raster, str(path))) == 12 * 64


def test_pixels_across_the_antimeridian_are_counted(user: DockUser, project: QgsProject, tmp_path: Path) -> None:
    raster, path = vectors.across_the_antimeridian(tmp_path, -181.0, "EPSG:32701")
    assert pixels(shown(user, project, raster, str(path))) == 12 * 64


def test_pixels_in_a_local_coordinate_system_are_counted(user: DockUser, project: QgsProject, tmp_path: Path) -> None:
    raster, path = vectors.local(tmp_path)
    assert pixels(shown(user, project, raster, str(path))) == 12 * 64


def test_the_polygons_that_qgis_takes_from_a_mixed_file_are_counted(
    user: DockUser, project: QgsProject, tmp_path: Path
) -> None:
    path = vectors.mixed(tmp_path)
    panel = shown(user, project, tmp_path / "scene.tif", f"{path}|geometrytype=Polygon")
    assert [row.polygons for row in panel.rows()] == [3, 3, 3, 3]
