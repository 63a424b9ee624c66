# SPDX-License-Identifier: GPL-3.0-or-later
"""QGIS layers to plain scenes and labelled features."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from memory_layers import add_feature, categorise, make_layer
from osgeo import ogr, osr
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsRasterLayer,
    QgsVectorLayer,
    QgsVectorLayerSelectedFeatureSource,
)
from scenes import EPSG, SyntheticScene, write_scene

from freenet_qgis.errors import FreeNetError
from freenet_qgis.labels.layer_reading import Purpose, Use
from freenet_qgis.layers import reading
from freenet_qgis.layers.features import Target
from freenet_qgis.request import Labelled

UTM33 = QgsCoordinateReferenceSystem(f"EPSG:{EPSG}")


def read(layer: QgsVectorLayer, field: str = "cover", purpose: Purpose = "training", **options: Any) -> Labelled:
    """`layers.labelled` for a raster in UTM zone 33."""
    return reading.labelled(layer, field, Target(UTM33, QgsCoordinateTransformContext()), Use(purpose), **options)


def wkts(labelled: Labelled) -> list[str]:
    """The shapes as GDAL reads them."""
    return [ogr.CreateGeometryFromWkb(shape.wkb).ExportToWkt() for shape in labelled.shapes]


def test_scene_is_the_file_and_the_crs_of_the_layer(scene: SyntheticScene) -> None:
    layer = QgsRasterLayer(str(scene.raster), "renamed by the user")
    found = reading.scene(layer)
    assert found.raster == scene.raster
    assert QgsCoordinateReferenceSystem.fromWkt(found.crs_wkt) == UTM33


def test_scene_has_the_crs_the_user_gave_the_layer(scene: SyntheticScene) -> None:
    layer = QgsRasterLayer(str(scene.raster), "scene")
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:25833"))
    crs = osr.SpatialReference()
    crs.ImportFromWkt(reading.scene(layer).crs_wkt)
    assert crs.GetAuthorityCode(None) == "25833"


def test_raster_that_is_no_file_is_refused() -> None:
    layer = QgsRasterLayer("type=xyz&url=file:///nowhere/{z}/{x}/{y}.png", "tiles", "wms")
    with pytest.raises(FreeNetError, match="'tiles'"):
        reading.scene(layer)


def test_raster_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FreeNetError, match="'gone' cannot be read"):
        reading.scene(QgsRasterLayer(str(tmp_path / "gone.tif"), "gone"))


def test_a_layer_in_an_archive_is_told_by_all_of_its_place(tmp_path: Path) -> None:
    fields = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]}'
    with ZipFile(tmp_path / "many.zip", "w") as archive:
        archive.writestr("fields.geojson", fields)
    source = f"/vsizip/{tmp_path / 'many.zip'}/fields.geojson"
    assert reading.source_of(QgsVectorLayer(source, "", "ogr")) == source


def test_features_come_with_their_classes(training: QgsVectorLayer) -> None:
    found = read(training, "class_id")
    assert [found.classes[shape.label - 1].value for shape in found.shapes] == [
        feature["class_id"] for feature in training.getFeatures()
    ]
    assert [shape.name for shape in found.shapes] == [str(feature.id()) for feature in training.getFeatures()]
    assert (found.layer, found.numeric, found.all_touched) == ("training", True, False)
    assert not read(training, "class_name").numeric


def test_unsaved_edits_are_used() -> None:
    layer = make_layer(["water", "forest", "urban", "urban"])
    layer.startEditing()
    new = QgsFeature(layer.fields())
    new.setGeometry(QgsGeometry.fromWkt("POLYGON((0 20, 1 20, 1 21, 0 20))"))
    new.setAttribute(0, "bog")
    layer.addFeature(new)
    layer.changeAttributeValue(1, 0, "lake")
    layer.changeGeometry(2, QgsGeometry.fromWkt("POLYGON((0 30, 1 30, 1 31, 0 30))"))
    layer.deleteFeature(3)
    found = read(layer)
    assert [shape.name for shape in found.shapes][-1] == f"{new.id()} (not saved)"
    assert sorted(found.classes[shape.label - 1].name for shape in found.shapes) == ["bog", "forest", "lake", "urban"]
    assert {"POLYGON ((0 20,1 20,1 21,0 20))", "POLYGON ((0 30,1 30,1 31,0 30))"} <= set(wkts(found))
    layer.rollBack()


def test_selected_features_only() -> None:
    layer = make_layer(["water", "forest", "urban"])
    layer.select([1, 3])
    found = read(layer, features=QgsVectorLayerSelectedFeatureSource(layer))
    assert [info.name for info in found.classes] == ["urban", "water"]
    assert [shape.name for shape in found.shapes] == ["1", "3"]


def test_polygons_are_transformed_to_the_crs_of_the_raster(tmp_path: Path) -> None:
    scene = write_scene(tmp_path, shape=(24, 18, 1), polygons_epsg=4326)
    layer = QgsVectorLayer(str(scene.polygons), "degrees")
    # Independent of QGIS: PROJ through GDAL, from the same degrees.
    to_utm = osr.CoordinateTransformation(crs(4326), crs(EPSG))
    for feature, shape in zip(layer.getFeatures(), read(layer, "class_id").shapes):
        expected = ogr.CreateGeometryFromWkt(feature.geometry().asWkt(17))
        expected.Transform(to_utm)
        found = ogr.CreateGeometryFromWkb(shape.wkb)
        for (x, y), (expected_x, expected_y) in zip(points(found), points(expected)):
            assert abs(x - expected_x) < 1e-3 and abs(y - expected_y) < 1e-3  # metres


def crs(epsg: int) -> osr.SpatialReference:
    """A CRS with x before y."""
    found = osr.SpatialReference()
    found.ImportFromEPSG(epsg)
    found.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return found


def points(polygon: ogr.Geometry) -> list[tuple[float, float]]:
    """The points of a polygon's outline, without Z."""
    ring = polygon.GetGeometryRef(0)
    return [(ring.GetX(i), ring.GetY(i)) for i in range(ring.GetPointCount())]


