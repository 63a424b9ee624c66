# SPDX-License-Identifier: GPL-3.0-or-later
"""The options that say where to look in an image."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

import numpy as np
import pytest
import scenes
from osgeo import ogr

from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.headless.inputs import where
from freenet_qgis.headless.options.command_line import parse
from freenet_qgis.headless.options.where import add_where
from freenet_qgis.request import Scene


def looked_at(image: Path, *options: str) -> Scene:
    parser = ArgumentParser()
    add_where(parser)
    return where.looked_at(Scene(image), parser.parse_args(options), lambda text: None)


def inside(scene: Scene) -> np.ndarray:
    info = raster.of(scene)
    return info.sight().of((0, 0, info.grid.cols, info.grid.rows)).inside


@pytest.fixture
def made(tmp_path: Path) -> scenes.SyntheticScene:
    return scenes.write_scene(tmp_path, shape=(60, 50, 3), polygons_epsg=4326)


def test_without_options_all_is_looked_at(made: scenes.SyntheticScene) -> None:
    assert looked_at(made.raster) == Scene(made.raster)


def test_polygons_in_another_crs_are_the_area(made: scenes.SyntheticScene) -> None:
    found = looked_at(made.raster, "--area", str(made.polygons))
    assert found.area.name == "scene"
    np.testing.assert_array_equal(inside(found), made.training > 0)


def test_points_are_no_area(made: scenes.SyntheticScene, tmp_path: Path) -> None:
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(tmp_path / "points.gpkg"))
    layer = source.CreateLayer("points", scenes._crs(scenes.EPSG), ogr.wkbPoint)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (400050 5799900)"))
    layer.CreateFeature(feature)
    del layer, source
    with pytest.raises(FreeNetError, match="'points' holds no polygons"):
        looked_at(made.raster, "--area", str(tmp_path / "points.gpkg"))


def test_an_extent_is_a_rectangle_in_the_crs_of_the_image_or_another(made: scenes.SyntheticScene) -> None:
    expected = np.zeros((60, 50), bool)
    expected[10:30, 5:25] = True
    found = looked_at(made.raster, "--extent", "400050,400250,5799700,5799900")
    np.testing.assert_array_equal(inside(found), expected)
    assert looked_at(made.raster, "--extent", "400050, 400250, 5799700, 5799900") == found
    whole = ogr.CreateGeometryFromWkb(
        looked_at(made.raster, "--extent", "13.4,13.7,52.2,52.5 [EPSG:4326]").area.outlines[0]
    )
    assert whole.GetGeometryRef(0).GetPointCount() > 40  # what is straight in degrees is bent in metres


@pytest.mark.parametrize(
    "text",
    ["1,2,3", "5,1,1,5", "a,b,c,d", "1,2,3,4 [EPSG:99999999]", "nan,1,1,2", "1,inf,1,2", "1,2,1,1e999[EPSG:4326]"],
)
def test_what_is_no_extent_is_one_sentence(made: scenes.SyntheticScene, text: str) -> None:
    with pytest.raises(FreeNetError, match=r"is no extent|is no CRS"):
        looked_at(made.raster, "--extent", text)


def test_a_mask_and_its_values(made: scenes.SyntheticScene) -> None:
    found = looked_at(made.raster, "--mask", str(made.raster), "--mask-values", "band 1: -9999")
    assert (found.mask.raster, found.mask.values) == (made.raster, "band 1: -9999")
    with pytest.raises(FreeNetError, match=r"It is not known which values of the mask 'scene\.tif'"):
        looked_at(made.raster, "--mask", str(made.raster))


@pytest.mark.parametrize(
    ("option", "value"),
    [("--extent", "-73.5,-73,4,5"), ("--mask-values", "-3-2"), ("--bands", "-940-960nm"), ("--dates", "-,2021-06-04")],
)
def test_a_value_may_begin_with_a_dash(option: str, value: str) -> None:
    wanted = ["train", "--input", "a.tif", "--training-raster", "b.tif", "--mask", "c.tif", "--model", "m.safetensors"]
    wanted += [option, value]
    found = vars(parse(wanted))[option[2:].replace("-", "_")]
    assert found in (value, ("", "2021-06-04")) and parse(wanted).model.name == "m.safetensors"
