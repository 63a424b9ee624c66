# SPDX-License-Identifier: GPL-3.0-or-later
"""Which bands of a raster make those that a trained model, or the first of several scenes, has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Optional

from ..contract.job import Band, Grid
from ..contract.model_card import ModelCard
from ..errors import FreeNetError
from ..geodata.raster import RasterInfo, dates
from ..geodata.raster.mixing import Mix
from ..text.i18n import number, tr
from ..text.listing import listed
from . import date_matching, spectral_matching
from .spectral_matching import are_one, wavelength

WORTH_TELLING_NM = 1.0
MOST_NAMED = 6
DEFAULT_NAME = re.compile(r"(band[\s_]*)?\d*", re.IGNORECASE)


@dataclass(frozen=True)
class BandPlan:
    """How the bands of a model are read from a raster.

    Attributes:
        bands: Of the model, in its order.
        remarks: Sentences for the user; none where every band is simply there.
    """

    bands: tuple[Mix, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class WantedBands:
    """Bands to look for in a raster.

    Attributes:
        bands: In their order.
        source_bands: Number of bands of the raster they are of.
        scene: Its name.
        grid: Its grid; None where that is not known.
        is_of_model: Whether a model wants them; else the first of several scenes to train on.
        others: The bands of that raster that are not wanted, as far as they are known.
        rasters: Names of the rasters that they are of, where these are several.
    """

    bands: tuple[Band, ...]
    source_bands: int
    scene: str
    grid: Optional[Grid]
    is_of_model: bool = True
    others: tuple[Band, ...] = ()
    rasters: tuple[str, ...] = ()

    def hint(self) -> str:
        """What to do if one cannot be had."""
        if self.is_of_model:
            return tr("Choose a raster of the sensor the model was trained on, or train a model for this one.")
        return tr("Train together on scenes of one sensor only, or save them with the same bands.")


def match_bands(card: ModelCard, info: RasterInfo) -> BandPlan:
    """Find the bands of a model in a raster, see `match`.

    Raises:
        FreeNetError: If a band is missing.
    """
    return match(of_model(card), info)


def of_model(card: ModelCard) -> WantedBands:
    """The bands of a model."""
    others = tuple(one.band for one in card.left_out)
    return WantedBands(card.bands, card.source_bands, card.scene, card.grid, others=others, rasters=card.rasters)


def bands_of(first: RasterInfo, bands: tuple[Band, ...]) -> WantedBands:
    """The bands of the first of several scenes, to be looked for in the others."""
    wanted = {band.number for band in bands}
    return WantedBands(
        bands=bands,
        source_bands=len(first.bands),
        scene=first.path.name,
        grid=first.whole_grid,
        is_of_model=False,
        others=tuple(band for band in first.bands if band.number not in wanted),
        rasters=tuple(source.name for source in first.rasters),
    )


def match(sought: WantedBands, info: RasterInfo) -> BandPlan:
    """Find bands in a raster.

    Where layout and wavelengths are those of the training raster, its bands are taken as they are. Else bands are
    matched by wavelength where both sides know them, else by name, else by position. A band marked as bad is missing,
    unless the one at its place was used for training although it was bad. What the user has chosen is of no matter.
    Of several rasters that make up both scenes, each is that of the same name, else that of the same place.

    Raises:
        FreeNetError: If a band is missing.
    """
    used_though_bad = {band.number for band in sought.bands if band.is_bad}
    info = replace(info, bad=info.bad - used_though_bad)
    try:
        return _by_names_of_rasters(sought, info) or _of_all_dates(sought, info)
    except FreeNetError as error:
        missing = _missing_rasters(sought, info) if sought.is_of_model else []
        if missing:
            raise _lacking(sought, info, missing) from error
        raise


def _of_all_dates(sought: WantedBands, info: RasterInfo) -> BandPlan:
    """As `match`, whatever rasters are called."""
    if date_matching.is_series(sought.bands) and (found := _by_date(sought, info)):
        return found
    tell_apart = _has_wavelengths(sought) and _are_distinct(sought.bands)
    if not tell_apart and (found := _by_files_of_rasters(sought, info) or _by_places_of_rasters(sought, info)):
        return found
    found = _of_one_date(sought, info)
    return replace(found, remarks=(*found.remarks, *_by_order(sought, info, found)))


def _of_one_date(sought: WantedBands, info: RasterInfo) -> BandPlan:
    """As `match`, whatever dates the bands have."""
    if _has_wavelengths(sought) and _has_layout(sought, info):
        return BandPlan(tuple(_as_it_is(info, wanted.number) for wanted in sought.bands))
    if _has_wavelengths(sought) and _are_distinct(sought.bands) and _known(info) and _are_distinct(_known(info)):
        return _by_wavelength(sought, info)
    return _by_name(sought, info) or _by_position(sought, info)


def _is_its_raster(sought: WantedBands, info: RasterInfo) -> bool:
    """Whether a raster is, as far as that can be seen, the one that the bands are of."""
    return sought.scene == info.path.name and sought.grid in (None, info.whole_grid)


def _as_it_is(info: RasterInfo, number: int) -> Mix:
    return Mix(next(band for band in info.bands if band.number == number), (number,))


def _missing(sought: WantedBands, what: str, info: RasterInfo, offered: str) -> FreeNetError:
    text = tr("The model wants {what}, '{name}' has {offered}.")
    if not sought.is_of_model:
        text = tr("Training together with '{first}' wants {what}, '{name}' has {offered}.")
    return FreeNetError(text.format(what=what, name=info.path.name, offered=offered, first=sought.scene), sought.hint())


# By raster


def _by_names_of_rasters(sought: WantedBands, info: RasterInfo) -> Optional[BandPlan]:
    """The bands of the same names, each of which tells its raster; None where not all of several rasters are there."""
    if not (sought.rasters and info.rasters):
        return None
    numbers: dict[str, list[int]] = {}
    for band in info.bands:
        numbers.setdefault(_key(band), []).append(band.number)
    found = [numbers.get(_key(wanted), []) for wanted in sought.bands]
    if any(len(one) != 1 for one in found) or len({one[0] for one in found}) < len(found):
        return None
    return _checked(sought, [one[0] for one in found], info)


def _by_files_of_rasters(sought: WantedBands, info: RasterInfo) -> Optional[BandPlan]:
    """The bands at their places in the rasters of the same names; None where these are others or have other bands.

    A raster whose day was known in training alone has bands of other names then, but its own is the same.
    """
    names = [source.name for source in info.rasters]
    known = (*sought.bands, *sought.others)
    if not names or sorted(names) != sorted(sought.rasters) or len(set(names)) < len(names):
        return None
    numbers = [[band.number for band in info.bands if band.raster == names.index(name)] for name in sought.rasters]
    counts = Counter(band.raster for band in known)
    if len(known) != sought.source_bands or any(len(own) != counts[place] for place, own in enumerate(numbers)):
        return None
    in_order = [number for own in numbers for number in own]
    return _checked(sought, [in_order[wanted.number - 1] for wanted in sought.bands], info)


def _by_places_of_rasters(sought: WantedBands, info: RasterInfo) -> Optional[BandPlan]:
    """The bands at the same places; None where it is not as many rasters with as many bands."""
    if not sought.rasters:
        return None
    places = {band.number: band.raster for band in info.bands}
    if (len(info.bands), len(info.rasters)) != (sought.source_bands, len(sought.rasters)):
        return None
    if any(places.get(wanted.number) != wanted.raster for wanted in sought.bands):
        return None
    pairs = [
        tr("'{own}' as '{name}'").format(own=own.name, name=name) for own, name in zip(info.rasters, sought.rasters)
    ]
    remark = tr("Rasters are matched by their order: {pairs}.").format(pairs=listed(pairs, MOST_NAMED))
    return replace(_checked(sought, [wanted.number for wanted in sought.bands], info), remarks=(remark,))


def _checked(sought: WantedBands, numbers: Sequence[int], info: RasterInfo) -> BandPlan:
    """Bands of the raster as they are, unless one is bad or lies elsewhere in the spectrum."""
    by_number = {band.number: band for band in info.bands}
    for wanted, place in zip(sought.bands, numbers):
        _check(sought, wanted, by_number[place], info)
    return BandPlan(tuple(_as_it_is(info, place) for place in numbers))


def _missing_rasters(sought: WantedBands, info: RasterInfo) -> list[str]:
    """The rasters of a model that the image lacks: those that no band is called after.

    Of these as many as the image has rasters of other names are taken to be there, from the first.
    """
    names, wanted_names = set(map(_key, info.bands)), set(map(_key, sought.bands))
    present = {band.raster for band in sought.bands if _key(band) in names}
    others = len(info.sources) - len({band.raster for band in info.bands if _key(band) in wanted_names})
    return [name for place, name in enumerate(sought.rasters) if place not in present][others:]


def _lacking(sought: WantedBands, info: RasterInfo, missing: Sequence[str]) -> FreeNetError:
    return FreeNetError(
        tr("The model was trained on {count} rasters as one image; '{name}' lacks {missing}.").format(
            count=len(sought.rasters),
            name=info.path.name,
            missing=listed([f"'{name}'" for name in missing], MOST_NAMED),
        ),
        tr("Give a raster for each of these, in this order: {rasters}.").format(
            rasters=listed(sought.rasters, MOST_NAMED)
        ),
    )


# By date


def _by_date(sought: WantedBands, info: RasterInfo) -> Optional[BandPlan]:
    """Find the bands of each date in the date that stands for it; None where the raster does not tell its dates."""
    wanted, offered = (date_matching.dates_of(bands) for bands in (sought.bands, info.bands))
    pairs = date_matching.pairs(wanted, offered)
    if pairs is None:
        if not all(band.date for band in info.bands):
            return None
        what, has = (tr("bands of {count} dates", len(some)).format(count=len(some)) for some in (wanted, offered))
        raise _missing(sought, what, info, has)
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
        raise _missing(sought, tr("bands without a date"), info, tr("none"))
    try:
        plan = _of_one_date(
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


def _by_order(sought: WantedBands, info: RasterInfo, found: BandPlan) -> list[str]:
    """A sentence where dates would tell bands apart, are not known, and so the order of the bands has told."""
    wavelengths = [band.wavelength_nm for band in sought.bands if band.wavelength_nm is not None]
    is_series = date_matching.is_series(sought.bands) or len(set(wavelengths)) < len(wavelengths)
    numbers = [(band.number,) for band in sought.bands]
    if not is_series or _is_its_raster(sought, info) or [mix.band_numbers for mix in found.bands] != numbers:
        return []
    text = tr("The dates of the bands are not known of both '{first}' and '{name}': they are matched by their order.")
    return [text.format(first=sought.scene, name=info.path.name)]


# By wavelength


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
            covers = covers.format(count=len(known), first=_nm(known[0]), last=_nm(known[-1]))
            raise _missing(sought, tr("a band at {wavelength} nm").format(wavelength=_nm(wanted)), info, covers)
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
    places = listed(list(map(_nm, bands)), MOST_NAMED)
    return tr("{count} bands at {wavelengths} nm", len(bands)).format(count=len(bands), wavelengths=places)


def _nm(band: Band) -> str:
    """The wavelength of a band, nanometres."""
    return number(wavelength(band), "g")


# By name


def _by_name(sought: WantedBands, info: RasterInfo) -> Optional[BandPlan]:
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
            what, offered = tr("a band '{name}'"), tr("none of that name among {count}")
            raise _missing(sought, what.format(name=wanted.name), info, offered.format(count=len(info.bands)))
        _check(sought, wanted, named[name], info)
    mixes = tuple(_as_it_is(info, named[name].number) for name in names)
    return BandPlan(mixes, (tr("Bands are matched by name, for wavelengths are not known on both sides."),))


def _key(band: Band) -> str:
    return band.name.strip().casefold()


# By position


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
            raise _missing(sought, tr("band {number}").format(number=wanted.number), info, tr("no such data band"))
        _check(sought, wanted, by_number[wanted.number], info)
    mixes = tuple(_as_it_is(info, wanted.number) for wanted in sought.bands)
    if _is_its_raster(sought, info):
        return BandPlan(mixes)
    return BandPlan(
        mixes, (tr("Bands are matched by position, for neither wavelengths nor names tell which is which."),)
    )


def _check(sought: WantedBands, wanted: Band, found: Band, info: RasterInfo) -> None:
    """Refuse a band that is bad, or known to lie elsewhere in the spectrum."""
    if found.number in info.bad:
        what = tr("band {number} ({name})").format(number=found.number, name=found.name)
        raise _missing(sought, what, info, tr("it marked as bad"))
    if None not in (wanted.wavelength_nm, found.wavelength_nm) and not are_one(wanted, found):
        what = tr("'{name}' at {wavelength} nm").format(name=wanted.name, wavelength=_nm(wanted))
        offered = tr("band {number} at {wavelength} nm").format(number=found.number, wavelength=_nm(found))
        raise _missing(sought, what, info, offered)
