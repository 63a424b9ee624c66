# SPDX-License-Identifier: GPL-3.0-or-later
"""Values and validity of any raster that GDAL reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from rasters import ReadRaster, RunTool, WriteRaster
from scenes import write_scene

from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.access.gdal_calls import exceptions, opened
from freenet_qgis.geodata.access.signed_bytes import read_bands
from freenet_qgis.geodata.raster import new_arrays

ROWS, COLS = 4, 3


def counting(bands: int, dtype: str = "int16") -> np.ndarray:
    """A cube that holds 1, 2, 3, …: no two values are the same, none is 0."""
    return np.arange(1, ROWS * COLS * bands + 1).reshape(ROWS, COLS, bands).astype(dtype)


def test_values_are_those_gdal_translate_writes(tmp_path: Path, read: ReadRaster, run_tool: RunTool) -> None:
    scene = write_scene(tmp_path)
    run_tool("gdal_translate", "-q", "-of", "ENVI", "-co", "INTERLEAVE=BIP", scene.raster, tmp_path / "plain.dat")
    plain = np.fromfile(tmp_path / "plain.dat", "<i2").reshape(60, 50, 20)
    taken = read(scene.raster)
    assert taken.cube.dtype == np.int16
    np.testing.assert_array_equal(taken.cube, plain)


@pytest.mark.parametrize("interleave", ["BSQ", "BIL", "BIP"])
def test_interleave_makes_no_difference(write_raster: WriteRaster, read: ReadRaster, interleave: str) -> None:
    cube = counting(5, "uint16")
    path = write_raster(cube, "cube.dat", driver="ENVI", options=[f"INTERLEAVE={interleave}"])
    np.testing.assert_array_equal(read(path).cube, cube)


@pytest.mark.parametrize("dtype", ["uint8", "int16", "uint16", "int32", "uint32", "float32", "float64"])
def test_type_stays_as_it_is(write_raster: WriteRaster, read: ReadRaster, dtype: str) -> None:
    taken = read(write_raster(counting(2, dtype)))
    assert taken.cube.dtype == dtype
    np.testing.assert_array_equal(taken.cube, counting(2, dtype))


def test_scaled_integers_stay_integers(write_raster: WriteRaster, read: ReadRaster) -> None:
    path = write_raster(counting(1), edit=lambda dataset: dataset.GetRasterBand(1).SetScale(0.0001))
    taken = read(path)
    np.testing.assert_array_equal(taken.cube, counting(1))
    assert taken.result.bands[0].scale == 0.0001


def test_path_may_hold_spaces_and_any_letters(write_raster: WriteRaster, read: ReadRaster) -> None:
    assert read(write_raster(counting(2), "Łąka 草地 é.tif")).result.valid_pixels == ROWS * COLS


@pytest.mark.parametrize("window_bytes", [1, 16 * 16 * 4 * 2, 16 * 50 * 4 * 2, 10**9])
@pytest.mark.parametrize("options", [["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"], ["BLOCKYSIZE=7"]])
def test_size_of_the_windows_makes_no_difference(
    write_raster: WriteRaster,
    read: ReadRaster,
    options: list[str],
    window_bytes: int,
) -> None:
    cube = np.random.default_rng(0).integers(0, 5, (60, 50, 4)).astype(np.int16)
    taken = read(write_raster(cube, options=options, nodata=[0] * 4), window_bytes=window_bytes)
    np.testing.assert_array_equal(taken.cube, cube)
    np.testing.assert_array_equal(taken.valid, (cube != 0).any(axis=2))


def test_pixel_is_valid_when_any_band_has_data(write_raster: WriteRaster, read: ReadRaster) -> None:
    cube = counting(2)
    cube[0, 0] = -9999, 7
    cube[1, 1] = -9999, -9999
    taken = read(write_raster(cube, nodata=[-9999, -9999]))
    assert taken.valid[0, 0]
    assert not taken.valid[1, 1]
    assert taken.result.valid_pixels == ROWS * COLS - 1


def test_each_band_has_its_own_nodata_value(
    tmp_path: Path, write_raster: WriteRaster, read: ReadRaster, run_tool: RunTool
) -> None:
    cube = counting(2)
    cube[0, 0] = -1, -2
    cube[0, 1] = -2, -1
    files = [write_raster(cube[..., [i]], f"{i}.tif", nodata=[nodata]) for i, nodata in enumerate((-1, -2))]
    run_tool("gdalbuildvrt", "-separate", tmp_path / "stack.vrt", *files)
    taken = read(tmp_path / "stack.vrt")
    assert not taken.valid[0, 0]
    assert taken.valid[0, 1]
    assert [band.nodata for band in taken.result.bands] == [-1, -2]


def test_nan_and_infinities_are_no_data(write_raster: WriteRaster, read: ReadRaster) -> None:
    cube = counting(2, "float32")
    cube[0, 0] = np.nan, np.inf
    cube[0, 1] = -np.inf, 5
    taken = read(write_raster(cube))
    assert not taken.valid[0, 0]
    assert taken.valid[0, 1]
    assert np.isnan(taken.cube[0, :2]).tolist() == [[True, True], [True, False]]


def test_nodata_of_floats_becomes_nan(write_raster: WriteRaster, read: ReadRaster) -> None:
    cube = counting(2, "float32")
    cube[2, 2] = -3.4028235e38
    taken = read(write_raster(cube, nodata=[-3.4028234663852886e38] * 2))
    assert np.isnan(taken.cube[2, 2]).all()
    assert taken.valid.sum() == ROWS * COLS - 1


def test_nodata_no_pixel_can_hold_hides_nothing(write_raster: WriteRaster, read: ReadRaster) -> None:
    cube = np.full((ROWS, COLS, 1), 241, np.uint8)  # -9999 modulo 256
    assert read(write_raster(cube, nodata=[-9999])).valid.all()


def test_alpha_band_is_a_mask(write_raster: WriteRaster, read: ReadRaster) -> None:
    cube = counting(4, "uint8")
    cube[..., 3] = 255
    cube[1, 2, 3] = 0
    taken = read(write_raster(cube, options=["PHOTOMETRIC=RGB", "ALPHA=YES"]))
    np.testing.assert_array_equal(taken.cube, cube[..., :3])
    np.testing.assert_array_equal(taken.valid, cube[..., 3] > 0)


def test_band_with_a_wavelength_hides_nothing_though_gdal_calls_it_alpha(
    write_raster: WriteRaster, read: ReadRaster
) -> None:
    cube = counting(4, "uint8")
    cube[0, 0, 3] = 0
    path = write_raster(cube, items=[{"wavelength": str(value)} for value in (490, 560, 665, 842)])
    assert read(path).valid.all()
    assert read(path, [1, 2, 3]).valid.all()


@pytest.mark.parametrize("internal", ["YES", "NO"])
def test_mask_of_the_whole_raster_counts(write_raster: WriteRaster, read: ReadRaster, internal: str) -> None:
    path = write_raster(counting(2))
    mask = np.full((ROWS, COLS), 255, np.uint8)
    mask[3, 1] = 0
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", internal)
    dataset = gdal.Open(str(path), gdal.GA_Update)
    dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
    dataset.GetRasterBand(1).GetMaskBand().WriteArray(mask)
    del dataset
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", None)
    assert Path(f"{path}.msk").exists() is (internal == "NO")
    np.testing.assert_array_equal(read(path).valid, mask > 0)


def test_mask_and_nodata_values_count_together(write_raster: WriteRaster, read: ReadRaster) -> None:
    cube = counting(1)
    cube[0, 0] = -9999
    path = write_raster(cube, nodata=[-9999])
    mask = np.full((ROWS, COLS), 255, np.uint8)
    mask[3, 1] = 0
    dataset = gdal.Open(str(path))  # read-only, so the mask goes into a .msk file
    dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
    dataset.GetRasterBand(1).GetMaskBand().WriteArray(mask)
    del dataset
    assert np.argwhere(~read(path).valid).tolist() == [[0, 0], [3, 1]]


def test_mask_of_one_band_hides_only_that_band(write_raster: WriteRaster, read: ReadRaster) -> None:
    path = write_raster(counting(2, "float32"))
    mask = np.full((ROWS, COLS, 1), 255, np.uint8)
    mask[0, 0] = 0
    mask_path = write_raster(mask, "mask.tif")
    vrt = path.with_suffix(".vrt")
    gdal.GetDriverByName("VRT").CreateCopy(str(vrt), gdal.Open(str(path)))
    band_mask = (
        '<MaskBand><VRTRasterBand dataType="Byte"><SimpleSource><SourceFilename relativeToVRT="1">'
        f"{mask_path.name}</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></MaskBand>"
    )
    vrt.write_text(vrt.read_text().replace("</VRTRasterBand>", f"{band_mask}</VRTRasterBand>", 1))
    taken = read(vrt)
    assert np.isnan(taken.cube[0, 0]).tolist() == [True, False]
    assert taken.valid.all()
    assert not read(vrt, [1]).valid[0, 0]


def test_nodata_tuple_hides_only_pixels_that_match_in_all_bands(write_raster: WriteRaster, read: ReadRaster) -> None:
    cube = counting(2)
    cube[0, 0] = 0, 0
    cube[0, 1] = 0, 9
    path = write_raster(cube, domains={"": {"NODATA_VALUES": "0 0"}})
    assert np.argwhere(~read(path).valid).tolist() == [[0, 0]]


def test_bad_bands_are_left_out_and_named(write_raster: WriteRaster, read: ReadRaster) -> None:
    taken = read(write_raster(counting(3), items=[{"bbl": "1"}, {"bbl": "0"}, {"bbl": "1"}]))
    np.testing.assert_array_equal(taken.cube, counting(3)[..., [0, 2]])
    assert [band.number for band in taken.result.bands] == [1, 3]
    assert [(band.number, "bad" in reason) for band, reason in taken.result.dropped] == [(2, True)]


def test_only_used_bands_make_a_pixel_valid(write_raster: WriteRaster, read: ReadRaster) -> None:
    cube = counting(2)
    cube[0, 0, 0] = -9999
    path = write_raster(cube, nodata=[-9999] * 2, items=[{"bbl": "1"}, {"bbl": "0"}])
    assert not read(path).valid[0, 0]


def test_bands_without_any_data_are_left_out_and_named(write_raster: WriteRaster, read: ReadRaster) -> None:
    cube = counting(4)
    cube[..., 1] = cube[..., 3] = -9999
    taken = read(write_raster(cube, nodata=[-9999] * 4))
    np.testing.assert_array_equal(taken.cube, cube[..., [0, 2]])
    assert [(band.number, reason) for band, reason in taken.result.dropped] == [
        (2, "no pixel has data"),
        (4, "no pixel has data"),
    ]


def test_band_with_data_only_where_a_mask_hides_it_has_no_data(write_raster: WriteRaster, read: ReadRaster) -> None:
    cube = np.full((ROWS, COLS, 4), -9999, np.int16)
    cube[..., 0], cube[..., 3] = 5, 255
    cube[0, 0, 1:] = 5, -9999, 0
    path = write_raster(cube, options=["PHOTOMETRIC=RGB", "ALPHA=YES"], nodata=[-9999] * 4)
    assert [band.number for band in read(path).result.bands] == [1]


def test_constant_bands_stay(write_raster: WriteRaster, read: ReadRaster) -> None:
    assert len(read(write_raster(np.zeros((ROWS, COLS, 3), np.int16))).result.bands) == 3


def test_raster_without_any_data_keeps_its_bands_and_has_no_valid_pixel(
    write_raster: WriteRaster, read: ReadRaster
) -> None:
    taken = read(write_raster(np.full((ROWS, COLS, 2), -9999, np.int16), nodata=[-9999] * 2))
    assert taken.result.valid_pixels == 0
    assert not taken.valid.any()
    assert len(taken.result.bands) == 2


def test_bands_asked_for_are_all_there_in_that_order(write_raster: WriteRaster, read: ReadRaster) -> None:
    cube = counting(4)
    cube[..., 1] = -9999
    taken = read(write_raster(cube, nodata=[-9999] * 4, items=[{"bbl": "0"}]), [4, 2, 1])
    np.testing.assert_array_equal(taken.cube, cube[..., [3, 1, 0]])
    assert taken.result.dropped == ()


def test_raster_whose_bands_are_all_bad_is_refused(write_raster: WriteRaster, read: ReadRaster) -> None:
    with pytest.raises(FreeNetError, match=r"All 2 bands of 'raster\.tif' are marked as bad"):
        read(write_raster(counting(2), items=[{"bbl": "0"}] * 2))


def test_progress_rises_to_one(tmp_path: Path, write_raster: WriteRaster) -> None:
    path = write_raster(np.ones((40, 50, 2), np.int16), options=["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"])
    seen: list[float] = []
    plan = replace(raster.plan_reading(raster.describe(path)), window_bytes=1)
    raster.read(plan, tmp_path, seen.append)
    assert len(seen) == 3 * 4  # tiles
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


class Stop(Exception):
    """Raised by a progress callback to cancel."""


def test_cancelling_leaves_nothing_behind(tmp_path: Path, write_raster: WriteRaster) -> None:
    path = write_raster(counting(2))
    folder = tmp_path / "run"
    folder.mkdir()

    def stop(done: float) -> None:
        raise Stop

    with pytest.raises(Stop):
        raster.read(raster.plan_reading(raster.describe(path)), folder, stop)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("driver", "options"), [("GTiff", []), ("ENVI", []), ("ENVI", ["INTERLEAVE=BIP"]), ("EHdr", [])], ids=str
)
def test_truncated_file_is_named(
    tmp_path: Path, write_raster: WriteRaster, read: ReadRaster, driver: str, options: list[str]
) -> None:
    cube = np.random.default_rng(0).integers(0, 999, (200, 200, 3)).astype(np.int16)
    path = write_raster(cube, "cut.dat", driver=driver, options=options)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(FreeNetError, match=r"cut\.dat") as caught:
        read(path)
    assert caught.value.hint
    assert list((tmp_path / "run").iterdir()) == []


def test_values_that_cannot_be_read_are_told_whatever_follows(write_raster: WriteRaster) -> None:
    whole, cut = (write_raster(np.ones((200, 200, 2), np.int16), name) for name in ("whole.tif", "cut.tif"))
    cut.write_bytes(cut.read_bytes()[:40_000])
    with pytest.raises(RuntimeError, match="cut"), exceptions():
        read_bands(opened(cut, gdal.OF_RASTER), [1, 2], np.dtype(np.int16), (0, 0, 200, 200))
        opened(whole, gdal.OF_RASTER)


def test_too_small_a_disk_is_told_before_anything_is_written(
    write_raster: WriteRaster, read: ReadRaster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_arrays.shutil, "disk_usage", lambda folder: type("Usage", (), {"free": 10}))
    with pytest.raises(FreeNetError, match="GB of temporary space"):
        read(write_raster(counting(2)))
