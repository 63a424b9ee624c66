# SPDX-License-Identifier: GPL-3.0-or-later
"""The day on which each band of a raster was taken: from what its file tells, from names, or as the user knows it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from ...errors import FreeNetError
from ...text.i18n import tr
from ...text.plain_text import shortened
from .raster_info import RasterInfo

# Of GDAL's domain IMAGERY, of ENVI headers, of STAC. Not TIFFTAG_DATETIME: that is when the file was written.
_TAKEN = ("acquisitiondatetime", "acquisition_time", "acquisition time", "datetime")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./]?)(\d\d)\2(\d\d)(?!\d)")
LONGEST_TOLD = 40  # characters of a date in a message


def day_in(text: str) -> str:
    """The first day in a text, as ``2021-06-04``; empty if there is none. ``20210604`` is one, too."""
    days = (_iso(*found.group(1, 3, 4)) for found in _DAY.finditer(text))
    return next(filter(None, days), "")


def without_day(text: str) -> str:
    """A text without the days in it, so that names of bands of two dates may be the same."""
    return " ".join(_DAY.sub("", text).split())


def days_of_bands(
    items: Mapping[str, str], band_items: Sequence[Mapping[str, str]], names: Sequence[str], file_name: str
) -> list[str]:
    """The day of each band, empty where nothing tells.

    What is nearest to the band counts first: its own items, its name, the items of the file, the name of the file.

    Args:
        items: Of the file.
        band_items: Of each band.
        names: Of each band.
        file_name: Of the file.
    """
    of_file = _taken(items) or day_in(file_name)
    return [_taken(own) or day_in(name) or of_file for own, name in zip(band_items, names)]


def parse(text: str) -> tuple[str, ...]:
    """Days as typed, parted by commas, semicolons or spaces; ``-`` stands for one that is not known; none of no text.

    Raises:
        FreeNetError: If something else is among them, or nothing but what parts them.
    """
    found = tuple("" if part == "-" else _typed(part) for part in re.split(r"[\s,;]+", text.strip()) if part)
    if text.strip() and not found:
        raise _no_date(text)
    return found


def dated(infos: Sequence[RasterInfo], days: Sequence[str]) -> list[RasterInfo]:
    """The rasters of an image with the days that the user knows in place of what the files tell.

    Args:
        infos: The rasters.
        days: Of each raster, or of each band of a single one; empty where the file is to tell.

    Raises:
        FreeNetError: If there are more or fewer.
    """
    if len(infos) == 1 and len(days) == len(infos[0].bands):
        return [_with_days(infos[0], days)]
    if len(days) != len(infos):
        text = tr("The number of dates, {count}, is not that of the rasters, {rasters}.")
        raise FreeNetError(
            text.format(count=len(days), rasters=len(infos)),
            tr("Give one for each raster in turn, '-' where it is not known; or one for each band of a single one."),
        )
    return [_with_days(info, [day] * len(info.bands)) for info, day in zip(infos, days)]


def repeated(infos: Sequence[RasterInfo]) -> list[str]:
    """A sentence for each raster of an image that has the day and a wavelength of one before it.

    Rasters of one day may well have other bands: the same ones are hardly meant.
    """
    text = tr("'{one}' and '{other}' have bands of the same day, {day}, and wavelength: their order tells them apart.")
    found = []
    for place, info in enumerate(infos):
        own = _days_and_wavelengths(info)
        for other in infos[:place]:
            if both := own & _days_and_wavelengths(other):
                day = min(day for day, _ in both)
                found.append(text.format(one=other.path.name, other=info.path.name, day=day))
    return found


def _days_and_wavelengths(info: RasterInfo) -> set[tuple[str, float]]:
    return {(band.date, band.wavelength_nm) for band in info.bands if band.date and band.wavelength_nm is not None}


def _with_days(info: RasterInfo, days: Sequence[str]) -> RasterInfo:
    bands = tuple(replace(band, date=day or band.date) for band, day in zip(info.bands, days))
    return replace(info, bands=bands)


def _taken(items: Mapping[str, str]) -> str:
    lower = {key.lower(): value for key, value in items.items()}
    return next(filter(None, (day_in(lower[key]) for key in _TAKEN if key in lower)), "")


def _typed(part: str) -> str:
    found = _DAY.fullmatch(part)
    day = _iso(*found.group(1, 3, 4)) if found else ""
    if not day:
        raise _no_date(part)
    return day


def _no_date(text: str) -> FreeNetError:
    return FreeNetError(
        tr("'{part}' is no date, one such as 2021-06-04 is wanted.").format(part=shortened(text, LONGEST_TOLD)),
        tr("Give year, month and day; '-' where a date is not known."),
    )


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
