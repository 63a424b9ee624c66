# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a raster has data: nodata values, NaN and infinities, masks and alpha bands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Optional, Union

import numpy as np
from osgeo import gdal

from ...contract.job import Band
from ...contract.nodata import Number, taken_for
from ..access.signed_bytes import dtype_of
from ..access.windows import Window


def nodata_value(band: gdal.Band) -> Optional[Number]:
    """The band's nodata value as its pixels hold it; None if there is none, or no pixel can hold it.

    It is a float, but for those whole numbers of 64 bits that no float holds.
    """
    dtype, nodata = dtype_of(band), _tag(band)
    if nodata is None or not math.isfinite(nodata):  # NaN and infinities are no data anyway
        return None
    if dtype.kind == "f":
        with np.errstate(over="ignore"):
            stored = float(dtype.type(nodata))
        return stored if math.isfinite(stored) else None
    limits = np.iinfo(dtype)
    if nodata != int(nodata) or not limits.min <= nodata <= limits.max:
        return None
    return float(nodata) if int(float(nodata)) == nodata else int(nodata)


def _tag(band: gdal.Band) -> Optional[Number]:
    """The nodata value as the file tells it, in whole numbers where the band holds such of 64 bits."""
    special = {"i8": "GetNoDataValueAsInt64", "u8": "GetNoDataValueAsUInt64"}.get(dtype_of(band).str[1:])
    if special and hasattr(band, special):  # GDAL 3.5
        return getattr(band, special)()
    return band.GetNoDataValue()


class Validity:
    """Which values of a window are data.

    Masks apply to all bands (an alpha band, a .msk file, an internal mask) or to one band.
    """

    def __init__(
        self,
        dataset: gdal.Dataset,
        masks: Sequence[int],
        bands: Sequence[Band],
        dtype: np.dtype,
        hidden: Sequence[tuple[int, float, float]],
    ) -> None:
        """Find the masks of a raster.

        Args:
            dataset: The raster.
            masks: Numbers of the bands that are its opacity.
            bands: The bands whose values are asked about.
            dtype: Type of these values.
            hidden: Values that are no data either: number of the band, the lowest and the highest.
        """
        used = [dataset.GetRasterBand(band.number) for band in bands]
        self._dataset = dataset  # a band must not outlive its dataset
        self._masks = [dataset.GetRasterBand(number) for number in masks]
        self._masks += [used[0].GetMaskBand()] if has_dataset_mask(used[0]) else []
        self._band_masks = [(index, band.GetMaskBand()) for index, band in enumerate(used) if has_own_mask(band)]
        nodata = [
            None if band.nodata is None else taken_for(band.nodata, dtype_of(source))
            for band, source in zip(bands, used)
        ]
        self._is_told = np.array([one is not None for one in nodata])
        self._low, self._high = (_array([one[end] if one else 0 for one in nodata], dtype) for end in (0, 1))
        self._is_exact = bool((self._low == self._high).all())
        places = {band.number: index for index, band in enumerate(bands)}
        self._hidden = [(places[number], low, high) for number, low, high in hidden if number in places]
        # A tag that some bands lack, as in a VRT of one tagged band and others, may be meant for all.
        self._fills = sorted({one for one in nodata if one is not None}) if not self._is_told.all() else []

    def of(self, values: np.ndarray, window: Window) -> np.ndarray:
        """Bool of the shape of `values`, (rows, cols, bands) of a window: True where there is data."""
        if self._is_exact:
            has_data = ~self._is_told | (values != self._low)
        else:
            has_data = ~self._is_told | (values < self._low) | (values > self._high)
        if values.dtype.kind == "f":
            has_data &= np.isfinite(values)
        for mask in self._masks:
            has_data &= _is_open(mask, window)[..., None]
        for index, mask in self._band_masks:
            has_data[..., index] &= _is_open(mask, window)
        for index, low, high in self._hidden:
            has_data[..., index] &= (values[..., index] < low) | (values[..., index] > high)
        if self._fills:
            self._hide_filled(values, has_data)
        return has_data

    def _hide_filled(self, values: np.ndarray, has_data: np.ndarray) -> None:
        """Pixels where no band that tells its nodata value has data, and the others hold that value as well."""
        rows, cols = np.nonzero(~has_data[..., self._is_told].any(axis=2))
        if len(rows):
            rest = values[rows, cols][:, ~self._is_told]
            is_fill = np.zeros(rest.shape, bool)
            for low, high in self._fills:
                is_fill |= (rest >= low) & (rest <= high)
            is_filled = (is_fill | ~has_data[rows, cols][:, ~self._is_told]).all(axis=1)
            has_data[rows[is_filled], cols[is_filled]] = False


def _array(values: Sequence[Union[Number, np.number]], dtype: np.dtype) -> np.ndarray:
    """Each value by itself, for numpy makes floats of whole numbers of 64 bits."""
    return np.array([dtype.type(value) for value in values], dtype)


def _is_open(mask: gdal.Band, window: Window) -> np.ndarray:
    return mask.ReadAsArray(*window).astype(bool)


def has_dataset_mask(band: gdal.Band) -> bool:
    """Whether the band has a mask that is that of all others as well, and no alpha band."""
    flags = band.GetMaskFlags()
    return bool(flags & gdal.GMF_PER_DATASET) and not flags & gdal.GMF_ALPHA


def has_own_mask(band: gdal.Band) -> bool:
    """Whether the band has a mask that is not that of the others."""
    return band.GetMaskFlags() == 0
