# SPDX-License-Identifier: GPL-3.0-or-later
"""Which bands of a raster are used, where the user has chosen some, see `band_text`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ...contract.job import Band
from ...errors import FreeNetError
from ...request import BandChoice
from ...text.i18n import number, tr
from ...text.listing import in_runs, listed
from . import band_text
from .band_text import Name, Numbers, Part, Wavelengths
from .raster_info import RasterInfo

MOST_NAMED = 3


def apply(info: RasterInfo, choice: BandChoice) -> RasterInfo:
    """A raster of which only the chosen bands are used; a bad one among them is used, and said to be bad.

    Raises:
        FreeNetError: If the choice makes no sense, means a band that is not there, or leaves none.
    """
    if not choice.text.strip():
        return info
    used = chosen(info, choice)
    bad = used & info.bad
    bands = tuple(replace(band, is_bad=True) if band.number in bad else band for band in info.bands)
    unchosen = frozenset(band.number for band in info.bands) - used - info.bad
    remarks = (*info.remarks, *([_used_though_bad(bands, bad)] if bad else []))
    return replace(info, bands=bands, bad=info.bad - bad, unchosen=unchosen, remarks=remarks)


def chosen(info: RasterInfo, choice: BandChoice) -> frozenset[int]:
    """Numbers of the bands that a choice means.

    Those of all parts, or all good bands where every part leaves some out, but for those left out. A bad band is meant
    only where its number or its whole name is written.

    Args:
        info: The raster, with no choice applied.
        choice: The choice; an empty one means all good bands.

    Raises:
        FreeNetError: As `apply`.
    """
    parts = band_text.parse(choice.text)
    good = frozenset(band.number for band in info.bands if band.number not in info.bad)
    taken = [
        _meant(part, info) if part.is_single else _meant(part, info) & good for part in parts if not part.leaves_out
    ]
    without = [_meant(part, info) for part in parts if part.leaves_out]
    used = (frozenset().union(*taken) if taken else good) - frozenset().union(*without)
    if not used:
        raise FreeNetError(
            tr("The choice of bands '{choice}' leaves none of the {count} bands of '{name}'.", info.all_bands).format(
                choice=choice.text.strip(), count=info.all_bands, name=info.path.name
            ),
            _hint(info),
        )
    return used


def in_text(info: RasterInfo, numbers: Collection[int]) -> str:
    """The shortest text for a choice of these bands; empty for all good ones.

    Args:
        info: The raster, with no choice applied.
        numbers: At least one of its bands.
    """
    good = [band.number for band in info.bands if band.number not in info.bad]
    used = [one for one in good if one in numbers]
    bad = sorted(set(numbers) & info.bad)
    if len(used) == len(good) and not bad:
        return ""
    return ", ".join(filter(None, (in_runs(used, good), ", ".join(map(str, bad)))))


def _meant(part: Part, info: RasterInfo) -> frozenset[int]:
    """Numbers of the bands that a part means, bad ones as well; only of wavelengths to leave out there may be none."""
    found = frozenset(band.number for band in info.bands if part.bands.has(band))
    if isinstance(part.bands, Numbers) and (part.bands.last > _highest(info) or not found):
        raise _no_such_band(part, info)
    if not found and not (part.leaves_out and isinstance(part.bands, Wavelengths)):
        raise _no_such_band(part, info)
    return found


def _no_such_band(part: Part, info: RasterInfo) -> FreeNetError:
    if isinstance(part.bands, Numbers):
        text = tr("The choice of bands names '{part}', '{name}' has the bands 1 to {last}.")
        if part.bands.last <= _highest(info):
            text = tr("The choice of bands names '{part}', which is the opacity (alpha) of '{name}' and no data.")
    elif isinstance(part.bands, Name):
        text = tr("The choice of bands names '{part}', no band of '{name}' is called so.")
    else:
        text = tr("The choice of bands names '{part}', no band of '{name}' is known to lie there.")
    return FreeNetError(text.format(part=part.text, name=info.path.name, last=_highest(info)), _hint(info))


def _hint(info: RasterInfo) -> str:
    """What there is to choose from."""
    names = tr("Its bands are called {names}.").format(names=listed([band.name for band in info.bands], MOST_NAMED))
    known = [band.wavelength_nm for band in info.bands if band.wavelength_nm is not None]
    if not known:
        return names
    reach = tr("They lie at {low} to {high} nm.").format(low=number(min(known), "g"), high=number(max(known), "g"))
    return f"{names} {reach}"


def _highest(info: RasterInfo) -> int:
    return max(band.number for band in (*info.bands, *info.opacity))


def _used_though_bad(bands: Collection[Band], bad: Collection[int]) -> str:
    names = [f"{band.name} ({band.number})" for band in bands if band.number in bad]
    text = tr("{count} bands are used although the file marks them as bad, for they were chosen: {bands}.", len(names))
    return text.format(count=len(names), bands=listed(names, MOST_NAMED))
