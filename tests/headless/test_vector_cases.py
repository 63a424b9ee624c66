# SPDX-License-Identifier: GPL-3.0-or-later
"""Polygons of which other programs made nothing or something wrong; tests/plugin reads the same ones in QGIS."""

from __future__ import annotations

import json
import unicodedata
import zipfile
from pathlib import Path
from typing import Any, Optional

import numpy as np
import pytest
import scenes
from cases import vectors
from commands import Freenet
from osgeo import gdal, ogr, osr

from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.access import grid
from freenet_qgis.geodata.vector import coordinate_operation, polygons
from freenet_qgis.headless.inputs import vector
from freenet_qgis.labels import training_pixels
from freenet_qgis.labels.layer_reading import Use
from freenet_qgis.request import Labelled

TRAINING = Use()
NAMES = sorted(scenes.CLASSES.values())


def read(source: object, raster: Path, field: str = "class", *, use: Use = TRAINING, **options: Any) -> Labelled:
    place = grid.read(raster)
    return vector.labelled(str(source), field, place.crs_wkt, use, grid=place, **options)


def names(found: Labelled) -> list[str]:
    return sorted(info.name for info in found.classes)


def burnt(found: Labelled, raster: Path) -> polygons.Burned:
    return polygons.burn(found.shapes, grid.read(raster), found.all_touched)


def trained_pixels(found: Labelled, raster: Path) -> np.ndarray:
    """The name of the class of every pixel."""
    table = np.array(["", *(info.name for info in found.classes)])
    return table[burnt(found, raster).labels]


@pytest.fixture
def expected(tmp_path: Path) -> np.ndarray:
    """The name of the class of every training pixel of the base scene."""
    made = vectors.base(tmp_path)
    return np.array(["", *scenes.CLASSES.values()])[made.training]


# Text that is not UTF-8


def test_text_of_a_shapefile_without_an_encoding_is_read_as_western_and_said_so(tmp_path: Path) -> None:
    path = vectors.western(tmp_path)
    found = read(path, tmp_path / "scene.tif")
    assert names(found) == sorted(vectors.GERMAN.values())
    assert any("does not say its encoding; it was read as cp1252" in text for text in found.remarks)


def test_text_that_belies_its_encoding_is_read_as_western_and_said_so(tmp_path: Path) -> None:
    found = read(vectors.western(tmp_path, "UTF-8"), tmp_path / "scene.tif")
    assert names(found) == sorted(vectors.GERMAN.values())
    assert any("UTF-8, which it is not; it was read as cp1252" in text for text in found.remarks)


def test_text_with_its_encoding_is_read_without_a_word(tmp_path: Path) -> None:
    found = read(vectors.western(tmp_path, "1252"), tmp_path / "scene.tif")
    assert names(found) == sorted(vectors.GERMAN.values())
    assert not found.remarks


RUSSIAN = ("Вода", "Луг", "Лес", "Пляж")


@pytest.mark.parametrize("cpg", [None, "UTF-8"])
@pytest.mark.parametrize(("classes", "encoding"), [
    (RUSSIAN, "cp866"), (("水域", "草地", "森林", "裸地"), "shift_jis"),
    (("Wody", "Łąka", "Las", "Łąka Ťažká"), "cp1250"),
])  # fmt: skip
def test_text_of_which_a_part_cannot_be_western_is_refused_with_what_to_write(
    tmp_path: Path, classes: tuple[str, ...], encoding: str, cpg: Optional[str]
) -> None:
    path = vectors.untold(tmp_path, classes, encoding, cpg)
    with pytest.raises(FreeNetError, match="nor is all of it Western European") as error:
        read(path, tmp_path / "scene.tif")
    assert "train.cpg" in error.value.hint


@pytest.mark.parametrize(
    ("classes", "encoding"),
    [(("вода", "луг", "лес", "город"), "cp866"), (("Gewässer", "Wiese", "Wald", "Öde"), "cp1252")],
)
def test_of_a_table_in_the_encoding_of_whoever_wrote_it_is_said_how_it_was_read(
    tmp_path: Path, classes: tuple[str, ...], encoding: str
) -> None:
    found = read(vectors.untold(tmp_path, classes, encoding), tmp_path / "scene.tif")
    assert names(found) == sorted(name.encode(encoding).decode("cp1252").strip() for name in classes)
    assert any("does not say its encoding; it was read as cp1252" in text for text in found.remarks)


