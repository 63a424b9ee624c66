# SPDX-License-Identifier: GPL-3.0-or-later
"""Published rasters as QGIS shows them when they are dropped into a project."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from qgis.core import (
    QgsColorRampShader,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtCore import QSize
from scenes import SyntheticScene

from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP, CONFIDENCE, PROBABILITIES
from freenet_qgis.geodata.raster import describe
from freenet_qgis.geodata.results.map_writing import NewMap, write_map

CLASSES = tuple(ClassInfo(10 * value, f"Heu & <\"{value}\"> 'žluť'", f"#{value}{value}c0ff") for value in range(1, 5))


@pytest.fixture
def grid(scene: SyntheticScene) -> Grid:
    return describe(scene.raster).grid


@pytest.fixture
def class_map(scene: SyntheticScene) -> np.ndarray:
    """The truth, with one pixel not classified."""
    labels = scene.truth.copy()
    labels[0, 0] = 0
    return labels


def pixels(layer: QgsRasterLayer) -> list[list[tuple[str, int]]]:
    """Colour and opacity of each pixel as QGIS draws the layer, row by row."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent())
    settings.setOutputSize(QSize(layer.width(), layer.height()))
    settings.setBackgroundColor(settings.backgroundColor().fromRgb(0, 0, 0, 0))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    colors = [[image.pixelColor(col, row) for col in range(image.width())] for row in range(image.height())]
    return [[(color.name(), color.alpha()) for color in line] for line in colors]


def test_class_map_has_exactly_the_classes_as_legend(tmp_path: Path, class_map: np.ndarray, grid: Grid) -> None:
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, class_map, grid, CLASSES))
    layer = QgsRasterLayer(str(tmp_path / "map.tif"), "map")
    assert isinstance(layer.renderer(), QgsPalettedRasterRenderer)
    legend = [(int(entry.value), entry.label, entry.color.name()) for entry in layer.renderer().classes()]
    assert legend == [(info.value, info.name, info.color) for info in CLASSES]


def test_class_map_is_drawn_in_the_colours_of_its_classes(tmp_path: Path, class_map: np.ndarray, grid: Grid) -> None:
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, class_map, grid, CLASSES))
    drawn = pixels(QgsRasterLayer(str(tmp_path / "map.tif"), "map"))
    for (row, col), label in np.ndenumerate(class_map):
        assert drawn[row][col] == (CLASSES[label - 1].color, 255) if label else drawn[row][col][1] == 0


def test_confidence_has_a_continuous_ramp_from_0_to_1(tmp_path: Path, grid: Grid) -> None:
    confidence = np.full((grid.rows, grid.cols), 0.5, np.float32)
    confidence[0, :3] = 0, 1, np.nan
    write_map(tmp_path / "confidence.tif", NewMap(CONFIDENCE, confidence, grid))
    layer = QgsRasterLayer(str(tmp_path / "confidence.tif"), "confidence")
    renderer = layer.renderer()
    assert isinstance(renderer, QgsSingleBandPseudoColorRenderer)
    shader = renderer.shader().rasterShaderFunction()
    assert shader.colorRampType() == QgsColorRampShader.Type.Interpolated
    assert (shader.minimumValue(), shader.maximumValue()) == (0, 1)
    assert shader.sourceColorRamp() is not None, "the ramp can be edited in the layer's properties"
    assert layer.dataProvider().sourceNoDataValue(1) == -1
    first_row = pixels(layer)[0]
    assert first_row[:2] == [("#440154", 255), ("#fde725", 255)]
    assert first_row[2][1] == 0
    assert first_row[3] == ("#21918c", 255)


def test_probability_bands_carry_class_names(tmp_path: Path, class_map: np.ndarray, grid: Grid) -> None:
    probabilities = np.zeros((*class_map.shape, len(CLASSES)), np.float32)
    write_map(tmp_path / "p.tif", NewMap(PROBABILITIES, probabilities, grid, CLASSES))
    layer = QgsRasterLayer(str(tmp_path / "p.tif"), "p")
    assert [layer.bandName(1), layer.bandName(4)] == [f"Band 1: {CLASSES[0].name}", f"Band 4: {CLASSES[3].name}"]


def test_layer_lies_where_the_raster_lies(
    tmp_path: Path, scene: SyntheticScene, class_map: np.ndarray, grid: Grid
) -> None:
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, class_map, grid, CLASSES))
    layer, source = QgsRasterLayer(str(tmp_path / "map.tif"), "map"), QgsRasterLayer(str(scene.raster), "scene")
    assert layer.crs() == source.crs()
    assert layer.extent() == source.extent()
    assert (layer.width(), layer.height()) == (source.width(), source.height())
