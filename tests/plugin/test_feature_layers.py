# SPDX-License-Identifier: GPL-3.0-or-later
"""The algorithms whose result is a layer of features, run through Processing and looked at in QGIS."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from qgis import processing
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsMapSettings,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsRenderContext,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QSize
from scenes import SyntheticScene

from freenet_qgis.contract.maps import NOVELTY
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.results.map_writing import NewMap, write_map

WRONG, TRUE = 5, "Forest"  # a polygon that is given another class's label, and its own class


def suggested(probabilities: Path, **parameters: Any) -> QgsVectorLayer:
    output = {"OUTPUT": QgsProcessing.TEMPORARY_OUTPUT}
    path = processing.run("freenet:suggest", {"INPUT": str(probabilities), **output, **parameters})["OUTPUT"]
    return QgsVectorLayer(path, "places")


def test_places_unlike_the_training_data_come_first_and_say_so(probabilities: Path, tmp_path: Path) -> None:
    grid = raster.describe(probabilities).grid
    novelty = np.full((grid.rows, grid.cols), 0.5, np.float32)
    novelty[8:16, 8:16] = 4
    write_map(tmp_path / "novelty.tif", NewMap(NOVELTY, novelty, grid))
    layer = suggested(probabilities, NOVELTY=str(tmp_path / "novelty.tif"), COUNT=4)
    first, *rest = sorted(layer.getFeatures(), key=lambda feature: feature["rank"])
    assert (first["kind"], first["novelty"] > 2) == ("unlike", True)
    assert {feature["kind"] for feature in rest} == {"disputed"}
    assert labels(layer, first) == ("1", "1: unlike the training data")


def drawn(layer: QgsVectorLayer, feature: QgsFeature) -> str:
    """The colour of a feature's outline."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setExtent(layer.extent().buffered(50))
    settings.setOutputSize(QSize(100, 100))
    context = QgsRenderContext.fromMapSettings(settings)
    context.setExpressionContext(QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer)))
    context.expressionContext().setFeature(feature)
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    (symbol,) = renderer.symbolsForFeature(feature, context)
    color = symbol.symbolLayer(0).strokeColor().name()
    renderer.stopRender(context)
    return color


def labels(layer: QgsVectorLayer, feature: QgsFeature) -> tuple[Any, Any]:
    """What QGIS writes beside a feature, and beside it when it is selected."""
    assert layer.labelsEnabled() and layer.labeling().settings().isExpression
    context = layer.createExpressionContext()
    context.setFeature(feature)
    expression = QgsExpression(layer.labeling().settings().fieldName)
    alone = expression.evaluate(context)
    layer.selectByIds([feature.id()])
    return alone, expression.evaluate(context)


def test_places_are_ranked_points_labelled_with_the_classes_in_dispute(probabilities: Path) -> None:
    layer = suggested(probabilities, COUNT=3)
    assert layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry
    assert layer.crs().authid() == "EPSG:32633"
    names = ["fid", "rank", "margin", "class_1", "probability_1", "class_2", "probability_2", "kind", "novelty"]
    assert layer.fields().names() == names
    features = list(layer.getFeatures())
    assert [one["rank"] for one in features] == [1, 2, 3]
    assert labels(layer, features[0]) == ("1", "1: Water / Forest")
    east = QgsRasterLayer(str(probabilities), "probabilities").extent().xMaximum()
    assert east - features[0].geometry().asPoint().x() == 15, "where the map is least sure, but not on its edge"
    assert layer.renderer().symbol().symbolLayer(0).layerType() == "SimpleMarker"


def test_places_keep_away_from_polygons_in_any_coordinate_system(probabilities: Path, training: QgsVectorLayer) -> None:
    elsewhere = processing.run(
        "native:reprojectlayer",
        {"INPUT": training, "TARGET_CRS": "EPSG:4326", "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT},
    )["OUTPUT"]
    near = {"COUNT": 200, "DISTANCE": 10}
    free = [one.geometry() for one in suggested(probabilities, **near).getFeatures()]
    kept = [one.geometry() for one in suggested(probabilities, **near, TRAINING=elsewhere).getFeatures()]
    polygons = [one.geometry() for one in training.getFeatures()]
    assert any(polygon.distance(place) < 50 for place in free for polygon in polygons)
    assert all(polygon.distance(place) > 49.9 for place in kept for polygon in polygons)


def test_an_image_is_refused_as_probabilities(scene: SyntheticScene) -> None:
    with pytest.raises(QgsProcessingException, match="probabilities are 0 to 1"):
        suggested(scene.raster)


def test_places_are_found_without_pytorch(probabilities: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FREENET_PYTHON", "no/such/python")
    assert suggested(probabilities).featureCount() > 0


@pytest.fixture(scope="module")
def checked(scene: SyntheticScene, tmp_path_factory: pytest.TempPathFactory) -> tuple[QgsVectorLayer, str]:
    """Training polygons of which one carries a wrong label, checked, and what was said meanwhile."""
    folder = tmp_path_factory.mktemp("checked")
    wrong = folder / "wrong.gpkg"
    wrong.write_bytes(scene.polygons.read_bytes())
    layer = QgsVectorLayer(str(wrong), "wrong")
    assert layer.getFeature(WRONG)["class_name"] == TRUE
    field = layer.fields().lookupField("class_name")
    layer.dataProvider().changeAttributeValues({WRONG: {field: "Meadow"}})
    feedback = QgsProcessingFeedback()
    result = processing.run(
        "freenet:checktraining",
        {
            "INPUT": str(scene.raster),
            "TRAINING": str(wrong),
            "FIELD": "class_name",
            "DEVICE": "cpu",
            "OUTPUT": str(folder / "checked.gpkg"),
        },
        feedback=feedback,
    )
    return QgsVectorLayer(result["OUTPUT"], "checked"), feedback.textLog()


def test_the_polygon_with_the_wrong_label_comes_first(checked: tuple[QgsVectorLayer, str]) -> None:
    layer, said = checked
    assert layer.featureCount() == 12
    first = next(layer.getFeatures())
    assert (first["suspicion"], first["feature"], first["class"]) == (1, str(WRONG), "Meadow")
    assert (first["mapped_as"], first["agreement"]) == (TRUE, 0)
    assert first["own_probability"] < 0.3 and first["neighbours_agreement"] < 0.3
    assert f"ground unlike the others of its class: {WRONG} (Meadow, taken for {TRUE})." in said


def test_suspects_are_drawn_in_red_with_what_they_are_taken_for(checked: tuple[QgsVectorLayer, str]) -> None:
    layer, _ = checked
    assert isinstance(layer.renderer(), QgsRuleBasedRenderer)
    features = list(layer.getFeatures())
    assert (drawn(layer, features[0]), drawn(layer, features[-1])) == ("#e31a1c", "#33a02c")
    assert labels(layer, features[0]) == ("!1", f"!1: {TRUE}?")
    assert layer.labeling().settings().isExpression


def test_the_style_of_a_result_is_applied_when_it_is_loaded(probabilities: Path) -> None:
    processing.runAndLoadResults(
        "freenet:suggest", {"INPUT": str(probabilities), "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT, "COUNT": 2}
    )
    (loaded,) = QgsProject.instance().mapLayers().values()
    assert (loaded.name(), loaded.featureCount()) == ("Suggested places", 2)
    assert loaded.labelsEnabled()
