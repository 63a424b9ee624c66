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


class BandReader:
    """Reads bands of a raster that is open."""

    def __init__(self, dataset: gdal.Dataset, info: RasterInfo, bands: Optional[Sequence[Band]] = None) -> None:
        """`info` is of the raster, `bands` are those to read, by default all."""
        self._dataset, self._info = dataset, info
        self._bands = info.bands if bands is None else bands
        self._validity = info.validity(dataset, self._bands)

    def read(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Stored values, NaN in float bands where there is no data, and whether they are data.

        Returns:
            Two arrays of shape (rows, cols, bands), of the type of the raster and bool.

        Raises:
            FreeNetError: If GDAL cannot read them.
        """
        with reading(self._info.path):
            values = read_bands(self._dataset, [band.number for band in self._bands], self._info.dtype, window)
            is_data = self._validity.of(values, window)
        if values.dtype.kind == "f":
            values[~is_data] = np.nan
        return values, is_data
