# SPDX-License-Identifier: GPL-3.0-or-later
"""Results that are features, as files and in words; how QGIS shows them is in plugin/test_feature_layers.py."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Optional

import numpy as np
import pytest
import scenes
from osgeo import gdal, ogr
from test_workflow import Recorder

from freenet_qgis import workflow
from freenet_qgis.contract.figures import CheckedPolygon
from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import PROBABILITIES
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.access.grid import extent
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.request import Labelled, Outputs, Scene, Shape, SuggestRequest
from freenet_qgis.workflow import feature_layers

CLASSES = tuple(ClassInfo(value, name, scenes.COLORS[value]) for value, name in scenes.CLASSES.items())
SQUARE = bytes(scenes.rectangle(0, 4, 0, 4).ExportToWkb())
SHAPES = Shape(SQUARE, 1, "17"), Shape(SQUARE, 2, "18"), Shape(SQUARE, 3, "19")
TRAINING = Labelled("t", SHAPES, CLASSES, numeric=True)
GRID = Grid(
    60, 50, (*scenes.ORIGIN[:1], 10.0, 0.0, scenes.ORIGIN[1], 0.0, -10.0), scenes._crs(scenes.EPSG).ExportToWkt()
)


def found(polygon: int, agreement: Optional[float], mapped_as: Optional[str]) -> CheckedPolygon:
    """A polygon as the report has it."""
    shape = TRAINING.shapes[polygon - 1]
    label = CLASSES[shape.label - 1].name
    return CheckedPolygon(polygon, label, agreement, mapped_as, agreement, agreement, shape.name)


def rows(path: Path) -> list[dict[str, Any]]:
    written = gdal.OpenEx(str(path))
    return [feature.items() for feature in written.GetLayer(0)]


def test_every_polygon_is_listed_whether_it_could_be_checked_or_not(tmp_path: Path) -> None:
    checked = [found(2, 0.1, "Forest"), found(1, None, None)]
    feature_layers.write_checked(tmp_path / "c.gpkg", GRID, checked, TRAINING)
    told = [(row["suspicion"], row["feature"], row["mapped_as"], row["remark"]) for row in rows(tmp_path / "c.gpkg")]
    assert told == [
        (1, "18", "Forest", ""),
        (None, "17", None, "The only one of its class: nothing to check it against."),
        (None, "19", None, "No usable pixel."),
    ]


def test_the_most_suspicious_polygons_are_named() -> None:
    checked = [found(2, 0.1, "Forest"), *[found(1, 0.9, "Water")] * 4, found(3, None, None)]
    suspects, alone = feature_layers.in_words(checked, "polygons")
    assert suspects.startswith("1 of 5 polygons") and suspects.endswith("18 (Meadow, taken for Forest).")
    assert alone == "The only one of its class cannot be checked: Forest."


def test_nothing_is_said_of_polygons_that_agree() -> None:
    assert feature_layers.in_words([found(1, 1.0, "Water"), found(2, 0.6, "Meadow")], "polygons") == []


def test_many_suspects_are_said_to_be_no_errors() -> None:
    checked = [found(1, 0.1, "Meadow"), found(2, 0.6, "Meadow")]
    assert "few labels are wrong" in feature_layers.in_words(checked, "polygons")[1]


@pytest.fixture
def request_(tmp_path: Path) -> SuggestRequest:
    image = scenes.write_scene(tmp_path).raster
    grid = raster.describe(image).grid
    likely = np.random.default_rng(0).dirichlet(np.ones(4), (grid.rows, grid.cols)).astype(np.float32)
    write_map(tmp_path / "p.tif", NewMap(PROBABILITIES, likely, grid, CLASSES))
    return SuggestRequest(Scene(tmp_path / "p.tif", ""), (), Outputs(features=tmp_path / "places.gpkg"), count=100)


def test_too_little_room_is_said(request_: SuggestRequest) -> None:
    progress = Recorder()
    result = workflow.suggest(request_, progress)
    places = len(result.places)
    assert 10 < places < 100 and len(rows(result.outputs.features)) == places
    assert progress.warnings == [f"There is room for {places} places only; a shorter distance makes room for more."]


def test_no_room_at_all_is_said(request_: SuggestRequest) -> None:
    progress = Recorder()
    workflow.suggest(replace(request_, outlines=(polygon_around(request_),), distance=50), progress)
    assert progress.warnings == ["No place has room 50 map units away from the training data; give a shorter distance."]


def polygon_around(request_: SuggestRequest) -> bytes:
    """An outline around the whole raster, WKB."""
    left, bottom, right, top = extent(raster.describe(request_.probabilities.raster).grid)
    ring = f"{left} {bottom}, {right} {bottom}, {right} {top}, {left} {top}, {left} {bottom}"
    return bytes(ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))").ExportToIsoWkb())


def test_a_layer_that_was_replaced_is_told(request_: SuggestRequest) -> None:
    told = [Recorder(), Recorder()]
    for progress in told:
        workflow.suggest(request_, progress)
    wanted = "Replaced: places (places.gpkg)"
    assert [wanted in progress.infos for progress in told] == [False, True]


def test_a_cancelled_search_leaves_nothing(request_: SuggestRequest) -> None:
    with pytest.raises(workflow.Canceled):
        workflow.suggest(request_, Recorder(cancel_at="Looking where classes are hard to tell apart"))
    assert not request_.outputs.features.exists()