def test_of_a_table_without_foreign_letters_nothing_is_said(tmp_path: Path) -> None:
    path = vectors.untold(tmp_path, ("Water", "Meadow", "Forest", "Bare"), "ascii")
    assert not read(path, tmp_path / "scene.tif").remarks


def test_the_table_tells_the_encoding_where_the_file_beside_it_tells_a_wrong_one(tmp_path: Path) -> None:
    path = vectors.untold(tmp_path, RUSSIAN, "cp866", "UTF-8")
    table = path.with_suffix(".dbf").read_bytes()
    path.with_suffix(".dbf").write_bytes(table[:29] + b"\x26" + table[30:])
    found = read(path, tmp_path / "scene.tif")
    assert names(found) == sorted(RUSSIAN)
    assert any("UTF-8, which it is not; it was read as cp866" in text for text in found.remarks)


def test_text_that_says_it_is_latin_1_and_is_western_keeps_its_dashes(tmp_path: Path) -> None:
    classes = ("Wasser \u2013 tief", "Wasser \u2014 flach", "Wald", "Acker")
    found = read(vectors.untold(tmp_path, classes, "cp1252"), tmp_path / "scene.tif")
    assert names(found) == sorted(classes)


@pytest.mark.parametrize("cpg", ["ANSI 1250", "1250", "windows-1250"])
def test_an_encoding_that_is_right_is_read_without_a_word_however_it_is_spelt(tmp_path: Path, cpg: str) -> None:
    classes = ("Wody", "Łąka", "Las", "Łąka Ťažká")
    found = read(vectors.untold(tmp_path, classes, "cp1250", cpg), tmp_path / "scene.tif")
    assert names(found) == sorted(classes)
    assert not found.remarks


def test_a_field_whose_name_is_not_utf_8_is_found_by_its_name(tmp_path: Path) -> None:
    found = read(vectors.western(tmp_path, field="Fläche"), tmp_path / "scene.tif", "Fläche")
    assert names(found) == sorted(vectors.GERMAN.values())


def test_utf_8_that_was_taken_for_western_is_told(tmp_path: Path) -> None:
    features = [(name.replace("Water", "GewÃ¤sser"), outline) for name, outline in vectors.drawn(tmp_path)]
    found = read(vectors.write(tmp_path / "train.gpkg", features), tmp_path / "scene.tif")
    assert any("looks like UTF-8" in text and "GewÃ¤sser" in text for text in found.remarks)


# Names that look alike


def test_names_that_look_the_same_are_one_class_and_counted(tmp_path: Path) -> None:
    found = read(vectors.look_alike(tmp_path), tmp_path / "scene.tif")
    assert names(found) == ["Acker", "Forêt claire", "Gewässer", "Wiese"]
    assert all(unicodedata.is_normalized("NFC", name) for name in names(found))
    (said,) = found.remarks
    assert "'Gewässer' (1 + 1 + 1)" in said and "'Acker' (2 + 1)" in said


def test_names_that_differ_in_letter_case_only_stay_apart_with_a_warning(tmp_path: Path) -> None:
    found = read(vectors.upper_and_lower(tmp_path), tmp_path / "scene.tif")
    assert {"WATER", "Water"} < set(names(found))
    (said,) = found.remarks
    assert "'WATER' (1) and 'Water' (2)" in said


# Kinds of geometry


@pytest.mark.parametrize("point_first", [True, False])
def test_of_a_reference_all_polygons_are_used_whichever_feature_comes_first(
    tmp_path: Path, point_first: bool, expected: np.ndarray
) -> None:
    path = vectors.mixed(tmp_path, point_first)
    found = read(path, tmp_path / "scene.tif", use=Use("reference"))
    assert (len(found.shapes), found.kind) == (12, "polygons")
    assert (trained_pixels(found, tmp_path / "scene.tif") == expected).all()
    assert found.remarks == ("Only polygons of 'train' are used; left out: 1 point, 1 line.",)


@pytest.mark.parametrize("point_first", [True, False])
def test_training_uses_every_feature_whichever_comes_first(tmp_path: Path, point_first: bool) -> None:
    found = read(vectors.mixed(tmp_path, point_first), tmp_path / "scene.tif")
    assert (len(found.shapes), found.kind, found.remarks) == (14, "features", ())


def test_polygons_of_collections_are_used_and_the_other_parts_counted(tmp_path: Path, expected: np.ndarray) -> None:
    found = read(vectors.collections(tmp_path), tmp_path / "scene.tif")
    assert (trained_pixels(found, tmp_path / "scene.tif") == expected).all()
    assert found.remarks == (
        "Features of 'train' without a usable geometry were left out: 13.",
        "Only polygons of 'train' are used; left out: 12 points, 12 lines.",
    )


