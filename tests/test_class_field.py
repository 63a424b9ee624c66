# SPDX-License-Identifier: GPL-3.0-or-later
"""A field that numbers the polygons is not taken for their classes without a word."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from cases.own_values import write_polygons
from osgeo import ogr, osr
from scenes import EPSG, SyntheticScene, write_scene

from freenet_qgis.classes.field import doubt, has_own_values, is_key_name
from freenet_qgis.errors import FreeNetError
from freenet_qgis.headless.inputs import vector
from freenet_qgis.labels.layer_reading import Purpose, Use

CRS = osr.SpatialReference()
CRS.ImportFromEPSG(EPSG)


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> SyntheticScene:
    return write_scene(tmp_path_factory.mktemp("scene"), shape=(48, 36, 1))


@pytest.fixture(scope="module")
def squares(scene: SyntheticScene) -> Path:
    return write_polygons(scene.raster.with_name("squares.gpkg"), scene)


def asked(path: Path, field: str, purpose: Purpose = "training") -> list[str]:
    """What is asked about the field."""
    questions: list[str] = []
    vector.labelled(str(path), field, CRS.ExportToWkt(), Use(purpose), warn=questions.append)
    return questions


@pytest.mark.parametrize(("field", "classes"), [("number", 120), ("area", 120), ("nearly", 119)])
def test_many_polygons_of_a_class_each_are_refused_with_a_question(squares: Path, field: str, classes: int) -> None:
    with pytest.raises(FreeNetError) as error:
        asked(squares, field)
    assert str(error.value).startswith(f"{classes} classes for 120 polygons: is '{field}' the right field?")


def test_text_is_asked_about_and_used_for_it_may_be_names(squares: Path) -> None:
    assert asked(squares, "plot") == ["120 classes for 120 polygons: is 'plot' the right field?"]


def test_many_named_classes_with_hardly_more_polygons_are_used() -> None:
    names = [f"crop {number % 45}" for number in range(50)]
    assert doubt("crop", names, ids(50), 50, is_named=False) == "ask"
    assert doubt("key", ["wheat", "maize", "rape", "barley", "oats"], ids(5), 5, is_named=False) == "ask"


def test_text_that_is_an_id_is_refused_as_a_number_is() -> None:
    assert doubt("plot", [f"{number:04}" for number in range(60)], ids(60), 60, is_named=False) == "refuse"
    uuids = [str(uuid.UUID(int=number)) for number in range(5)]
    assert doubt("uuid", uuids, ids(5), 5, is_named=False) == "refuse"


def test_so_they_are_as_a_reference(squares: Path) -> None:
    with pytest.raises(FreeNetError, match="120 classes for 120 polygons: is 'number' the right field"):
        asked(squares, "number", purpose="reference")


def test_the_field_of_the_classes_is_not_asked_about(squares: Path, scene: SyntheticScene) -> None:
    assert asked(squares, "cover") == []
    assert asked(scene.polygons, "class_id") == []


def test_a_dozen_polygons_of_a_class_each_are_asked_about_and_used(tmp_path: Path, scene: SyntheticScene) -> None:
    few = write_polygons(tmp_path / "few.gpkg", scene, count=12)
    assert asked(few, "plot") == ["12 classes for 12 polygons: is 'plot' the right field?"]
    assert asked(few, "nearly") == ["11 classes for 12 polygons: is 'nearly' the right field?"]


def test_three_polygons_of_three_classes_are_not_asked_about(tmp_path: Path, scene: SyntheticScene) -> None:
    assert asked(write_polygons(tmp_path / "three.gpkg", scene, count=3), "plot") == []


def test_more_values_than_a_map_holds_are_refused_with_what_to_choose(tmp_path: Path, scene: SyntheticScene) -> None:
    large = write_scene(tmp_path, "large", shape=(96, 72, 1))
    many = write_polygons(tmp_path / "many.gpkg", large, count=300)
    with pytest.raises(FreeNetError, match="not one that numbers the features"):
        asked(many, "number")


def test_classes_that_each_unite_many_polygons_are_not_asked_about(tmp_path: Path, scene: SyntheticScene) -> None:
    """A layer that was dissolved by class."""
    single = write_polygons(tmp_path / "single.gpkg", scene)
    source = ogr.Open(str(single))
    target = ogr.GetDriverByName("GPKG").CreateDataSource(str(tmp_path / "united.gpkg"))
    layer = target.CreateLayer("united", source.GetLayer().GetSpatialRef(), ogr.wkbMultiPolygon)
    layer.CreateField(ogr.FieldDefn("cover", ogr.OFTString))
    shapes = [feature.GetGeometryRef().Clone() for feature in source.GetLayer()]
    for start in range(0, 120, 10):
        whole = ogr.Geometry(ogr.wkbMultiPolygon)
        for shape in shapes[start : start + 10]:
            whole.AddGeometry(shape)
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(whole)
        feature.SetField("cover", f"class {start}")
        layer.CreateFeature(feature)
    target.FlushCache()
    assert asked(tmp_path / "united.gpkg", "cover") == []


def ids(count: int) -> list[str]:
    return [str(number) for number in range(1, count + 1)]


def test_an_id_by_name_and_value_is_refused_from_five_polygons_on_and_asked_about_below() -> None:
    assert doubt("fid", range(1, 13), ids(12), 12, is_named=False) == "refuse"
    assert doubt("fid", range(1, 4), ids(3), 3, is_named=False) == "ask"
    assert doubt("class_id", range(1, 4), ids(3), 3, is_named=False) is None
    assert doubt("class_id", range(1, 13), ids(12), 12, is_named=False) == "ask"
    assert doubt("OBJECTID", range(101, 113), ids(12), 12, is_named=False) == "refuse"
    assert doubt("id", range(1, 13), ids(12), 12, is_named=False) == "refuse"
    assert doubt("id", range(101, 113), ids(12), 12, is_named=False) == "ask"
    assert doubt("id", [1, 2, 3, 1, 2, 3], ids(6), 6, is_named=False) is None
    assert doubt("gid", [1, 2, 3, 1, 2, 3], ids(6), 6, is_named=False) is None


def test_values_that_the_style_names_are_classes() -> None:
    assert doubt("id", range(1, 61), ids(60), 60, is_named=True) is None


@pytest.mark.parametrize("name", ["fid", "FID_1", "ogc_fid", "id", "OBJECTID", "gid", "uuid", "polygon_id"])
def test_names_of_ids(name: str) -> None:
    assert is_key_name(name)


@pytest.mark.parametrize("name", ["class_id", "cover", "code", "Klasse", "lc_id", "grid", "valid"])
def test_names_that_may_be_those_of_classes(name: str) -> None:
    assert not is_key_name(name)


def test_own_values_are_those_that_nearly_every_feature_has() -> None:
    assert has_own_values([1.5, 2.5, 3.5, 4.5, 5.5])
    assert has_own_values(["a", "b", "c", "d", "e", "e"])
    assert not has_own_values(["a", "b", "c", "d"])
    assert not has_own_values([1, 2, 3, 4, 5] * 2)
