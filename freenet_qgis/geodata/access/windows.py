# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts of a raster that fit in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from osgeo import gdal

WINDOW_BYTES = 32 * 2**20  # of pixel values held at a time

Window = tuple[int, int, int, int]  # left, top, width, height in pixels, as GDAL orders them


def windows(dataset: gdal.Dataset, pixel_bytes: int, window_bytes: int = WINDOW_BYTES) -> Iterator[Window]:
    """Windows in reading order that follow the blocks of the file.

    Args:
        dataset: The raster.
        pixel_bytes: Bytes of a pixel in all bands that are read.
        window_bytes: What a window holds, about.
    """
    rows, cols = dataset.RasterYSize, dataset.RasterXSize
    width, height = _window_size(dataset, max(1, window_bytes // pixel_bytes))
    for top in range(0, rows, height):
        for left in range(0, cols, width):
            yield left, top, min(width, cols - left), min(height, rows - top)


def within(every: Iterable[Window], part: Window) -> Iterator[Window]:
    """What windows of a raster have in common with a part of it, counted from where that begins."""
    left, top, width, height = part
    for one_left, one_top, one_width, one_height in every:
        start, end = max(left, one_left), min(left + width, one_left + one_width)
        first, last = max(top, one_top), min(top + height, one_top + one_height)
        if start < end and first < last:
            yield start - left, first - top, end - start, last - first


def _window_size(dataset: gdal.Dataset, pixels: int) -> tuple[int, int]:
    """Width and height of windows of about so many pixels."""
    cols = dataset.RasterXSize
    width, height = dataset.GetRasterBand(1).GetBlockSize()
    if height * cols <= pixels:  # a row of blocks, or several
        return cols, pixels // cols // height * height
    if width >= cols:  # a part of a block, which GDAL keeps or reads by rows
        return cols, max(1, pixels // cols)
    return width * max(1, pixels // (width * height)), height
