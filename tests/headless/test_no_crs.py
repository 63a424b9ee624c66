# SPDX-License-Identifier: GPL-3.0-or-later
"""Raster and polygons without a coordinate reference system, by the command."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Optional

import numpy as np
import pytest
from cases import placeless
from commands import Freenet
from osgeo import gdal, ogr

from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.access import grid
from freenet_qgis.geodata.vector.polygons import burn
from freenet_qgis.headless.inputs import vector
from freenet_qgis.labels.layer_reading import Use
from freenet_qgis.sources.gdal_name import named

UTM = "EPSG:32633"
SCAN = (500.0, 2.0, 0.0, -300.0, 0.0, -2.0)
SOUTH_UP = (500.0, 2.0, 0.0, -300.0, 0.0, 2.0)
TURNED = (500.0, 2.0, 1.0, 9.0, 1.0, -2.0)
ARBITRARY = 'LOCAL_CS["Arbitrary",UNIT["Meter",1],AXIS["Easting",EAST],AXIS["Northing",NORTH]]'


def burnt(scene: placeless.Placeless) -> np.ndarray:
    """The class of each pixel that the polygons cover."""
    place = grid.read(named(scene.raster))
    found = vector.labelled(str(scene.polygons), "class_id", place.crs_wkt, Use(), grid=place)
    assert (found.operation, found.remarks) == ("", ())
    return burn(found.shapes, place).labels


@pytest.mark.parametrize("geotransform", [None, SCAN, SOUTH_UP, TURNED])
@pytest.mark.parametrize(
    ("of_raster", "of_polygons", "driver"),
    [
        ("", "", "GPKG"),  # which calls it an undefined geographic one
        ("", "", "ESRI Shapefile"),  # without .prj
        ("", placeless.CARTESIAN, "GPKG"),
        (placeless.CARTESIAN, placeless.GEOGRAPHIC, "GPKG"),
        (ARBITRARY, ARBITRARY, "GPKG"),
        (placeless.LOCAL, placeless.LOCAL, "ESRI Shapefile"),
    ],
)
def test_polygons_lie_on_the_raster_with_the_coordinates_they_have(
    tmp_path: Path, geotransform: Optional[Sequence[float]], of_raster: str, of_polygons: str, driver: str
) -> None:
    scene = placeless.write(tmp_path, geotransform, of_raster, of_polygons, driver)
    assert (burnt(scene) == scene.placed.training).all()


@pytest.mark.parametrize(
    ("of_raster", "of_polygons", "sentence"),
    [
        (UTM, "", r"'scene' has no coordinate reference system, and the raster is in WGS 84 / UTM zone 33N"),
        ("", UTM, r"The raster has no coordinate reference system, and 'scene' is in WGS 84 / UTM zone 33N"),
        (placeless.LOCAL, "", r"'scene' has no coordinate reference system, and the raster is in mine grid"),
        ("", placeless.LOCAL, r"The raster has no coordinate reference system, and 'scene' is in mine grid"),
    ],
)
def test_where_one_has_a_system_and_the_other_none_it_is_said_what_to_set(
    tmp_path: Path, of_raster: str, of_polygons: str, sentence: str
) -> None:
    scene = placeless.write(tmp_path, SCAN, of_raster, of_polygons)
    with pytest.raises(FreeNetError, match=f"{sentence}.*gdal_edit.py -a_srs.*ogr2ogr -a_srs"):
        burnt(scene)


def test_a_picture_is_mapped_like_the_same_scene_with_a_place(tmp_path: Path, freenet_here: Freenet) -> None:
    placeless.write(tmp_path)
    quick = ("--preset", "fast", "--steps", 10, "--device", "cpu", "--field", "class_id")
    for name in ("placed", "scene"):
        inputs = ("--input", f"{name}.tif", "--training", f"{name}.gpkg")
        results = ("--output", f"{name}_map.tif", "--probabilities", f"{name}_p.tif", "--report", f"{name}.html")
        ended = freenet_here(tmp_path, "train", *inputs, *quick, "--model", f"{name}.safetensors", *results)
        assert ended.returncode == 0, ended.stderr
    placed, ours = (gdal.Open(str(tmp_path / f"{name}_map.tif")) for name in ("placed", "scene"))
    assert (placed.ReadAsArray() == ours.ReadAsArray()).all()
    assert (ours.GetGeoTransform(can_return_null=True), ours.GetProjection()) == (None, "")
    page = (tmp_path / "scene.html").read_text(encoding="utf-8")
    assert "In the map (pixels)" in page and "(ha)" not in page

    told = freenet_here(tmp_path, "info", "scene.safetensors")
    assert "32 x 24 pixels, without a place on the ground" in told.stdout and "Reference system" not in told.stdout
    again = freenet_here(tmp_path, "classify", "scene.tif", "--model", "placed.safetensors", "--output", "again.tif")
    assert again.returncode == 0, again.stderr
    assert (gdal.Open(str(tmp_path / "again.tif")).ReadAsArray() == ours.ReadAsArray()).all()

    for reference in ("scene.gpkg", "again.tif"):
        field = ("--field", "class_id") if reference.endswith("gpkg") else ()
        assessed = freenet_here(tmp_path, "assess", "--input", "scene_map.tif", "--reference", reference, *field)
        assert assessed.returncode == 0, assessed.stderr
    refused = freenet_here(tmp_path, "assess", "--input", "scene_map.tif", "--reference", "placed_map.tif")
    assert "The map has no coordinate reference system, and the reference raster 'placed_map.tif'" in refused.stderr

    suspects = ("check-training", "--input", "scene.tif", "--training", "scene.gpkg", "--field", "class_id")
    assert freenet_here(tmp_path, *suspects, "--device", "cpu", "--output", "suspects.gpkg").returncode == 0
    places = ("suggest", "--input", "scene_p.tif", "--training", "scene.gpkg", "--output", "places.gpkg")
    assert freenet_here(tmp_path, *places).returncode == 0
    for name in ("suspects", "places"):
        source = ogr.Open(str(tmp_path / f"{name}.gpkg"))
        boxes = [feature.GetGeometryRef().GetEnvelope() for feature in source.GetLayer()]
        assert all(0 <= left <= right <= 24 and -32 <= low <= high <= 0 for left, right, low, high in boxes)
