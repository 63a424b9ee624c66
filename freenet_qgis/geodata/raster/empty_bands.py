# SPDX-License-Identifier: GPL-3.0-or-later
"""Which bands of a raster hold nothing but nodata, found without reading more than need be."""

from __future__ import annotations

from collections.abc import Callable

from ...contract.job import Band
from ..access.gdal_calls import open_raster
from ..access.windows import windows
from .band_reader import BandReader
from .raster_info import RasterInfo

READ_AT_MOST_BYTES = 500_000_000
SMALLER = 16  # than the windows of a run: in QGIS a read must not keep Python from its other threads for long


def empty_bands(
    info: RasterInfo, is_canceled: Callable[[], bool] = lambda: False, read_at_most: int = READ_AT_MOST_BYTES
) -> tuple[Band, ...]:
    """The bands without data anywhere, of those that are to be used.

    The windows are read from the middle of the raster outwards, each only in the bands of which no data was seen yet.
    Of very large rasters not all is read: then no band is called empty.

    Args:
        info: From `raster.describe`.
        is_canceled: Whether nobody wants to know any more.
        read_at_most: Bytes, of all bands.

    Raises:
        FreeNetError: If the file is damaged, or all its bands are bad.
    """
    dataset, sight = open_raster(info.path), info.sight()
    left = info.used_bands()
    middle = (info.grid.cols / 2, info.grid.rows / 2)
    bytes_read = 0
    small = windows(dataset, SMALLER * len(left) * info.dtype.itemsize)
    for window in sorted(small, key=lambda each: _far(each, middle)):
        looked = sight.of(window)
        if looked is not None and not looked.is_seen.any():
            continue
        bytes_read += window[2] * window[3] * len(left) * info.dtype.itemsize
        if is_canceled() or bytes_read > read_at_most:
            return ()
        _, is_data = BandReader(dataset, info, left, sight).read(window)
        left = tuple(band for band, has_data in zip(left, is_data.any(axis=(0, 1))) if not has_data)
        if not left:
            break
    return left


def _far(window: tuple[int, int, int, int], middle: tuple[float, float]) -> float:
    """How far a window lies from the middle, squared."""
    left, top, width, height = window
    return (left + width / 2 - middle[0]) ** 2 + (top + height / 2 - middle[1]) ** 2
