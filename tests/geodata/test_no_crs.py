# SPDX-License-Identifier: GPL-3.0-or-later
"""Rasters that have no coordinate reference system, or no place at all: used as they are, and so are their maps."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Optional

import numpy as np
import pytest
from cases import placeless
from osgeo import gdal, ogr
from rasters import NORTH_UP, ROTATED, SOUTH_UP, WriteRaster

from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP
from freenet_qgis.errors import FreeNetError
from freenet_qgis.files.strict_json import from_json, to_json
from freenet_qgis.geodata.access.ellipsoid import PixelAreas
from freenet_qgis.geodata.access.grid import PICTURE, defined, read, same_crs
from freenet_qgis.geodata.class_maps.class_map import read_on_grid
from freenet_qgis.geodata.raster import describe, of
from freenet_qgis.geodata.raster.mask_on_grid import MaskOnGrid
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.geodata.vector.vector_file import NewLayer, write_layer
from freenet_qgis.request import FurtherRaster, Mask, Scene
from freenet_qgis.sources.gdal_name import named

IDENTITY = (0.0, 1.0, 0.0, 0.0, 0.0, 1.0)  # what GDAL makes up for a raster that has none
CUBE = np.arange(24, dtype=np.int16).reshape(4, 3, 2)


@pytest.mark.parametrize("geotransform", [NORTH_UP, SOUTH_UP, ROTATED, PICTURE, IDENTITY, None])
@pytest.mark.parametrize("epsg", [None, 32633])
def test_a_map_has_place_and_crs_as_far_as_its_raster_has_them(
    write_raster: WriteRaster, tmp_path: Path, geotransform: Optional[Sequence[float]], epsg: Optional[int]
) -> None:
    raster = write_raster(CUBE, geotransform=geotransform, epsg=epsg)
    grid = describe(raster).grid
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, np.zeros((4, 3), np.uint8), grid, [ClassInfo(1, "a", "#000000")]))
    ours, theirs = gdal.Open(str(tmp_path / "map.tif")), gdal.Open(str(raster))
    assert ours.GetGeoTransform(can_return_null=True) == theirs.GetGeoTransform(can_return_null=True) == geotransform
    assert ours.GetProjection() == theirs.GetProjection()
    assert read(named(tmp_path / "map.tif")) == grid


def test_a_raster_without_geotransform_lies_where_qgis_draws_it(write_raster: WriteRaster) -> None:
    grid = describe(write_raster(CUBE, geotransform=None, epsg=None)).grid
    assert (grid.geotransform, grid.crs_wkt, grid.is_placed) == ((0, 1, 0, 0, 0, -1), "", False)


def test_a_raster_placed_by_rational_functions_is_refused(write_raster: WriteRaster) -> None:
    def edit(dataset: gdal.Dataset) -> None:
        dataset.SetMetadata({"LINE_OFF": "2", "SAMP_OFF": "2"}, "RPC")

    path = write_raster(CUBE, "r.vrt", driver="VRT", geotransform=None, epsg=None, edit=edit)
    with pytest.raises(FreeNetError, match="Warp"):
        describe(path)


@pytest.mark.parametrize(
    "wkt", [placeless.GEOGRAPHIC, 'LOCAL_CS["Undefined Cartesian SRS"]', 'ENGCRS["Undefined SRS"]']
)
def test_what_geopackages_call_undefined_is_none(write_raster: WriteRaster, wkt: str) -> None:
    assert defined(wkt) == ""
    assert describe(write_raster(CUBE, epsg=None), placeless.GEOGRAPHIC).grid.crs_wkt == ""
    assert defined(placeless.LOCAL) == placeless.LOCAL


def test_no_crs_is_one_crs_and_tells_no_area() -> None:
    nowhere, here = Grid(2, 3, NORTH_UP, ""), Grid(2, 3, NORTH_UP, "EPSG:32633")
    assert [same_crs(nowhere, nowhere), same_crs(nowhere, here), same_crs(here, nowhere)] == [True, False, False]
    assert PixelAreas(nowhere).mean() is None


def test_a_grid_of_before_there_were_rasters_without_place_has_one() -> None:
    grid = Grid(2, 3, NORTH_UP, "")
    text = to_json(grid).replace(',\n "is_placed": true', "")
    assert "is_placed" not in text and from_json(Grid, text) == grid
    nowhere = Grid(2, 3, PICTURE, "", is_placed=False)
    assert from_json(Grid, to_json(nowhere)) == nowhere


def test_features_without_crs_come_back_as_they_were(tmp_path: Path) -> None:
    point = ogr.CreateGeometryFromWkt("POINT (700 -900)")
    write_layer(tmp_path / "a.gpkg", NewLayer("a", "points", "", {}, ""), [(bytes(point.ExportToIsoWkb()), [])])
    source = ogr.Open(str(tmp_path / "a.gpkg"))
    layer = source.GetLayerByName("a")
    assert defined(layer.GetSpatialRef().ExportToWkt()) == ""
    assert [feature.GetGeometryRef().ExportToWkt() for feature in layer] == ["POINT (700 -900)"]


@pytest.mark.parametrize("geotransform", [None, NORTH_UP])
def test_classes_of_a_raster_without_crs_lie_on_one_without(
    write_raster: WriteRaster, geotransform: Optional[Sequence[float]]
) -> None:
    classes = np.arange(12, dtype=np.uint8).reshape(4, 3, 1)
    grid = describe(write_raster(CUBE, geotransform=geotransform, epsg=None)).grid
    path = write_raster(classes, "classes.tif", geotransform=geotransform, epsg=None)
    assert (read_on_grid(Scene(named(path)), grid).values == classes[..., 0]).all()


@pytest.mark.parametrize("size", [(4, 3), (6, 5)])
def test_pictures_are_stacked_by_their_upper_left_corners(write_raster: WriteRaster, size: tuple[int, int]) -> None:
    other = np.arange(size[0] * size[1], dtype=np.int16).reshape(*size, 1)
    first, second = (
        named(write_raster(one, name, geotransform=None, epsg=None))
        for one, name in ((CUBE, "a.tif"), (other, "b.tif"))
    )
    info = of(Scene(first, further=(FurtherRaster(second),)))
    assert (info.grid, len(info.bands)) == (describe(first).grid, 3)
    assert (gdal.Open(info.path.text).ReadAsArray()[2] == other[:4, :3, 0]).all()


@pytest.mark.parametrize("epsg", [None, 32633])
def test_rasters_of_which_one_has_a_system_are_not_laid_on_each_other(
    write_raster: WriteRaster, epsg: Optional[int]
) -> None:
    other = None if epsg else 32633
    first, second = (
        named(write_raster(CUBE[..., :1], f"{one}.tif", geotransform=NORTH_UP, epsg=one)) for one in (epsg, other)
    )
    with pytest.raises(FreeNetError, match=r"coordinate reference system, and the raster .*gdal_edit"):
        of(Scene(first, further=(FurtherRaster(second),)))
    with pytest.raises(FreeNetError, match=r"coordinate reference system, and the raster .*gdal_edit"):
        read_on_grid(Scene(first), describe(second).grid)


@pytest.mark.parametrize("geotransform", [None, NORTH_UP])
def test_a_mask_without_crs_lies_on_a_raster_without_one(
    write_raster: WriteRaster, geotransform: Optional[Sequence[float]]
) -> None:
    clouds = np.array([[0, 1, 0], [1, 0, 0], [0, 0, 0], [0, 0, 1]], np.uint8)
    image, mask = (
        named(write_raster(values, name, geotransform=geotransform, epsg=None))
        for values, name in ((CUBE, "image.tif"), (clouds[..., None], "mask.tif"))
    )
    left_out, _ = MaskOnGrid(Mask(mask, "1"), describe(image).grid).of((0, 0, 3, 4))
    assert (left_out == clouds).all()


def test_a_mask_with_crs_lies_nowhere_on_a_raster_without_one(write_raster: WriteRaster) -> None:
    grid = describe(write_raster(CUBE, geotransform=NORTH_UP, epsg=None)).grid
    mask = named(write_raster(np.zeros((4, 3, 1), np.uint8), "mask.tif", geotransform=NORTH_UP))
    with pytest.raises(FreeNetError, match=r"'mask\.tif' has a coordinate reference system, and the raster"):
        MaskOnGrid(Mask(mask, "1"), grid)
