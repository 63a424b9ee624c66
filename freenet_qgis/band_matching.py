# SPDX-License-Identifier: GPL-3.0-or-later
"""Which bands of a raster make those that a trained model, or the first of several scenes, has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

from . import spectral_matching
from .geodata.mixing import Mix
from .geodata.raster import RasterInfo
from .job import Band, FreeNetError, Grid, ModelCard
from .spectral_matching import are_one

WORTH_TELLING_NM = 1.0
MOST_NAMED = 6
DEFAULT_NAME = re.compile(r"(band[\s_]*)?\d*", re.IGNORECASE)

_HINT = "Choose a raster of the sensor the model was trained on, or train a model for this one."


@dataclass(frozen=True)
class Plan:
    """How the bands of a model are read from a raster.

    Attributes:
        bands: Of the model, in its order.
        remarks: Sentences for the user; none where every band is simply there.
    """

    bands: tuple[Mix, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """Bands to look for in a raster.

    Attributes:
        bands: In their order.
        source_bands: Number of bands of the raster they are of.
        scene: Its name.
        grid: Its grid; None where that is not known.
        wants: Who wants a band, for messages.
        has: Who has so many.
        hint: What to do if one cannot be had.
    """

    bands: tuple[Band, ...]
    source_bands: int
    scene: str
    grid: Optional[Grid]
    wants: str = "The model wants"
    has: str = "The model was trained on"
    hint: str = _HINT


def match_bands(card: ModelCard, info: RasterInfo) -> Plan:
    """Find the bands of a model in a raster, see `match`.

    Raises:
        FreeNetError: If a band is missing.
    """
    return match(of_model(card), info)


def of_model(card: ModelCard) -> Wanted:
    """The bands of a model."""
    return Wanted(card.bands, card.source_bands, card.scene, card.grid)


def bands_of(first: RasterInfo, bands: tuple[Band, ...]) -> Wanted:
    """The bands of the first of several scenes, to be looked for in the others."""
    name = f"'{first.path.name}'"
    return Wanted(
        bands, len(first.bands), first.path.name, first.grid, f"Training together with {name} wants", f"{name} has",
        "Train together on scenes of one sensor only, or save them with the same bands.",
    )  # fmt: skip


def match(sought: Wanted, info: RasterInfo) -> Plan:
    """Find bands in a raster.

    Where layout and wavelengths are those of the training raster, its bands are taken as they are. Else bands are
    matched by wavelength where both sides know them, else by name, else by position. A band marked as bad is missing.

    Raises:
        FreeNetError: If a band is missing.
    """
    if _has_wavelengths(sought) and _has_layout(sought, info):
        return Plan(tuple(_as_it_is(info, wanted.number) for wanted in sought.bands))
    if _has_wavelengths(sought) and _are_distinct(sought.bands) and _known(info) and _are_distinct(_known(info)):
        return _by_wavelength(sought, info)
    return _by_name(sought, info) or _by_position(sought, info)


def _as_it_is(info: RasterInfo, number: int) -> Mix:
    return Mix(next(band for band in info.bands if band.number == number), (number,))


def _missing(sought: Wanted, what: str, info: RasterInfo, offered: str) -> FreeNetError:
    return FreeNetError(f"{sought.wants} {what}, '{info.path.name}' has {offered}.", sought.hint)


# By wavelength


def _has_wavelengths(sought: Wanted) -> bool:
    return all(band.wavelength_nm is not None for band in sought.bands)


def _known(info: RasterInfo) -> list[Band]:
    """The bands that are of use here, in the order of their wavelengths."""
    usable = [band for band in info.bands if band.wavelength_nm is not None and band.number not in info.bad]
    return sorted(usable, key=lambda band: band.wavelength_nm)


def _are_distinct(bands: Sequence[Band]) -> bool:
    """Whether wavelengths tell the bands apart; in a stack of several dates they do not."""
    return len({band.wavelength_nm for band in bands}) == len(bands)


def _has_layout(sought: Wanted, info: RasterInfo) -> bool:
    """Whether the wanted bands stand at their places, as in another scene of the same sensor."""
    by_number = {band.number: band for band in _known(info)}
    return len(info.bands) == sought.source_bands and all(
        wanted.number in by_number and are_one(wanted, by_number[wanted.number]) for wanted in sought.bands
    )


def _by_wavelength(sought: Wanted, info: RasterInfo) -> Plan:
    known = _known(info)
    mixes, means, between = [], [], []
    for wanted in sought.bands:
        if (mix := spectral_matching.mean(wanted, known)) is not None:
            means.append(wanted)
        elif (mix := spectral_matching.nearest(wanted, known)) is None:
            mix = spectral_matching.between(wanted, known)
            between.append(wanted)
        if mix is None:
            covers = f"{len(known)} {'good ' if info.bad else ''}bands from {known[0].wavelength_nm:g} to "
            covers += f"{known[-1].wavelength_nm:g} nm"
            raise _missing(sought, f"a band at {wanted.wavelength_nm:g} nm", info, f"{covers}, none near enough")
        mixes.append(mix)
    remarks = []
    off = max(abs(mix.band.wavelength_nm - wanted.wavelength_nm) for wanted, mix in zip(sought.bands, mixes))
    if off >= WORTH_TELLING_NM:
        remarks.append(f"Bands are matched by wavelength, the farthest {off:.0f} nm away.")
    if means:
        remarks.append(f"Means of several narrower bands stand for {_listed(means)}.")
    if between:
        remarks.append(f"Interpolated between their neighbours, for want of the bands themselves: {_listed(between)}.")
    return Plan(tuple(mixes), tuple(remarks))


def _listed(bands: Sequence[Band]) -> str:
    more = len(bands) - MOST_NAMED
    places = ", ".join(f"{band.wavelength_nm:g}" for band in bands[:MOST_NAMED])
    return f"{len(bands)} bands at {places}{f' and {more} other' if more > 0 else ''} nm"


# By name


def _by_name(sought: Wanted, info: RasterInfo) -> Optional[Plan]:
    """None where names tell nothing: made up by software, not unique, or all different from those wanted."""
    named = {_key(band): band for band in info.bands}
    counts = Counter(map(_key, info.bands))
    names = [_key(band) for band in sought.bands]
    if any(DEFAULT_NAME.fullmatch(name) for name in names) or len(set(names)) < len(names):
        return None
    if not any(name in named for name in names) or any(counts[name] > 1 for name in names):
        return None
    for wanted, name in zip(sought.bands, names):
        if name not in named:
            raise _missing(sought, f"a band '{wanted.name}'", info, f"none of that name among {len(info.bands)}")
        _check(sought, wanted, named[name], info)
    mixes = tuple(_as_it_is(info, named[name].number) for name in names)
    return Plan(mixes, ("Bands are matched by name, for wavelengths are not known on both sides.",))


def _key(band: Band) -> str:
    return band.name.strip().casefold()


# By position


def _by_position(sought: Wanted, info: RasterInfo) -> Plan:
    if len(info.bands) != sought.source_bands:
        raise FreeNetError(
            f"{sought.has} {sought.source_bands} bands, '{info.path.name}' has {len(info.bands)}, "
            "and neither wavelengths nor names tell which is which.",
            sought.hint,
        )
    by_number = {band.number: band for band in info.bands}
    for wanted in sought.bands:
        if wanted.number not in by_number:
            raise _missing(sought, f"band {wanted.number}", info, "no such data band")
        _check(sought, wanted, by_number[wanted.number], info)
    mixes = tuple(_as_it_is(info, wanted.number) for wanted in sought.bands)
    if sought.scene == info.path.name and sought.grid in (None, info.grid):  # the raster it was trained on
        return Plan(mixes)
    return Plan(mixes, ("Bands are matched by position, for neither wavelengths nor names tell which is which.",))


def _check(sought: Wanted, wanted: Band, found: Band, info: RasterInfo) -> None:
    """Refuse a band that is bad, or known to lie elsewhere in the spectrum."""
    if found.number in info.bad:
        raise _missing(sought, f"band {found.number} ({found.name})", info, "it marked as bad")
    if None not in (wanted.wavelength_nm, found.wavelength_nm) and not are_one(wanted, found):
        offered = f"band {found.number} at {found.wavelength_nm:g} nm"
        raise _missing(sought, f"'{wanted.name}' at {wanted.wavelength_nm:g} nm", info, offered)
