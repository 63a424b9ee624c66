# SPDX-License-Identifier: GPL-3.0-or-later
"""A class map handed on: a valid COG with the same pixels, and an item of a catalogue."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from osgeo import gdal, ogr, osr
from scenes import EPSG, _crs

from freenet_qgis.__main__ import main
from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP, CONFIDENCE
from freenet_qgis.geodata.access.footprint import footprint
from freenet_qgis.geodata.class_maps.class_map import read_class_map
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.geodata.results.provenance import Provenance, read_provenance
from freenet_qgis.request import Scene

CLASSES = (
    ClassInfo(3, "Straße & Weg", "#804000"),
    ClassInfo(9, "Οἶκος", "#ff0000"),
    ClassInfo(200, "Forêt", "#00aa10"),
)
DAY = "2021-06-04"
ORIGIN = Provenance(
    "0.9", "?token=secret", "ab12", "szene\x01.tif", "1-3, 7", "CPU", "2021-06-05T10:00:00+00:00", "12.5", "", "cd34"
)


@pytest.fixture
def mapped(tmp_path: Path) -> Path:
    values = np.random.default_rng(0).integers(0, 4, (300, 700)).astype(np.uint8)
    grid = Grid(300, 700, (400_000.0, 10.0, 0.0, 5_800_000.0, 0.0, -10.0), _crs(EPSG).ExportToWkt())
    path = tmp_path / "map.tif"
    write_map(path, NewMap(CLASS_MAP, values, grid, CLASSES, origin=ORIGIN))
    return path


def hand_on(mapped: Path, *options: str) -> Path:
    path = mapped.with_name("cog.tif")
    assert main(["hand-on", "--input", str(mapped), "--output", str(path), *options]) == 0
    return path


def item(mapped: Path, date: str = DAY) -> dict[str, Any]:
    path = mapped.with_name("cog.stac.json")
    hand_on(mapped, "--stac", str(path), "--date", date)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_the_copy_is_a_valid_cog_by_the_check_of_gdal(mapped: Path) -> None:
    validate = pytest.importorskip("osgeo_utils.samples.validate_cloud_optimized_geotiff").validate
    warnings, errors, details = validate(str(hand_on(mapped)), full_check=True)
    assert (warnings, errors) == ([], [])
    assert details["ifd_offsets"]


def test_pixels_names_and_colours_are_those_of_the_map(mapped: Path) -> None:
    path = hand_on(mapped)
    np.testing.assert_array_equal(gdal.Open(str(path)).ReadAsArray(), gdal.Open(str(mapped)).ReadAsArray())
    assert read_class_map(Scene(path)).classes == CLASSES
    ours = {one.name.replace("map", "cog") for one in mapped.parent.glob("map.*")}
    assert {one.name for one in mapped.parent.glob("cog.*")} == ours
    dataset = gdal.Open(str(path))  # a band lives no longer than it
    band = dataset.GetRasterBand(1)
    assert (band.GetNoDataValue(), band.GetCategoryNames()[200]) == (0, "Forêt")


def test_the_item_tells_classes_place_and_day(mapped: Path) -> None:
    found = item(mapped)
    counts = np.bincount(gdal.Open(str(mapped)).ReadAsArray().ravel())
    classes = found["assets"]["map"]["classification:classes"]
    assert [(one["value"], one["name"], one["title"], one["color_hint"], one["count"]) for one in classes] == [
        (3, "strasse_weg", "Straße & Weg", "804000", counts[3]),
        (9, "class_9", "Οἶκος", "FF0000", counts[9]),
        (200, "foret", "Forêt", "00AA10", counts[200]),
    ]
    told = found["properties"]
    assert (told["proj:code"], told["proj:shape"]) == (f"EPSG:{EPSG}", [300, 700])
    assert told["proj:transform"] == [10, 0, 400_000, 0, -10, 5_800_000]
    assert told["datetime"] == "2021-06-04T00:00:00Z"
    assert found["assets"]["map"]["href"] == "./cog.tif"
    west, south, east, north = found["bbox"]
    assert 13 < west < east < 14 and 52 < south < north < 53


def test_links_are_links_and_a_name_that_is_cut_is_told(mapped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = replace(CLASSES[0], name="Ä" * 200)
    write_map(
        mapped, NewMap(CLASS_MAP, np.ones((4, 4), np.uint8), Grid(4, 4, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), ""), [long])
    )
    copy, told = mapped.with_name("Köln #1 100%.tif"), mapped.with_name("item.json")
    day = "--date", "2021-06-04"
    assert main(["hand-on", "--input", str(mapped), "--output", str(copy), "--stac", str(told), *day]) == 0
    assert json.loads(told.read_text("utf-8"))["assets"]["map"]["href"] == "./K%C3%B6ln%20%231%20100%25.tif"
    assert "holds the first 254 bytes of 1 class name" in capsys.readouterr().err


def test_what_goes_with_a_map_is_copied_with_its_values_and_style(
    mapped: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sure = np.random.default_rng(1).random((300, 700)).astype(np.float32)
    given, copy = mapped.with_name("map_confidence.tif"), mapped.with_name("cog_confidence.tif")
    grid = Grid(300, 700, (400_000.0, 10.0, 0.0, 5_800_000.0, 0.0, -10.0), _crs(EPSG).ExportToWkt())
    write_map(given, NewMap(CONFIDENCE, sure, grid))
    options = ["hand-on", "--input", str(given), "--output", str(copy)]
    assert main(options) == 0
    assert gdal.Open(str(copy)).GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG"
    np.testing.assert_array_equal(gdal.Open(str(copy)).ReadAsArray(), sure)
    assert copy.with_suffix(".qml").read_text("utf-8") == given.with_suffix(".qml").read_text("utf-8")
    assert item(mapped)["assets"]["confidence"]["href"] == "./cog_confidence.tif"
    assert main([*options, "--stac", str(mapped.with_name("x.json")), "--date", DAY]) == 1
    assert "A STAC item is that of a class map, and 'map_confidence.tif' is none." in capsys.readouterr().err


def test_copy_and_item_tell_where_the_map_comes_from_without_secrets(mapped: Path) -> None:
    known = replace(ORIGIN, model="?token=***", scene="szene\\x01.tif")
    told = item(mapped)["properties"]
    assert read_provenance(mapped) == read_provenance(mapped.with_name("cog.tif")) == known
    assert (told["processing:software"], told["processing:datetime"]) == ({"FreeNet for QGIS": "0.9"}, known.created)
    assert [told[f"freenet:{name}"] for name in ("model", "model_sha256", "scene", "bands", "device", "seconds")] == [
        "?token=***", "ab12", "szene\\x01.tif", "1-3, 7", "CPU", 12.5,
    ]  # fmt: skip


def test_a_cleaned_map_and_a_change_tell_what_they_were_made_from(mapped: Path) -> None:
    cleaned, change = str(mapped.with_name("cleaned.tif")), str(mapped.with_name("change.tif"))
    assert main(["generalize", "--input", str(mapped), "--output", cleaned]) == 0
    assert main(["change", "--before", str(mapped), "--after", cleaned, "--output", change]) == 0
    found = read_provenance(Path(cleaned))
    assert (found.derived_from, found.model_sha256, found.seconds, found.made_from) == ("map.tif", "ab12", "", "")
    assert found.version == read_provenance(Path(change)).version != "0.9"
    assert read_provenance(Path(change)).derived_from == "map.tif; cleaned.tif"


def test_several_days_are_told_by_the_first_and_the_last(mapped: Path) -> None:
    told = item(mapped, "2021-06-04/2021-07-10")["properties"]
    assert (told["datetime"], told["start_datetime"][:10], told["end_datetime"][:10]) == (None, DAY, "2021-07-10")


@pytest.mark.parametrize(("date", "told"), [("", "wants to know the day"), ("4.6.2021", "is neither a day nor two")])
def test_an_item_without_a_day_is_refused(
    mapped: Path, capsys: pytest.CaptureFixture[str], date: str, told: str
) -> None:
    names = str(mapped.with_name("cog.tif")), str(mapped.with_name("cog.stac.json"))
    assert main(["hand-on", "--input", str(mapped), "--output", names[0], "--stac", names[1], "--date", date]) == 1
    assert told in capsys.readouterr().err
    assert not mapped.with_name("cog.tif").exists()


def test_an_item_of_somebody_else_is_not_replaced(mapped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = str(mapped.with_name("cog.tif")), str(mapped.with_name("other.json"))
    mapped.with_name("other.json").write_text('{"type": "Feature", "properties": {}}', encoding="utf-8")
    assert main(["hand-on", "--input", str(mapped), "--output", names[0], "--stac", names[1], "--date", DAY]) == 1
    assert "'other.json' would be replaced by the STAC item" in capsys.readouterr().err


def test_a_footprint_across_the_antimeridian_is_cut_there() -> None:
    found = footprint(Grid(10, 20, (170.0, 1.0, 0.0, 5.0, 0.0, -1.0), _crs(4326).ExportToWkt()))
    assert found is not None
    outline, box = found
    assert box == [170, -5, -170, 5]
    longitudes = [place[0] for part in outline["coordinates"] for ring in part for place in ring]
    assert {min(longitudes), max(longitudes)} == {-180, 180}
    assert outline["type"] == "MultiPolygon" and len(outline["coordinates"]) == 2


@pytest.mark.parametrize(
    ("epsg", "grid", "box"),
    [
        (3995, (4, 4, (-2e6, 1e6, 0.0, 2e6, 0.0, -1e6)), (-180, 64.39, 180, 90)),  # the north pole in it
        (3031, (4, 4, (-2e6, 1e6, 0.0, 2e6, 0.0, -1e6)), (-180, -90, 180, -64.39)),
        (3995, (4, 4, (1e5, 5e5, 0.0, 2e6, 0.0, -5e5)), (90, 63.76, 177.14, 89.08)),  # beside it
        (4326, (4, 8, (0.0, 45.0, 0.0, 90.0, 0.0, -45.0)), (-180, -90, 180, 90)),  # from 0 to 360 degrees
        (4326, (2, 2, (350.0, 5.0, 0.0, 10.0, 0.0, -1.0)), (-10, 8, 0, 10)),
        (32660, (2, 2, (700_000.0, 200_000.0, 0.0, 7_500_000.0, 0.0, -200_000.0)), (-178.91, 63.51, -169.14, 67.55)),
    ],
)
def test_a_footprint_may_lie_around_a_pole_and_around_the_earth(epsg: int, grid: Any, box: Any) -> None:
    rows, cols, geotransform = grid
    found = footprint(Grid(rows, cols, geotransform, _crs(epsg).ExportToWkt()))
    assert found is not None
    assert found[1] == pytest.approx(box, abs=0.01)
    outline = ogr.CreateGeometryFromJson(json.dumps(found[0]))
    assert outline.IsValid()
    west, east, south, north = outline.GetEnvelope()
    assert (west, south, east, north) == pytest.approx(box, abs=0.01)


def test_a_globe_seen_from_space_and_another_planet_have_no_footprint() -> None:
    globe, moon = osr.SpatialReference(), osr.SpatialReference()
    globe.ImportFromProj4("+proj=ortho +lat_0=0 +lon_0=0 +datum=WGS84")
    moon.ImportFromProj4("+proj=longlat +R=1737400 +no_defs")
    assert footprint(Grid(4, 4, (-6.4e6, 3.2e6, 0.0, 6.4e6, 0.0, -3.2e6), globe.ExportToWkt())) is None
    assert footprint(Grid(4, 4, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), moon.ExportToWkt())) is None


def test_an_item_in_another_folder_leads_to_the_map(mapped: Path) -> None:
    items = mapped.with_name("items")
    items.mkdir()
    hand_on(mapped, "--stac", str(items / "cog.json"), "--date", DAY)
    assets = json.loads((items / "cog.json").read_text(encoding="utf-8"))["assets"]
    assert [one["href"] for one in assets.values()] == ["../cog.tif", "../cog.qml"]
    assert (items / assets["map"]["href"]).resolve() == mapped.with_name("cog.tif").resolve()


def test_an_item_tells_the_type_of_the_pixels(tmp_path: Path) -> None:
    path = tmp_path / "of_numbers.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 2, 1, 1, gdal.GDT_Int32)
    dataset.GetRasterBand(1).WriteArray(np.array([[1, 2]], np.int32))
    dataset = None
    assert item(path)["assets"]["map"]["data_type"] == "int32"
    assert gdal.Open(str(tmp_path / "cog.tif")).GetRasterBand(1).DataType == gdal.GDT_Int32
