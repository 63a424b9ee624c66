# SPDX-License-Identifier: GPL-3.0-or-later
"""Bands of one date, or of unknown dates: by wavelength where both sides know them, else by name, else by position."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Optional

from ..contract.job import Band
from ..errors import FreeNetError
from ..geodata.raster import RasterInfo
from ..text.i18n import tr
from ..text.listing import listed
from . import spectral_matching
from .spectral_matching import are_one, wavelength
from .wanted_bands import MOST_NAMED, BandPlan, WantedBands, as_it_is, check, in_nm, is_its_raster, key, missing

WORTH_TELLING_NM = 1.0
DEFAULT_NAME = re.compile(r"(band[\s_]*)?\d*", re.IGNORECASE)


def of_one_date(sought: WantedBands, info: RasterInfo) -> BandPlan:
    """As `band_matching.match`, whatever dates the bands have.

    Raises:
        FreeNetError: If a band is missing.
    """
    if _has_wavelengths(sought) and _has_layout(sought, info):
        return BandPlan(tuple(as_it_is(info, wanted.number) for wanted in sought.bands))
    if tell_apart(sought) and _known(info) and _are_distinct(_known(info)):
        return _by_wavelength(sought, info)
    return _by_name(sought, info) or _by_position(sought, info)


def tell_apart(sought: WantedBands) -> bool:
    """Whether wavelengths tell the bands that are looked for apart."""
    return _has_wavelengths(sought) and _are_distinct(sought.bands)


def _has_wavelengths(sought: WantedBands) -> bool:
    return all(band.wavelength_nm is not None for band in sought.bands)


def _known(info: RasterInfo) -> list[Band]:
    """The bands that are of use here, in the order of their wavelengths."""
    usable = [band for band in info.bands if band.wavelength_nm is not None and band.number not in info.bad]
    return sorted(usable, key=wavelength)


def _are_distinct(bands: Sequence[Band]) -> bool:
    """Whether wavelengths tell the bands apart; in a stack of several dates they do not."""
    return len({band.wavelength_nm for band in bands}) == len(bands)


def _has_layout(sought: WantedBands, info: RasterInfo) -> bool:
    """Whether the wanted bands stand at their places, as in another scene of the same sensor."""
    by_number = {band.number: band for band in _known(info)}
    return len(info.bands) == sought.source_bands and all(
        wanted.number in by_number and are_one(wanted, by_number[wanted.number]) for wanted in sought.bands
    )


def _by_wavelength(sought: WantedBands, info: RasterInfo) -> BandPlan:
    known = _known(info)
    mixes, means, between = [], [], []
    for wanted in sought.bands:
        if (mix := spectral_matching.mean(wanted, known)) is not None:
            means.append(wanted)
        elif (mix := spectral_matching.nearest(wanted, known)) is None:
            mix = spectral_matching.between(wanted, known)
            between.append(wanted)
        if mix is None:
            covers = tr("{count} bands from {first} to {last} nm, none near enough", len(known))
            if info.bad:
                covers = tr("{count} good bands from {first} to {last} nm, none near enough", len(known))
            covers = covers.format(count=len(known), first=in_nm(known[0]), last=in_nm(known[-1]))
            raise missing(sought, tr("a band at {wavelength} nm").format(wavelength=in_nm(wanted)), info, covers)
        mixes.append(mix)
    remarks = []
    off = max(abs(wavelength(mix.band) - wavelength(wanted)) for wanted, mix in zip(sought.bands, mixes))
    if off >= WORTH_TELLING_NM:
        remarks.append(tr("Bands are matched by wavelength, the farthest {off:.0f} nm away.").format(off=off))
    if means:
        remarks.append(tr("Means of several narrower bands stand for {bands}.").format(bands=_in_words(means)))
    if between:
        text = tr("Interpolated between their neighbours, for want of the bands themselves: {bands}.")
        remarks.append(text.format(bands=_in_words(between)))
    return BandPlan(tuple(mixes), tuple(remarks))


def _in_words(bands: Sequence[Band]) -> str:
    places = listed(list(map(in_nm, bands)), MOST_NAMED)
    return tr("{count} bands at {wavelengths} nm", len(bands)).format(count=len(bands), wavelengths=places)


def _by_name(sought: WantedBands, info: RasterInfo) -> Optional[BandPlan]:
    """None where names tell nothing: made up by software, not unique, or all different from those wanted."""
    named = {key(band): band for band in info.bands}
    counts = Counter(map(key, info.bands))
    names = [key(band) for band in sought.bands]
    if any(DEFAULT_NAME.fullmatch(name) for name in names) or len(set(names)) < len(names):
        return None
    if not any(name in named for name in names) or any(counts[name] > 1 for name in names):
        return None
    for wanted, name in zip(sought.bands, names):
        if name not in named:
            what, offered = tr("a band '{name}'"), tr("none of that name among {count}")
            raise missing(sought, what.format(name=wanted.name), info, offered.format(count=len(info.bands)))
        check(sought, wanted, named[name], info)
    mixes = tuple(as_it_is(info, named[name].number) for name in names)
    return BandPlan(mixes, (tr("Bands are matched by name, for wavelengths are not known on both sides."),))


def _by_position(sought: WantedBands, info: RasterInfo) -> BandPlan:
    # Before bands tagged as opacity were looked at, models were trained without them, whatever they held.
    if sought.source_bands not in (len(info.bands), len(info.bands) - info.tagged):
        text = tr(
            "The model was trained on {wanted} bands, '{name}' has {count}, and neither wavelengths nor names tell "
            "which is which."
        )
        if not sought.is_of_model:
            text = tr(
                "'{first}' has {wanted} bands, '{name}' has {count}, and neither wavelengths nor names tell which is "
                "which."
            )
        counts = {"wanted": sought.source_bands, "count": len(info.bands)}
        raise FreeNetError(text.format(first=sought.scene, name=info.path.name, **counts), sought.hint())
    by_number = {band.number: band for band in info.bands}
    for wanted in sought.bands:
        if wanted.number not in by_number:
            raise missing(sought, tr("band {number}").format(number=wanted.number), info, tr("no such data band"))
        check(sought, wanted, by_number[wanted.number], info)
    mixes = tuple(as_it_is(info, wanted.number) for wanted in sought.bands)
    if is_its_raster(sought, info):
        return BandPlan(mixes)
    return BandPlan(
        mixes, (tr("Bands are matched by position, for neither wavelengths nor names tell which is which."),)
    )
