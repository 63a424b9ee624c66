# SPDX-License-Identifier: GPL-3.0-or-later
"""No data as the user has set it in QGIS, in place of what the file says or beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ...contract.job import Band
from ...contract.nodata import taken_for
from ...request import ChosenNodata, Range
from ...text.i18n import exact, tr

Hidden = tuple[int, float, float]  # number of the band, the lowest and the highest stored value

_ENDLESS = 1e308  # the end of a range that is open in QGIS lies beyond it
_ROUNDING = 1e-6  # of what was typed in physical units, to the stored value


@dataclass(frozen=True)
class Applied:
    """Bands with the nodata that the user wants.

    Attributes:
        bands: The bands; one value that is no data is their nodata value.
        hidden: What else is no data.
        remarks: What was chosen, in sentences.
    """

    bands: tuple[Band, ...]
    hidden: tuple[Hidden, ...]
    remarks: tuple[str, ...]


def apply(bands: Sequence[tuple[Band, np.dtype]], chosen: Sequence[ChosenNodata]) -> Applied:
    """Give bands, each with the type of its values, the nodata that the user has chosen for some of them."""
    wanted = {one.band: one for one in chosen}
    done, hidden, without = [], [], []
    for band, dtype in bands:
        own = wanted.get(band.number, ChosenNodata(band.number))
        if not own.uses_own and band.nodata is not None:
            band = replace(band, nodata=None)
            without.append(band)
        found = [one for one in (_stored(limits, band, dtype) for limits in own.ranges) if one is not None]
        if len(found) == 1 and band.nodata is None and found[0][0] == found[0][1]:
            band = replace(band, nodata=float(found[0][0]))
        else:
            hidden += [(band.number, *limits) for limits in found]
        done.append(band)
    return Applied(tuple(done), tuple(hidden), (*_in_words(bands, wanted), *_ignored(without, len(bands))))


def _stored(limits: Range, band: Band, dtype: np.dtype) -> Optional[Range]:
    """A range of physical values in those of the file; None where no value is in it."""
    low, high = sorted((limit - band.offset) / band.scale for limit in limits)
    if dtype.kind != "f":
        if (band.scale, band.offset) != (1.0, 0.0):
            low, high = low - _ROUNDING * max(1, abs(low)), high + _ROUNDING * max(1, abs(high))
        ends = np.iinfo(dtype)
        low, high = max(low, ends.min), min(high, ends.max)
        return (math.ceil(low), math.floor(high)) if math.ceil(low) <= math.floor(high) else None
    lowest, highest = float(np.finfo(dtype).min), float(np.finfo(dtype).max)
    low, high = max(low, lowest), min(high, highest)
    if low > high:
        return None
    if (band.scale, band.offset) != (1.0, 0.0):
        return low - _ROUNDING * abs(low), high + _ROUNDING * abs(high)
    return (low, low) if low == high else (float(taken_for(low, dtype)[0]), float(taken_for(high, dtype)[1]))


def _in_words(bands: Sequence[tuple[Band, np.dtype]], wanted: dict[int, ChosenNodata]) -> list[str]:
    values: dict[tuple[Range, ...], list[Band]] = {}
    for band, _ in bands:
        if band.number in wanted and wanted[band.number].ranges:
            values.setdefault(wanted[band.number].ranges, []).append(band)
    return [
        tr("No data, as set in QGIS: {values} ({bands}).").format(
            values=", ".join(map(_range, ranges)), bands=_which(one, len(bands))
        )
        for ranges, one in values.items()
    ]


def _ignored(without: Sequence[Band], count: int) -> list[str]:
    if not without:
        return []
    return [
        tr("The nodata value of the file is not used, as set in QGIS ({bands}).").format(bands=_which(without, count))
    ]


def _which(bands: Sequence[Band], count: int) -> str:
    if len(bands) == count:
        return tr("all bands")
    return tr("bands {numbers}").format(numbers=", ".join(str(band.number) for band in bands))


def _range(limits: Range) -> str:
    low, high = map(exact, limits)
    is_open_below, is_open_above = limits[0] < -_ENDLESS, limits[1] > _ENDLESS
    if is_open_below or is_open_above:
        if is_open_below and is_open_above:
            return tr("all values")
        return tr("{high} and less").format(high=high) if is_open_below else tr("{low} and more").format(low=low)
    return low if low == high else tr("{low} to {high}").format(low=low, high=high)
