# SPDX-License-Identifier: GPL-3.0-or-later
"""Areas as a table and as a layer of zones, by the command: what stands there, and what is said of it."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr
from scenes import EPSG, _crs

from freenet_qgis.__main__ import main
from freenet_qgis.contract.figures import Accuracy, ClassFigures
from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP
from freenet_qgis.contract.report import Report
from freenet_qgis.geodata.results.map_writing import NewMap, write_map

NAMES = ("Deforestation", "Stable forest", "Stable other")
CLASSES = tuple(ClassInfo(value, name, f"#0000{value}0") for value, name in enumerate(NAMES, start=1))
# Olofsson et al. 2014, table 8: rows are the map there, the reference here.
SAMPLE = np.array([[66, 0, 9], [5, 149, 11], [4, 12, 384]])  # of another map with three classes, rows map
COUNTS = 200, 1500, 3300  # pixels of each class


@pytest.fixture
def mapped(tmp_path: Path) -> Path:
    """A map of 100 x 50 pixels of 30 m."""
    values = np.repeat(np.arange(1, 4, dtype=np.uint8), COUNTS).reshape(50, 100)
    path = tmp_path / "map.tif"
    grid = Grid(50, 100, (400_000.0, 30.0, 0.0, 5_800_000.0, 0.0, -30.0), _crs(EPSG).ExportToWkt())
    write_map(path, NewMap(CLASS_MAP, values, grid, CLASSES))
    return path


def write_zones(path: Path, names: tuple[str, ...] = ("North", "South")) -> Path:
    """Two zones, the upper and the lower half of the map; written in degrees."""
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer("zones", _crs(EPSG), ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("name", ogr.OFTString))
    for index, name in enumerate(names):
        top = 5_800_000 - 750 * index
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["name"] = name
        box = f"400000 {top}, 403000 {top}, 403000 {top - 750}, 400000 {top - 750}, 400000 {top}"
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON (({box}))"))
        layer.CreateFeature(feature)
    return path


def report() -> Report:
    figures = tuple(
        ClassFigures(info.value, info.name, info.color, mapped_pixels=int(row.sum()))
        for info, row in zip(CLASSES, SAMPLE)
    )
    matrix = tuple(map(tuple, SAMPLE.T.tolist()))
    accuracy = Accuracy(confusion_matrix=matrix, classes=figures, test_pixels=int(SAMPLE.sum()))
    return Report("1", "assess", "map.tif", validation="reference", accuracy=accuracy, map_pixels=COUNTS)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def areas(mapped: Path, *options: str) -> int:
    table = mapped.with_name("areas.csv")
    return main(["areas", "--input", str(mapped), "--table", str(table), *options])


def test_the_table_has_a_row_for_each_zone_and_class(mapped: Path) -> None:
    zones = write_zones(mapped.with_name("zones.gpkg"))
    assert areas(mapped, "--zones", str(zones), "--zone-field", "name") == 0
    found = rows(mapped.with_name("areas.csv"))
    assert [(row["zone"], row["class"], int(row["pixels"])) for row in found] == [
        *(("Whole map", name, pixels) for name, pixels in zip(NAMES, COUNTS)),
        *(("North", name, pixels) for name, pixels in zip(NAMES, (200, 1500, 800))),
        *(("South", name, pixels) for name, pixels in zip(NAMES, (0, 0, 2500))),
    ]
    wanted = [pixels * 0.09 for pixels in COUNTS]
    assert [float(row["hectares"]) for row in found[:3]] == pytest.approx(wanted, rel=1e-3)
    assert [float(row["share"]) for row in found[3:6]] == pytest.approx([0.08, 0.6, 0.32], abs=1e-5)
    assert not any(row["adjusted_hectares"] + row["low"] + row["high"] for row in found)


def test_areas_of_the_whole_map_are_adjusted_by_its_report(mapped: Path) -> None:
    figures = mapped.with_name("accuracy.json")
    figures.write_text(report().to_json(), encoding="utf-8")
    zones = write_zones(mapped.with_name("zones.gpkg"))
    assert areas(mapped, "--report-json", str(figures), "--zones", str(zones)) == 0
    found = rows(mapped.with_name("areas.csv"))
    weights, sampled = np.array(COUNTS) / 5000, SAMPLE.sum(axis=1)
    rates = SAMPLE / sampled[:, None]
    shares = weights @ rates  # eq. 9
    errors = np.sqrt((weights[:, None] ** 2 * rates * (1 - rates) / (sampled[:, None] - 1)).sum(axis=0))  # eq. 10
    for row, share, error in zip(found, shares, errors):
        wanted = [450 * part for part in (share, share - 1.96 * error, share + 1.96 * error)]
        assert [float(row[key]) for key in ("adjusted_hectares", "low", "high")] == pytest.approx(wanted, rel=1e-3)
    assert not any(row["adjusted_hectares"] for row in found[3:])


def test_a_report_of_another_map_is_refused(mapped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = mapped.with_name("accuracy.json")
    figures.write_text(replace(report(), map_pixels=(201, 1499, 3300)).to_json(), encoding="utf-8")
    assert areas(mapped, "--report-json", str(figures)) == 1
    assert "pixels of 'Deforestation' there: 201, in the map: 200" in capsys.readouterr().err
    assert not mapped.with_name("areas.csv").exists()


def test_a_file_that_is_no_report_is_refused(mapped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = mapped.with_name("other.json")
    other.write_text('{"classes": 3}', encoding="utf-8")
    assert areas(mapped, "--report-json", str(other)) == 1
    assert "'other.json' is no report of FreeNet:" in capsys.readouterr().err


def test_why_areas_are_not_adjusted_is_told(mapped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = mapped.with_name("accuracy.json")
    none = replace(report().accuracy, test_pixels=0)
    figures.write_text(replace(report(), validation="none", accuracy=none).to_json(), encoding="utf-8")
    assert areas(mapped, "--report-json", str(figures)) == 0
    assert "nothing is known of its errors" in capsys.readouterr().err
    assert rows(mapped.with_name("areas.csv"))[0]["adjusted_hectares"] == ""


def test_the_layer_has_a_column_for_each_class_and_the_one_with_most(mapped: Path) -> None:
    zones, layer = write_zones(mapped.with_name("zones.gpkg")), mapped.with_name("areas.gpkg")
    assert areas(mapped, "--zones", str(zones), "--zone-field", "name", "--output", str(layer)) == 0
    source = ogr.Open(str(layer))
    found = [feature.items() for feature in source.GetLayerByName("areas")]
    assert [(row["zone"], row["class"]) for row in found] == [("North", "Stable forest"), ("South", "Stable other")]
    numbers = [[row["share"], row["hectares"], *(row[name] for name in NAMES)] for row in found]
    assert numbers[0] == pytest.approx([0.6, 225, 18, 135, 72], rel=1e-3)
    assert numbers[1] == pytest.approx([1, 225, 0, 0, 225], rel=1e-3)
    assert source.GetLayerByName("areas").GetExtent() == (400_000, 403_000, 5_798_500, 5_800_000)


def test_zones_of_one_name_are_kept_apart(mapped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    zones = write_zones(mapped.with_name("zones.gpkg"), ("Wood", "Wood", ""))
    assert areas(mapped, "--zones", str(zones), "--zone-field", "name") == 0
    said = capsys.readouterr().err
    assert "one name are kept apart by the number of their feature: 'Wood' (2)" in said
    assert "1 zone lies off the map and is left out: 3." in said
    assert {row["zone"] for row in rows(mapped.with_name("areas.csv"))} == {"Whole map", "Wood (1)", "Wood (2)"}


def test_a_zone_without_a_name_is_not_called_as_another(mapped: Path) -> None:
    zones = write_zones(mapped.with_name("zones.gpkg"), ("2", ""))
    assert areas(mapped, "--zones", str(zones), "--zone-field", "name") == 0
    assert {row["zone"] for row in rows(mapped.with_name("areas.csv"))} == {"Whole map", "2", "(2)"}


def test_zones_without_any_place_in_the_system_of_the_map_are_refused(
    mapped: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = mapped.with_name("world.geojson")
    corners = [[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]
    world = {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [corners]}}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [world]}), encoding="utf-8")
    assert areas(mapped, "--zones", str(path)) == 1
    assert "No zone of 'world' has a place in the coordinate system of the map" in capsys.readouterr().err
    assert not mapped.with_name("areas.csv").exists()


def test_values_of_one_name_are_one_class_as_in_assessments(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "map.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 100, 50, 1, gdal.GDT_Byte)
    dataset.SetGeoTransform((400_000.0, 30.0, 0.0, 5_800_000.0, 0.0, -30.0))
    dataset.SetProjection(_crs(EPSG).ExportToWkt())
    dataset.GetRasterBand(1).WriteArray(
        np.repeat(np.arange(1, 5, dtype=np.uint8), (200, 1500, 3000, 300)).reshape(50, 100)
    )
    dataset.GetRasterBand(1).SetCategoryNames(["", *NAMES, NAMES[-1]])
    dataset = None
    told = path.with_name("report.json")
    told.write_text(report().to_json(), encoding="utf-8")
    assert areas(path, "--report-json", str(told)) == 0
    found = rows(tmp_path / "areas.csv")
    assert [(row["class"], int(row["pixels"])) for row in found] == list(zip(NAMES, COUNTS))
    assert all(row["adjusted_hectares"] for row in found)
    assert (
        "The values 3, 4 of 'map.tif' have one name, 'Stable other', and count as one class" in capsys.readouterr().err
    )


def test_a_table_of_somebody_else_is_not_replaced(mapped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = mapped.with_name("areas.csv")
    table.write_text("zone,owner\n1,me\n", encoding="utf-8")
    assert areas(mapped) == 1
    assert "'areas.csv' would be replaced by the table of areas" in capsys.readouterr().err
    assert table.read_text(encoding="utf-8") == "zone,owner\n1,me\n"


def test_a_table_of_ours_is_replaced(mapped: Path) -> None:
    assert areas(mapped) == areas(mapped) == 0
    assert len(rows(mapped.with_name("areas.csv"))) == 3


def test_a_layer_without_zones_is_refused(mapped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        areas(mapped, "--output", str(mapped.with_name("areas.gpkg")))
    assert "--output and --zone-field are for zones, and there are none." in capsys.readouterr().err


def test_the_table_begins_as_excel_knows_utf_8(mapped: Path) -> None:
    areas(mapped)
    assert mapped.with_name("areas.csv").read_bytes().startswith(b"\xef\xbb\xbfzone,class,pixels,hectares,share,")