def test_a_tin_is_valid(tmp_path: Path, expected: np.ndarray) -> None:
    found = read(vectors.triangles(tmp_path), tmp_path / "scene.tif")
    assert not found.remarks
    assert (trained_pixels(found, tmp_path / "scene.tif") == expected).all()


def test_parts_that_share_an_edge_or_overlap_are_one_and_not_repaired(tmp_path: Path) -> None:
    features = vectors.drawn(tmp_path)
    whole = ogr.ForceToMultiPolygon(features[0][1].Clone())
    whole.AddGeometry(features[0][1])
    found = read(
        vectors.write(tmp_path / "train.gpkg", [(features[0][0], whole), *features[1:]]), tmp_path / "scene.tif"
    )
    assert not found.remarks
    assert burnt(found, tmp_path / "scene.tif").labels.astype(bool).sum() == 12 * 64


# Why a class has no pixel


def refusal(path: Path, raster: Path, valid: bool = True, **options: Any) -> str:
    found = read(path, raster, **options)
    burned = burnt(found, raster)
    with pytest.raises(FreeNetError) as refused:
        training_pixels.check(burned, found, raster.name)
        training_pixels.select(burned, found, np.full(burned.labels.shape, valid))
    return str(refused.value)


def test_polygons_smaller_than_a_pixel_are_called_so(tmp_path: Path) -> None:
    path = vectors.specks(tmp_path)
    said = refusal(path, tmp_path / "scene.tif")
    assert "'Bare soil' (3 polygons: 3 too small to cover a pixel centre)" in said
    assert "Choose 'all touched'" in said
    found = read(path, tmp_path / "scene.tif", use=Use(all_touched=True))
    labels = burnt(found, tmp_path / "scene.tif").labels
    assert len(training_pixels.select(burnt(found, tmp_path / "scene.tif"), found, labels >= 0).remarks) == 0


def test_polygons_of_two_classes_are_called_so(tmp_path: Path) -> None:
    said = refusal(vectors.contested(tmp_path), tmp_path / "scene.tif")
    assert "'Water' (6 polygons: 6 wholly claimed by another class, too (Bare soil, Meadow))" in said
    assert "share no pixel" in said and "no data" not in said


def test_polygons_under_no_data_are_called_so(tmp_path: Path) -> None:
    path = vectors.write(tmp_path / "train.gpkg", vectors.drawn(tmp_path))
    said = refusal(path, tmp_path / "scene.tif", valid=False)
    assert "'Forest' (3 polygons: 3 where the raster has no data)" in said


def test_polygons_off_the_raster_and_small_ones_are_counted_apart(tmp_path: Path) -> None:
    features = vectors.drawn(vectors.specks(tmp_path).parent)
    for _, outline in features:
        vectors.shift(outline, 1e5, 0)
    said = refusal(vectors.write(tmp_path / "away.gpkg", features), tmp_path / "scene.tif")
    assert "'away' takes no pixel of 'scene.tif': of 12 polygons 12 off the raster." in said


def test_what_is_lost_in_part_is_told_by_cause_and_class(tmp_path: Path) -> None:
    features = vectors.drawn(tmp_path)
    (first, water), (second, _) = features[0], features[1]
    away = water.Clone()
    vectors.shift(away, 1e5, 0)
    speck = ogr.CreateGeometryFromWkt("POLYGON ((400001 5799999,400002 5799999,400002 5799998,400001 5799999))")
    path = vectors.write(tmp_path / "train.gpkg", [*features, (first, away), (second, speck), (second, water)])
    found = read(path, tmp_path / "scene.tif")
    burned = burnt(found, tmp_path / "scene.tif")
    valid = np.ones(burned.labels.shape, bool)
    valid[burned.polygon_ids == 2] = False  # that of meadow
    said = training_pixels.select(burned, found, valid).remarks
    assert said == (
        "64 labelled pixels without data: left out (Meadow 64).",
        "64 pixels claimed by two classes: left out (Meadow and Water 64).",
        "1 of 15 polygons lies off the raster (Water 1).",
        "1 of 15 polygons is too small to cover a pixel centre ('all touched' would include it) (Meadow 1).",
        "2 of 15 polygons share every pixel with another class (Meadow 1, Water 1).",
        "1 of 15 polygons lies where the raster has no data (Meadow 1).",
    )


# Places


