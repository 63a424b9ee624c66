# SPDX-License-Identifier: GPL-3.0-or-later
"""Polygons and points of files, read without QGIS; in tests/plugin the same files are read both ways."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import scenes
from osgeo import ogr, osr

from freenet_qgis.errors import FreeNetError
from freenet_qgis.headless.inputs import vector
from freenet_qgis.labels.layer_reading import Purpose, Use
from freenet_qgis.request import Labelled

SQUARE = "POLYGON ((0 0,0 8,8 8,8 0,0 0))"
KINDS = {"text": ogr.OFTString, "integer": ogr.OFTInteger64, "real": ogr.OFTReal, "date": ogr.OFTDate}


def crs(epsg: int) -> osr.SpatialReference:
    """A CRS with x before y."""
    found = osr.SpatialReference()
    found.ImportFromEPSG(epsg)
    found.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return found


UTM33 = crs(scenes.EPSG).ExportToWkt()


def write(
    folder: Path,
    features: Sequence[tuple[str, Any]],
    kind: str = "text",
    epsg: int = scenes.EPSG,
    geometry: int = ogr.wkbUnknown,
    layers: Sequence[str] = ("training",),
) -> str:
    """A file training.gpkg with features of a WKT and a value of the field "cover" each; ids count from 1."""
    path = str(folder / "training.gpkg")
    source = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    for name in layers:
        layer = source.CreateLayer(name, crs(epsg) if epsg else None, geometry)
        layer.CreateField(ogr.FieldDefn("cover", KINDS[kind]))
        layer.CreateField(ogr.FieldDefn("note", ogr.OFTString))
        for wkt, value in features:
            feature = ogr.Feature(layer.GetLayerDefn())
            if wkt:
                feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
            if value is not None:
                feature.SetField("cover", value)
            layer.CreateFeature(feature)
    return path


def read(source: str, purpose: Purpose = "training", field: str = "cover", **options: Any) -> Labelled:
    return vector.labelled(source, field, UTM33, Use(purpose), **options)


def wkts(found: Labelled) -> list[str]:
    return [ogr.CreateGeometryFromWkb(shape.wkb).ExportToWkt() for shape in found.shapes]


def test_integers_keep_their_value_and_text_is_counted(tmp_path: Path) -> None:
    scene = scenes.write_scene(tmp_path)
    by_id = vector.labelled(str(scene.polygons), "class_id", UTM33, Use())
    assert [(info.value, info.name) for info in by_id.classes] == [(1, "1"), (2, "2"), (3, "3"), (4, "4")]
    by_name = vector.labelled(str(scene.polygons), "class_name", UTM33, Use(all_touched=True))
    assert [(info.value, info.name) for info in by_name.classes] == list(enumerate(sorted(scenes.CLASSES.values()), 1))
    assert (by_id.layer, by_id.numeric, by_name.numeric) == ("scene", True, False)
    assert (by_id.all_touched, by_name.all_touched) == (False, True)
    assert [shape.name for shape in by_id.shapes] == [str(number) for number in range(1, 13)]


def test_polygons_are_transformed_to_the_crs_of_the_raster(tmp_path: Path) -> None:
    here, there = tmp_path / "utm", tmp_path / "degrees"
    for folder, epsg in ((here, scenes.EPSG), (there, 4326)):
        folder.mkdir()
        scenes.write_scene(folder, polygons_epsg=epsg)
    expected = vector.labelled(f"{here}/scene.gpkg", "class_id", UTM33, Use())
    found = vector.labelled(f"{there}/scene.gpkg", "class_id", UTM33, Use())
    for shape, other in zip(found.shapes, expected.shapes):
        bounds, wanted = (ogr.CreateGeometryFromWkb(one.wkb).GetEnvelope() for one in (shape, other))
        assert bounds == pytest.approx(wanted, abs=1e-3)  # metres


@pytest.mark.parametrize(
    ("wkt", "flat"),
    [
        ("POLYGON Z ((0 0 5,4 0 5,4 4 5,0 0 5))", "POLYGON ((0 0,4 0,4 4,0 0))"),
        ("POLYGON ZM ((0 0 5 6,4 0 5 6,4 4 5 6,0 0 5 6))", "POLYGON ((0 0,4 0,4 4,0 0))"),
        ("CURVEPOLYGON (COMPOUNDCURVE ((0 0,4 0,4 4,0 0)))", "POLYGON ((0 0,4 0,4 4,0 0))"),
        (
            "MULTIPOLYGON (((0 0,9 0,9 9,0 0),(5 1,6 1,6 2,5 1)),((20 0,24 0,24 4,20 0)))",
            "MULTIPOLYGON (((0 0,9 0,9 9,0 0),(5 1,6 1,6 2,5 1)),((20 0,24 0,24 4,20 0)))",
        ),
    ],
)
def test_z_m_and_curves_go_parts_and_holes_stay(tmp_path: Path, wkt: str, flat: str) -> None:
    assert wkts(read(write(tmp_path, [(SQUARE, "a"), (wkt, "b")])))[1] == flat


def test_invalid_polygon_is_repaired_and_said_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    said: list[str] = []
    bow_tie = "POLYGON ((0 0,2 2,2 0,0 2,0 0))"
    found = read(write(tmp_path, [(SQUARE, "a"), (bow_tie, "b")]), warn=said.append)
    repaired = ogr.CreateGeometryFromWkb(found.shapes[1].wkb)
    assert repaired.IsValid() and repaired.GetArea() == pytest.approx(2.0)
    assert said == ["Features of 'training' with an invalid geometry were repaired: 2."]
    assert capfd.readouterr().err == ""  # GDAL's own words about it go nowhere


def test_feature_without_a_usable_geometry_is_left_out_and_said_so(tmp_path: Path) -> None:
    said: list[str] = []
    several = f"GEOMETRYCOLLECTION ({SQUARE},POINT (1 1))"
    features = [(several, "a"), (SQUARE, "b"), ("POLYGON ((0 0,2 2,4 4,0 0))", "b"), ("", None)]
    found = read(write(tmp_path, features), warn=said.append)
    assert [shape.name for shape in found.shapes] == ["1", "2"]
    assert said == [
        "Features of 'training' without a usable geometry were left out: 3, 4.",
        "Only polygons of 'training' are used; left out: 1 point.",
    ]


def test_points_serve_as_reference_and_for_training(tmp_path: Path) -> None:
    points = write(tmp_path, [("POINT (0 0)", "a"), ("POINT Z (10 0 7)", "b"), ("MULTIPOINT M ((1 1 9),(3 3 9))", "b")])
    assert wkts(read(points, "reference")) == ["POINT (0 0)", "POINT (10 0)", "MULTIPOINT (1 1,3 3)"]
    trained = read(points)
    assert wkts(trained) == ["POINT (0 0)", "POINT (10 0)", "POINT (1 1)", "POINT (3 3)"]  # each is a witness
    assert ([shape.name for shape in trained.shapes], trained.kind) == (["1", "2", "3", "3"], "points")


def test_of_points_and_polygons_a_reference_is_the_polygons(tmp_path: Path) -> None:
    said: list[str] = []
    both = write(tmp_path, [(SQUARE, "a"), ("POINT (1 1)", "b")])
    assert [shape.name for shape in read(both, "reference", warn=said.append).shapes] == ["1"]
    assert said == ["Only polygons of 'training' are used; left out: 1 point."]
    assert (len(read(both).shapes), read(both).kind) == (2, "features")


def test_lines_are_refused_as_reference_in_words_that_name_points(tmp_path: Path) -> None:
    lines = write(tmp_path, [("LINESTRING (0 0,8 8)", "Water")])
    with pytest.raises(FreeNetError, match="holds neither polygons nor points"):
        read(lines, "reference")


def test_empty_reference_is_not_asked_for_drawing(tmp_path: Path) -> None:
    with pytest.raises(FreeNetError, match="Choose a layer that holds what is known to be true"):
        read(write(tmp_path, []), "reference")


def test_field_and_kind_of_the_features_are_kept_for_the_report(tmp_path: Path) -> None:
    points = read(write(tmp_path, [("POINT (4 4)", "Water"), ("POINT (8 4)", "Forest")]), "reference")
    assert (points.field, points.kind) == ("cover", "points")


def test_one_class_is_enough_for_a_reference(tmp_path: Path) -> None:
    assert len(read(write(tmp_path, [(SQUARE, "a")]), "reference").classes) == 1


def test_one_layer_of_several_is_named_as_in_qgis(tmp_path: Path) -> None:
    path = write(tmp_path, [(SQUARE, "a"), (SQUARE, "b")], layers=("north", "south"))
    assert len(read(f"{path}|layername=south").shapes) == 2
    with pytest.raises(FreeNetError, match=r"several layers: north, south\. Name one: .*\|layername=north"):
        read(path)
    with pytest.raises(FreeNetError, match=r"no layer 'east'\. There are: north, south"):
        read(f"{path}|layername=east")


def test_geojson_needs_no_crs_of_its_own(tmp_path: Path) -> None:
    """It is always in degrees; and a boolean is no number."""
    (tmp_path / "fields.geojson").write_text(
        '{"type": "FeatureCollection", "features": ['
        '{"type": "Feature", "properties": {"cover": true}, "geometry": {"type": "Polygon", "coordinates": '
        "[[[13.5, 52.3], [13.6, 52.3], [13.6, 52.4], [13.5, 52.3]]]}},"
        '{"type": "Feature", "properties": {"cover": false}, "geometry": {"type": "Polygon", "coordinates": '
        "[[[13.5, 52.5], [13.6, 52.5], [13.6, 52.6], [13.5, 52.5]]]}}]}"
    )
    found = read(str(tmp_path / "fields.geojson"))
    assert [info.name for info in found.classes] == ["false", "true"]
    x, *_ = ogr.CreateGeometryFromWkb(found.shapes[0].wkb).GetEnvelope()
    assert 300_000 < x < 500_000  # metres of UTM zone 33


def test_features_with_geometry_are_a_vector_and_a_map_is_none(tmp_path: Path) -> None:
    scene = scenes.write_scene(tmp_path)
    found = [vector.is_vector(str(path)) for path in (scene.polygons, scene.raster, tmp_path / "gone.gpkg")]
    assert found == [True, False, False]


AB = [(SQUARE, "a"), (SQUARE, "b")]
WRONG = {
    "no field given": (dict(features=AB), "", r"No field is given .* 'training'\. There are: cover, note\."),
    "another field": (dict(features=AB), "covers", r"has no field 'covers'\. .* there are: cover, note\."),
    "no CRS": (dict(features=AB, epsg=0), "cover", "has no coordinate reference system, and the raster is in"),
    "one class": (dict(features=[(SQUARE, "a"), (SQUARE, "a ")]), "cover", "belong to one class, 'a'"),
    "no features": (dict(features=[], geometry=ogr.wkbPolygon), "cover", "'training' has no features"),
    "a table": (dict(features=[], geometry=ogr.wkbNone), "cover", "holds neither polygons, lines nor points"),
    "no area": (
        dict(features=[("POLYGON ((0 0,2 2,4 4,0 0))", "a")]),
        "cover",
        "No feature of 'training' has a usable",
    ),
    "dates": (dict(features=[(SQUARE, "2026-01-01")], kind="date"), "cover", r"neither text nor numbers \(Date\)"),
    "no class": (
        dict(features=[*AB, *[(SQUARE, None)] * 7]),
        "cover",
        "in the field 'cover': 3, 4, 5, 6, 7 and 2 more",
    ),
    "class 0": (dict(features=[(SQUARE, 1), (SQUARE, 0)], kind="integer"), "cover", r"have the class 0 .*: 2\."),
    "ids": (dict(features=[(SQUARE, n) for n in range(1, 258)], kind="integer"), "cover", "257 different values"),
    "beyond the pole": (
        dict(features=[*AB, ("POLYGON ((10 95,11 95,11 96,10 95))", "a")], epsg=4326),
        "cover",
        r"cannot be transformed from EPSG:4326 to the raster's EPSG:32633: 3\.",
    ),
}


@pytest.mark.parametrize(("made", "field", "sentence"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_used_gets_one_sentence(tmp_path: Path, made: dict, field: str, sentence: str) -> None:
    with pytest.raises(FreeNetError, match=sentence):
        read(write(tmp_path, **made), field=field)


def test_a_file_that_holds_no_features_gets_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "notes.gpkg").write_text("no polygons")
    with pytest.raises(FreeNetError, match=r"notes\.gpkg' cannot be opened as a layer of features"):
        read(str(tmp_path / "notes.gpkg"))
