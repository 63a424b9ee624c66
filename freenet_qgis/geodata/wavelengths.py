# SPDX-License-Identifier: GPL-3.0-or-later
"""Wavelength, width and state of each band, from the many places and units that files keep them in.

Works on metadata items alone, as GDAL gives them: keys and values are texts, an ENVI list is ``{ 1, 2, 3 }``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Optional

Items = Mapping[str, str]

_WAVELENGTH = ("wavelength", "wavelengths", "center_wavelength", "central_wavelength")
_FWHM = ("fwhm", "bandwidth")  # the latter: GDAL's Sentinel-2 driver
_BBL = ("bbl", "bad_band_multiplier")  # the latter: QGIS and the EnMAP-Box
_UNITS = ("wavelength_units", "wavelength_unit")
_IMAGERY = {"central_wavelength_um": "wavelength", "fwhm_um": "fwhm"}  # GDAL's IMAGERY domain

_NM_PER_UNIT = {
    **dict.fromkeys(("nm", "nanometer", "nanometre"), 1.0),
    **dict.fromkeys(("um", "micrometer", "micrometre", "micron"), 1e3),
    **dict.fromkeys(("a", "å", "angstrom", "angström"), 0.1),
    **dict.fromkeys(("mm", "millimeter", "millimetre"), 1e6),
    **dict.fromkeys(("m", "meter", "metre"), 1e9),
}
_NO_UNIT = ("", "unknown", "none")
_QUANTITY = re.compile(r"^\s*([-+]?[\d.]+(?:[eE][-+]?\d+)?)\s*([^\W\d]*)\s*$")
_IN_DESCRIPTION = re.compile(r"(\d+(?:\.\d+)?)\s*(nm|nanomet(?:er|re)s?|[uµμ]m|micromet(?:er|re)s?|microns?)\b", re.I)


@dataclass(frozen=True)
class SpectralBand:
    """Centre wavelength and full width at half maximum where known, and whether the file calls the band bad."""

    wavelength_nm: Optional[float] = None
    fwhm_nm: Optional[float] = None
    is_bad: bool = False


def spectral_bands(dataset: Items, bands: Sequence[Items], descriptions: Sequence[str]) -> list[SpectralBand]:
    """What a file tells about the spectrum of its bands, in the order of the bands.

    A band's own items come first, then the lists of the whole file, then the band's description. Values without a
    unit are taken for micrometres, nanometres or Angstrom by the size of the largest of them.

    Args:
        dataset: Items of the file.
        bands: Items of each band.
        descriptions: Description of each band.
    """
    all_items = _with_lists(_lower(dataset), [_lower(items) for items in bands])
    found = [_wavelength(items, text) for items, text in zip(all_items, descriptions)]
    guess = _guess_unit([value for value, unit in found if unit in _NO_UNIT])
    return [_spectral_band(items, value, unit or guess) for items, (value, unit) in zip(all_items, found)]


def _lower(items: Items) -> dict[str, str]:
    """The items under lower-case keys; GDAL's IMAGERY items under the usual key, their unit spelt out."""
    lower = {key.lower(): value for key, value in items.items()}
    for key, usual in _IMAGERY.items():
        if key in lower:
            lower.setdefault(usual, f"{lower[key]} um")
    return lower


def _with_lists(dataset: dict[str, str], bands: list[dict[str, str]]) -> list[dict[str, str]]:
    """The items of each band, completed from the file's lists that have an entry for every band."""
    merged = [dict(items) for items in bands]
    for key in _WAVELENGTH + _FWHM + _BBL:
        entries = re.split(r"[,\s]+", dataset.get(key, "").strip("{} \t\r\n"))
        if key in dataset and len(entries) == len(bands):
            for items, entry in zip(merged, entries):
                items.setdefault(key, entry)
    for key in _UNITS:
        if key in dataset:
            for items in merged:
                items.setdefault(key, dataset[key])
    return merged


def _wavelength(items: Items, description: str) -> tuple[Optional[float], str]:
    """Value as written and its unit ('' if it has none); a value of a unit we do not know is None."""
    value, unit = _quantity(_first(items, _WAVELENGTH))
    if value is None:
        match = _IN_DESCRIPTION.search(description)
        value, unit = (float(match[1]), match[2]) if match else (None, "")
    return value, _normal(unit or _first(items, _UNITS))


def _spectral_band(items: Items, value: Optional[float], unit: str) -> SpectralBand:
    width, own_unit = _quantity(_first(items, _FWHM))
    return SpectralBand(
        _to_nm(value, unit), _to_nm(width, _normal(own_unit) or unit), _is_zero(_first(items, _BBL))
    )


def _first(items: Items, keys: Sequence[str]) -> str:
    return next((items[key] for key in keys if key in items), "")


def _quantity(text: str) -> tuple[Optional[float], str]:
    """The number in a text like ``854.2`` or ``854.2 Nanometers``, and its unit."""
    match = _QUANTITY.match(text)
    if not match:
        return None, ""
    try:
        return float(match[1]), match[2]
    except ValueError:  # such as '1.2.3'
        return None, ""


def _normal(unit: str) -> str:
    unit = unit.strip().lower().replace("µ", "u").replace("μ", "u").rstrip("s")
    return "" if unit in _NO_UNIT else unit


def _to_nm(value: Optional[float], unit: str) -> Optional[float]:
    factor = _NM_PER_UNIT.get(unit)
    if value is None or factor is None or not 0 < value < math.inf:
        return None
    return round(value * factor, 6)


def _guess_unit(values: Sequence[Optional[float]]) -> str:
    """The unit in which these are wavelengths of light or heat, by the largest of them."""
    largest = max((value for value in values if value is not None), default=0.0)
    if largest < 100:
        return "um"
    return "nm" if largest < 20_000 else "a"


def _is_zero(text: str) -> bool:
    value, _ = _quantity(text)
    return value == 0 or text.strip().lower() in ("false", "no")
