# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of bands, window by window, and which of them are data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np
from osgeo import gdal

from ...contract.job import Band
from ..access.gdal_calls import reading
from ..access.signed_bytes import read_bands
from ..access.windows import Window
from .raster_info import RasterInfo
from .sight import Sight


class BandReader:
    """Reads bands of a raster that is open; pixels that are not looked at have no data."""

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
        self._validity = info.validity(dataset, self._bands)

    def read(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Stored values, NaN in float bands where there is no data, and whether they are data.

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
            is_data = self._validity.of(values, place)
        looked = self._sight.of(window)
        if looked is not None:
            is_data &= looked.is_seen[..., None]
        if values.dtype.kind == "f":
            values[~is_data] = np.nan
        return values, is_data
