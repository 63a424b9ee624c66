# SPDX-License-Identifier: GPL-3.0-or-later
"""The polygons of tests/headless/test_vector_cases.py as layers of QGIS: the same pixels, the same sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import scenes
from cases import vectors
from osgeo import ogr
from qgis import processing
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDatumTransform,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsInvertedPolygonRenderer,
    QgsNullSymbolRenderer,
    QgsPalettedRasterRenderer,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
    QgsVectorLayerSelectedFeatureSource,
)
from qgis.PyQt.QtGui import QColor

from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.access import grid
from freenet_qgis.geodata.class_maps.class_map import read_class_map
from freenet_qgis.geodata.vector import polygons
from freenet_qgis.headless.inputs import vector
from freenet_qgis.labels.layer_reading import Use
from freenet_qgis.layers import legend, reading
from freenet_qgis.layers.features import Target
from freenet_qgis.request import Labelled

TRAINING = Use()


def read(path: object, raster: Path, field: str = "class", use: Use = TRAINING, **options: Any) -> Labelled:
    layer = path if isinstance(path, QgsVectorLayer) else QgsVectorLayer(str(path), "train")
    place = grid.read(raster)
    context = options.pop("context", QgsCoordinateTransformContext())
    target = Target(QgsRasterLayer(str(raster)).crs(), context, place)
    return reading.labelled(layer, field, target, use, **options)


def without_qgis(path: Path, raster: Path) -> Labelled:
    place = grid.read(raster)
    return vector.labelled(str(path), "class", place.crs_wkt, Use(), grid=place)


def trained_pixels(found: Labelled, raster: Path) -> np.ndarray:
    """The name of the class of every pixel."""
    table = np.array(["", *(info.name for info in found.classes)])
    return table[polygons.burn(found.shapes, grid.read(raster), found.all_touched).labels]


class Heard(QgsProcessingFeedback):
    """Keeps warnings; `pushWarning` of Python is not called from C++ alone."""

    def __init__(self) -> None:
        super().__init__()
        self.warnings: list[str] = []

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)


# Text that is not UTF-8


def test_text_that_qgis_reads_wrongly_is_refused_by_its_encoding(tmp_path: Path) -> None:
    with pytest.raises(FreeNetError, match=r"encoding UTF-8.*windows-1252 is that of Western Europe"):
        read(vectors.western(tmp_path, "UTF-8"), tmp_path / "scene.tif")


def test_text_is_read_once_its_encoding_is_set_in_qgis(tmp_path: Path) -> None:
    layer = QgsVectorLayer(str(vectors.western(tmp_path, "UTF-8")), "train")
    layer.setProviderEncoding("windows-1252")
    assert {info.name for info in read(layer, tmp_path / "scene.tif").classes} == set(vectors.GERMAN.values())


@pytest.mark.parametrize("cpg", [None, "UTF-8"])
def test_the_toolbox_reads_a_file_with_text_that_is_not_utf_8_as_western_and_says_so(tmp_path: Path, cpg: str) -> None:
    heard = checked(tmp_path, vectors.western(tmp_path, cpg), "class")
    assert set(vectors.GERMAN.values()) >= classes_checked(tmp_path) > {"Wiese"}
    assert any("windows-1252" in text for text in heard.warnings), heard.warnings


def checked(folder: Path, training: object, field: str) -> Heard:
    """Check polygons with the toolbox; the first algorithm that reads them."""
    heard, context = Heard(), QgsProcessingContext()
    context.setProject(QgsProject.instance())
    parameters = {"INPUT": str(folder / "scene.tif"), "TRAINING": str(training), "FIELD": field, "DEVICE": "cpu"}
    parameters["OUTPUT"] = str(folder / "checked.gpkg")
    processing.run("freenet:checktraining", parameters, context=context, feedback=heard)
    return heard


def classes_checked(folder: Path) -> set[str]:
    source = ogr.Open(str(folder / "checked.gpkg"))
    return {feature.GetField("class") for feature in source.GetLayerByName("checked")}


# Names


def test_names_that_look_the_same_are_one_class_in_qgis_too(tmp_path: Path) -> None:
    path = vectors.look_alike(tmp_path)
    ours, theirs = read(path, tmp_path / "scene.tif"), without_qgis(path, tmp_path / "scene.tif")
    assert [info.name for info in ours.classes] == [info.name for info in theirs.classes]
    assert ours.remarks == theirs.remarks


def test_a_category_without_a_symbol_has_a_name_and_a_colour_of_ours(tmp_path: Path) -> None:
    layer = QgsVectorLayer(str(vectors.category_without_symbol(tmp_path)), "train")
    found = {info.name: info.color for info in read(layer, tmp_path / "scene.tif").classes}
    assert found["Still water"] == "#0a14c8"
    assert len(set(found.values())) == 4


def category(value: Any, label: str) -> QgsRendererCategory:
    return QgsRendererCategory(value, QgsFillSymbol.createSimple({"color": "#123456"}), label)


@pytest.mark.parametrize(
    "renderer",
    [
        lambda: QgsRuleBasedRenderer(QgsFillSymbol.createSimple({})),
        lambda: QgsGraduatedSymbolRenderer("class"),
        lambda: QgsNullSymbolRenderer(),
        lambda: QgsCategorizedSymbolRenderer("class", [category(None, "no class"), category("", "others")]),
    ],
    ids=["rules", "graduated", "nothing", "null categories"],
)
def test_a_style_that_names_no_classes_is_no_obstacle(tmp_path: Path, renderer: Any) -> None:
    layer = QgsVectorLayer(str(vectors.base(tmp_path).polygons), "train")
    layer.setRenderer(renderer())
    found = read(layer, tmp_path / "scene.tif", "class_name")
    assert {info.name for info in found.classes} == set(scenes.CLASSES.values())


def test_categories_within_another_style_name_classes(tmp_path: Path) -> None:
    layer = QgsVectorLayer(str(vectors.base(tmp_path).polygons), "train")
    inside = QgsCategorizedSymbolRenderer("class_name", [category("Water", "Still  water")])
    layer.setRenderer(QgsInvertedPolygonRenderer(inside))
    assert legend.categorised_field(layer) == "class_name"
    found = {info.name: info.color for info in read(layer, tmp_path / "scene.tif", "class_name").classes}
    assert found["Still water"] == "#123456"


def test_names_of_a_map_come_from_the_style_of_its_layer_saved_or_not(tmp_path: Path) -> None:
    path, _ = vectors.named_in_style(tmp_path)
    layer = QgsRasterLayer(str(path), "map")
    assert {info.value: info.name for info in reading.scene(layer).classes} == scenes.CLASSES
    renamed = [QgsPalettedRasterRenderer.Class(2, QColor("#123456"), "Pasture")]
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, renamed))
    scene = reading.scene(layer)
    found = read_class_map(scene).classes
    assert [info.name for info in found] == ["Water", "Pasture", "Forest", "Bare soil"]


def test_the_toolbox_assesses_a_map_whose_names_stand_in_its_style(tmp_path: Path) -> None:
    path, reference = vectors.named_in_style(tmp_path)
    parameters = {"INPUT": str(path), "REFERENCE": str(reference), "FIELD": "class_name"}
    assert processing.run("freenet:assess", parameters)["OVERALL_ACCURACY"] == 1
    layer = QgsRasterLayer(str(path), "map")
    path.with_suffix(".qml").unlink()
    QgsProject.instance().addMapLayer(layer)
    assert processing.run("freenet:assess", {**parameters, "INPUT": layer})["OVERALL_ACCURACY"] == 1
    QgsProject.instance().clear()
    with pytest.raises(QgsProcessingException, match="No class of"):
        processing.run("freenet:assess", parameters)


# Kinds of geometry


@pytest.mark.parametrize("point_first", [True, False])
def test_all_features_of_a_mixed_file_are_used(tmp_path: Path, point_first: bool) -> None:
    path = vectors.mixed(tmp_path, point_first)
    ours, theirs = read(path, tmp_path / "scene.tif"), without_qgis(path, tmp_path / "scene.tif")
    assert (len(ours.shapes), ours.kind, ours.kind) == (14, "features", theirs.kind)
    assert (trained_pixels(ours, tmp_path / "scene.tif") == trained_pixels(theirs, tmp_path / "scene.tif")).all()
    assert ours.remarks == theirs.remarks


def test_the_toolbox_takes_all_of_a_mixed_file(tmp_path: Path) -> None:
    heard = checked(tmp_path, vectors.mixed(tmp_path), "class")
    assert classes_checked(tmp_path) == set(scenes.CLASSES.values())
    assert not any("left out: 1 point, 1 line" in text for text in heard.warnings)


def test_the_polygons_that_qgis_makes_a_layer_of_are_all_there_is(tmp_path: Path) -> None:
    layer = QgsVectorLayer(f"{vectors.mixed(tmp_path)}|geometrytype=Polygon", "train")
    found = read(layer, tmp_path / "scene.tif")
    assert (len(found.shapes), found.remarks) == (12, ())


@pytest.mark.parametrize("made", [vectors.triangles, vectors.collections])
def test_tins_and_collections_are_as_good_as_polygons(tmp_path: Path, made: Any) -> None:
    path = made(tmp_path)
    ours, theirs = read(path, tmp_path / "scene.tif"), without_qgis(path, tmp_path / "scene.tif")
    assert (trained_pixels(ours, tmp_path / "scene.tif") == trained_pixels(theirs, tmp_path / "scene.tif")).all()
    assert not any("repaired" in text for text in ours.remarks)


# Places


def test_qgis_and_the_command_place_polygons_by_the_same_operation(tmp_path: Path) -> None:
    raster, path = vectors.other_datum(tmp_path)
    ours, theirs = read(path, raster), without_qgis(path, raster)
    assert ours.operation == theirs.operation != ""
    assert (trained_pixels(ours, raster) == trained_pixels(theirs, raster)).all()
    assert set(theirs.remarks) <= set(ours.remarks)
    drawn_elsewhere = [text for text in ours.remarks if "pixels beside where its features are used" in text]
    assert bool(drawn_elsewhere) == any("to 14 m only" in text for text in theirs.remarks)


def test_the_operation_of_the_project_is_heeded_and_named(tmp_path: Path) -> None:
    raster, path = vectors.other_datum(tmp_path)
    ends = QgsCoordinateReferenceSystem("EPSG:4267"), QgsCoordinateReferenceSystem("EPSG:26917")
    rough = [one for one in QgsDatumTransform.operations(*ends) if "Ballpark" in one.name]
    context = QgsCoordinateTransformContext()
    assert context.addCoordinateOperation(*ends, rough[0].proj)
    found = read(path, raster, context=context)
    assert "Ballpark" in found.operation
    assert not any("beside where" in text for text in found.remarks)
    west, *_ = ogr.CreateGeometryFromWkb(found.shapes[0].wkb).GetEnvelope()
    assert abs(west - 540_020) > 5  # where the operation that is chosen otherwise leads


@pytest.mark.parametrize("definition", ["EPSG:32701", "EPSG:4326"])
def test_polygons_across_the_antimeridian_lie_where_the_raster_does(tmp_path: Path, definition: str) -> None:
    raster, path = vectors.across_the_antimeridian(tmp_path, 179.0, definition)
    pixels = trained_pixels(read(path, raster), raster)
    assert (pixels == np.array(["", *scenes.CLASSES.values()])[vectors.base(tmp_path).training]).all()


def test_equal_local_coordinate_systems_need_no_operation(tmp_path: Path) -> None:
    raster, path = vectors.local(tmp_path)
    found = read(path, raster)
    assert (trained_pixels(found, raster) == trained_pixels(without_qgis(path, raster), raster)).all()
    assert len(found.shapes) == 12


# What is left out


def test_features_that_are_not_selected_are_counted(tmp_path: Path) -> None:
    layer = QgsVectorLayer(str(vectors.base(tmp_path).polygons), "train")
    layer.selectByIds([1, 2, 3])
    found = read(layer, tmp_path / "scene.tif", "class_name", features=QgsVectorLayerSelectedFeatureSource(layer))
    assert found.remarks == ("Only 3 of the 12 features of 'train' are used, those selected.",)


def test_classes_that_are_left_out_are_named_with_their_number(tmp_path: Path) -> None:
    layer = QgsVectorLayer(str(vectors.base(tmp_path).polygons), "train")
    found = read(layer, tmp_path / "scene.tif", "class_name", left_out={"Water", "Forest"})
    assert found.remarks == ("2 classes of 'train' are left out of training: Forest (3), Water (3).",)
