# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes with a sign: a type of GDAL from 3.7 on, before that a remark beside ordinary bytes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from osgeo import gdal, gdal_array

from .windows import Window


def dtype_of(band: gdal.Band) -> np.dtype:
    """The type of a band's values."""
    if is_signed_byte(band):
        return np.dtype(np.int8)
    return np.dtype(gdal_array.GDALTypeCodeToNumericTypeCode(band.DataType))


def is_signed_byte(band: gdal.Band) -> bool:
    """Whether GDAL calls the band's values bytes, but they have a sign."""
    return band.DataType == gdal.GDT_Byte and band.GetMetadataItem("PIXELTYPE", "IMAGE_STRUCTURE") == "SIGNEDBYTE"


def read_bands(dataset: gdal.Dataset, numbers: Sequence[int], dtype: np.dtype, window: Window) -> np.ndarray:
    """Values of a window, shape (rows, cols, bands), in a type that holds those of all these bands.

    Raises:
        RuntimeError: If GDAL cannot read them.
    """
    values = np.empty((window[3], window[2], len(numbers)), dtype)
    signed = [index for index, number in enumerate(numbers) if is_signed_byte(dataset.GetRasterBand(number))]
    target = values if len(numbers) > 1 else values[..., 0]  # GDAL wants a plain image for a single band
    if dtype == np.int8 and len(signed) == len(numbers):
        target, signed = target.view(np.uint8), []
    if dataset.ReadAsArray(*window, buf_obj=target, interleave="pixel", band_list=list(numbers)) is None:
        raise RuntimeError(gdal.GetLastErrorMsg())  # GDAL before 3.7, see `exceptions`
    for index in signed:
        band = dataset.GetRasterBand(numbers[index])
        values[..., index] = with_sign(band.ReadAsArray(*window), band)
    return values


def with_sign(values: np.ndarray, band: gdal.Band) -> np.ndarray:
    """Values as GDAL gives them, with the sign that they have."""
    return values.view(np.int8) if values.dtype == np.uint8 and is_signed_byte(band) else values
