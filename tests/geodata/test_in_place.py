# SPDX-License-Identifier: GPL-3.0-or-later
"""Large plain files are read by the engine in place, and give what a copy of them would have given."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Optional

import numpy as np
import pytest
from osgeo import gdal
from planted import GONE
from rasters import ReadRaster, WriteRaster

from freenet_qgis.contract.cube_layout import PlainFile
from freenet_qgis.engine.scenes.raster_file import RasterFile
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.raster import in_place
from freenet_qgis.geodata.raster.mixing import Mix
from freenet_qgis.geodata.raster.raster_info import RasterInfo
from freenet_qgis.request import Scene

ROWS, COLS, BANDS = 37, 23, 5
PLAIN = [
    ("ENVI", ["INTERLEAVE=BSQ"]),
    ("ENVI", ["INTERLEAVE=BIL"]),
    ("ENVI", ["INTERLEAVE=BIP"]),
    ("GTiff", ["INTERLEAVE=PIXEL"]),
    ("GTiff", ["INTERLEAVE=BAND"]),
    ("GTiff", ["INTERLEAVE=PIXEL", "BLOCKYSIZE=10"]),
    ("GTiff", ["INTERLEAVE=BAND", "BLOCKYSIZE=10"]),
    ("GTiff", ["ENDIANNESS=BIG"]),
]


def large(path: Path) -> RasterInfo:
    """A raster that counts as large, as all of them do here."""
    return raster.of(Scene(path, large_bytes=0))


def noise(dtype: str = "int16", bands: int = BANDS) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 200, (ROWS, COLS, bands)).astype(dtype)


def in_header(path: Path, old: str, new: str) -> None:
    header = path.with_suffix(".hdr")
    text = header.read_text(encoding="ascii")
    assert old in text
    header.write_text(text.replace(old, new), encoding="ascii")


def opened(path: Path, folder: Path, numbers: Optional[Sequence[int]] = None) -> RasterFile:
    """The cube of a run folder for a raster that is read in place."""
    info = large(path)
    bands = {band.number: Mix(band, (band.number,)) for band in info.bands}
    wanted = None if numbers is None else [bands[number] for number in numbers]
    plan = raster.plan_reading(info, wanted)
    assert plan.plain is not None
    folder.mkdir()
    raster.read(plan, folder, lambda done: None)
    assert not (folder / "cube.npy").exists()
    return RasterFile(PlainFile.load(folder))


@pytest.mark.parametrize(("driver", "options"), PLAIN, ids=str)
@pytest.mark.parametrize("dtype", ["uint8", "int16", "uint16", "float32", "float64"])
@pytest.mark.parametrize("numbers", [None, [4, 1, 3]])
def test_a_plain_file_gives_what_its_copy_gives(
    write_raster: WriteRaster, read: ReadRaster, tmp_path: Path, driver: str, options: list[str], dtype: str,
    numbers: Optional[list[int]],
) -> None:  # fmt: skip
    path = write_raster(noise(dtype), "plain.dat", driver, nodata=[7] * BANDS, options=options)
    copied, cube = read(path, numbers), opened(path, tmp_path / "in place", numbers)
    assert cube.shape == copied.cube.shape
    assert cube.dtype == copied.cube.dtype
    assert cube.dtype.isnative
    chosen = np.random.default_rng(1).random((ROWS, COLS)) < 0.3
    for where in (slice(3, 30), (slice(5, 20), slice(2, 9)), np.nonzero(chosen), chosen):
        np.testing.assert_array_equal(cube[where], copied.cube[where])
        assert cube[where].flags.c_contiguous
    np.testing.assert_array_equal(np.load(tmp_path / "in place" / "valid.npy"), copied.valid)


def test_header_offset_and_byte_order_of_envi_are_followed(
    write_raster: WriteRaster, read: ReadRaster, tmp_path: Path
) -> None:
    path = write_raster(noise(), "plain.dat", "ENVI", options=["INTERLEAVE=BIL"])
    values = np.fromfile(path, "<i2").astype(">i2")
    path.write_bytes(b"thirteen byte" + values.tobytes())
    in_header(path, "header offset = 0", "header offset = 13")
    in_header(path, "byte order = 0", "byte order = 1")
    np.testing.assert_array_equal(opened(path, tmp_path / "in place")[:], noise())
    np.testing.assert_array_equal(read(path).cube, noise())


def test_bands_of_a_geotiff_may_lie_anywhere_in_it(write_raster: WriteRaster, tmp_path: Path) -> None:
    def fill_backwards(dataset: gdal.Dataset) -> None:
        for number in range(BANDS, 0, -1):
            dataset.GetRasterBand(number).WriteArray(noise()[..., number - 1])
            dataset.FlushCache()

    options = ["INTERLEAVE=BAND", "BLOCKYSIZE=1", "SPARSE_OK=TRUE"]  # zeros take no place in the file
    path = write_raster(np.zeros_like(noise()), options=options, edit=fill_backwards)
    assert gdal.Open(str(path)).GetRasterBand(1).GetMetadataItem("BLOCK_OFFSET_0_0", "TIFF") is not None
    cube = opened(path, tmp_path / "in place")
    offsets = PlainFile.load(tmp_path / "in place").offsets
    assert offsets == tuple(sorted(offsets, reverse=True))
    np.testing.assert_array_equal(cube[:], noise())


def test_bad_and_empty_bands_are_left_out(write_raster: WriteRaster, read: ReadRaster, tmp_path: Path) -> None:
    cube = noise("float32")
    cube[..., 3] = np.inf
    cube[2, 2] = np.nan
    path = write_raster(cube, "plain.dat", "ENVI", options=["INTERLEAVE=BSQ"])
    in_header(path, "byte order = 0", "byte order = 0\nbbl = {1, 0, 1, 1, 1}")
    copied = read(path)
    assert [band.number for band in copied.result.bands] == [1, 3, 5]
    np.testing.assert_array_equal(opened(path, tmp_path / "in place")[:], copied.cube)


@pytest.mark.parametrize(
    ("driver", "options"),
    [
        ("GTiff", ["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"]),
        ("GTiff", ["COMPRESS=DEFLATE"]),
        ("GTiff", ["NBITS=12"]),
        ("GTiff", ["SPARSE_OK=TRUE"]),
        ("HFA", []),
        ("EHdr", []),
    ],
    ids=str,
)
def test_other_files_are_copied(write_raster: WriteRaster, driver: str, options: list[str]) -> None:
    cube = noise("uint16") if "SPARSE_OK=TRUE" not in options else np.zeros((ROWS, COLS, BANDS), np.uint16)
    assert raster.plan_reading(large(write_raster(cube, "other.img", driver, options=options))).plain is None


def test_a_file_with_a_mask_for_each_band_is_copied(write_raster: WriteRaster) -> None:
    path = write_raster(noise(), edit=lambda dataset: dataset.GetRasterBand(1).CreateMaskBand(0))
    assert raster.plan_reading(large(path)).plain is None


def test_a_file_whose_values_are_not_where_they_should_be_is_copied(
    write_raster: WriteRaster, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_raster(noise(), "plain.dat", "ENVI")
    right: Callable[..., Any] = in_place._of_envi
    assert raster.plan_reading(large(path)).plain is not None
    monkeypatch.setattr(in_place, "_of_envi", lambda *found: right(*found)._replace(offsets=[2] * BANDS))
    assert raster.plan_reading(large(path)).plain is None


def test_small_rasters_are_copied(write_raster: WriteRaster) -> None:
    assert raster.plan_reading(raster.describe(write_raster(noise(), "plain.dat", "ENVI"))).plain is None


def test_a_raster_that_changes_meanwhile_is_told(write_raster: WriteRaster, tmp_path: Path) -> None:
    path = write_raster(noise(), "plain.dat", "ENVI")
    cube = opened(path, tmp_path / "in place")
    cube[:2]
    os.utime(path, (0, 0))
    with pytest.raises(FreeNetError, match=r"plain\.dat' has changed while"):
        cube[:2]
    del cube  # Windows removes nothing that is mapped
    path.unlink()
    with pytest.raises(FreeNetError, match=rf"plain\.dat' can no longer be read: {GONE}"):
        RasterFile(PlainFile.load(tmp_path / "in place"))


def test_the_description_of_a_file_survives_its_json(write_raster: WriteRaster, tmp_path: Path) -> None:
    plain = raster.plan_reading(large(write_raster(noise(), "plain.dat", "ENVI", nodata=[1, None, 2.5]))).plain
    plain.save(tmp_path)
    assert PlainFile.load(tmp_path) == plain