def test_another_datum_is_reached_by_one_operation_that_is_named_with_the_grid_it_lacks(
    tmp_path: Path, expected: np.ndarray
) -> None:
    raster, path = vectors.other_datum(tmp_path)
    found = read(path, raster)
    assert "NAD27 to" in found.operation and "UTM zone 17N" in found.operation
    assert (trained_pixels(found, raster) == expected).mean() > 0.9  # to half a pixel: which grids are there differs
    if "NAD27 to NAD83" not in found.operation:
        assert any("conus" in text for text in found.remarks)


def test_a_gdal_that_knows_no_network_of_grids_places_polygons_too(
    tmp_path: Path, expected: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GDAL before 3.4."""
    monkeypatch.delattr(osr, "GetPROJEnableNetwork")
    coordinate_operation.best.cache_clear()
    raster, path = vectors.other_datum(tmp_path)
    assert (trained_pixels(read(path, raster), raster) == expected).mean() > 0.9


def test_beyond_its_area_the_known_operation_is_used_with_a_word(tmp_path: Path, expected: np.ndarray) -> None:
    raster, path = vectors.beyond_the_area(tmp_path)
    found = read(path, raster)
    assert "Amersfoort to" in found.operation and "Ballpark" not in found.operation
    assert any("outside the area that this was made for" in text for text in found.remarks)
    assert (trained_pixels(found, raster) == expected).mean() > 0.9


@pytest.mark.parametrize("west", [179.0, -181.0])
@pytest.mark.parametrize("definition", ["EPSG:32701", "EPSG:32760", "EPSG:4326"])
def test_polygons_across_the_antimeridian_lie_where_the_raster_does(
    tmp_path: Path, west: float, definition: str, expected: np.ndarray
) -> None:
    raster, path = vectors.across_the_antimeridian(tmp_path, west, definition)
    found = read(path, raster)
    assert burnt(found, raster).disputed == 0
    assert (trained_pixels(found, raster) == expected).all()


def test_polygons_in_the_other_count_of_degrees_are_shifted(tmp_path: Path, expected: np.ndarray) -> None:
    path = vectors.across_the_antimeridian(tmp_path, -160.0, "EPSG:4326")[1]
    raster = vectors.moved(tmp_path, "EPSG:4326", (200.0, 0.05, 0.0, -16.0, 0.0, -0.05))
    assert (trained_pixels(read(path, raster), raster) == expected).all()


def test_a_polygon_that_would_be_torn_is_refused_by_name(tmp_path: Path) -> None:
    features = vectors.drawn(tmp_path)
    wide = ogr.CreateGeometryFromWkt("POLYGON ((179.5 50,180.5 50,180.5 49,179.5 49,179.5 50))")
    raster = vectors.moved(tmp_path, "EPSG:3857", (2.0e7, 10.0, 0.0, 6.0e6, 0.0, -10.0))
    both = [(features[0][0], wide), (features[1][0], wide)]
    path = vectors.write(tmp_path / "wide.gpkg", both, definition="EPSG:4326")
    with pytest.raises(FreeNetError, match=r"cannot be transformed from EPSG:4326 to the raster's EPSG:3857: 1, 2\."):
        read(path, raster)


def test_equal_local_coordinate_systems_need_no_operation(tmp_path: Path, expected: np.ndarray) -> None:
    raster, path = vectors.local(tmp_path)
    found = read(path, raster)
    assert (trained_pixels(found, raster) == expected).all()
    assert (found.operation, found.remarks) == ("", ())


@pytest.mark.parametrize(
    ("definition", "sentence"),
    [
        (vectors.LOCAL.format("mine grid").replace('"metre",1', '"foot",0.3048'), "whose axes or units differ"),
        (
            'LOCAL_CS["mine grid",UNIT["metre",1],AXIS["Northing",NORTH],AXIS["Easting",EAST]]',
            "whose axes or units differ",
        ),
        ("EPSG:32633", "'train' is in WGS 84 / UTM zone 33N"),
    ],
)
def test_other_local_coordinate_systems_are_refused_by_what_differs(
    tmp_path: Path, definition: str, sentence: str
) -> None:
    raster, _ = vectors.local(tmp_path)
    path = vectors.write(tmp_path / "train.gpkg", vectors.drawn(tmp_path), definition=definition)
    with pytest.raises(FreeNetError, match=sentence):
        read(path, raster)


@pytest.mark.parametrize("name", ["unknown", "harbour grid"])
def test_local_coordinate_systems_of_other_names_are_taken_for_one_with_a_word(
    tmp_path: Path, name: str, expected: np.ndarray
) -> None:
    raster, path = vectors.local(tmp_path, layer_name=name)
    found = read(path, raster)
    assert (trained_pixels(found, raster) == expected).all()
    (said,) = found.remarks
    assert f"({name} and mine grid)" in said


# Where polygons come from


def test_polygons_in_an_archive_are_read(tmp_path: Path) -> None:
    path = vectors.western(tmp_path, "1252")
    with zipfile.ZipFile(tmp_path / "train.zip", "w") as archive:
        for ending in (".shp", ".shx", ".dbf", ".prj", ".cpg"):
            archive.write(path.with_suffix(ending), f"train{ending}")
    for source in (f"/vsizip/{tmp_path}/train.zip/train.shp", f"/vsizip/{tmp_path}/train.zip"):
        found = read(source, tmp_path / "scene.tif")
        assert (len(found.shapes), found.layer) == (12, "train")
        assert vector.is_vector(source)
        assert not vector.is_vector(f"/vsisubfile/0_{(tmp_path / 'scene.tif').stat().st_size},{tmp_path}/scene.tif")
        assert vector.file_of(source) == tmp_path / "train.zip"


def test_the_parts_that_qgis_writes_after_a_file_are_understood(tmp_path: Path) -> None:
    path = vectors.mixed(tmp_path)
    raster = tmp_path / "scene.tif"
    for parts in ("layername=train|geometrytype=Polygon", "layerid=0|subset=class in ('Water', 'Forest')"):
        found = read(f"{path}|{parts}", raster)
        assert found.kind == "polygons"
    assert names(found) == ["Forest", "Water"]
    assert read(f"{path}|geometrytype=Point", raster, use=Use("reference")).kind == "points"


def test_no_password_of_a_database_is_told(tmp_path: Path) -> None:
    vectors.base(tmp_path)
    source = "PG:host=localhost port=1 dbname=none user=me password='top secret'"
    with pytest.raises(FreeNetError) as refused:
        read(source, tmp_path / "scene.tif")
    assert "secret" not in str(refused.value) and "layer of features" in str(refused.value)
    assert vector.file_of(source) is None
    assert vector.is_vector(source)  # so that a reference is refused in these words, too


def test_a_file_that_points_to_a_database_out_of_reach_is_called_so(tmp_path: Path) -> None:
    raster = vectors.base(tmp_path).raster
    path = tmp_path / "train.vrt"
    path.write_text(
        "<OGRVRTDataSource><OGRVRTLayer name='x'><SrcDataSource>PG:host=127.0.0.1 port=9 password=hunter2"
        "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
        encoding="utf-8",
    )
    for layer in ("", "|layername=x"):
        with pytest.raises(FreeNetError, match=r"train\.vrt' cannot be read: ") as error:
            read(f"{path}{layer}", raster)
        assert "hunter2" not in str(error.value)
    assert vector.is_vector(str(path))


def test_a_database_as_qgis_names_it_is_told_how_to_name_it_here(tmp_path: Path) -> None:
    vectors.base(tmp_path)
    with pytest.raises(FreeNetError) as refused:
        read("dbname='gis' host=h password='top secret' table=\"public\".\"fields\" (geom)", tmp_path / "scene.tif")
    assert "PG:dbname=NAME" in str(refused.value) and "secret" not in str(refused.value)


@pytest.mark.slow
def test_what_is_left_out_and_how_polygons_were_placed_stands_in_log_report_and_model(
    tmp_path: Path, freenet_here: Freenet
) -> None:
    path = tmp_path / "train.geojson"
    source = str(vectors.collections(tmp_path))
    gdal.VectorTranslate(str(path), source, dstSRS="EPSG:4326", skipFailures=True)  # GDAL 3.10 moves nothing empty
    ended = freenet_here(
        tmp_path,
        *("train", "--input", "scene.tif", "--training", path.name, "--field", "class", "--preset", "fast"),
        *("--steps", 3, "--validation", "none", "--device", "cpu", "--model", "m.safetensors", "--report", "r.html"),
    )
    assert ended.returncode == 0, ended.stderr
    said = "Only polygons of 'train' are used; left out: 12 points, 12 lines."
    assert said in ended.stderr and "places the features of 'train': UTM zone 33N" in ended.stderr
    (told,) = tmp_path.glob("r*.json")
    report = json.loads(told.read_text(encoding="utf-8"))
    assert said in report["warnings"] and report["labels"]["operation"] == "UTM zone 33N"
    assert "UTM zone 33N" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert said in freenet_here(tmp_path, "info", "m.safetensors").stdout
