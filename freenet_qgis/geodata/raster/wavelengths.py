# SPDX-License-Identifier: GPL-3.0-or-later
"""Wavelength, width and state of each band, from the many places and units that files keep them in.

Works on metadata items alone, as GDAL gives them: keys and values are texts, an ENVI list is ``{ 1, 2, 3 }``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Optional

from ...text.i18n import exact, tr
from . import wavelength_text
from .wavelength_text import NO_UNIT, Quantity, is_plausible, normal, to_nm, width_to_nm

Items = Mapping[str, str]

_WAVELENGTH = ("wavelength", "wavelengths", "center_wavelength", "central_wavelength")
_FWHM = ("fwhm", "bandwidth")  # the latter: GDAL's Sentinel-2 driver
_BBL = ("bbl", "bad_band_multiplier")  # the latter: QGIS and the EnMAP-Box
_UNITS = ("wavelength_units", "wavelength_unit")
_IMAGERY = {"central_wavelength_um": "wavelength", "fwhm_um": "fwhm"}  # GDAL's IMAGERY domain
# The second and the third are of lists with decimal commas, the last of those with spaces between thousands.
_SEPARATORS = (r"[,\s]+", r"\s*;\s*", r",\s+|\s+", r"\s*,\s*")


@dataclass(frozen=True)
class SpectralBand:
    """Centre wavelength and full width at half maximum where known, and whether the file calls the band bad."""

    wavelength_nm: Optional[float] = None
    fwhm_nm: Optional[float] = None
    is_bad: bool = False


@dataclass(frozen=True)
class Spectra:
    """The bands of a file, in their order, and what of its metadata is not used, in sentences."""

    bands: tuple[SpectralBand, ...]
    remarks: tuple[str, ...] = ()


def spectral_bands(dataset: Items, bands: Sequence[Items], descriptions: Sequence[str]) -> Spectra:
    """What a file tells about the spectrum of its bands, in the order of the bands.

    A band's own items come first, then the lists of the whole file, then the band's description. Values without a
    unit are taken for micrometres, nanometres or Angstrom by the size of the largest of them. What is no wavelength of
    light or heat in its unit is not used, and where that is so of most, none is; neither are numbers of the bands.

    Args:
        dataset: Items of the file.
        bands: Items of each band.
        descriptions: Description of each band.
    """
    file, own = _lower(dataset), [_lower(items) for items in bands]
    all_items = _with_lists(file, own)
    found, unclear = _wavelengths(all_items, _without_numbers(descriptions))
    guess = _guess_unit([one.value for one in found if one and one.unit in NO_UNIT])
    quantities = [one and replace(one, unit=one.unit or guess) for one in found]
    wavelengths = [to_nm(one.value, one.unit) if one else None for one in quantities]
    band_numbers = _numbers_of_bands(found)
    if band_numbers:
        wavelengths = [None] * len(found)
    wrong = [place for place, value in enumerate(wavelengths) if value is not None and not is_plausible(value)]
    are_all_wrong = 2 * len(wrong) > sum(value is not None for value in wavelengths)
    used = [None if are_all_wrong or value is None or not is_plausible(value) else value for value in wavelengths]
    widths, doubtful_widths = _plausible_widths(
        [
            None if one and value is None else _width(items, one.unit if one else guess, value)
            for items, one, value in zip(all_items, quantities, used)
        ],
        used,
    )
    spectra = tuple(
        SpectralBand(value, width, _is_zero(_first(items, _BBL)))
        for items, value, width in zip(all_items, used, widths)
    )
    doubts = [band_numbers] if band_numbers else []
    wrong_ones = [(quantities[place], place + 1) for place in wrong]
    doubts += [_implausible(one, band, len(wrong), are_all_wrong) for one, band in wrong_ones[:1] if one]
    return Spectra(spectra, (*_misfits(file, own), *unclear, *doubts, *doubtful_widths))


def _numbers_of_bands(found: Sequence[Optional[Quantity]]) -> str:
    """What to say where the wavelengths, without a unit, are the numbers of the bands, from 1 or 0; else ''."""
    known = [(place, one) for place, one in enumerate(found) if one is not None]
    starts = {one.value - place if one.unit in NO_UNIT else None for place, one in known}
    if len(known) < 2 or starts not in ({0.0}, {1.0}):
        return ""
    text = tr("The wavelengths of the bands are not used: {first}, {second}… without a unit are numbers of bands.")
    return text.format(first=exact(known[0][1].value), second=exact(known[1][1].value))


def _lower(items: Items) -> dict[str, str]:
    """The items under lower-case keys; GDAL's IMAGERY items under the usual key, their unit spelt out."""
    lower = {key.lower(): value for key, value in items.items()}
    for key, usual in _IMAGERY.items():
        if key in lower:
            lower.setdefault(usual, f"{lower[key]} um")
    return lower


def _entries(text: str, count: int) -> list[str]:
    """A list of the file; in as many parts as there are bands, if any way to read it gives them."""
    inner = text.strip("{} \t\r\n")
    readings = [[part for part in re.split(separator, inner) if part] for separator in _SEPARATORS]
    return next((entries for entries in readings if len(entries) == count), readings[0])


def _with_lists(dataset: dict[str, str], bands: list[dict[str, str]]) -> list[dict[str, str]]:
    """The items of each band, completed from the file's lists that have an entry for every band."""
    merged = [dict(items) for items in bands]
    for key in _WAVELENGTH + _FWHM + _BBL:
        entries = _entries(dataset.get(key, ""), len(bands))
        if len(entries) == len(bands):
            for items, entry in zip(merged, entries):
                items.setdefault(key, entry)
    for key in _UNITS:
        if key in dataset:
            for items in merged:
                items.setdefault(key, dataset[key])
    return merged


