# SPDX-License-Identifier: GPL-3.0-or-later
"""Wavelengths, widths and bad bands, from wherever files keep them."""

from __future__ import annotations

from typing import Optional

import pytest

from freenet_qgis.geodata.raster.wavelengths import spectral_bands


def wavelengths(
    dataset: dict[str, str], bands: list[dict[str, str]], descriptions: Optional[list[str]] = None
) -> list[Optional[float]]:
    """Only the wavelengths of `spectral_bands`."""
    return [band.wavelength_nm for band in spectral_bands(dataset, bands, descriptions or [""] * len(bands)).bands]


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        ("854.2", "Nanometers"),
        ("854.2", "nm"),
        ("0.8542", "Micrometers"),
        ("0.8542", "um"),
        ("0.8542", "µm"),  # micro sign
        ("0.8542", "μm"),  # Greek mu
        ("0.8542", "microns"),
        ("8542", "Angstroms"),
        ("8542", "Å"),
        ("854.2e-6", "mm"),
        ("8.542E-7", "m"),
        ("854.2 Nanometers", ""),
        ("0.8542 um", "Nanometers"),  # the unit beside the number wins
    ],
)
def test_units_become_nanometres(value: str, unit: str) -> None:
    assert wavelengths({}, [{"wavelength": value, "wavelength_units": unit}]) == [pytest.approx(854.2)]


@pytest.mark.parametrize("unit", ["", "Unknown"])
@pytest.mark.parametrize(
    ("values", "nanometres"),
    [
        (("0.4", "2.5"), (400, 2500)),
        (("8.1", "12.5"), (8100, 12500)),
        (("400", "2500"), (400, 2500)),
        (("8000", "12000"), (8000, 12000)),
        (("4000", "25000"), (400, 2500)),
    ],
)
def test_missing_unit_is_guessed_from_the_largest_value(
    values: tuple[str, str], nanometres: tuple[float, float], unit: str
) -> None:
    bands = [{"wavelength": value, "wavelength_units": unit} for value in values]
    assert wavelengths({}, bands) == [pytest.approx(value) for value in nanometres]


@pytest.mark.parametrize("unit", ["Wavenumber", "GHz", "Index"])
def test_what_is_no_length_is_no_wavelength(unit: str) -> None:
    assert wavelengths({}, [{"wavelength": "12", "wavelength_units": unit}]) == [None]


@pytest.mark.parametrize("value", ["", "0", "-1", "nan", "inf", "green", "1.2.3"])
def test_what_is_no_positive_number_is_no_wavelength(value: str) -> None:
    assert wavelengths({}, [{"wavelength": value, "wavelength_units": "nm"}]) == [None]


def test_keys_may_be_in_any_case() -> None:
    assert wavelengths({}, [{"WAVELENGTH": "665", "Wavelength_Unit": "nm"}]) == [665]


def test_imagery_domain_is_in_micrometres() -> None:
    [band] = spectral_bands({}, [{"CENTRAL_WAVELENGTH_UM": "0.665", "FWHM_UM": "0.030"}], [""]).bands
    assert (band.wavelength_nm, band.fwhm_nm) == (665, 30)


@pytest.mark.parametrize(
    "description", ["854.2 Nanometers", "band 12 (854.2 nm)", "B8A - 0.8542 µm", "Band 7: 0.8542 micrometers"]
)
def test_wavelength_in_the_description_is_found(description: str) -> None:
    assert wavelengths({}, [{}], [description]) == [pytest.approx(854.2)]


@pytest.mark.parametrize("description", ["", "Band 12", "B8A 20 m", "2021-07-24", "NDVI", "12"])
def test_other_numbers_in_the_description_are_left_alone(description: str) -> None:
    assert wavelengths({}, [{}], [description]) == [None]


def test_lists_of_the_file_serve_all_bands() -> None:
    dataset = {
        "wavelength": "{ 0.40, 0.55,\n 0.80}",
        "wavelength_units": "Micrometers",
        "fwhm": "{0.010,0.011,0.012}",
        "bbl": "{1, 0, 1}",
    }
    bands = spectral_bands(dataset, [{}, {}, {}], [""] * 3).bands
    assert [band.wavelength_nm for band in bands] == [400, 550, 800]
    assert [band.fwhm_nm for band in bands] == [10, 11, 12]
    assert [band.is_bad for band in bands] == [False, True, False]


def test_list_of_another_length_is_ignored() -> None:
    assert wavelengths({"wavelength": "{400, 500, 600}", "wavelength_units": "nm"}, [{}, {}]) == [None, None]


def test_the_bands_own_item_wins_over_the_list_of_the_file() -> None:
    assert wavelengths({"wavelength": "{400, 500}"}, [{"wavelength": "410"}, {}]) == [410, 500]


