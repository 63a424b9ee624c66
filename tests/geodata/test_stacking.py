# SPDX-License-Identifier: GPL-3.0-or-later
"""Several rasters as one image: what is on one grid is as in one file, what is not as gdalwarp lays it."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from rasters import NORTH_UP, ROTATED, SOUTH_UP, ReadRaster, RunTool, WriteRaster
from scenes import rectangle
from small_runs import Watcher

from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.access.gdal_calls import open_raster
from freenet_qgis.geodata.raster import BandReader, ReadPlan
from freenet_qgis.geodata.raster.stack_text import MEMORY
from freenet_qgis.geodata.raster.warping import HELD_BYTES
from freenet_qgis.request import Area, ChosenNodata, FurtherRaster, Mask, Outputs, Scene
from freenet_qgis.workflow import disk_need
from freenet_qgis.workflow.run_folder import read

ROWS, COLS = 40, 30
COARSE = (400_020.0, 20.0, 0.0, 5_799_980.0, 0.0, -20.0)  # 20 m, begins 2 pixels of `NORTH_UP` further in

ReadStack = Callable[..., tuple[raster.RasterInfo, raster.Cube, np.ndarray, np.ndarray]]


def noise(rows: int, cols: int, bands: int, dtype: str = "int16", seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(1, 3000, (rows, cols, bands)).astype(dtype)


@pytest.fixture
def stack(tmp_path: Path) -> ReadStack:
    """A function that reads rasters as one image; the first may be a scene."""

    def read(first: object, *further: object, window_bytes: int = ReadPlan.window_bytes) -> tuple:
        scene = first if isinstance(first, Scene) else Scene(first)
        more = tuple(one if isinstance(one, FurtherRaster) else FurtherRaster(one) for one in further)
        info = raster.of(Scene(scene.raster, scene.crs_wkt, scene.nodata, further=more))
        folder = tmp_path / "stack"
        folder.mkdir(exist_ok=True)
        plan = raster.plan_reading(info)
        result = raster.read(
            ReadPlan(plan.info, plan.mixes, plan.is_exact, plan.plain, window_bytes), folder, lambda done: None
        )
        return info, result, np.load(folder / "cube.npy"), np.load(folder / "valid.npy")

    return read


def gdalwarped(run_tool: RunTool, tmp_path: Path, path: Path, how: str, *options: object) -> np.ndarray:
    """What gdalwarp makes of a raster on the grid of `NORTH_UP`; shape (rows, cols, bands and opacity)."""
    west, north = NORTH_UP[0], NORTH_UP[3]
    made = tmp_path / "warped.tif"
    extent = west, north - 10 * ROWS, west + 10 * COLS, north
    run_tool(
        "gdalwarp", "-q", "-overwrite", "-r", how, "-te", *extent, "-tr", 10, 10, "-dstalpha", "-ovr", "NONE",
        *options, path, made,
    )  # fmt: skip
    return np.atleast_3d(np.moveaxis(gdal.Open(str(made)).ReadAsArray(), 0, -1))


# On one grid


@pytest.mark.parametrize("dtype", ["uint8", "int16", "uint16", "int32", "float32", "float64"])
def test_two_files_are_the_bands_of_one_bit_for_bit(
    write_raster: WriteRaster, read: ReadRaster, stack: ReadStack, dtype: str
) -> None:
    cube = (noise(ROWS, COLS, 5) % 200).astype(dtype)
    cube[3, 4] = cube[5, 6, 3:] = 7
    whole = read(write_raster(cube, nodata=[7] * 5))
    one, other = (
        write_raster(cube[..., :3], "one.tif", nodata=[7] * 3),
        write_raster(cube[..., 3:], "other.tif", nodata=[7] * 2),
    )
    info, _, values, valid = stack(one, other)
    assert values.dtype == whole.cube.dtype
    assert values.tobytes() == whole.cube.tobytes() or dtype.startswith("float")
    expected = whole.valid & (cube[..., 3:] != 7).any(axis=2)
    np.testing.assert_array_equal(values[expected], whole.cube[expected])
    np.testing.assert_array_equal(valid, expected)
    assert info.grid == whole.info.grid
    assert [band.name for band in info.bands] == [
        "one Band 1", "one Band 2", "one Band 3", "other Band 1", "other Band 2",
    ]  # fmt: skip


def test_each_raster_keeps_what_is_known_of_its_bands(write_raster: WriteRaster, stack: ReadStack) -> None:
    def named(dataset: gdal.Dataset) -> None:
        dataset.GetRasterBand(1).SetDescription("B8")
        dataset.GetRasterBand(1).SetScale(0.0001)

    image = write_raster(
        noise(ROWS, COLS, 2), "image.dat", driver="ENVI",
        domains={"ENVI": {"wavelength": "{842, 1610}", "wavelength_units": "Nanometers", "bbl": "{1, 0}"}},
    )  # fmt: skip
    heights = write_raster(noise(ROWS, COLS, 1, "float32"), "2021-06-04.tif", nodata=[-9999], edit=named)
    info, result, values, _ = stack(image, heights)
    assert [band.wavelength_nm for band in info.bands] == [842, 1610, None]
    assert [band.name for band in result.bands] == ["image Band 1 (842 Nanometers)", "2021-06-04 B8"]
    assert [(band.scale, band.nodata, band.raster) for band in info.bands] == [
        (1, None, 0), (1, None, 0), (0.0001, -9999, 1),
    ]  # fmt: skip
    assert [band.number for band, _ in result.dropped] == [2]
    assert (values.dtype, values.shape[2]) == (np.float32, 2)


def test_bytes_with_a_sign_keep_it(write_raster: WriteRaster, stack: ReadStack) -> None:
    cube = noise(ROWS, COLS, 1) % 256 - 128
    signed = write_signed(write_raster, cube)
    first = write_raster(noise(ROWS, COLS, 1, "uint8"), "first.tif")
    np.testing.assert_array_equal(stack(first, signed)[2][..., 1], cube[..., 0])


def write_signed(write_raster: WriteRaster, cube: np.ndarray, **more: object) -> Path:
    """Bytes with a sign: a type of GDAL from 3.7 on, before that a remark beside ordinary bytes."""
    if hasattr(gdal, "GDT_Int8"):
        return write_raster(cube.astype(np.int8), "signed.tif", **more)
    return write_raster(cube.astype(np.int8).view(np.uint8), "signed.tif", options=["PIXELTYPE=SIGNEDBYTE"], **more)


# On other grids


@pytest.mark.parametrize("how", ["bilinear", "nearest"])
@pytest.mark.parametrize("dtype", ["uint8", "int16", "float32"])
def test_a_raster_of_other_pixels_is_what_gdalwarp_makes_of_it(
    tmp_path: Path, write_raster: WriteRaster, stack: ReadStack, run_tool: RunTool, how: str, dtype: str
) -> None:
    first = write_raster(noise(ROWS, COLS, 2), "first.tif")
    cube = (noise(12, 9, 3, seed=1) % 200).astype(dtype)
    cube[4:6, 3:5] = cube[8, 2, 1] = 7
    coarse = write_raster(cube, "coarse.tif", geotransform=COARSE, nodata=[7] * 3)
    _, _, values, valid = stack(first, FurtherRaster(coarse, resampling=how))
    # Each band by itself, but then gdalwarp's nearest calls pixels opaque that have no data in any.
    each = f"UNIFIED_SRC_NODATA={'NO' if how == 'bilinear' else 'YES'}"
    expected = gdalwarped(run_tool, tmp_path, coarse, how.replace("nearest", "near"), "-wo", each)
    np.testing.assert_array_equal(valid, expected[..., 3] > 0)
    assert 0 < valid.sum() < 12 * 9 * 4
    for band in range(3):
        found, warped = values[..., 2 + band], expected[..., band]
        has_data = valid & (found != 7) & ~(found != found)
        assert has_data.sum() >= valid.sum() - 16
        np.testing.assert_array_equal(found[has_data], warped[has_data])


def test_a_band_without_data_where_others_have_some_holds_its_nodata_value(
    write_raster: WriteRaster, stack: ReadStack
) -> None:
    cube = noise(12, 9, 2)
    cube[4:8, 3:6, 1] = -5
    coarse = write_raster(cube, "coarse.tif", geotransform=COARSE, nodata=[-5, -5])
    _, _, values, valid = stack(write_raster(noise(ROWS, COLS, 1), "first.tif"), coarse)
    inside = slice(2 + 10, 2 + 14), slice(2 + 8, 2 + 10)
    assert (values[inside][..., 2] == -5).all()
    assert (values[inside][..., 1] > 0).all()
    assert valid[inside].all()


def test_another_coordinate_reference_system_is_warped(
    tmp_path: Path, write_raster: WriteRaster, stack: ReadStack, run_tool: RunTool
) -> None:
    first = write_raster(noise(ROWS, COLS, 1), "first.tif")
    heights = write_raster(noise(40, 50, 1, "float32"), "dsm.tif")
    degrees = tmp_path / "degrees.tif"
    run_tool("gdalwarp", "-q", "-t_srs", "EPSG:4326", "-dstnodata", "nan", heights, degrees)
    _, _, values, valid = stack(first, degrees)
    expected = gdalwarped(run_tool, tmp_path, degrees, "bilinear", "-t_srs", "EPSG:32633", "-et", 0.01)
    np.testing.assert_array_equal(valid, (expected[..., 1] > 0) & np.isfinite(expected[..., 0]))
    np.testing.assert_allclose(values[valid][:, 1], expected[valid][:, 0], rtol=1e-5)
    assert valid.mean() > 0.9


def test_the_coordinate_reference_system_that_the_user_chose_wins(write_raster: WriteRaster, stack: ReadStack) -> None:
    first = write_raster(noise(ROWS, COLS, 1), "first.tif")
    wrong = write_raster(noise(12, 9, 1), "wrong.tif", geotransform=COARSE, epsg=3035)
    with pytest.raises(FreeNetError, match=r"'wrong\.tif' does not overlap 'first\.tif'"):
        stack(first, wrong)
    right = raster.describe(first).grid.crs_wkt
    assert stack(first, FurtherRaster(wrong, right))[3].sum() == 12 * 9 * 4


def test_rasters_without_a_coordinate_reference_system_lie_as_their_numbers_say(
    tmp_path: Path, write_raster: WriteRaster, stack: ReadStack
) -> None:
    first = write_raster(noise(ROWS, COLS, 1), "first.tif", epsg=None)
    coarse = write_raster(noise(12, 9, 1), "coarse.tif", geotransform=COARSE, epsg=None)
    placed = write_raster(noise(12, 9, 1), "placed.tif", geotransform=COARSE)
    _, _, values, valid = stack(first, coarse)
    assert valid.sum() == 12 * 9 * 4
    np.testing.assert_array_equal(stack(write_raster(noise(ROWS, COLS, 1), "there.tif"), placed)[2], values)
    with pytest.raises(FreeNetError, match=r"'placed\.tif' has a coordinate reference system, and the raster"):
        stack(first, placed)


@pytest.mark.parametrize("geotransform", [ROTATED, SOUTH_UP])
def test_the_first_raster_may_be_turned(write_raster: WriteRaster, stack: ReadStack, geotransform: tuple) -> None:
    """A plane is the same in any pixels, but for half a pixel of the coarse raster at its edges."""
    west, north, px = 399_500.0, 5_801_000.0, 20.0
    rows, cols = np.mgrid[:120, :100] + 0.5
    plane = 2 * (west + px * cols) - (north - px * rows)
    coarse = write_raster(plane[..., None], "plane.tif", geotransform=(west, px, 0, north, 0, -px))
    _, _, values, valid = stack(write_raster(noise(ROWS, COLS, 1), "first.tif", geotransform=geotransform), coarse)
    row, col = np.mgrid[:ROWS, :COLS] + 0.5
    x0, dx_col, dx_row, y0, dy_col, dy_row = geotransform
    x, y = x0 + col * dx_col + row * dx_row, y0 + col * dy_col + row * dy_row
    assert valid.all()
    np.testing.assert_allclose(values[..., 1], 2 * x - y, atol=0.5)


def test_pixels_of_the_same_size_and_place_are_taken_as_they_are(write_raster: WriteRaster, stack: ReadStack) -> None:
    """Cut out of the first or larger than it, a raster on the same lattice is not interpolated."""
    first = write_raster(noise(ROWS, COLS, 1), "first.tif")
    cube = noise(20, 10, 2, "float32", seed=1)
    part = write_raster(cube, "part.tif", geotransform=(400_050.0, 10.0, 0.0, 5_799_900.0, 0.0, -10.0))
    _, result, values, valid = stack(first, part)
    np.testing.assert_array_equal(values[10:30, 5:15, 1:], cube)
    expected = np.zeros((ROWS, COLS), bool)
    expected[10:30, 5:15] = True
    np.testing.assert_array_equal(valid, expected)
    assert result.lacking == ("1,000 of 1,200 pixels (83.3 %) have no data because 'part.tif' has none there.",)


def test_overviews_are_not_looked_at(write_raster: WriteRaster, stack: ReadStack) -> None:
    fine = write_raster(noise(80, 60, 1), "fine.tif", geotransform=(400_000.0, 5.0, 0.0, 5_800_000.0, 0.0, -5.0))
    first = write_raster(noise(ROWS, COLS, 1), "first.tif")
    before = stack(first, fine)[2]
    gdal.Open(str(fine)).BuildOverviews("NEAREST", [2, 4])
    assert Path(f"{fine}.ovr").exists()
    np.testing.assert_array_equal(stack(first, fine)[2], before)


def test_warped_bytes_with_a_sign_keep_it(write_raster: WriteRaster, stack: ReadStack) -> None:
    signed = write_signed(write_raster, np.full((12, 9, 1), -100), geotransform=COARSE)
    _, _, values, valid = stack(write_raster(noise(ROWS, COLS, 1), "first.tif"), signed)
    assert set(values[valid][:, 1]) == {-100}


# What has no data


def test_a_raster_without_data_hides_the_pixel_and_is_named(write_raster: WriteRaster, stack: ReadStack) -> None:
    one, other = noise(ROWS, COLS, 2), noise(ROWS, COLS, 1, seed=1)
    one[0, :10], other[0, 5:25] = -9, -9
    paths = [write_raster(cube, name, nodata=[-9] * 2) for cube, name in ((one, "one.tif"), (other, "other.tif"))]
    _, result, _, valid = stack(*paths)
    expected = np.ones((ROWS, COLS), bool)
    expected[0, :25] = False
    np.testing.assert_array_equal(valid, expected)
    assert result.valid_pixels == expected.sum()
    assert result.lacking == (
        "5 of 1,200 pixels (0.417 %) have no data because 'one.tif' has none there.",
        "15 of 1,200 pixels (1.25 %) have no data because 'other.tif' has none there.",
    )


@pytest.mark.parametrize("geotransform", [NORTH_UP, COARSE])
@pytest.mark.parametrize("hide", ["alpha", "mask", "own mask", "value", "range"])
def test_whatever_hides_pixels_of_a_raster_hides_them_in_the_image(
    tmp_path: Path, write_raster: WriteRaster, stack: ReadStack, hide: str, geotransform: tuple
) -> None:
    """On its own grid and on another, where the pixels below the hidden ones have none of the others beside them."""
    rows, cols = (ROWS, COLS) if geotransform == NORTH_UP else (12, 9)
    cube = noise(rows, cols, 2, "float32")
    is_hidden = np.zeros((rows, cols), bool)
    is_hidden[4:8, 3:7] = True
    nodata: tuple[ChosenNodata, ...] = ()
    if hide == "alpha":
        cube[..., 1] = np.where(is_hidden, 0, 255)
    if hide in ("value", "range"):
        cube[is_hidden, 0] = 5000.25 if hide == "value" else 5000 + np.arange(16)
        limits = (5000.25, 5000.25) if hide == "value" else (5000.0, 6000.0)
        nodata = (ChosenNodata(1, (limits,)),)
    path = write_raster(cube[..., :1] if hide != "alpha" else cube, "hiding.tif", geotransform=geotransform,
                        options=["ALPHA=YES"] if hide == "alpha" else [])  # fmt: skip
    if "mask" in hide:
        path = masked(path, is_hidden, of_band=hide == "own mask")
    first = write_raster(noise(ROWS, COLS, 1), "first.tif")
    _, result, values, valid = stack(first, FurtherRaster(path, nodata=nodata, resampling="nearest"))
    expected = ~is_hidden
    if geotransform == COARSE:
        expected = np.zeros((ROWS, COLS), bool)
        expected[2:26, 2:20] = ~is_hidden.repeat(2, axis=0).repeat(2, axis=1)
    np.testing.assert_array_equal(valid, expected)
    assert len(result.bands) == 2
    warped = cube[..., 0] if geotransform == NORTH_UP else cube[..., 0].repeat(2, axis=0).repeat(2, axis=1)
    corner = (0, 0) if geotransform == NORTH_UP else (2, 2)
    assert values[corner][1] == warped[0, 0]


def masked(path: Path, is_hidden: np.ndarray, *, of_band: bool) -> Path:
    """A raster with a mask of its own: of all bands, or as a VRT can have it, of one."""
    if not of_band:
        dataset = gdal.Open(str(path), gdal.GA_Update)
        dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
        dataset.GetRasterBand(1).GetMaskBand().WriteArray(np.where(is_hidden, 0, 255))
        return path
    mask = path.with_name("mask.tif")
    dataset = gdal.GetDriverByName("GTiff").CreateCopy(str(mask), gdal.Open(str(path)))
    dataset.GetRasterBand(1).WriteArray(np.where(is_hidden, 0, 255))
    dataset = None
    virtual = path.with_suffix(".vrt")
    gdal.Translate(str(virtual), str(path), format="VRT")
    own = (
        '<MaskBand><VRTRasterBand dataType="Byte"><SimpleSource>'
        f"<SourceFilename>{mask}</SourceFilename><SourceBand>1</SourceBand>"
        "</SimpleSource></VRTRasterBand></MaskBand></VRTRasterBand>"
    )
    virtual.write_text(virtual.read_text().replace("</VRTRasterBand>", own, 1))
    return virtual


# How it is read


@pytest.mark.parametrize("window_bytes", [1, 4000, 10**9])
@pytest.mark.parametrize("options", [["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"], ["BLOCKYSIZE=7"]])
def test_size_of_the_windows_makes_no_difference(
    write_raster: WriteRaster, stack: ReadStack, options: list[str], window_bytes: int
) -> None:
    first = write_raster(noise(ROWS, COLS, 2), "first.tif", options=options)
    coarse = write_raster(noise(12, 9, 2, seed=1), "coarse.tif", geotransform=COARSE)
    whole, small = stack(first, coarse)[2:], stack(first, coarse, window_bytes=window_bytes)[2:]
    np.testing.assert_array_equal(small[0], whole[0])
    np.testing.assert_array_equal(small[1], whole[1])


def test_an_area_and_a_mask_cut_an_image_as_they_cut_one_raster(
    write_raster: WriteRaster, stack: ReadStack, tmp_path: Path
) -> None:
    first = write_raster(noise(600, 500, 2), "first.tif")
    coarse = write_raster(noise(12, 9, 2, seed=1), "coarse.tif", geotransform=COARSE)
    whole, valid = stack(first, coarse)[2:]
    clouds = np.zeros((600, 500, 1), np.uint8)
    clouds[10:12] = 9
    mask = Mask(write_raster(clouds, "SCL.tif"), "9")
    district = Area((bytes(rectangle(8, 20, 0, 10).ExportToWkb()),), "district")
    scene = Scene(first, further=(FurtherRaster(coarse),), area=district, mask=mask)
    info = raster.of(scene).around_area()
    assert info.part_of is not None
    (tmp_path / "part").mkdir()
    cube = raster.read(raster.plan_reading(info), tmp_path / "part", lambda done: None)
    expected = np.zeros((600, 500), bool)
    expected[8:20, :10] = valid[8:20, :10]
    expected[10:12] = False
    top, left = info.part_of.row, info.part_of.col
    place = slice(top, top + info.grid.rows), slice(left, left + info.grid.cols)
    part_valid, values = (np.load(tmp_path / "part" / name) for name in ("valid.npy", "cube.npy"))
    np.testing.assert_array_equal(part_valid, expected[place])
    np.testing.assert_array_equal(values[part_valid], whole[expected])
    assert cube.valid_pixels == expected.sum() == 80
    assert cube.lacking[0].startswith("20 of ")


def test_several_threads_read_one_image_at_a_time(write_raster: WriteRaster, stack: ReadStack) -> None:
    first = write_raster(noise(ROWS, COLS, 2), "first.tif")
    coarse = write_raster(noise(12, 9, 2, seed=1), "coarse.tif", geotransform=COARSE)
    info, _, values, _ = stack(first, coarse)

    def rows(top: int) -> np.ndarray:
        return BandReader(open_raster(info.path), info).read((0, top, COLS, 4))[0]

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(rows, [*range(0, ROWS, 4)] * 10))
    for number, part in enumerate(found):
        top = number * 4 % ROWS
        np.testing.assert_array_equal(part, values[top : top + 4])


def test_a_much_finer_raster_is_warped_in_smaller_pieces(write_raster: WriteRaster, tmp_path: Path) -> None:
    first, fine, times = write_raster(np.ones((256, 256, 1), np.int16), "first.tif"), tmp_path / "fine.tif", 60
    side = 256 * times
    options = ["SPARSE_OK=TRUE", "TILED=YES", "BIGTIFF=YES"]  # takes no space
    dataset = gdal.GetDriverByName("GTiff").Create(str(fine), side, side, 2, gdal.GDT_Float32, options=options)
    west, size, _, north, _, _ = NORTH_UP
    dataset.SetGeoTransform((west, size / times, 0, north, 0, -size / times))
    dataset.SetProjection(gdal.Open(str(first)).GetProjection())
    del dataset
    info = raster.of(Scene(first, further=(FurtherRaster(fine),)))
    name = re.search(rf"{MEMORY}\w+\.vrt", info.path.text)
    assert name is not None
    dataset = gdal.Open(name[0])  # its bands must not outlive it
    width, height = dataset.GetRasterBand(1).GetBlockSize()
    assert HELD_BYTES / 4 < (width * times) * (height * times) * 8 <= HELD_BYTES


def test_what_does_not_fit_on_the_disk_is_refused_before_anything_is_read(
    write_raster: WriteRaster, tmp_path: Path
) -> None:
    size = 100_000  # a VRT without sources takes no space, whatever its size

    def huge(path: Path) -> Path:
        sides = 'rasterXSize="{0}" rasterYSize="{0}"'
        path.write_text(path.read_text().replace(sides.format(2), sides.format(size)))
        return path

    one, other = (
        huge(write_raster(np.zeros((2, 2, 1000), np.float32), name, driver="VRT")) for name in ("a.vrt", "b.vrt")
    )
    plan = raster.plan_reading(raster.of(Scene(one, further=(FurtherRaster(other),))))
    assert len(plan.mixes) == 2000
    with pytest.raises(FreeNetError, match=r"The raster needs 80\d{3}\.. GB of temporary space"):
        read(plan, tmp_path, Watcher(), disk_need.of_training(plan, Outputs(), 2))
    assert not (tmp_path / "cube.npy").exists()


def test_a_raster_that_says_that_it_holds_classes_is_not_interpolated(
    write_raster: WriteRaster, stack: ReadStack
) -> None:
    def coloured(dataset: gdal.Dataset) -> None:
        table = gdal.ColorTable()
        table.SetColorEntry(1, (255, 0, 0, 255))
        dataset.GetRasterBand(1).SetColorTable(table)

    cube = noise(12, 9, 1, "uint8") % 2 * 200
    classes = write_raster(cube, "classes.tif", geotransform=COARSE, edit=coloured)
    first = write_raster(noise(ROWS, COLS, 1), "first.tif")
    values, valid = stack(first, classes)[2:]
    assert set(values[valid][:, 1]) == {0, 200}
    values, valid = stack(first, FurtherRaster(classes, resampling="bilinear"))[2:]
    assert set(values[valid][:, 1]) > {0, 200}


def test_bands_are_told_apart_where_files_have_one_name(
    tmp_path: Path, write_raster: WriteRaster, stack: ReadStack
) -> None:
    (tmp_path / "b").mkdir()
    one, other = (write_raster(noise(ROWS, COLS, 1), name) for name in ("a.tif", "b/a.tif"))
    info = stack(one, other)[0]
    assert [band.name for band in info.bands] == ["a Band 1", "a (2) Band 1"]
    assert info.remarks == ()


def test_bands_are_called_after_their_day_where_it_tells_the_rasters_apart(
    write_raster: WriteRaster, stack: ReadStack
) -> None:
    def named(dataset: gdal.Dataset) -> None:
        dataset.GetRasterBand(1).SetDescription("B8 20210813")

    files = ("s2_20210604.tif", "b.tif", "dsm.tif")
    paths = [write_raster(noise(ROWS, COLS, 1), name, edit=named if name == "b.tif" else id) for name in files]
    names = [band.name for band in stack(*paths)[0].bands]
    assert names == ["2021-06-04 Band 1", "2021-08-13 B8", "dsm Band 1"]
    info = raster.of(Scene(paths[0], further=tuple(map(FurtherRaster, paths[1:])), dates=("", "2021-06-04", "")))
    assert [(band.name, band.date) for band in info.bands] == [
        ("s2_20210604 Band 1", "2021-06-04"), ("b B8 20210813", "2021-06-04"), ("dsm Band 1", ""),
    ]  # fmt: skip


def test_the_same_raster_twice_is_told(write_raster: WriteRaster, stack: ReadStack) -> None:
    path = write_raster(noise(ROWS, COLS, 1), "a.tif")
    assert stack(path, path)[0].remarks == ("The raster 'a.tif' is given twice; its bands tell nothing more then.",)


@pytest.mark.parametrize("place", [0, 1])
def test_a_change_in_any_of_the_files_is_seen(write_raster: WriteRaster, place: int, tmp_path: Path) -> None:
    paths = [write_raster(noise(ROWS, COLS, 1), name) for name in ("a.tif", "b.tif")]
    info = raster.of(Scene(paths[0], further=(FurtherRaster(paths[1]),)))
    dataset = gdal.Open(str(paths[place]), gdal.GA_Update)
    dataset.SetDescription("other")
    dataset.SetMetadataItem("other", "item")
    dataset = None
    with pytest.raises(FreeNetError, match=rf"The raster '.*{'ab'[place]}\.tif' has changed"):
        raster.read(raster.plan_reading(info), tmp_path, lambda done: None)


def test_a_file_that_is_none_is_named(write_raster: WriteRaster, stack: ReadStack, tmp_path: Path) -> None:
    first = write_raster(noise(ROWS, COLS, 1), "first.tif")
    (tmp_path / "text.tif").write_text("no raster")
    with pytest.raises(FreeNetError, match=r"text\.tif' cannot be opened as a raster"):
        stack(first, tmp_path / "text.tif")
    with pytest.raises(FreeNetError, match=r"There is no file '.*gone\.tif'"):
        stack(first, tmp_path / "gone.tif")
