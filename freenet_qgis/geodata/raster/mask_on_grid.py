# SPDX-License-Identifier: GPL-3.0-or-later
"""A mask raster of any grid and CRS on the grid of another raster: GDAL warps it, nearest pixel, window by window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from osgeo import gdal

from ...contract.job import Grid
from ...errors import FreeNetError
from ...masks.values import Condition, parse
from ...request import Mask
from ...sources.gdal_name import Source
from ...text.i18n import tr
from ..access import grid as grids
from ..access.fingerprint import FileStatus, files_of
from ..access.gdal_calls import open_raster, reading
from ..access.signed_bytes import dtype_of, with_sign
from ..access.windows import WINDOW_BYTES, Window
from .nearest import IS_THERE, VALUES, Nearest


class MaskOnGrid:
    """Which pixels of a grid a mask leaves out.

    Attributes:
        conditions: What leaves them out.
        files: The fingerprint of the mask.
        own_grid: The grid of the mask.
    """

    def __init__(self, mask: Mask, grid: Grid) -> None:
        """Open a mask.

        Raises:
            FreeNetError: If it cannot be opened or placed, or its values cannot be what is asked for.
        """
        path: Source = mask.raster
        if isinstance(path, Path) and not path.exists():
            raise FreeNetError(tr("There is no mask '{path}'.").format(path=path), tr("Choose a raster that exists."))
        self._dataset, self._path, self._grid = open_raster(path), path, grid
        self.files: tuple[FileStatus, ...] = files_of(self._dataset, path)
        self.conditions: tuple[Condition, ...] = parse(mask.values, mask.title)
        self.own_grid = own = grids.grid_of(self._dataset, path, mask.crs_wkt)
        grids.check_comparable(own, mask.title, grid)
        self._numbers = self._bands_looked_at(mask.title)
        self._check_kinds(mask.title)
        with reading(path):
            self._bands = {number: Nearest(self._dataset, [number], own, grid) for number in self._numbers}

    def of(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Which condition leaves each pixel of a window out, and where the mask tells nothing.

        Returns:
            Two arrays of shape (rows, cols): uint8, 0 for none, else the position of the condition + 1; and bool, True
            outside the mask and where it has no data, unless a condition is about just that value.

        Raises:
            FreeNetError: If the mask cannot be read.
        """
        left, top, width, height = window
        step = max(1, WINDOW_BYTES // (max(1, width) * 8))
        found, unknown = np.zeros((height, width), np.uint8), np.ones((height, width), bool)
        with reading(self._path):
            for start in range(0, height, step):
                rows = slice(start, min(start + step, height))
                for number, values, is_there in self._warped((left, top + start, width, rows.stop - rows.start)):
                    band = self._dataset.GetRasterBand(number)
                    by = self._by(number, values) * is_there
                    nodata = band.GetNoDataValue()
                    tells = is_there & (values == values)
                    if nodata is not None:
                        tells &= (values != nodata) | (by > 0)
                    unknown[rows] &= ~tells
                    found[rows] = np.where(found[rows] > 0, found[rows], by)
        return found, unknown

    def _by(self, number: int, values: np.ndarray) -> np.ndarray:
        """The position + 1 of the first condition that values of a band fulfil, uint8; 0 for none."""
        found = np.zeros(values.shape, np.uint8)
        for position, condition in reversed(list(enumerate(self.conditions, start=1))):
            if condition.band in (0, number):
                found[condition.of(values)] = position
        return found

    def _warped(self, window: Window) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
        """Of each band its number, its values in a window of the grid, and where there are any."""
        for number, nearest in self._bands.items():
            found = nearest.of(window)
            values, is_there = (found.GetRasterBand(index).ReadAsArray() for index in (VALUES, IS_THERE))
            yield number, with_sign(values, self._dataset.GetRasterBand(number)), is_there > 0

    def _bands_looked_at(self, name: str) -> Sequence[int]:
        count = self._dataset.RasterCount
        beyond = [one.band for one in self.conditions if one.band > count]
        if beyond:
            raise FreeNetError(
                tr("The mask '{name}' has {count} bands, no band {number}.", count).format(
                    name=name, count=count, number=beyond[0]
                ),
                tr("Choose one of its bands."),
            )
        if all(one.band for one in self.conditions):
            return sorted({one.band for one in self.conditions})
        alpha = gdal.GCI_AlphaBand
        numbers = [n for n in range(1, count + 1) if self._dataset.GetRasterBand(n).GetColorInterpretation() != alpha]
        return numbers or [1]

    def _check_kinds(self, name: str) -> None:
        kinds = {dtype_of(self._dataset.GetRasterBand(number)).kind for number in self._numbers}
        if "c" in kinds:
            raise FreeNetError(
                tr("The mask '{name}' holds complex numbers.").format(name=name), tr("Choose another mask.")
            )
        if "f" in kinds and any(one.bits for one in self.conditions):
            raise FreeNetError(
                tr("The mask '{name}' holds numbers with a point, which have no bits.").format(name=name),
                tr("Say which of its values are to be left out, such as '3, 8-10'."),
            )