def test_width_is_in_the_unit_of_the_wavelength() -> None:
    [given] = spectral_bands({}, [{"wavelength": "0.5", "wavelength_units": "um", "fwhm": "0.01"}], [""]).bands
    [guessed] = spectral_bands({}, [{"wavelength": "0.5", "fwhm": "0.01"}], [""]).bands
    assert given.fwhm_nm == guessed.fwhm_nm == 10


def test_widths_in_another_unit_than_the_wavelengths_are_not_used() -> None:
    told = [{"wavelength": text, "fwhm": "10"} for text in ("0.4", "2.5", "12")]
    found = spectral_bands({}, told, [""] * 3)
    assert [band.fwhm_nm for band in found.bands] == [None] * 3
    assert [band.wavelength_nm for band in found.bands] == [400, 2500, 12_000]
    assert found.remarks == ("The widths of the bands are not used: 10000 nm at 400 nm (band 1) is none.",)


def test_one_width_that_is_none_costs_no_other() -> None:
    told = [{"wavelength": text, "wavelength_units": "nm", "fwhm": width}
            for text, width in (("500", "10"), ("510", "10000"), ("650", "500"))]  # fmt: skip
    found = spectral_bands({}, told, [""] * 3)
    assert [band.fwhm_nm for band in found.bands] == [10, None, 500]  # the last as of a panchromatic band
    assert found.remarks == ("Widths that reach the wavelength are not used: 10000 nm at 510 nm (band 2).",)


@pytest.mark.parametrize(
    ("text", "is_bad"), [("0", True), ("0.0", True), ("false", True), ("1", False), ("1.000", False), ("", False)]
)
def test_zero_in_the_bad_band_list_means_bad(text: str, is_bad: bool) -> None:
    [band] = spectral_bands({}, [{"bbl": text}], [""]).bands
    assert band.is_bad is is_bad


@pytest.mark.parametrize(
    ("description", "nanometres"),
    [
        ("Band 1 (400,5 nm)", 400.5),
        ("B8A 865 nm", 865),
        ("B2 (458-523 nm)", 490.5),
        ("458 nm to 523 nm", 490.5),
        ("0,45 - 0,52 µm", 485),
        ("Band 450 - 520 nm", 485),
        ("Band 5 - 704.1 nm", 704.1),
        ("FWHM 10 nm, centre 854.2 nm", 854.2),
        ("10 nm FWHM @ 854.2 nm", 854.2),
        ("120 nm FWHM 842 nm", 842),
        ("842 nm (115 nm)", 842),
        ("Green (560nm, width 35nm)", 560),
        ("854 ± 10 nm", 854),
        ("560/20 nm", 560),
        ("1,234 nm", 1234),
        ("1.234,5 nm", 1234.5),
        ("1\u202f400 nm", 1400),
        ("1\u00a0400,5 nm", 1400.5),
        ("SWIR 1\u2009400 nm", 1400),
        ("1'400.5 nm", 1400.5),
        ("10\u2019400 nm", 10_400),
        ("1 400 nm", 1400),
        ("1 400 - 1 500 nm", 1450),
        ("Band 7 (2 220 nm)", 2220),
        ("Band 7: 2 220 nm", 2220),
        ("centre 2 220 nm, FWHM 10 nm", 2220),
        ("8 542 \u00c5", 854.2),
        ("Band 4 665 nm", 665),
        ("B4 665 nm", 665),
        ("SWIR 2 220 nm", 220),
        ("450 520 nm", 520),
        ("8542 Angstroms", 854.2),
        ("FWHM 120 nm", None),
        ("5 nm", None),
        ("1.2.3 nm", None),
    ],
)
def test_the_centre_is_found_in_a_name_however_it_is_written(description: str, nanometres: Optional[float]) -> None:
    assert wavelengths({}, [{}], [description]) == [nanometres and pytest.approx(nanometres)]


@pytest.mark.parametrize("value", ["854,2 nm", "804.2-904.2 nm", "0,8542 um"])
def test_items_may_hold_decimal_commas_and_ranges(value: str) -> None:
    assert wavelengths({}, [{"wavelength": value}]) == [pytest.approx(854.2)]


@pytest.mark.parametrize("text", ["{400,5; 451,25; 502,0}", "{400,5, 451,25, 502,0}", "400,5 451,25 502,0"])
def test_lists_may_hold_decimal_commas(text: str) -> None:
    assert wavelengths({"wavelength": text, "wavelength_units": "nm"}, [{}] * 3) == [400.5, 451.25, 502]


@pytest.mark.parametrize("text", ["{1 400, 1 410}", "{1\u202f400, 1\u202f410}", "{1'400, 1'410}", "{1'400 1'410}"])
def test_lists_may_hold_groups_of_thousands(text: str) -> None:
    assert wavelengths({"wavelength": text, "wavelength_units": "nm"}, [{}] * 2) == [1400, 1410]


