# SPDX-License-Identifier: GPL-3.0-or-later
"""The band of a raster as it lies on the grid of another: of each pixel there the nearest of its own, as GDAL warps."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from ...contract.job import Grid
from ...text.i18n import tr
from ..access.gdal_calls import open_raster, reported
from ..access.grid import check_comparable
from ..access.signed_bytes import read_bands
from ..raster import RasterInfo
from ..raster.nearest import IS_THERE, VALUES, Nearest
from ..raster.validity import Validity


class NearestPixels:
    """Reads the only band of a raster strip by strip of another grid."""

    def __init__(self, info: RasterInfo, grid: Grid) -> None:
        """Open a raster.

        Args:
            info: Of the raster; its first band is read.
            grid: Where it is wanted, in whatever CRS.

        Raises:
            FreeNetError: If GDAL cannot open it, or nothing says how it lies there.
        """
        check_comparable(info.grid, info.path.name, grid)
        self._info, self._grid = info, grid
        numbers = [band.number for band in (*info.bands, *info.opacity)]
        dataset = open_raster(info.path)
        with self._reported():
            self._nearest = Nearest(dataset, numbers, info.grid, grid)
        self._hidden = [(1, low, high) for number, low, high in info.hidden if number == info.bands[0].number]

    def read(self, top: int, rows: int) -> tuple[np.ndarray, np.ndarray]:
        """Some rows of the grid.

        Returns:
            Values of the type of the raster, and whether they are data, bool, both of shape (rows, cols); outside of
            the raster there are none.

        Raises:
            FreeNetError: If GDAL cannot read or place them.
        """
        window = 0, 0, self._grid.cols, rows
        with self._reported():
            strip = self._nearest.of((0, top, self._grid.cols, rows))
            values = read_bands(strip, [VALUES], self._info.dtype, window)
            band = replace(self._info.bands[0], number=VALUES)
            # Values that mean no data are looked for in what comes out, as everywhere: the user may have chosen others.
            is_data = Validity(strip, [IS_THERE], [band], self._info.dtype, self._hidden).of(values, window)
        return values[..., 0], is_data[..., 0]

    def _reported(self) -> Any:
        return reported(
            tr("'{name}' cannot be laid over the raster").format(name=self._info.path.name),
            tr("Check its coordinate reference system; the file may also be damaged."),
        )
