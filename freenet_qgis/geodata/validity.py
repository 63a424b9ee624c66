# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a raster has data: nodata values, NaN and infinities, masks and alpha bands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Optional

import numpy as np
from osgeo import gdal, gdal_array

from ..job import Band
from .windows import Window


def is_alpha(band: gdal.Band) -> bool:
    """Whether GDAL takes the band for the raster's opacity."""
    return band.GetColorInterpretation() == gdal.GCI_AlphaBand


def nodata_value(band: gdal.Band) -> Optional[float]:
    """The band's nodata value as its pixels hold it; None if there is none, or no pixel can hold it."""
    nodata = band.GetNoDataValue()
    if nodata is None or not math.isfinite(nodata):  # NaN and infinities are no data anyway
        return None
    dtype = np.dtype(gdal_array.GDALTypeCodeToNumericTypeCode(band.DataType))
    if dtype.kind == "f":
        with np.errstate(over="ignore"):
            stored = float(dtype.type(nodata))
        return stored if math.isfinite(stored) else None
    limits = np.iinfo(dtype)
    return float(nodata) if nodata == int(nodata) and limits.min <= nodata <= limits.max else None


class Validity:
    """Which values of a window are data.

    Masks apply to all bands (an alpha band, a .msk file, an internal mask) or to one band.
    """

    def __init__(
        self, dataset: gdal.Dataset, all_bands: Sequence[Band], bands: Sequence[Band], dtype: np.dtype
    ) -> None:
        """Find the masks of a raster.

        Args:
            dataset: The raster.
            all_bands: All its bands but alpha.
            bands: The bands whose values are asked about.
            dtype: Type of these values.
        """
        data_numbers = {band.number for band in all_bands}
        alpha_numbers = [number for number in range(1, dataset.RasterCount + 1) if number not in data_numbers]
        used = [dataset.GetRasterBand(band.number) for band in bands]
        self._dataset = dataset  # a band must not outlive its dataset
        self._masks = [dataset.GetRasterBand(number) for number in alpha_numbers]
        self._masks += [used[0].GetMaskBand()] if _has_dataset_mask(used[0]) else []
        self._band_masks = [(index, band.GetMaskBand()) for index, band in enumerate(used) if has_own_mask(band)]
        self._has_nodata = np.array([band.nodata is not None for band in bands])
        self._nodata = np.array([band.nodata or 0 for band in bands]).astype(dtype)

    def of(self, values: np.ndarray, window: Window) -> np.ndarray:
        """Bool of the shape of `values`, (rows, cols, bands) of a window: True where there is data."""
        has_data = ~self._has_nodata | (values != self._nodata)
        if values.dtype.kind == "f":
            has_data &= np.isfinite(values)
        for mask in self._masks:
            has_data &= _is_open(mask, window)[..., None]
        for index, mask in self._band_masks:
            has_data[..., index] &= _is_open(mask, window)
        return has_data


def _is_open(mask: gdal.Band, window: Window) -> np.ndarray:
    return mask.ReadAsArray(*window) != 0


def _has_dataset_mask(band: gdal.Band) -> bool:
    flags = band.GetMaskFlags()
    return bool(flags & gdal.GMF_PER_DATASET) and not flags & gdal.GMF_ALPHA


def has_own_mask(band: gdal.Band) -> bool:
    """Whether the band has a mask that is not that of the others."""
    return band.GetMaskFlags() == 0
