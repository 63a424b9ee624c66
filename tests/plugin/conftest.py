# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes and layers for the tests that run inside QGIS."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProject, QgsVectorLayer
from scenes import CLASSES, COLORS, SyntheticScene, write_scene

from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.contract.maps import PROBABILITIES
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.results.map_writing import NewMap, write_map

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


@pytest.fixture
def probabilities(scene: SyntheticScene, tmp_path: Path) -> Path:
    """Class probabilities of a map that is sure everywhere, but less and less so from left to right."""
    classes = tuple(ClassInfo(value, name, COLORS[value]) for value, name in CLASSES.items())
    grid = raster.describe(scene.raster).grid
    first = np.broadcast_to(np.linspace(0.9, 0.5, grid.cols, dtype=np.float32), (grid.rows, grid.cols))
    nothing = np.zeros_like(first)
    path = tmp_path / "probabilities.tif"
    write_map(path, NewMap(PROBABILITIES, np.stack((first, nothing, 1 - first, nothing), -1), grid, classes))
    return path