@pytest.mark.parametrize(
    ("wkt", "flat"),
    [
        ("PolygonZ((0 0 5, 4 0 5, 4 4 5, 0 0 5))", "POLYGON ((0 0,4 0,4 4,0 0))"),
        ("PolygonM((0 0 5, 4 0 5, 4 4 5, 0 0 5))", "POLYGON ((0 0,4 0,4 4,0 0))"),
        ("PolygonZM((0 0 5 6, 4 0 5 6, 4 4 5 6, 0 0 5 6))", "POLYGON ((0 0,4 0,4 4,0 0))"),
        ("CurvePolygonZ(CompoundCurveZ((0 0 1, 4 0 1, 4 4 1, 0 0 1)))", "POLYGON ((0 0,4 0,4 4,0 0))"),
        ("MultiSurface(((0 0, 4 0, 4 4, 0 0)))", "POLYGON ((0 0,4 0,4 4,0 0))"),
        (
            "MultiPolygon(((0 0, 9 0, 9 9, 0 0),(5 1, 6 1, 6 2, 5 1)),((20 0, 24 0, 24 4, 20 0)))",
            "MULTIPOLYGON (((0 0,9 0,9 9,0 0),(5 1,6 1,6 2,5 1)),((20 0,24 0,24 4,20 0)))",
        ),
    ],
)
def test_z_and_m_are_dropped_parts_and_holes_kept(wkt: str, flat: str) -> None:
    layer = make_layer(["water"])
    add_feature(layer, wkt, "forest")
    assert flat in wkts(read(layer))


