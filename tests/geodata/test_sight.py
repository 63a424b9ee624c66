# SPDX-License-Identifier: GPL-3.0-or-later
"""What is looked at of a raster: inside an area of interest, and not left out by a mask of any grid."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr, osr
from rasters import NORTH_UP, ROTATED, SOUTH_UP, RunTool, WriteRaster
from scenes import rectangle

from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.raster import in_place
from freenet_qgis.geodata.raster.empty_bands import empty_bands
from freenet_qgis.geodata.raster.sight import AROUND_PX, STEP_PX
from freenet_qgis.request import Area, FurtherRaster, Mask, Scene

ROWS, COLS = 60, 50


def noise(rows: int = ROWS, cols: int = COLS, bands: int = 3, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(1, 200, (rows, cols, bands)).astype(np.int16)


def area(*boxes: tuple[float, float, float, float]) -> Area:
    """Rectangles: top, bottom, left and right in pixels of a raster of 10 m."""
    return Area(tuple(bytes(rectangle(*box).ExportToWkb()) for box in boxes), "district")


def read(scene: Scene, folder: Path) -> tuple[raster.RasterInfo, raster.Cube, np.ndarray, np.ndarray]:
    info = raster.of(scene).around_area()
    folder.mkdir(exist_ok=True)
    cube = raster.read(raster.plan_reading(info), folder, lambda done: None)
    return info, cube, np.load(folder / "cube.npy"), np.load(folder / "valid.npy")


# Masks


def test_a_mask_leaves_out_its_values(write_raster: WriteRaster, tmp_path: Path) -> None:
    values = np.random.default_rng(1).integers(0, 12, (ROWS, COLS, 1)).astype(np.uint8)
    image, mask = write_raster(noise()), write_raster(values, "scene_SCL_20m.tif")
    info, cube, data, valid = read(Scene(image, mask=Mask(mask)), tmp_path / "run")
    expected = np.isin(values[..., 0], [0, 1, 3, 8, 9, 10])
    np.testing.assert_array_equal(valid, ~expected)
    np.testing.assert_array_equal(data, noise())
    counts = np.bincount(values.ravel(), minlength=12)
    assert dict(cube.masked) == {
        "clouds": counts[8] + counts[9], "cirrus": counts[10], "cloud shadows": counts[3], "defects": counts[1],
        "no data": counts[0],
    }  # fmt: skip
    assert (cube.outside, cube.unknown, cube.valid_pixels) == (0, 0, np.count_nonzero(~expected))
    assert info.part_of is None


@pytest.mark.parametrize("window_bytes", [1, 16 * 16 * 6, 10**9])
def test_the_size_of_windows_makes_no_difference(write_raster: WriteRaster, tmp_path: Path, window_bytes: int) -> None:
    values = np.random.default_rng(1).integers(0, 3, (ROWS * 2, COLS * 2, 1)).astype(np.uint8)
    fine = (NORTH_UP[0], 5.0, 0.0, NORTH_UP[3], 0.0, -5.0)
    image = write_raster(noise(), options=["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"])
    mask = write_raster(values, "mask.tif", geotransform=fine)
    info = raster.of(Scene(image, mask=Mask(mask, "2"), area=area((10, 44, 5, 31))))
    (tmp_path / "run").mkdir()
    raster.read(replace(raster.plan_reading(info), window_bytes=window_bytes), tmp_path / "run", lambda done: None)
    valid = np.load(tmp_path / "run" / "valid.npy")
    expected = np.zeros((ROWS, COLS), bool)
    expected[10:44, 5:31] = True
    assert not valid[~expected].any() and 0.5 < valid[expected].mean() < 0.8
    whole = info.sight().of((0, 0, COLS, ROWS))
    np.testing.assert_array_equal(valid, whole.is_seen)


@pytest.mark.parametrize(("epsg", "pixel"), [(32633, 20.0), (32633, 30.0), (32632, 15.0), (4326, 0.0002)])
def test_a_mask_of_any_grid_is_warped_as_gdalwarp_does(
    write_raster: WriteRaster, run_tool: RunTool, tmp_path: Path, epsg: int, pixel: float
) -> None:
    image = write_raster(noise())
    left, top = placed(epsg, NORTH_UP[0] - 300, NORTH_UP[3] + 300)
    values = np.random.default_rng(1).integers(1, 200, (120, 120, 1)).astype(np.uint8)
    mask = write_raster(values, "mask.tif", geotransform=(left, pixel, 0, top, 0, -pixel), epsg=epsg)
    bounds = [NORTH_UP[0], NORTH_UP[3] - 10 * ROWS, NORTH_UP[0] + 10 * COLS, NORTH_UP[3]]
    run_tool(
        "gdalwarp", "-q", "-t_srs", "EPSG:32633", "-te", *bounds, "-ts", COLS, ROWS, "-r", "near", "-et", "0", mask,
        tmp_path / "warped.tif",
    )  # fmt: skip
    warped = gdal.Open(str(tmp_path / "warped.tif")).ReadAsArray()
    looked = raster.of(Scene(image, mask=Mask(mask, "100-199"))).sight().of((0, 0, COLS, ROWS))
    agrees = (looked.masked > 0) == (warped >= 100)
    assert agrees.mean() > 0.995  # gdalwarp with -et 0 is exact; ours may be a twentieth of a pixel off
    np.testing.assert_array_equal(looked.unknown, warped == 0)


@pytest.mark.parametrize("geotransform", [SOUTH_UP, ROTATED], ids=["south up", "rotated"])
def test_rotated_and_south_up_rasters_are_masked_where_they_are(
    write_raster: WriteRaster, geotransform: tuple[float, ...]
) -> None:
    values = (noise(bands=1)[..., :1] % 2).astype(np.uint8)
    image = write_raster(noise(), geotransform=geotransform)
    mask = write_raster(values, "mask.tif", geotransform=geotransform)
    looked = raster.of(Scene(image, mask=Mask(mask, "1"))).sight().of((0, 0, COLS, ROWS))
    np.testing.assert_array_equal(looked.masked > 0, values[..., 0] == 1)


def test_outside_the_mask_and_on_its_nodata_nothing_is_left_out_but_it_is_counted(
    write_raster: WriteRaster, tmp_path: Path
) -> None:
    values = np.ones((20, COLS, 1), np.uint8)
    values[:5], values[5:8] = 7, 0
    image, mask = write_raster(noise()), write_raster(values, "mask.tif", nodata=[7])
    _, cube, _, valid = read(Scene(image, mask=Mask(mask, "1")), tmp_path / "run")
    assert valid[:8].all() and not valid[8:20].any() and valid[20:].all()
    assert cube.unknown == (5 + 40) * COLS


def test_the_nodata_value_of_a_mask_may_be_asked_for(write_raster: WriteRaster, tmp_path: Path) -> None:
    values = np.ones((ROWS, COLS, 1), np.uint8)
    values[:5] = 0
    image, mask = write_raster(noise()), write_raster(values, "mask.tif", nodata=[0])
    _, cube, _, valid = read(Scene(image, mask=Mask(mask, "0")), tmp_path / "run")
    assert not valid[:5].any() and valid[5:].all() and cube.unknown == 0


def test_of_several_bands_any_is_enough_unless_one_is_named(write_raster: WriteRaster) -> None:
    values = np.zeros((ROWS, COLS, 2), np.uint8)
    values[0, :, 0], values[1, :, 1] = 1, 1
    image, mask = write_raster(noise()), write_raster(values, "mask.tif")
    for text, rows in (("1", [0, 1]), ("band 2: 1", [1]), ("band 1: 1; band 2: 1", [0, 1])):
        looked = raster.of(Scene(image, mask=Mask(mask, text))).sight().of((0, 0, COLS, ROWS))
        assert np.flatnonzero((looked.masked > 0).all(1)).tolist() == rows, text


def test_a_mask_of_floats_goes_by_values(write_raster: WriteRaster) -> None:
    values = np.zeros((ROWS, COLS, 1), np.float32)
    values[0], values[1] = 1.0, np.nan
    image, mask = write_raster(noise()), write_raster(values, "mask.tif")
    looked = raster.of(Scene(image, mask=Mask(mask, "1"))).sight().of((0, 0, COLS, ROWS))
    assert (looked.masked > 0)[0].all() and not looked.masked[1:].any() and looked.unknown[1].all()
    with pytest.raises(FreeNetError, match=r"The mask 'mask\.tif' holds numbers with a point, which have no bits"):
        raster.of(Scene(image, mask=Mask(mask, "bits 1")))


def test_a_mask_that_cannot_be_used_is_one_sentence(write_raster: WriteRaster, tmp_path: Path) -> None:
    image, mask = write_raster(noise()), write_raster(noise(bands=1), "mask.tif")
    (tmp_path / "text.tif").write_text("no raster", encoding="ascii")
    wrong = [
        (Mask(tmp_path / "gone.tif", "1"), "There is no mask '.*gone.tif'"),
        (Mask(tmp_path / "text.tif", "1"), "cannot be opened as a raster"),
        (Mask(mask, "some clouds"), "does not say which values of the mask 'mask.tif'"),
        (Mask(mask, "band 3: 1"), "The mask 'mask.tif' has 1 band, no band 3"),
    ]
    for one, sentence in wrong:
        with pytest.raises(FreeNetError, match=sentence):
            raster.of(Scene(image, mask=one))


def test_a_mask_that_changes_stops_the_reading(write_raster: WriteRaster, tmp_path: Path) -> None:
    image, mask = write_raster(noise()), write_raster(noise(bands=1), "mask.tif")
    plan = raster.plan_reading(raster.of(Scene(image, mask=Mask(mask, "1"))))

    def change(done: float) -> None:
        write_raster(noise(rows=ROWS + 1, bands=1), "mask.tif")

    (tmp_path / "run").mkdir()
    with pytest.raises(FreeNetError, match=r"mask\.tif' has changed while it was being read"):
        raster.read(plan, tmp_path / "run", change)
    assert not list((tmp_path / "run").iterdir())


# Areas


def test_outside_the_area_nothing_has_data(write_raster: WriteRaster, tmp_path: Path) -> None:
    image = write_raster(noise())
    boxes = area((5, 20, 10, 30), (15, 25, 28, 40))
    info, cube, _, valid = read(Scene(image, area=boxes), tmp_path / "run")
    expected = np.zeros((ROWS, COLS), bool)
    expected[5:20, 10:30] = expected[15:25, 28:40] = True
    np.testing.assert_array_equal(valid, expected)
    assert cube.outside == ROWS * COLS - np.count_nonzero(expected)
    assert info.part_of is None  # with what is kept around it, it is all of the raster


def test_a_large_raster_is_cut_to_what_lies_around_the_area(write_raster: WriteRaster, tmp_path: Path) -> None:
    values = noise(400, 300)
    image = write_raster(values)
    scene = Scene(image, area=area((200, 230, 100, 150)))
    info, cube, data, valid = read(scene, tmp_path / "run")
    rows = slice((200 - AROUND_PX) // STEP_PX * STEP_PX, info.part_of.row + info.grid.rows)
    cols = slice((100 - AROUND_PX) // STEP_PX * STEP_PX, info.part_of.col + info.grid.cols)
    assert (info.part_of.row, info.part_of.col) == (rows.start, cols.start)
    assert 230 + AROUND_PX <= rows.stop < 230 + AROUND_PX + 2 * STEP_PX
    np.testing.assert_array_equal(data, values[rows, cols])
    found = np.zeros((400, 300), bool)
    found[rows, cols] = valid
    expected = np.zeros((400, 300), bool)
    expected[200:230, 100:150] = True
    np.testing.assert_array_equal(found, expected)
    assert cube.outside == 400 * 300 - 30 * 50
    assert info.whole_grid == raster.describe(image).grid
    assert gdal.ApplyGeoTransform(info.grid.geotransform, 0, 0) == gdal.ApplyGeoTransform(
        info.whole_grid.geotransform, cols.start, rows.start
    )


def test_windows_outside_the_area_are_not_read(write_raster: WriteRaster, tmp_path: Path) -> None:
    options = ["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"]
    image = write_raster(noise(160, 160), options=options)
    dataset = gdal.Open(str(image), gdal.GA_Update)
    places = [dataset.GetRasterBand(1).GetMetadataItem(f"BLOCK_OFFSET_{col}_{row}", "TIFF") for row in range(10)
              for col in range(10)]  # fmt: skip
    del dataset
    assert None not in places
    info = raster.of(Scene(image, area=area((0, 10, 0, 10), (150, 160, 150, 160))))
    plan = replace(raster.plan_reading(info), window_bytes=16 * 16 * 6)
    (tmp_path / "run").mkdir()
    raster.read(plan, tmp_path / "run", lambda done: None)
    cube = np.load(tmp_path / "run" / "cube.npy")
    assert cube[:16, :16].all() and cube[-16:, -16:].all() and not cube[32:128].any()


@pytest.mark.parametrize("interleave", ["PIXEL", "BAND"])
def test_a_part_of_a_file_that_is_read_in_place(write_raster: WriteRaster, tmp_path: Path, interleave: str) -> None:
    from freenet_qgis.contract.cube_layout import PlainFile
    from freenet_qgis.engine.scenes.raster_file import RasterFile

    values = noise(400, 300)
    image = write_raster(values, options=[f"INTERLEAVE={interleave}"])
    info = raster.of(Scene(image, area=area((200, 230, 100, 150)), large_bytes=0)).around_area()
    assert in_place.find(info, info.bands) is not None
    (tmp_path / "run").mkdir()
    raster.read(raster.plan_reading(info), tmp_path / "run", lambda done: None)
    layout = PlainFile.load(tmp_path / "run")
    layout.check_bounds()
    rows, cols = info.part_of.row, info.part_of.col
    expected = values[rows : rows + info.grid.rows, cols : cols + info.grid.cols]
    np.testing.assert_array_equal(RasterFile(layout)[:], expected)


def test_a_stack_is_cut_and_masked_as_one_raster(write_raster: WriteRaster, tmp_path: Path) -> None:
    first, second = noise(400, 300), noise(400, 300, seed=1)
    joined = write_raster(np.concatenate((first, second), axis=2), "joined.tif")
    one, other = write_raster(first, "one.tif"), write_raster(second, "other.tif")
    mask = write_raster((noise(200, 300, 1, 2) > 100).astype(np.uint8), "mask.tif")
    limits = {"area": area((200, 230, 100, 150)), "mask": Mask(mask, "1")}
    stack = read(Scene(one, further=(FurtherRaster(other),), **limits), tmp_path / "stack")
    alone = read(Scene(joined, **limits), tmp_path / "alone")
    assert stack[0].grid == alone[0].grid and stack[0].part_of == alone[0].part_of is not None
    for found, expected in zip(stack[2:], alone[2:]):
        np.testing.assert_array_equal(found, expected)
    assert (stack[1].outside, stack[1].masked, stack[1].unknown) == (
        alone[1].outside,
        alone[1].masked,
        alone[1].unknown,
    )
    assert stack[1].unknown == 30 * 50  # the mask ends above the area


def test_only_bands_with_data_in_the_area_are_not_empty(write_raster: WriteRaster) -> None:
    values = noise()
    values[:30, :, 1] = -1
    image = write_raster(values, nodata=[-1, -1, -1])
    found = empty_bands(raster.of(Scene(image, area=area((0, 30, 0, 50)))))
    assert [band.number for band in found] == [2]
    assert empty_bands(raster.of(Scene(image))) == ()


def test_an_area_elsewhere_is_one_sentence(write_raster: WriteRaster) -> None:
    with pytest.raises(FreeNetError, match=r"The area of interest 'district' does not overlap 'raster\.tif'"):
        raster.of(Scene(write_raster(noise()), area=area((500, 600, 500, 600))))


def test_an_area_meets_a_raster_that_counts_its_degrees_differently(write_raster: WriteRaster) -> None:
    image = write_raster(noise(), geotransform=(181.0, 0.01, 0.0, 50.0, 0.0, -0.01), epsg=4326)
    outline = "POLYGON ((-178.95 49.9,-178.9 49.9,-178.9 49.8,-178.95 49.8,-178.95 49.9))"
    box = Area((bytes(ogr.CreateGeometryFromWkt(outline).ExportToWkb()),), "far east")
    looked = raster.of(Scene(image, area=box)).sight().of((0, 0, COLS, ROWS))
    rows, cols = np.nonzero(looked.inside)
    assert (rows.min(), rows.max(), cols.min(), cols.max()) == (10, 19, 5, 9)


def placed(epsg: int, x: float, y: float) -> tuple[float, float]:
    """A place of EPSG:32633 in another CRS."""
    source, target = osr.SpatialReference(), osr.SpatialReference()
    source.ImportFromEPSG(32633)
    target.ImportFromEPSG(epsg)
    for crs in (source, target):
        crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    found = osr.CoordinateTransformation(source, target).TransformPoint(x, y)
    return found[0], found[1]
