# SPDX-License-Identifier: GPL-3.0-or-later
"""``freenet:areas`` in QGIS: against its zonal histogram, and what a run leaves."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from osgeo import gdal
from qgis import processing
from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessing,
    QgsProject,
    QgsVectorLayer,
)
from scenes import EPSG, ORIGIN, _crs

from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP
from freenet_qgis.geodata.results.map_writing import NewMap, write_map

NAMES = ("Water", "Meadow", "Forêt", "water")
CLASSES = [ClassInfo(value, name, f"#aa{value}0{value}0") for value, name in enumerate(NAMES, start=1)]
SIDE = 200


@pytest.fixture
def class_map(tmp_path: Path) -> str:
    """A map without any order, with pixels that have no class."""
    values = np.random.default_rng(1).integers(0, 5, (SIDE, SIDE)).astype(np.uint8)
    grid = Grid(SIDE, SIDE, (ORIGIN[0], 10.0, 0.0, ORIGIN[1], 0.0, -10.0), _crs(EPSG).ExportToWkt())
    path = tmp_path / "map.tif"
    write_map(path, NewMap(CLASS_MAP, values, grid, CLASSES))
    return str(path)


def zones(count: int = 60) -> QgsVectorLayer:
    """Triangles on the map, many of which overlap."""
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:{EPSG}&field=name:string", "districts", "memory")
    corners = np.random.default_rng(2).uniform(0, 10 * SIDE, (count, 3, 2)) * (1, -1) + ORIGIN
    for number, triangle in enumerate(corners.tolist()):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"district {number}"])
        feature.setGeometry(QgsGeometry.fromPolygonXY([[QgsPointXY(x, y) for x, y in triangle]]))
        layer.dataProvider().addFeature(feature)
    return layer


def in_degrees(layer: QgsVectorLayer) -> QgsVectorLayer:
    how = {"INPUT": layer, "TARGET_CRS": "EPSG:4326", "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT}
    return processing.run("native:reprojectlayer", how)["OUTPUT"]


def areas(class_map: str, layer: QgsVectorLayer, folder: Path) -> dict[str, Any]:
    places = {"OUTPUT": str(folder / "areas.gpkg"), "TABLE": str(folder / "areas.csv")}
    return processing.run("freenet:areas", {"INPUT": class_map, "ZONES": layer, "ZONE_FIELD": "name", **places})


def counted(table: str) -> dict[tuple[str, str], int]:
    with Path(table).open(encoding="utf-8-sig", newline="") as file:
        return {(row["zone"], row["class"]): int(row["pixels"]) for row in csv.DictReader(file)}


@pytest.mark.parametrize("reproject", [lambda layer: layer, in_degrees], ids=["same CRS", "in degrees"])
def test_pixels_are_those_of_qgis_zonal_histogram(class_map: str, tmp_path: Path, reproject: Any) -> None:
    layer = reproject(zones())
    found = counted(areas(class_map, layer, tmp_path)["TABLE"])
    how = {"INPUT_RASTER": class_map, "RASTER_BAND": 1, "INPUT_VECTOR": layer, "COLUMN_PREFIX": ""}
    histogram = processing.run("native:zonalhistogram", {**how, "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT})["OUTPUT"]
    for feature in histogram.getFeatures():
        for value, name in enumerate(NAMES, start=1):
            assert found[feature["name"], name] == feature[str(value)]
        assert found[feature["name"], "not classified"] == feature["NODATA"]


def test_the_layer_brings_hectares_and_the_colours_of_the_map(class_map: str, tmp_path: Path) -> None:
    result = areas(class_map, zones(5), tmp_path)
    layer = QgsVectorLayer(result["OUTPUT"], "areas", "ogr")
    own = ["zone", "class", "share", "hectares", "not_classified"]
    assert layer.fields().names() == ["fid", *own, "Water", "Meadow", "Forêt", "water (4)"]
    found = counted(result["TABLE"])
    for feature in layer.getFeatures():
        columns = dict(zip(NAMES, feature.attributes()[6:]))
        assert columns == {name: pytest.approx(found[feature["zone"], name] / 100, rel=1e-3) for name in NAMES}
        assert feature["class"] == max(columns, key=columns.get)
        assert feature["hectares"] == pytest.approx(sum(columns.values()))
    renderer = layer.renderer()
    assert isinstance(renderer, QgsCategorizedSymbolRenderer)
    shown = {one.value(): one.symbol().color().name() for one in renderer.categories() if one.value()}
    assert shown == {info.name: info.color for info in CLASSES}


def test_without_zones_there_is_a_table_and_no_layer(class_map: str, tmp_path: Path) -> None:
    result = processing.run("freenet:areas", {"INPUT": class_map, "TABLE": str(tmp_path / "areas.csv")})
    assert set(result) == {"TABLE"}
    values = gdal.Open(class_map).ReadAsArray()
    assert list(counted(result["TABLE"]).values()) == [*np.bincount(values.ravel())[1:], (values == 0).sum()]


def test_edits_that_are_not_saved_and_a_selection_are_heeded(class_map: str, tmp_path: Path) -> None:
    layer = zones(3)
    QgsProject.instance().addMapLayer(layer)
    layer.startEditing()
    layer.changeAttributeValue(2, 0, "renamed")
    found = counted(areas(class_map, layer, tmp_path)["TABLE"])
    assert {zone for zone, _ in found} == {"Whole map", "district 0", "renamed", "district 2"}
    layer.rollBack()


def test_it_needs_no_pytorch() -> None:
    assert QgsApplication.processingRegistry().algorithmById("freenet:areas").canExecute() == (True, "")
