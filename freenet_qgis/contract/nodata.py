# SPDX-License-Identifier: GPL-3.0-or-later
"""Which stored values GDAL takes for a nodata value: of floats its neighbours as well, for a tag may be rounded."""

from __future__ import annotations

from typing import Union

import numpy as np

Number = Union[int, float]

_SLACK = 2 * 2.0**-23  # of GDAL's ARE_REAL_EQUAL, of the sum of both; for float64, too


def taken_for(nodata: Number, dtype: np.dtype) -> tuple[np.number, np.number]:
    """The lowest and the highest value that is no data, in the type of the values.

    Args:
        nodata: As the values hold it.
        dtype: Of the values.
    """
    with np.errstate(over="ignore"):
        value = dtype.type(nodata)
    if dtype.kind != "f" or value == 0 or not np.isfinite(value):
        return value, value
    return _last(value, dtype.type(-np.inf)), _last(value, dtype.type(np.inf))


def _last(nodata: np.floating, towards: np.floating) -> np.floating:
    """The last of the values in a direction that GDAL still takes for this one."""
    limits = np.finfo(nodata.dtype)
    with np.errstate(over="ignore"):
        if np.isinf(nodata + nodata):  # so near the end of the numbers GDAL's sum overflows, and all are the same
            smallest = max(limits.max - abs(nodata), limits.max * limits.eps / 4)
            end = limits.max if towards * nodata > 0 else smallest
            return np.copysign(nodata.dtype.type(end), nodata)
        if nodata.dtype != np.float32:  # too many numbers to try
            sign = 1 if towards * nodata > 0 else -1
            return nodata * (1 + sign * _SLACK) / (1 - sign * _SLACK)
        last = nodata
        while True:
            further = np.nextafter(last, towards)
            if not abs(further - nodata) < nodata.dtype.type(_SLACK) * abs(further + nodata):
                return last
            last = further