def test_the_number_of_the_band_before_each_wavelength_is_no_thousand() -> None:
    assert wavelengths({}, [{}] * 3, ["1 400 nm", "2 410 nm", "3 420 nm"]) == [400, 410, 420]
    assert wavelengths({}, [{}] * 3, ["1 400 nm", "1 410 nm", "1 420 nm"]) == [1400, 1410, 1420]


@pytest.mark.parametrize(
    ("names", "nanometres"),
    [
        (["Band 99 990 nm", "Band 100 1 000 nm", "Band 101 1 010 nm"], [990, 1000, 1010]),
        (["B8A 865 nm", "B9 945 nm", "B10 1 375 nm", "B12 2 190 nm"], [865, 945, 1375, 2190]),
        (["Red 655 nm", "SWIR 1 1 610 nm", "SWIR 2 2 200 nm"], [655, 1610, 2200]),
        (["SWIR 1 1 610 nm", "SWIR 2 2 200 nm"], [1610, 2200]),
        (["Camera 1 1 400 nm", "Camera 1 2 410 nm", "Camera 1 900 nm"], [400, 410, 900]),
    ],
)
def test_after_a_number_a_space_is_between_thousands_where_the_bands_ascend_only_so(
    names: list[str], nanometres: list[float]
) -> None:
    found = spectral_bands({}, [{}] * len(names), names)
    assert [band.wavelength_nm for band in found.bands] == nanometres and not found.remarks


@pytest.mark.parametrize(
    "names", [["Band 1 1 400 nm"], ["Band 1 1 400 nm", "Band 2 1 410 nm"], ["A 1 1 900 nm", "B 1 1 400 nm"]]
)
def test_a_wavelength_that_can_be_read_in_two_ways_is_told_and_not_used(names: list[str]) -> None:
    found = spectral_bands({}, [{}] * len(names), names)
    assert {band.wavelength_nm for band in found.bands} == {None}
    high = "1900" if names[0].startswith("A") else "1400"
    assert found.remarks == (
        f"Wavelengths in names of bands that can be read in two ways are not used: '{names[0]}' (band 1) may be "
        f"{high[1:]} nm or {high} nm.",
    )


def test_wavenumbers_are_turned_around() -> None:
    [band] = spectral_bands({}, [{"wavelength": "1000", "wavelength_units": "cm-1", "fwhm": "4"}], [""]).bands
    assert (band.wavelength_nm, band.fwhm_nm) == (10_000, pytest.approx(40))


def test_one_value_that_is_no_wavelength_costs_no_other() -> None:
    told = [{"wavelength": text, "wavelength_units": "nm"} for text in ("3", "500", "600")]
    found = spectral_bands({}, told, [""] * 3)
    assert [band.wavelength_nm for band in found.bands] == [None, 500, 600]
    assert found.remarks == ("The wavelength of band 1 is not used: 3 nm is no wavelength of light or heat.",)
    where = [{"wavelength": text, "wavelength_units": "um"} for text in ("80", "450", "600")]
    assert [band.wavelength_nm for band in spectral_bands({}, where, [""] * 3).bands] == [None] * 3


@pytest.mark.parametrize(("first", "count"), [(1, 2), (1, 8), (0, 8), (1, 224)])
def test_numbers_of_bands_are_no_wavelengths(first: int, count: int) -> None:
    file = {"wavelength": "{" + ", ".join(str(first + place) for place in range(count)) + "}", "fwhm": "{1, 1}"}
    found = spectral_bands(file, [{}] * count, [""] * count)
    assert {(band.wavelength_nm, band.fwhm_nm) for band in found.bands} == {(None, None)}
    told = f"The wavelengths of the bands are not used: {first}, {first + 1}… without a unit are numbers of bands."
    assert told in found.remarks


def test_numbers_with_a_unit_are_wavelengths() -> None:
    assert wavelengths({"wavelength": "{1, 2, 3}", "wavelength_units": "um"}, [{}] * 3) == [1000, 2000, 3000]
    assert wavelengths({"wavelength": "{400, 401, 402}"}, [{}] * 3) == [400, 401, 402]
    assert wavelengths({"wavelength": "{1, 2.2}"}, [{}] * 2) == [1000, 2200]


def test_a_list_of_another_length_is_told_where_it_is_needed() -> None:
    file = {"bbl": "{1, 0}", "wavelength": "{400, 500}"}
    assert spectral_bands(file, [{"wavelength": str(400 + n)} for n in range(3)], [""] * 3).remarks == (
        "The list 'bbl' in the file has 2 entries for 3 bands: it is not used.",
    )