def test_curves_become_segments_of_the_same_area() -> None:
    layer = make_layer(["water"])
    add_feature(layer, "CurvePolygon(CircularString(0 0, 10 10, 20 0, 10 -10, 0 0))", "forest")
    circle = ogr.CreateGeometryFromWkb(read(layer).shapes[1].wkb)
    assert circle.GetGeometryName() == "POLYGON"
    assert circle.GetArea() == pytest.approx(314.16, rel=0.01)


def test_invalid_polygon_is_repaired_and_said_so() -> None:
    layer, said = make_layer(["water"]), []
    add_feature(layer, "POLYGON((0 0, 2 2, 2 0, 0 2, 0 0))", "forest")
    bow_tie = ogr.CreateGeometryFromWkb(read(layer, warn=said.append).shapes[1].wkb)
    assert bow_tie.IsValid() and bow_tie.GetArea() == pytest.approx(2.0)
    assert said == ["Features of 'training' with an invalid geometry were repaired: 2."]


def test_feature_without_a_usable_geometry_is_left_out_and_said_so() -> None:
    layer, said = make_layer(["water", "forest"]), []
    add_feature(layer, "POLYGON((0 0, 2 2, 4 4, 0 0))", "forest")
    add_feature(layer, "", NULL)  # its missing class does not matter either
    found = read(layer, warn=said.append)
    assert [shape.name for shape in found.shapes] == ["1", "2"]
    assert said == ["Features of 'training' without a usable geometry were left out: 3, 4."]


def test_nothing_usable_says_so_rather_than_nothing_selected() -> None:
    layer = make_layer()
    add_feature(layer, "POLYGON((0 0, 2 2, 4 4, 0 0))", "forest")
    with pytest.raises(FreeNetError, match="No feature of 'training' has a usable geometry"):
        read(layer)


def test_raster_layer_without_crs_is_refused_where_the_polygons_have_one() -> None:
    with pytest.raises(FreeNetError, match="The raster has no coordinate reference system, and 'training' is in"):
        target = Target(QgsCoordinateReferenceSystem(), QgsCoordinateTransformContext())
        reading.labelled(make_layer(["a", "b"]), "cover", target, Use())


@pytest.mark.parametrize("purpose", ["reference", "training"])
def test_points_serve_as_reference_and_for_training(purpose: Purpose) -> None:
    found = read(make_layer(["water", "forest"], kind="Point"), purpose=purpose)
    assert (wkts(found), found.kind) == (["POINT (0 0)", "POINT (10 0)"], "points")


def test_lines_serve_for_training() -> None:
    found = read(make_layer(["water", "forest"], kind="LineString"))
    assert (wkts(found), found.kind) == (["LINESTRING (0 0,8 8)", "LINESTRING (10 0,18 8)"], "lines")


def test_a_reference_is_told_that_points_will_do() -> None:
    with pytest.raises(FreeNetError, match=r"holds neither polygons nor points\. Choose a layer of polygons or points"):
        read(make_layer(["a", "b"], kind="LineString"), purpose="reference")


def test_an_empty_reference_is_not_told_to_draw_polygons() -> None:
    with pytest.raises(FreeNetError, match=r"has no features\. Choose a layer that holds what is known to be true"):
        read(make_layer(kind="Point"), purpose="reference")


@pytest.mark.parametrize("purpose", ["training", "reference"])
def test_a_file_that_was_written_without_a_crs_has_none(tmp_path: Path, purpose: str) -> None:
    file = ogr.GetDriverByName("GPKG").CreateDataSource(str(tmp_path / "nowhere.gpkg"))
    layer = file.CreateLayer("nowhere", None, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("cover", ogr.OFTString))
    for name in ("water", "forest"):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["cover"] = name
        feature.SetGeometry(ogr.CreateGeometryFromWkt("POLYGON((0 0, 1 0, 1 1, 0 0))"))
        layer.CreateFeature(feature)
    del feature, layer, file
    with pytest.raises(FreeNetError, match="'nowhere' has no coordinate reference system"):
        read(QgsVectorLayer(str(tmp_path / "nowhere.gpkg"), "nowhere"), purpose=purpose)


