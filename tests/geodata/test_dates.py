# SPDX-License-Identifier: GPL-3.0-or-later
"""The day on which a band was taken: from metadata, from names, or typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from rasters import WriteRaster

from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.raster import dates
from freenet_qgis.request import Scene

CUBE = np.ones((2, 2, 3), np.uint8)


def days(path: Path, typed: str = "") -> list[str]:
    return [band.date for band in raster.of(Scene(path, dates=dates.parse(typed))).bands]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-06-04 B8", "2021-06-04"),
        ("20210604_B8", "2021-06-04"),
        ("B8_20210604", "2021-06-04"),
        ("B8 2021/06/04", "2021-06-04"),
        ("S2A_MSIL2A_20210604T102021_N0300_R065_20210605T120000", "2021-06-04"),
        ("LC08_L2SP_193023_20210604_20210611_02_T1", "2021-06-04"),
        ("2021-06-04T10:20:21.024Z", "2021-06-04"),
        ("2021.06.04", "2021-06-04"),
        ("B8", ""),
        ("2021-06", ""),
        ("2021-13-01 B8", ""),
        ("2021-02-30", ""),
        ("120210604", ""),
        ("202106041", ""),
        ("2021-0604", ""),
        ("Band 1 (450 nm)", ""),
    ],
)
def test_a_day_is_found_in_a_name(text: str, day: str) -> None:
    assert dates.day_in(text) == day


def test_names_lose_their_days() -> None:
    assert [dates.without_day(name) for name in ("2021-06-04 B8", "B8 20210604", "B8")] == ["B8"] * 3


def test_bands_have_the_days_of_their_names(write_raster: WriteRaster) -> None:
    def name(dataset: gdal.Dataset) -> None:
        for number, text in enumerate(("2021-06-04 B8", "20210710_B8", "height"), start=1):
            dataset.GetRasterBand(number).SetDescription(text)

    assert days(write_raster(CUBE, edit=name)) == ["2021-06-04", "2021-07-10", ""]


@pytest.mark.parametrize("domain", ["IMAGERY", ""])
def test_acquisition_times_of_the_file_are_known(write_raster: WriteRaster, domain: str) -> None:
    items = {"ACQUISITIONDATETIME": "2021-06-04T10:20:21", "TIFFTAG_DATETIME": "2024:01:01 00:00:00"}
    path = write_raster(CUBE, domains={domain: items}, items=[{}, {"datetime": "2021-07-10T10:00:00Z"}])
    assert days(path) == ["2021-06-04", "2021-07-10", "2021-06-04"]


def test_the_time_of_an_envi_header_is_known(write_raster: WriteRaster, tmp_path: Path) -> None:
    path = write_raster(CUBE, "scene.dat", "ENVI")
    with (tmp_path / "scene.hdr").open("a", encoding="ascii") as header:
        header.write("acquisition time = 2021-06-04T10:20:21Z\n")
    (tmp_path / "scene.dat.aux.xml").unlink(missing_ok=True)
    assert days(path) == ["2021-06-04"] * 3


def test_when_a_file_was_written_tells_nothing(write_raster: WriteRaster) -> None:
    assert days(write_raster(CUBE, domains={"": {"TIFFTAG_DATETIME": "2024:01:01 00:00:00"}})) == [""] * 3


def test_the_name_of_the_file_comes_last(write_raster: WriteRaster) -> None:
    path = write_raster(CUBE, "S2_20210604.tif", items=[{"datetime": "2020-01-01"}])
    assert days(path) == ["2020-01-01", "2021-06-04", "2021-06-04"]


def test_what_is_typed_comes_first(write_raster: WriteRaster) -> None:
    path = write_raster(CUBE, "S2_20210604.tif")
    assert days(path, "2020-05-01") == ["2020-05-01"] * 3
    assert days(path, "2020-05-01; 20200601, -") == ["2020-05-01", "2020-06-01", "2021-06-04"]
    assert days(path, " - ") == ["2021-06-04"] * 3
    with pytest.raises(FreeNetError, match="The number of dates, 2, is not that of the rasters, 1"):
        days(path, "2020-05-01, 2020-06-01")


@pytest.mark.parametrize("text", ["4.6.2021", "2021-06", "2021-06-31", "June", "2021-06-04T10:20"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(FreeNetError, match="is no date, one such as 2021-06-04 is wanted"):
        dates.parse(text)


def test_rasters_of_one_day_and_the_same_bands_are_told_of(write_raster: WriteRaster) -> None:
    items = [{"wavelength": str(nm), "wavelength_units": "nm"} for nm in (500, 600, 700)]
    one, other = (raster.describe(write_raster(CUBE, f"{name}_20210604.tif", items=items)) for name in "ab")
    later = replace(other, bands=tuple(replace(band, date="2021-07-10") for band in other.bands))
    assert dates.repeated([one, later]) == []
    (told,) = dates.repeated([one, later, other])
    assert "'a_20210604.tif' and 'b_20210604.tif' have bands of the same day, 2021-06-04" in told
