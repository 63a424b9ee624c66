# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of bands, window by window, and which of them are data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional, Union

import numpy as np
from osgeo import gdal

from ...contract.job import Band
from ..access.gdal_calls import reading
from ..access.signed_bytes import read_bands
from ..access.windows import Window
from .raster_info import RasterInfo
from .sight import Looked, Sight


class BandReader:
    """Reads bands of a raster that is open; pixels that are not looked at have no data.

    Attributes:
        rasters: Of an image of several rasters, the places of those that the bands are of.
        lacking: For each of them in how many pixels it alone has no data, so that the image has none; int64.
    """

    def __init__(
        self,
        dataset: gdal.Dataset,
        info: RasterInfo,
        bands: Optional[Sequence[Band]] = None,
        sight: Optional[Sight] = None,
    ) -> None:
        """`info` is of the raster, `bands` are those to read, by default all; `sight` is that of `info`, made once."""
        self._dataset, self._info = dataset, info
        self._sight = info.sight() if sight is None else sight
        self._bands = info.bands if bands is None else bands
        self.rasters = sorted({band.raster for band in self._bands})
        self.lacking = np.zeros(len(self.rasters), np.int64)
        self._parts = []
        for raster in self.rasters:
            places = [place for place, band in enumerate(self._bands) if band.raster == raster]
            validity = info.validity(dataset, [self._bands[place] for place in places])
            self._parts.append((_as_slice(places), validity))

    def read(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Stored values, NaN in float bands where there is no data, and whether they are data.

        Where one of several rasters has no data in any of the bands, the others have none, either.

        Args:
            window: Of the grid of `info`.

        Returns:
            Two arrays of shape (rows, cols, bands), of the type of the raster and bool.

        Raises:
            FreeNetError: If GDAL cannot read them.
        """
        place = self._info.in_file(window)
        with reading(self._info.path):
            values = read_bands(self._dataset, [band.number for band in self._bands], self._info.dtype, place)
            is_data = self._is_data(values, place, self._sight.of(window))
        if values.dtype.kind == "f":
            values[~is_data] = np.nan
        return values, is_data

    def _is_data(self, values: np.ndarray, window: Window, looked: Optional[Looked]) -> np.ndarray:
        """Which values of a window of the raster are data."""
        is_seen = np.ones(values.shape[:2], bool) if looked is None else looked.is_seen
        if len(self._parts) == 1:
            is_data = self._parts[0][1].of(values, window)
            is_data &= is_seen[..., None]
            return is_data
        is_data = np.empty(values.shape, bool)
        has_data = np.empty((len(self._parts), *values.shape[:2]), bool)
        for number, (places, validity) in enumerate(self._parts):
            is_data[..., places] = own = validity.of(values[..., places], window)
            has_data[number] = own.any(axis=2)
        is_whole = has_data.all(axis=0) & is_seen
        is_data &= is_whole[..., None]
        self.lacking += np.count_nonzero(is_seen & has_data.any(axis=0) & ~has_data, axis=(1, 2))
        return is_data


def _as_slice(places: list[int]) -> Union[slice, list[int]]:
    """Places in an array; where they follow one another as a slice, with which numpy makes no copy."""
    follow = slice(places[0], places[-1] + 1)
    return follow if places == list(range(follow.start, follow.stop)) else places
