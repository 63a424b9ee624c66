# SPDX-License-Identifier: GPL-3.0-or-later
"""The confidence of a class map, read in strips of rows."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ...contract.job import Grid
from ...errors import FreeNetError
from ...request import Scene
from ...text.i18n import tr
from .. import raster
from ..access.gdal_calls import open_raster
from ..access.grid import check_comparable, same_crs
from ..raster import BandReader

OFF_PX = 0.01  # by which the corners of two grids may differ that are the same


class Confidence:
    """Reads a raster with one band that lies on the grid of a class map."""

    def __init__(self, scene: Scene, grid: Grid, check: Callable[[], None] = lambda: None) -> None:
        """Open a raster.

        Raises:
            FreeNetError: If it has more bands, lies elsewhere or cannot be opened.
        """
        info = raster.of(scene, check)
        if len(info.bands) != 1:
            raise FreeNetError(
                tr("'{name}' has {count} bands, a confidence has one.").format(
                    name=info.path.name, count=len(info.bands)
                ),
                tr("Choose the confidence of the class map, or none."),
            )
        check_comparable(info.grid, info.path.name, grid)
        if not _is_same(info.grid, grid):
            raise FreeNetError(
                tr("'{name}' does not lie on the grid of the class map: its pixels are others.").format(
                    name=info.path.name
                ),
                tr("Choose the confidence that was written with the map, or none."),
            )
        self._cols, self._band = grid.cols, info.bands[0]
        self._reader = BandReader(open_raster(info.path), info)

    def of(self, rows: slice) -> np.ndarray:
        """Of some rows, float64, shape (rows, cols); NaN where there is none.

        Raises:
            FreeNetError: If the raster cannot be read.
        """
        values, is_data = self._reader.read((0, rows.start, self._cols, rows.stop - rows.start))
        scaled = values[..., 0].astype(float) * self._band.scale + self._band.offset
        return np.where(is_data[..., 0], scaled, np.nan)


def _is_same(one: Grid, other: Grid) -> bool:
    """Whether two grids have the same pixels."""
    if (one.rows, one.cols) != (other.rows, other.cols) or not same_crs(one, other):
        return False
    corners = np.array([(1, col, row) for col in (0, one.cols) for row in (0, one.rows)])
    off = np.array(one.geotransform).reshape(2, 3) - np.array(other.geotransform).reshape(2, 3)
    pixel = np.abs(np.array(one.geotransform).reshape(2, 3)[:, 1:]).max()
    return bool(np.abs(corners @ off.T).max() < OFF_PX * pixel)
