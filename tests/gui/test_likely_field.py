# SPDX-License-Identifier: GPL-3.0-or-later
"""Which field panel and toolbox take for the class while nobody has said so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from memory_layers import categorise
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from freenet_qgis.layers.likely_field import likely_class_field

NAMES = ["Water", "Meadow", "Forest", "Soil"] * 3
IDS = [1, 2, 3, 4] * 3
OWN = list(range(1, 13))


def layer_of(columns: Mapping[str, Sequence[Any]], **kinds: str) -> QgsVectorLayer:
    """Polygons with these fields."""
    of = {int: "integer", str: "string", float: "double", bool: "bool"}
    fields = "".join(
        f"&field={name}:{kinds.get(name) or of[type(next((v for v in values if v is not None), ''))]}"
        for name, values in columns.items()
    )
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:32633{fields}", "training", "memory")
    features = []
    for row in zip(*columns.values()):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt("POLYGON((0 0, 8 0, 8 8, 0 8, 0 0))"))
        feature.setAttributes(list(row))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def saved(layer: QgsVectorLayer, path: Path, driver: str) -> QgsVectorLayer:
    """The layer in a file."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    context = QgsProject.instance().transformContext()
    writer = QgsVectorFileWriter.create(str(path), layer.fields(), layer.wkbType(), layer.crs(), context, options)
    writer.addFeatures(list(layer.getFeatures()))
    del writer
    return QgsVectorLayer(str(path), "training")


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        ({"class_id": IDS, "class_name": NAMES}, "class_name"),
        ({"class_name": NAMES, "class_id": IDS}, "class_name"),
        ({"plot": [f"plot {n}" for n in OWN], "cover": IDS}, "cover"),
        ({"fid": OWN, "code": IDS}, "code"),
        ({"fid": IDS, "code": IDS}, "code"),
        ({"OBJECTID": OWN, "Shape_Area": [float(n) + 0.5 for n in OWN], "Klasse": NAMES}, "Klasse"),
        ({"id": IDS, "note": [None] * 11 + ["look"]}, "id"),
        ({"drawn_by": ["Ann", "Bob"] * 6, "nr": IDS, "art": NAMES}, "art"),
        ({"drawn_by": ["Ann"] * 12, "nr": IDS}, "nr"),
        ({"code": [str(n) for n in IDS], "name": NAMES}, "name"),
        ({"code": [str(n) for n in IDS], "number": OWN}, "code"),
        ({"is_water": [True, False] * 6, "number": OWN}, "is_water"),
        ({"number": OWN, "plot": [f"plot {n}" for n in OWN]}, ""),
        ({"fid": OWN}, ""),
        ({"cover": ["Water", "Forest"], "nr": [1, 2]}, "cover"),
    ],
    ids=str,
)
def test_names_go_before_numbers_and_what_numbers_the_features_is_never_taken(
    columns: dict[str, list[Any]], field: str
) -> None:
    assert likely_class_field(layer_of(columns), "") == field


@pytest.mark.parametrize(("ending", "driver"), [("gpkg", "GPKG"), ("shp", "ESRI Shapefile"), ("geojson", "GeoJSON")])
def test_the_fid_of_a_file_is_never_taken(tmp_path: Path, ending: str, driver: str) -> None:
    layer = saved(layer_of({"value": IDS}), tmp_path / f"a.{ending}", driver)
    assert likely_class_field(layer, "") == "value"
    layer = saved(layer_of({"number": OWN}), tmp_path / f"b.{ending}", driver)
    assert likely_class_field(layer, "fid") == ""


def test_an_empty_layer_has_its_text_taken() -> None:
    layer = layer_of({"nr": [], "cover": []}, nr="integer", cover="string")
    assert likely_class_field(layer, "") == "cover"
    assert likely_class_field(layer_of({"day": [], "nr": []}, day="date", nr="integer"), "") == "nr"


def test_the_field_of_the_layer_before_decides_between_equals_only() -> None:
    layer = layer_of({"id": IDS, "name": NAMES, "namn": [name.lower() for name in NAMES]})
    assert likely_class_field(layer, "") == "name"
    assert likely_class_field(layer, "namn") == "namn"
    assert likely_class_field(layer, "id") == "name"


def test_the_field_of_the_style_goes_first_unless_that_numbers_the_features() -> None:
    layer = layer_of({"number": OWN, "class_id": IDS, "class_name": NAMES})
    layer.setRenderer(QgsCategorizedSymbolRenderer("class_id", []))
    assert likely_class_field(layer, "class_name") == "class_id"
    categorise(layer, *((n, "#ff0000", str(n)) for n in OWN), attribute="number")
    assert likely_class_field(layer, "") == "class_name"
    categorise(layer, *((n, "#ff0000", f"cover {n}") for n in OWN), attribute="number")
    assert likely_class_field(layer, "") == "number"  # so named, every polygon is a class


def test_a_style_on_what_numbers_the_features_is_believed_where_there_is_no_other_field() -> None:
    layer = layer_of({"plot": [f"plot {n}" for n in OWN]})
    categorise(layer, *((f"plot {n}", "#ff0000", f"plot {n}") for n in OWN), attribute="plot")
    assert likely_class_field(layer, "") == "plot"
