# SPDX-License-Identifier: GPL-3.0-or-later
"""Wavelengths, widths and bad bands, from wherever files keep them."""

from __future__ import annotations

from typing import Optional

import pytest

from freenet_qgis.geodata.wavelengths import spectral_bands


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


@pytest.mark.parametrize(
    ("text", "is_bad"), [("0", True), ("0.0", True), ("false", True), ("1", False), ("1.000", False), ("", False)]
)
def test_zero_in_the_bad_band_list_means_bad(text: str, is_bad: bool) -> None:
    [band] = spectral_bands({}, [{"bbl": text}], [""]).bands
    assert band.is_bad is is_bad