def _misfits(dataset: dict[str, str], bands: list[dict[str, str]]) -> list[str]:
    """A sentence for each list of the file that would be needed, but has not an entry for every band."""
    text = tr("The list '{key}' in the file has {count} entries for {bands} bands: it is not used.")
    return [
        text.format(key=key, count=len(entries), bands=len(bands))
        for key in _WAVELENGTH + _FWHM + _BBL
        if key in dataset and not all(key in items for items in bands)
        for entries in [_entries(dataset[key], len(bands))]
        if len(entries) not in (0, len(bands))
    ]


def _implausible(quantity: Quantity, band: int, count: int, are_all: bool) -> str:
    """What to say of wavelengths that are none, the first of them as an example."""
    if are_all:
        text = tr("The wavelengths of the bands are not used: {value} (band {band}) is no wavelength of light or heat.")
    else:
        text = tr(
            "The wavelengths of {count} bands are not used: {value} (band {band}) is no wavelength of light or heat.",
            count,
        )
    return text.format(count=count, value=_written(quantity), band=band)


def _written(quantity: Optional[Quantity]) -> str:
    return f"{exact(quantity.value)} {quantity.unit}".strip() if quantity else "-"


def _without_numbers(descriptions: Sequence[str]) -> Sequence[str]:
    """The descriptions without the number of the band, where each begins with it, as ``1 400 nm``, ``2 410 nm``."""
    found = [re.match(rf"\s*0*{place}\s+", text) for place, text in enumerate(descriptions, start=1)]
    starts = [start for start in found if start is not None]
    if len(starts) < max(2, len(descriptions)):
        return descriptions
    return [text[start.end() :] for text, start in zip(descriptions, starts)]


def _wavelengths(items: Sequence[Items], descriptions: Sequence[str]) -> tuple[list[Optional[Quantity]], list[str]]:
    """Of each band what `_wavelength` finds, and a sentence where it can be read in two ways.

    Of ``SWIR 1 1 610 nm`` that reading is taken with which the wavelengths ascend, if they do so with one alone.
    """
    readings = [[_wavelength(*each, joins=joins) for each in zip(items, descriptions)] for joins in (False, True)]
    short, long = readings
    unclear = [place for place, (one, other) in enumerate(zip(short, long)) if one != other]
    ascending = [reading for reading in readings if _ascends(reading)]
    if not unclear or len(ascending) == 1:
        return (ascending or readings)[0], []
    first = unclear[0]
    text = tr(
        "Wavelengths in names of bands that can be read in two ways are not used: '{text}' (band {band}) may be {one} "
        "or {other}."
    )
    remark = text.format(
        text=descriptions[first], band=first + 1, one=_written(short[first]), other=_written(long[first])
    )
    return [None if place in unclear else one for place, one in enumerate(short)], [remark]


def _ascends(found: Sequence[Optional[Quantity]]) -> bool:
    """Whether what was found are wavelengths from the shortest to the longest."""
    wavelengths = [to_nm(one.value, one.unit) or 0.0 for one in found if one is not None]
    return all(map(is_plausible, wavelengths)) and all(one < other for one, other in zip(wavelengths, wavelengths[1:]))


def _wavelength(items: Items, description: str, *, joins: bool) -> Optional[Quantity]:
    """Value as written and its unit ('' if it has none); `joins` as of `wavelength_text.in_text`."""
    text = _first(items, _WAVELENGTH)
    found = wavelength_text.item(text, joins=joins) or wavelength_text.in_text(description, joins=joins)
    return found and Quantity(found.value, normal(found.unit or _first(items, _UNITS)))


def _width(items: Items, unit: str, wavelength_nm: Optional[float]) -> Optional[float]:
    """Full width at half maximum, nanometres."""
    found = wavelength_text.item(_first(items, _FWHM))
    return None if found is None else width_to_nm(found.value, normal(found.unit) or unit, wavelength_nm)


def _plausible_widths(
    widths: Sequence[Optional[float]], wavelengths: Sequence[Optional[float]]
) -> tuple[Sequence[Optional[float]], list[str]]:
    """The widths that may be those of bands, of most or none, and a sentence where others are not used."""
    pairs = enumerate(zip(widths, wavelengths))
    known = [(place, width, centre) for place, (width, centre) in pairs if width is not None and centre is not None]
    wrong = {place: (width, centre) for place, width, centre in known if width >= centre}
    if not wrong:
        return widths, []
    if 2 * len(wrong) > len(known):
        text = tr("The widths of the bands are not used: {width} nm at {wavelength} nm (band {band}) is none.")
        kept: list[Optional[float]] = [None] * len(widths)
    else:
        text = tr("Widths that reach the wavelength are not used: {width} nm at {wavelength} nm (band {band}).")
        kept = [None if place in wrong else width for place, width in enumerate(widths)]
    first, (width, centre) = next(iter(wrong.items()))
    return kept, [text.format(width=exact(width), wavelength=exact(centre), band=first + 1)]


def _first(items: Items, keys: Sequence[str]) -> str:
    return next((items[key] for key in keys if key in items), "")


def _guess_unit(values: Sequence[float]) -> str:
    """The unit in which these are wavelengths of light or heat, by the largest of them."""
    largest = max(values, default=0.0)
    if largest < 100:
        return "um"
    return "nm" if largest < 20_000 else "a"


def _is_zero(text: str) -> bool:
    found = wavelength_text.item(text)
    return (found is not None and found.value == 0) or text.strip().lower() in ("false", "no")
