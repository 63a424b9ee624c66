# SPDX-License-Identifier: GPL-3.0-or-later
"""Patches of a class map: numbered, eroded, outlined, and found on the grid of another raster."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from osgeo import gdal, ogr, osr
from scipy import ndimage

from freenet_qgis.contract.job import Grid
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.class_maps import patches
from freenet_qgis.geodata.class_maps.class_map import ClassMap, read_on_grid
from freenet_qgis.geodata.class_maps.nearest_pixels import NearestPixels
from freenet_qgis.geodata.class_maps.patch_outlines import outlines
from freenet_qgis.request import ChosenNodata, Scene

UTM33, UTM32, ROWS, COLS = 32633, 32632, 40, 50


def noise(classes: int, shape: tuple[int, int] = (ROWS, COLS), seed: int = 0) -> np.ndarray:
    """Labels 0…classes at random."""
    return np.random.default_rng(seed).integers(0, classes + 1, shape).astype(np.uint8)


def by_scipy(labels: np.ndarray) -> np.ndarray:
    """Patches class by class, counted in reading order."""
    ids = np.zeros(labels.shape, np.int64)
    for label in np.unique(labels[labels > 0]):
        found, _ = ndimage.label(labels == label, np.ones((3, 3)))
        ids += np.where(found, found + ids.max(), 0)
    _, first, number = np.unique(ids, return_index=True, return_inverse=True)
    rank = np.argsort(np.argsort(first[1:])) + 1
    return np.array([0, *rank])[number.reshape(labels.shape)] if (labels == 0).any() else rank[number]


@pytest.mark.parametrize("classes", [1, 2, 3, 9, 200])
@pytest.mark.parametrize("block_px", [1, 130, 10**6])
def test_patches_are_those_of_scipy_in_reading_order(classes: int, block_px: int) -> None:
    labels = noise(classes, seed=classes)
    labels[0, 0] = 0
    ids, count = patches.numbered(labels, block_px)
    assert np.array_equal(ids, by_scipy(labels)) and count == ids.max() and ids.dtype == np.int32


@pytest.mark.parametrize("block_px", [7, 10**6])
def test_a_spiral_is_one_patch(block_px: int) -> None:
    spiral = np.ones((21, 21), np.uint8)
    turn = np.zeros_like(spiral)
    top, left, bottom, right = 0, 0, 20, 20
    while top <= bottom:
        turn[top, left : right + 1] = turn[top : bottom + 1, right] = 1
        turn[bottom, left + 1 : right + 1] = turn[top + 2 : bottom + 1, left + 1] = 1
        top, left, bottom, right = top + 2, left + 2, bottom - 2, right - 2
    ids, count = patches.numbered(turn, block_px)
    assert count == by_scipy(turn).max() and np.array_equal(ids, by_scipy(turn))
    assert patches.numbered(spiral)[1] == 1 and patches.numbered(np.zeros_like(spiral))[1] == 0


def test_a_million_patches_of_one_pixel_are_as_many() -> None:
    rows, cols = np.mgrid[0:1000, 0:1000]
    labels = (1 + rows % 3 * 3 + cols % 3).astype(np.uint8)
    ids, count = patches.numbered(labels)
    assert count == 10**6 and np.array_equal(ids.ravel(), np.arange(1, 10**6 + 1))


@pytest.mark.parametrize("pixels", [1, 2, 5, 60])
@pytest.mark.parametrize("block_px", [60, 10**6])
def test_what_is_left_of_eroded_patches_has_its_class_all_around(pixels: int, block_px: int) -> None:
    labels = np.kron(noise(3, (4, 5)), np.ones((10, 10), np.uint8))
    around = 2 * pixels + 1
    least, most = (of(labels, around, mode="nearest") for of in (ndimage.minimum_filter, ndimage.maximum_filter))
    assert np.array_equal(patches.eroded(labels, pixels, block_px), np.where(least == most, labels, 0))


def test_outlines_cover_the_pixels_of_their_patches() -> None:
    grid = Grid(ROWS, COLS, (500_000.0, 10.0, 0.0, 5_800_000.0, 0.0, -10.0), wkt(UTM33))
    ids, count = patches.numbered(noise(2))
    found = outlines(ids, grid)
    assert sorted(found) == list(range(1, count + 1))
    geometries = {number: ogr.CreateGeometryFromWkb(wkb) for number, wkb in found.items()}
    assert all(geometry.IsValid() for geometry in geometries.values())
    assert all(geometries[number].GetArea() == 100 * (ids == number).sum() for number in range(1, count + 1))


def wkt(epsg: int) -> str:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    return crs.ExportToWkt()


def write(
    path: Path, values: np.ndarray, epsg: int = UTM33, geotransform: tuple[float, ...] = (), nodata: object = None
) -> Path:
    """A raster of one band."""
    kind = {"uint8": gdal.GDT_Byte, "int16": gdal.GDT_Int16, "float32": gdal.GDT_Float32}[values.dtype.name]
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), values.shape[1], values.shape[0], 1, kind)
    dataset.SetGeoTransform(geotransform or (500_000.0, 10.0, 0.0, 5_800_000.0, 0.0, -10.0))
    dataset.SetProjection(wkt(epsg))
    dataset.GetRasterBand(1).WriteArray(values)
    if nodata is not None:
        dataset.GetRasterBand(1).SetNoDataValue(nodata)
    dataset.FlushCache()
    return path


@pytest.mark.parametrize("pixel", [3.0, 10.0, 41.0])
def test_pixels_are_those_of_gdalwarp(tmp_path: Path, pixel: float) -> None:
    path = write(tmp_path / "classes.tif", noise(9))
    bounds = warped_bounds(path)
    whole = gdal.Warp(
        "", str(path), format="MEM", dstSRS=f"EPSG:{UTM32}", outputBounds=bounds, xRes=pixel, yRes=pixel,
        resampleAlg="near", errorThreshold=0.01,
    )  # fmt: skip
    grid = Grid(whole.RasterYSize, whole.RasterXSize, whole.GetGeoTransform(), wkt(UTM32))
    reader = NearestPixels(raster.describe(path), grid)
    strips = [reader.read(at, min(7, grid.rows - at)) for at in range(0, grid.rows, 7)]
    values, is_data = (np.concatenate(part) for part in zip(*strips))
    assert np.array_equal(np.where(is_data, values, 0), whole.ReadAsArray())
    assert 0.5 < is_data.mean() < 1 and (values[is_data] > 0).any()


def warped_bounds(path: Path) -> tuple[float, float, float, float]:
    """West, south, east and north of a raster in the neighbouring zone, with some room around."""
    warped = gdal.Warp("", str(path), format="MEM", dstSRS=f"EPSG:{UTM32}")
    west, dx, _, north, _, dy = warped.GetGeoTransform()
    return west - 33, north + dy * warped.RasterYSize - 33, west + dx * warped.RasterXSize + 33, north + 33


def test_no_class_comes_from_an_overview(tmp_path: Path) -> None:
    values = np.where(noise(1) > 0, 1, 9).astype(np.uint8)
    path = write(tmp_path / "classes.tif", values)
    gdal.Open(str(path), gdal.GA_Update).BuildOverviews("AVERAGE", [2, 4])
    info = raster.describe(path)
    coarse = Grid(8, 10, (500_000.0, 50.0, 0.0, 5_800_000.0, 0.0, -50.0), info.grid.crs_wkt)
    assert np.array_equal(NearestPixels(info, coarse).read(0, 8)[0], values[2::5, 2::5])


def test_a_grid_that_is_turned_gets_the_nearest_pixels(tmp_path: Path) -> None:
    values = noise(9)
    info = raster.describe(write(tmp_path / "classes.tif", values))
    turned = (500_200.0, 6.0, 4.0, 5_799_900.0, 4.0, -6.0)
    grid = Grid(12, 17, turned, info.grid.crs_wkt)
    found, is_data = NearestPixels(info, grid).read(0, 12)
    rows, cols = np.mgrid[0:12, 0:17] + 0.5
    x, y = turned[0] + cols * turned[1] + rows * turned[2], turned[3] + cols * turned[4] + rows * turned[5]
    assert is_data.all()
    assert np.array_equal(found, values[((5_800_000 - y) // 10).astype(int), ((x - 500_000) // 10).astype(int)])


def test_without_a_coordinate_system_both_lie_as_their_coordinates_say(tmp_path: Path) -> None:
    values = noise(9)
    path = write(tmp_path / "classes.tif", values)
    known = raster.describe(path)
    dataset = gdal.Open(str(path), gdal.GA_Update)
    dataset.SetProjection("")
    del dataset
    info = raster.describe(path)
    part = Grid(5, 6, (500_020.0, 10.0, 0.0, 5_799_970.0, 0.0, -10.0), "")
    assert np.array_equal(NearestPixels(info, part).read(0, 5)[0], values[3:8, 2:8])
    with pytest.raises(FreeNetError, match=r"'classes\.tif' has no coordinate reference system"):
        NearestPixels(info, known.grid)
    with pytest.raises(FreeNetError, match=r"'classes\.tif' has a coordinate reference system"):
        NearestPixels(known, part)


def on_its_own_grid(path: Path, **scene: Any) -> ClassMap:
    return read_on_grid(Scene(path, **scene), raster.describe(path).grid)


def test_what_is_no_data_has_no_class_wherever_the_raster_lies(tmp_path: Path) -> None:
    values = noise(4).astype(np.int16)
    path = write(tmp_path / "classes.tif", values, nodata=3)
    assert np.array_equal(on_its_own_grid(path).values, np.where(values == 3, 0, values))
    assert [info.value for info in on_its_own_grid(path).classes] == [0, 1, 2, 4]
    chosen = on_its_own_grid(path, nodata=(ChosenNodata(1, ((4.0, 4.0),), uses_own=False),))
    assert np.array_equal(chosen.values, np.where(values == 4, 0, values))


def test_a_mask_and_opacity_hide_classes(tmp_path: Path) -> None:
    values = noise(4)
    masked = write(tmp_path / "masked.tif", values)
    dataset = gdal.Open(str(masked), gdal.GA_Update)
    dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
    shown = np.random.default_rng(1).random(values.shape) < 0.5
    dataset.GetRasterBand(1).GetMaskBand().WriteArray(shown.astype(np.uint8) * 255)
    del dataset
    assert np.array_equal(on_its_own_grid(masked).values, np.where(shown, values, 0))
    opaque = tmp_path / "alpha.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(opaque), COLS, ROWS, 2, gdal.GDT_Byte, ["ALPHA=YES"])
    dataset.SetGeoTransform((500_000.0, 10.0, 0.0, 5_800_000.0, 0.0, -10.0))
    dataset.SetProjection(wkt(UTM33))
    dataset.GetRasterBand(1).WriteArray(values)
    dataset.GetRasterBand(2).WriteArray(shown.astype(np.uint8) * 255)
    del dataset
    assert np.array_equal(on_its_own_grid(opaque).values, np.where(shown, values, 0))


def test_floats_that_are_whole_numbers_are_classes_and_others_are_refused(tmp_path: Path) -> None:
    values = noise(4).astype(np.float32)
    assert np.array_equal(on_its_own_grid(write(tmp_path / "a.tif", values)).values, values)
    values[3, 3] = 2.5
    with pytest.raises(FreeNetError, match=r"holds the value 2.5; a class map has whole numbers 0…255"):
        on_its_own_grid(write(tmp_path / "b.tif", values))
    with pytest.raises(FreeNetError, match="holds the value 300"):
        on_its_own_grid(write(tmp_path / "c.tif", np.full((4, 4), 300, np.int16)))


def test_classes_are_those_that_occur_on_the_grid(tmp_path: Path) -> None:
    values = np.repeat(np.arange(1, 6, dtype=np.uint8), 10)[None].repeat(8, 0)
    path = write(tmp_path / "classes.tif", values)
    grid = raster.describe(path).grid
    part = Grid(8, 20, (500_100.0, 10.0, 0.0, 5_800_000.0, 0.0, -10.0), grid.crs_wkt)
    assert [info.value for info in read_on_grid(Scene(path), part).classes] == [2, 3]
    elsewhere = Grid(8, 20, (600_100.0, 10.0, 0.0, 5_800_000.0, 0.0, -10.0), grid.crs_wkt)
    assert read_on_grid(Scene(path), elsewhere).classes == ()
