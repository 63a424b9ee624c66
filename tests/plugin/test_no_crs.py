# SPDX-License-Identifier: GPL-3.0-or-later
"""Images without a coordinate reference system in the toolbox, and what QGIS makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Optional

import numpy as np
import pytest
from cases import placeless
from osgeo import gdal
from qgis import processing
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsPointXY,
    QgsProcessingException,
    QgsRasterLayer,
    QgsVectorLayer,
)

from freenet_qgis.geodata.access import grid
from freenet_qgis.geodata.vector.polygons import burn
from freenet_qgis.gui.classes import training_layer
from freenet_qgis.gui.form.likely_layers import lies_on
from freenet_qgis.labels.layer_reading import Use
from freenet_qgis.layers import reading
from freenet_qgis.layers.features import Target
from freenet_qgis.sources.gdal_name import named

SCAN = (500.0, 2.0, 0.0, -300.0, 0.0, -2.0)
IDENTITY = (0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
SOUTH_UP = (500.0, 2.0, 0.0, -300.0, 0.0, 2.0)
TURNED = (500.0, 2.0, 1.0, 9.0, 1.0, -2.0)
MIRRORED = (500.0, -2.0, 0.0, -300.0, 0.0, -2.0)
NO_CRS = QgsCoordinateReferenceSystem()


IN_OLD_QGIS = pytest.mark.skipif(Qgis.QGIS_VERSION_INT >= 34400, reason="QGIS 3.44 shows such rasters elsewhere")


@pytest.mark.parametrize(
    "geotransform",
    [None, placeless.PICTURE, IDENTITY, SCAN, SOUTH_UP, TURNED, pytest.param(MIRRORED, marks=IN_OLD_QGIS)],
)
def test_qgis_shows_each_pixel_where_our_grid_has_it(tmp_path: Path, geotransform: Optional[Sequence[float]]) -> None:
    scene = placeless.write(tmp_path, geotransform)
    layer, place = QgsRasterLayer(str(scene.raster), "scene"), grid.read(named(scene.raster))
    band = gdal.Open(str(scene.raster)).ReadAsArray()[0]
    for row, col in ((0, 0), (0, 23), (31, 0), (31, 23), (13, 7)):
        x, y = gdal.ApplyGeoTransform(list(place.geotransform), col + 0.5, row + 0.5)
        value, is_there = layer.dataProvider().sample(QgsPointXY(x, y), 1)
        assert is_there and value == pytest.approx(band[row, col] * 0.0001)
    assert not layer.crs().isValid()


@pytest.mark.parametrize("driver", ["GPKG", "ESRI Shapefile"])
@pytest.mark.parametrize("definition", ["", placeless.LOCAL])
def test_layers_without_crs_lie_as_they_are(tmp_path: Path, driver: str, definition: str) -> None:
    scene = placeless.write(tmp_path, SCAN, definition, definition, driver)
    layer, raster = QgsVectorLayer(str(scene.polygons), "training"), QgsRasterLayer(str(scene.raster), "scene")
    found = reading.scene(raster)
    place = grid.read(found.raster, found.crs_wkt)
    target = Target(raster.crs(), QgsCoordinateTransformContext(), place)
    labelled = reading.labelled(layer, "class_id", target, Use())
    assert (burn(labelled.shapes, place).labels == scene.placed.training).all()
    assert lies_on(layer, raster)


def test_a_new_layer_lies_on_the_arbitrary_grid_of_an_envi_file(tmp_path: Path) -> None:
    scene = placeless.write(tmp_path)
    gdal.GetDriverByName("ENVI").CreateCopy(str(tmp_path / "cube.dat"), gdal.Open(str(scene.raster)))
    with (tmp_path / "cube.hdr").open("a") as header:
        header.write("map info = {Arbitrary, 1, 1, 0, 0, 1, 1, units=Meters}\n")
    raster = QgsRasterLayer(str(tmp_path / "cube.dat"), "cube")
    layer = training_layer.create(tmp_path / "new.gpkg", raster.crs(), training_layer.starters())
    for drawn in QgsVectorLayer(str(scene.polygons), "drawn").getFeatures():
        feature = QgsFeature(layer.fields())
        feature.setGeometry(drawn.geometry())
        feature["class_id"] = drawn["class_id"]
        assert layer.dataProvider().addFeature(feature)
    found = reading.scene(raster)
    place = grid.read(found.raster, found.crs_wkt)
    target = Target(raster.crs(), QgsCoordinateTransformContext(), place)
    labelled = reading.labelled(layer, "class_id", target, Use())
    assert (burn(labelled.shapes, place).labels == scene.placed.training).all()
    assert (raster.crs().description(), labelled.remarks, lies_on(layer, raster)) == ("Arbitrary", (), True)


def run(name: str, **parameters: Any) -> dict[str, Any]:
    return processing.run(f"freenet:{name}", parameters)


def test_the_toolbox_maps_a_picture(tmp_path: Path) -> None:
    scene = placeless.write(tmp_path)
    inputs = dict(INPUT=str(scene.raster), TRAINING=str(scene.polygons), FIELD="class_id")
    outputs = dict(OUTPUT=str(tmp_path / "map.tif"), PROBABILITIES=str(tmp_path / "p.tif"))
    run("trainandclassify", **inputs, **outputs, PRESET="fast", STEPS=10, DEVICE="cpu")
    mapped = QgsRasterLayer(str(tmp_path / "map.tif"), "map")
    assert mapped.extent() == QgsRasterLayer(str(scene.raster), "scene").extent()
    assert gdal.Open(str(tmp_path / "map.tif")).GetGeoTransform(can_return_null=True) is None
    agreed = gdal.Open(str(tmp_path / "map.tif")).ReadAsArray() == scene.placed.truth
    assert np.mean(agreed) > 0.8
    reference = dict(REFERENCE=str(scene.polygons), FIELD="class_id")
    assert run("assess", INPUT=str(tmp_path / "map.tif"), **reference)["OVERALL_ACCURACY"] > 0.8
    run("suggest", INPUT=str(tmp_path / "p.tif"), TRAINING=str(scene.polygons), OUTPUT="TEMPORARY_OUTPUT")
    places = run("suggest", INPUT=str(tmp_path / "p.tif"), OUTPUT="TEMPORARY_OUTPUT")  # polygons leave no room
    extent = QgsVectorLayer(places["OUTPUT"], "places").extent()
    assert -32 <= extent.yMinimum() <= extent.yMaximum() <= 0


def test_only_one_without_crs_gets_its_sentence_and_setting_the_layer_is_the_way_out(tmp_path: Path) -> None:
    scene = placeless.write(tmp_path, SCAN, "EPSG:32633", "")
    layer = QgsVectorLayer(str(scene.polygons), "training")
    inputs = dict(INPUT=str(scene.raster), TRAINING=layer, FIELD="class_id", OUTPUT=str(tmp_path / "o.gpkg"))
    with pytest.raises(QgsProcessingException, match="'training' has no coordinate reference system"):
        run("checktraining", **inputs, DEVICE="cpu")
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32633"))
    run("checktraining", **inputs, DEVICE="cpu")
