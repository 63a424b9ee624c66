# SPDX-License-Identifier: GPL-3.0-or-later
"""Which stored values GDAL takes for a nodata value: of floats its neighbours as well, for a tag may be rounded."""

from __future__ import annotations

from typing import Union

import numpy as np

Number = Union[int, float]

_ULPS = 2  # of GDAL's ARE_REAL_EQUAL


def taken_for(nodata: Number, dtype: np.dtype) -> tuple[np.generic, np.generic]:
    """The lowest and the highest value that is no data, in the type of the values.

    Args:
        nodata: As the values hold it; finite.
        dtype: Of the values.
    """
    value = dtype.type(nodata)
    if dtype.kind != "f":
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
        last = nodata
        while True:
            further = np.nextafter(last, towards)
            if not abs(further - nodata) < limits.eps * abs(further + nodata) * _ULPS:
                return last
            last = further
