# SPDX-License-Identifier: GPL-3.0-or-later
"""Bands of a time series: those of each date in the date that stands for it, see `date_matching`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Optional

from ..contract.job import Band
from ..errors import FreeNetError
from ..geodata.raster import RasterInfo, dates
from ..geodata.raster.mixing import Mix
from ..text.i18n import tr
from . import date_matching
from .one_date_matching import of_one_date
from .wanted_bands import BandPlan, WantedBands, is_its_raster, missing


def by_date(sought: WantedBands, info: RasterInfo) -> Optional[BandPlan]:
    """Find the bands of each date in the date that stands for it; None where the raster does not tell its dates.

    Raises:
        FreeNetError: If it has too few dates, or a band of one is missing.
    """
    wanted, offered = (date_matching.dates_of(bands) for bands in (sought.bands, info.bands))
    pairs = date_matching.pairs(wanted, offered)
    if pairs is None:
        if not all(band.date for band in info.bands):
            return None
        what, has = (tr("bands of {count} dates", len(some)).format(count=len(some)) for some in (wanted, offered))
        raise missing(sought, what, info, has)
    stand_ins = {pair.wanted: pair.found for pair in pairs}
    if not all(band.date for band in sought.bands):
        stand_ins[""] = ""
    mixes: dict[int, Mix] = {}
    remarks = date_matching.remarks(pairs)
    for day, other in stand_ins.items():
        part = _of_date(sought, day, info, other)
        numbers = [band.number for band in sought.bands if band.date == day]
        mixes.update(zip(numbers, part.bands))
        remarks += part.remarks
    return BandPlan(tuple(mixes[band.number] for band in sought.bands), tuple(dict.fromkeys(remarks)))


def _of_date(sought: WantedBands, day: str, info: RasterInfo, other: str) -> BandPlan:
    """Find the bands of one date in those of another, each counted by itself and called without its date."""
    numbers = sorted(band.number for band in (*sought.bands, *sought.others) if band.date == day)
    here = [band for band in info.bands if band.date == other]
    places = {number: place for place, number in enumerate(numbers, start=1)}
    wanted = [band for band in sought.bands if band.date == day]
    bad = frozenset(place for place, band in enumerate(here, start=1) if band.number in info.bad)
    numbered = [replace(band, number=place, name=dates.without_day(band.name)) for place, band in enumerate(here, 1)]
    renamed = tuple(replace(band, number=places[band.number], name=dates.without_day(band.name)) for band in wanted)
    if not here:
        raise missing(sought, tr("bands without a date"), info, tr("none"))
    try:
        plan = of_one_date(
            replace(sought, bands=renamed, source_bands=len(numbers), others=()),
            replace(info, bands=tuple(numbered), bad=bad),
        )
    except FreeNetError as error:
        text = tr("{date}: {problem}").format(date=other or tr("without a date"), problem=error.message)
        raise FreeNetError(text, error.hint) from error
    return replace(plan, bands=tuple(_of_all(mix, one, here) for mix, one in zip(plan.bands, wanted)))


def _of_all(mix: Mix, wanted: Band, here: Sequence[Band]) -> Mix:
    """A band found among those of one date, with the numbers and names that they have in the raster."""
    closest = here[mix.band.number - 1]
    numbers = tuple(here[place - 1].number for place in mix.band_numbers)
    band = closest if mix.is_plain else replace(mix.band, number=closest.number, name=wanted.name, date=closest.date)
    return Mix(band, numbers, mix.weights)


def by_order(sought: WantedBands, info: RasterInfo, found: BandPlan) -> list[str]:
    """A sentence where dates would tell bands apart, are not known, and so the order of the bands has told."""
    wavelengths = [band.wavelength_nm for band in sought.bands if band.wavelength_nm is not None]
    is_series = date_matching.is_series(sought.bands) or len(set(wavelengths)) < len(wavelengths)
    numbers = [(band.number,) for band in sought.bands]
    if not is_series or is_its_raster(sought, info) or [mix.band_numbers for mix in found.bands] != numbers:
        return []
    text = tr("The dates of the bands are not known of both '{first}' and '{name}': they are matched by their order.")
    return [text.format(first=sought.scene, name=info.path.name)]