def test_the_kind_of_the_features_and_their_field_are_told(training: QgsVectorLayer) -> None:
    polygons, points = read(training, "class_id"), read(make_layer(["a"], kind="Point"), purpose="reference")
    assert (polygons.kind, polygons.field, points.kind, points.field) == ("polygons", "class_id", "points", "cover")


def test_one_class_is_enough_for_a_reference() -> None:
    assert len(read(make_layer(["water"]), purpose="reference").classes) == 1


@pytest.mark.parametrize("missing", [NULL, "", "  "])
def test_features_without_a_class_are_named(missing: Any) -> None:
    layer = make_layer(["water", missing, "forest", *[missing] * 7])
    with pytest.raises(FreeNetError, match=r"have no class in the field 'cover': 2, 4, 5, 6, 7 and 3 more\. Give"):
        read(layer)


def test_class_0_is_refused_and_its_features_named() -> None:
    with pytest.raises(FreeNetError, match=r"have the class 0 in the field 'cover': 2\. 0 stands for"):
        read(make_layer([1, 0, 2], "integer"))


def test_text_0_is_a_name_like_any_other() -> None:
    assert [info.name for info in read(make_layer(["0", "1"])).classes] == ["0", "1"]


@pytest.mark.parametrize(
    ("layer", "field", "sentence"),
    [
        (dict(values=["a", "b"], crs=""), "cover", "has no coordinate reference system"),
        (dict(values=["a", "b"]), "covers", r"has no field 'covers'\. .* there are: cover, note\."),
        (dict(values=["a", "a "]), "cover", "All features of 'training' belong to one class, 'a'"),
        (dict(values=[]), "cover", "'training' has no features"),
        (dict(values=["2026-01-01", "2026-01-02"], field="date"), "cover", "neither text nor numbers"),
        (dict(values=list(range(1, 258)), field="integer"), "cover", "257 different values"),
    ],
)
def test_what_cannot_be_used_gets_one_sentence(layer: dict, field: str, sentence: str) -> None:
    with pytest.raises(FreeNetError, match=sentence):
        read(make_layer(**layer), field)


def test_empty_selection_gets_a_sentence_of_its_own() -> None:
    layer = make_layer(["water", "forest"])
    with pytest.raises(FreeNetError, match="No feature of 'training' is selected"):
        read(layer, features=QgsVectorLayerSelectedFeatureSource(layer))


def test_feature_that_cannot_be_transformed_is_named() -> None:
    layer = make_layer(["water", "forest"], crs="EPSG:4326")
    add_feature(layer, "POLYGON((10 95, 11 95, 11 96, 10 95))", "water")  # beyond the pole
    with pytest.raises(FreeNetError, match=r"cannot be transformed from EPSG:4326.*EPSG:32633.*: 3\."):
        read(layer)


def test_a_field_with_a_value_for_each_feature_is_asked_about() -> None:
    questions: list[str] = []
    numbers = list(range(11, 23))
    read(make_layer(numbers, "integer"), warn=questions.append)
    read(make_layer(numbers, "integer", kind="Point"), purpose="reference", warn=questions.append)
    assert questions == [
        "12 classes for 12 polygons: is 'cover' the right field?",
        "12 classes for 12 points: is 'cover' the right field?",
    ]
    with pytest.raises(FreeNetError, match="60 classes for 60 polygons: is 'cover' the right field"):
        read(make_layer([number + 0.5 for number in range(60)], "double"))


def test_values_that_the_style_names_are_not_asked_about() -> None:
    layer = make_layer(list(range(1, 61)), "integer")
    categorise(layer, *((number, "#112233", f"crop {number}") for number in range(1, 61)))
    assert len(read(layer, warn=pytest.fail).classes) == 60
