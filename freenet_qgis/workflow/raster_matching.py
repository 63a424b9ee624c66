# SPDX-License-Identifier: GPL-3.0-or-later
"""Bands of several rasters as one image, found by the rasters that they are of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Optional

from ..errors import FreeNetError
from ..geodata.raster import RasterInfo
from ..text.i18n import tr
from ..text.listing import listed
from .wanted_bands import MOST_NAMED, BandPlan, WantedBands, as_it_is, check, key


def by_names(sought: WantedBands, info: RasterInfo) -> Optional[BandPlan]:
    """The bands of the same names, each of which tells its raster; None where not all of several rasters are there."""
    if not (sought.rasters and info.rasters):
        return None
    numbers: dict[str, list[int]] = {}
    for band in info.bands:
        numbers.setdefault(key(band), []).append(band.number)
    found = [numbers.get(key(wanted), []) for wanted in sought.bands]
    if any(len(one) != 1 for one in found) or len({one[0] for one in found}) < len(found):
        return None
    return _checked(sought, [one[0] for one in found], info)


def by_files(sought: WantedBands, info: RasterInfo) -> Optional[BandPlan]:
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


def by_places(sought: WantedBands, info: RasterInfo) -> Optional[BandPlan]:
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
        check(sought, wanted, by_number[place], info)
    return BandPlan(tuple(as_it_is(info, place) for place in numbers))


def missing_rasters(sought: WantedBands, info: RasterInfo) -> list[str]:
    """The rasters of a model that the image lacks: those that no band is called after.

    Of these as many as the image has rasters of other names are taken to be there, from the first.
    """
    names, wanted_names = set(map(key, info.bands)), set(map(key, sought.bands))
    present = {band.raster for band in sought.bands if key(band) in names}
    others = len(info.sources) - len({band.raster for band in info.bands if key(band) in wanted_names})
    return [name for place, name in enumerate(sought.rasters) if place not in present][others:]


def lacking(sought: WantedBands, info: RasterInfo, missing: Sequence[str]) -> FreeNetError:
    """The error for an image that lacks rasters of a model, from `missing_rasters`."""
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
