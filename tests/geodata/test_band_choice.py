# SPDX-License-Identifier: GPL-3.0-or-later
"""Bands are chosen by number, wavelength and name; a choice reads like a file of these bands alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from rasters import ReadRaster, RunTool, WriteRaster

from freenet_qgis.contract.cube_layout import PlainFile
from freenet_qgis.contract.job import Band, Grid
from freenet_qgis.engine.scenes.raster_file import RasterFile
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.raster import RasterInfo, band_choice, band_text
from freenet_qgis.geodata.raster.band_text import Name, Numbers, Part, Wavelengths
from freenet_qgis.request import BandChoice, Scene

GRID = Grid(2, 2, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), "LOCAL_CS[]")
NAMES = ["B1", "B2", "2021-06-04 B8", "2021-07-04 B8", "NIR, broad", "-x", "8", "940 nm", "B9", 'a "b" c']
# 400, 500, … 1300 nm; 5 and 6 are bad
INFO = RasterInfo(
    Path("scene.tif"),
    GRID,
    tuple(Band(number, name, 300.0 + 100 * number) for number, name in enumerate(NAMES, 1)),
    frozenset({5, 6}),
    np.dtype("int16"),
)
GOOD = {1, 2, 3, 4, 7, 8, 9, 10}


def chosen(text: str, info: RasterInfo = INFO) -> set[int]:
    return set(band_choice.chosen(info, BandChoice(text)))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", GOOD),
        ("  \n ", GOOD),
        ("3", {3}),
        ("1-3", {1, 2, 3}),
        ("1\u20133", {1, 2, 3}),
        ("1 - 3, 9", {1, 2, 3, 9}),
        ("1-3;9;", {1, 2, 3, 9}),
        ("1,2,3", {1, 2, 3}),
        ("4-7", {4, 7}),
        ("4-7, 5", {4, 5, 7}),
        ("*", GOOD),
        ("B*", {1, 2, 9}),
        ("b?", {1, 2, 9}),
        ("2021*", {3, 4}),
        ("2021-06-04 B8", {3}),
        ("*B8", {3, 4}),
        ('"8"', {7}),
        ("'8'", {7}),
        ('"NIR, broad"', {5}),
        ("NIR*", set()),
        ('"-x"', {6}),
        ('"a ""b"" c"', {10}),
        ("'a \"b\" c'", {10}),
        ('"940 nm"', {8}),
        ("450-900 nm", {2, 3, 4}),
        ("450-900nm", {2, 3, 4}),
        ("0.45-0.9 µm", {2, 3, 4}),
        ("0,45-0,9 um", {2, 3, 4}),
        ("450 nm - 0,9 \u03bcm", {2, 3, 4}),
        ("450,5-900,5 nm", {2, 3, 4}),
        ("10,450-900 nm", {10, 2, 3, 4}),
        ("400-1300 nm", GOOD),
        ("!B1", GOOD - {1}),
        ("-B1", GOOD - {1}),
        ("! B1, -9-10", GOOD - {1, 9, 10}),
        ("-940-1160 nm", GOOD - {7, 8}),
        ("\u2212940-1160 nm", GOOD - {7, 8}),
        ("!2000-2100 nm", GOOD),
        ("!B?, 1-4", {3, 4}),
        ("!7, 1-9", {1, 2, 3, 4, 8, 9}),
    ],
)  # fmt: skip
def test_a_text_chooses_bands(text: str, numbers: set[int]) -> None:
    if numbers:
        assert chosen(text) == numbers
    else:
        with pytest.raises(FreeNetError, match="leaves none of the 10 bands"):
            chosen(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("0", "'0' is no number of a band, they begin at 1."),
        ("7-3", "'7-3' ends before it begins."),
        ("900-450 nm", "'900-450 nm' ends before it begins."),
        ("11", "names '11', 'scene.tif' has the bands 1 to 10."),
        ("8-12", "names '8-12', 'scene.tif' has the bands 1 to 10."),
        ("1-" + "9" * 5000, "no band of 'scene.tif' is called so."),  # no number that Python reads
        ("B7", "names 'B7', no band of 'scene.tif' is called so."),
        ("!B7", "names '!B7', no band of 'scene.tif' is called so."),
        ("2-2.5 µm", "names '2-2.5 µm', no band of 'scene.tif' is known to lie there."),
        ("705 nm", "'705 nm' is a single wavelength, a range is wanted, such as 700-710 nm."),
        ("400,450-900 nm", "'400,450-900 nm' can be read in two ways"),
        ("1,2-3 µm", "'1,2-3 µm' can be read in two ways"),
        ('"B1', "The quotation mark before B1 is not closed."),
        ('"B1" B2', 'Between "B1" and what follows a comma is wanted.'),
        ("1, !", "A sign that leaves bands out stands before nothing."),
        ("1-3, !1-3", "leaves none of the 10 bands"),
        ("!*, !5-6", "leaves none of the 10 bands"),
    ],
)
def test_a_text_that_makes_no_sense_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(FreeNetError) as refused:
        chosen(text)
    assert sentence in refused.value.message
    assert refused.value.hint


def test_the_parts_of_a_text() -> None:
    assert band_text.parse("1-10, 450-900 nm; !'B, 1'") == (
        Part("1-10", Numbers(1, 10)),
        Part("450-900 nm", Wavelengths(450, 900)),
        Part("!'B, 1'", Name("B, 1"), leaves_out=True),
    )


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        (GOOD, ""),
        ({1, 2, 3, 4, 7}, "1-7"),
        ({1, 2, 9}, "1, 2, 9"),
        ({1, 2, 3, 5, 9}, "1-3, 9, 5"),
        (GOOD | {6}, "1-10, 6"),
        ({5}, "5"),
    ],
)
def test_what_is_ticked_is_written_shortly_and_read_again(numbers: set[int], text: str) -> None:
    assert band_choice.in_text(INFO, numbers) == text
    assert chosen(text) == numbers


def test_bands_without_wavelengths_are_in_no_range() -> None:
    unknown = replace(INFO, bands=tuple(replace(band, wavelength_nm=None) for band in INFO.bands))
    with pytest.raises(FreeNetError, match="is known to lie there"):
        chosen("450-900 nm", unknown)


def test_an_opacity_is_no_band_to_choose() -> None:
    image = replace(INFO, bands=INFO.bands[:3], opacity=(Band(4, "alpha"),), bad=frozenset())
    assert chosen("1-4", image) == {1, 2, 3}
    with pytest.raises(FreeNetError, match="names '4', which is the opacity"):
        chosen("4", image)


def counting(bands: int, dtype: str = "int16") -> np.ndarray:
    return np.arange(1, 12 * bands + 1).reshape(4, 3, bands).astype(dtype)


def taken(path: Path, folder: Path, text: str, large_bytes: int = Scene.large_bytes) -> raster.Cube:
    """The raster as it is read with a choice."""
    folder.mkdir()
    info = raster.of(Scene(path, bands=BandChoice(text), large_bytes=large_bytes))
    return raster.read(raster.plan_reading(info), folder, lambda done: None)


@pytest.mark.parametrize("dtype", ["uint8", "int16", "float32"])
def test_a_choice_reads_as_a_file_of_these_bands(
    write_raster: WriteRaster, read: ReadRaster, run_tool: RunTool, tmp_path: Path, dtype: str
) -> None:
    cube = counting(6, dtype)
    cube[0, 0, :3] = 250  # no data in all that is chosen
    path = write_raster(cube, nodata=[250] * 6)
    run_tool("gdal_translate", "-q", "-b", 1, "-b", 2, "-b", 3, path, tmp_path / "three.tif")
    alone = read(tmp_path / "three.tif")
    got = taken(path, tmp_path / "chosen", "1-3")
    np.testing.assert_array_equal(np.load(tmp_path / "chosen" / "cube.npy"), alone.cube)
    np.testing.assert_array_equal(np.load(tmp_path / "chosen" / "valid.npy"), alone.valid)
    assert got.bands == alone.result.bands
    assert [(band.number, reason) for band, reason in got.dropped] == [(number, "not chosen") for number in (4, 5, 6)]


@pytest.mark.parametrize(("driver", "options"), [("ENVI", ["INTERLEAVE=BIL"]), ("GTiff", ["INTERLEAVE=BAND"])])
def test_a_large_file_is_read_in_place_with_a_choice(
    write_raster: WriteRaster, tmp_path: Path, driver: str, options: list[str]
) -> None:
    path = write_raster(counting(6), "plain.dat", driver, options=options)
    taken(path, tmp_path / "copied", "2, 4-6")
    taken(path, tmp_path / "in place", "2, 4-6", large_bytes=0)
    assert not (tmp_path / "in place" / "cube.npy").exists()
    mapped = RasterFile(PlainFile.load(tmp_path / "in place"))
    np.testing.assert_array_equal(mapped[slice(0, 4)], np.load(tmp_path / "copied" / "cube.npy"))


def test_a_bad_band_is_used_only_where_it_is_named(write_raster: WriteRaster, tmp_path: Path) -> None:
    path = write_raster(counting(4), items=[{}, {"bbl": "0"}, {}, {"bbl": "0"}])
    got = taken(path, tmp_path / "all", "1-4")
    assert [band.number for band in got.bands] == [1, 3]
    info = raster.of(Scene(path, bands=BandChoice("1-4, 2")))
    assert [(band.number, band.is_bad) for band in info.used_bands()] == [(1, False), (2, True), (3, False)]
    assert info.remarks == ("1 band is used although the file marks it as bad, for it was chosen: Band 2 (2).",)
    assert {band.number: reason for band, reason in taken(path, tmp_path / "one", "2").dropped} == {
        1: "not chosen", 3: "not chosen", 4: "marked as bad in the file",
    }  # fmt: skip


def test_all_bands_may_be_bad_if_some_are_chosen(write_raster: WriteRaster) -> None:
    path = write_raster(counting(2), items=[{"bbl": "0"}, {"bbl": "0"}])
    assert [band.number for band in raster.of(Scene(path, bands=BandChoice("2"))).used_bands()] == [2]
    with pytest.raises(FreeNetError, match="marked as bad"):
        raster.of(Scene(path)).used_bands()


def test_a_name_of_many_stars_is_matched_at_once() -> None:
    assert not Name("*a" * 40 + "b").has(Band(1, "a" * 200))
