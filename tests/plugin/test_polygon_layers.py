# SPDX-License-Identifier: GPL-3.0-or-later
"""Polygons of a class map as QGIS has them: its measure of their areas, its test of their validity, its style."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from qgis import processing
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsPalettedRasterRenderer,
    QgsProcessing,
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor
from scenes import CLASSES, COLORS

from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP, CONFIDENCE
from freenet_qgis.geodata.results.map_writing import NewMap, write_map

EVERY = tuple(ClassInfo(value, name, COLORS[value]) for value, name in CLASSES.items())
SIZE = 60, 50
PLACES = {
    "UTM": (32633, (400_000.0, 30.0, 0.0, 5_800_000.0, 0.0, -30.0)),
    "UTM, rotated": (32633, (400_000.0, 24.0, 18.0, 5_800_000.0, 18.0, -24.0)),
    "degrees": (4326, (13.0, 0.0003, 0.0, 52.5, 0.0, -0.0003)),
    "Mercator": (3857, (1_500_000.0, 50.0, 0.0, 6_800_000.0, 0.0, -50.0)),
    "feet": (2264, (2_000_000.0, 90.0, 0.0, 700_000.0, 0.0, -90.0)),
}


def written(folder: Path, epsg: int, place: tuple) -> dict[str, str]:
    """A map of noise and larger patches, and its confidence."""
    crs = f"EPSG:{epsg}"
    grid = Grid(*SIZE, place, crs)
    rng = np.random.default_rng(2)
    labels = np.kron(rng.integers(0, 5, (12, 10)), np.ones((5, 5), int)).astype(np.uint8)
    noise = rng.random(SIZE) < 0.1
    labels[noise] = rng.integers(1, 5, noise.sum())
    write_map(folder / "map.tif", NewMap(CLASS_MAP, labels, grid, EVERY))
    write_map(folder / "sure.tif", NewMap(CONFIDENCE, rng.random(SIZE).astype(np.float32), grid))
    return {"INPUT": str(folder / "map.tif"), "CONFIDENCE": str(folder / "sure.tif")}


def polygons(folder: Path, place: str = "UTM", **wanted: Any) -> QgsVectorLayer:
    given = {**written(folder, *PLACES[place]), "OUTPUT": str(folder / "p.gpkg"), **wanted}
    return QgsVectorLayer(processing.run("freenet:topolygons", given)["OUTPUT"], "polygons")


@pytest.mark.parametrize("place", PLACES)
def test_areas_are_those_that_qgis_measures_on_the_ellipsoid(tmp_path: Path, place: str) -> None:
    layer = polygons(tmp_path, place)
    measure = QgsDistanceArea()
    measure.setSourceCrs(layer.crs(), QgsCoordinateTransformContext())
    assert measure.setEllipsoid(layer.crs().ellipsoidAcronym())
    pairs = [(feature["area_m2"], measure.measureArea(feature.geometry())) for feature in layer.getFeatures()]
    assert len(pairs) > 200
    ours, theirs = np.array(pairs).T
    # In degrees QGIS 3.22 rounds to about 0.1 m²; Karney's geodesics differ from ours by less than 1e-7.
    np.testing.assert_allclose(ours, theirs, rtol=1e-6, atol=0.2 if place in ("degrees", "Mercator") else 0)


@pytest.mark.parametrize("smoothing", [0, 3, 10])
def test_polygons_are_valid_to_qgis_too(tmp_path: Path, smoothing: int) -> None:
    for feature in polygons(tmp_path, SMOOTHING=smoothing).getFeatures():
        assert feature.geometry().isGeosValid()


def test_smoothed_areas_are_those_of_the_smoothed_polygons(tmp_path: Path) -> None:
    layer = polygons(tmp_path, SMOOTHING=5)
    measure = QgsDistanceArea()
    measure.setSourceCrs(layer.crs(), QgsCoordinateTransformContext())
    measure.setEllipsoid(layer.crs().ellipsoidAcronym())
    for feature in layer.getFeatures():
        assert feature["area_m2"] == pytest.approx(measure.measureArea(feature.geometry()), rel=1e-5)


def test_layer_comes_in_the_colours_and_names_of_the_map(tmp_path: Path) -> None:
    layer = polygons(tmp_path)
    renderer = layer.renderer()
    assert isinstance(renderer, QgsCategorizedSymbolRenderer) and renderer.classAttribute() == "class"
    found = {one.value(): one.symbol().color().name() for one in renderer.categories()}
    assert found == {info.name: info.color for info in EVERY}
    assert {one.label() for one in renderer.categories()} == {info.name for info in EVERY}


def test_names_and_colours_are_those_that_qgis_shows(tmp_path: Path, project: QgsProject) -> None:
    given = written(tmp_path, *PLACES["UTM"])
    layer = QgsRasterLayer(given["INPUT"], "mine")
    named = [QgsPalettedRasterRenderer.Class(1, QColor("#123456"), "Pond")]
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, named))
    project.addMapLayer(layer)
    path = processing.run("freenet:topolygons", {"INPUT": layer.id(), "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT})[
        "OUTPUT"
    ]
    found = QgsVectorLayer(path, "p")
    categories = [(one.value(), one.symbol().color().name()) for one in found.renderer().categories()]
    assert ("Pond", "#123456") in categories


def test_confidence_elsewhere_is_refused_before_the_run(tmp_path: Path) -> None:
    given = written(tmp_path, *PLACES["UTM"])
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    other = written(elsewhere, *PLACES["degrees"])
    with pytest.raises(QgsProcessingException, match="does not lie on the pixels of the map"):
        processing.run(
            "freenet:topolygons",
            {"INPUT": given["INPUT"], "CONFIDENCE": other["CONFIDENCE"], "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT},
        )
