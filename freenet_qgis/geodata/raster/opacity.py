# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a band that is tagged as alpha is the raster's opacity. GDAL tags the last of four bands by habit, and a near
infrared band with it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from osgeo import gdal

from ...sources.gdal_name import Source
from ..access.fingerprint import FileStatus
from ..access.gdal_calls import open_raster, reading

PLACES = 5  # across and down the raster, where the band is looked at
SIDE_PX = 64  # of what is looked at there
MAY_BE_BETWEEN = 0.05  # of an opacity's pixels that are not 0: edges that were smoothed


def is_tagged(band: gdal.Band) -> bool:
    """Whether GDAL takes the band for the raster's opacity."""
    return band.GetColorInterpretation() == gdal.GCI_AlphaBand


def is_opacity_of(path: Source, number: int, files: tuple[FileStatus, ...], check: Callable[[], None]) -> bool:
    """As `is_opacity`, of a band of a raster; looked at once, as long as the raster's fingerprint stays the same.

    Args:
        path: The raster.
        number: Of the band.
        files: The raster's fingerprint.
        check: As of `is_opacity`.

    Raises:
        FreeNetError: If the raster cannot be read.
    """
    is_file_known = all(written for _, _, written in files)
    answer = _answer(path, number, files) if is_file_known else []
    if not answer:
        dataset = open_raster(path)
        with reading(path):
            answer.append(is_opacity(dataset.GetRasterBand(number), check))
    return answer[0]


@lru_cache(maxsize=64)  # a compressed picture is unpacked for it, and every check of a run asks
def _answer(path: Source, number: int, files: tuple[FileStatus, ...]) -> list[bool]:  # noqa: ARG001 - the key
    """Whether a band is opacity, once that was found out; empty before."""
    return []


def is_opacity(band: gdal.Band, check: Callable[[], None]) -> bool:
    """Whether a band holds 0 and its largest value only, apart from smoothed edges; a sample of it is read.

    Args:
        band: The band.
        check: Called before each read; may raise.
    """
    seen = np.empty(0)
    most = MAY_BE_BETWEEN * PLACES**2 * SIDE_PX**2  # of pixels between, whatever the places not yet seen hold
    for place in range(PLACES**2):
        check()
        values = _part(band, *divmod(place, PLACES)).ravel()
        seen = np.concatenate([seen, values[np.isfinite(values) & (values != 0)]])
        if len(seen) - _most_alike(seen) > most:
            return False
    return np.count_nonzero(seen != seen.max()) <= MAY_BE_BETWEEN * len(seen) if len(seen) else True


def _most_alike(values: np.ndarray) -> int:
    """How many of some values are one and the same at most."""
    return int(np.unique(values, return_counts=True)[1].max(initial=0))


def _part(band: gdal.Band, row: int, col: int) -> np.ndarray:
    """Values of one of the places."""
    left, width = _range(band.XSize, col)
    top, height = _range(band.YSize, row)
    return band.ReadAsArray(left, top, width, height)


def _range(size: int, place: int) -> tuple[int, int]:
    """First pixel and number of pixels of a place along one side; of small rasters all are seen."""
    start, end = (size * (place + after) // PLACES for after in (0, 1))
    middle = (start + end) // 2
    length = min(end - start, SIDE_PX)
    return min(max(start, middle - length // 2), size - max(1, length)), max(1, length)
