# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes and layers for the tests that run inside QGIS."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from scenes import SyntheticScene, write_scene

SMALL = (32, 24, 6)  # rows, columns, bands: enough for four classes, quick to train on


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> SyntheticScene:
    """A small scene; its folder has a space and letters that are not ASCII in its name."""
    return write_scene(tmp_path_factory.mktemp("Übung 1"), "szene", shape=SMALL)


@pytest.fixture(autouse=True)
def project() -> Iterator[QgsProject]:
    """An empty project before and after each test."""
    QgsProject.instance().clear()
    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.fixture
def training(scene: SyntheticScene) -> QgsVectorLayer:
    """The scene's polygons, with the fields class_id and class_name."""
    return QgsVectorLayer(str(scene.polygons), "training")
