# SPDX-License-Identifier: GPL-3.0-or-later
"""The confidence of a class map, read in strips of rows."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ...contract.job import Grid
from ...errors import FreeNetError
from ...request import Scene
from ...text.i18n import number, tr
from .. import raster
from ..access.gdal_calls import open_raster
from ..access.grid import check_same_pixels
from ..raster import BandReader

ROUNDING = 1e-3  # of shares that are kept as scaled whole numbers


class Confidence:
    """Reads a raster with one band that lies on the grid of a class map."""

    def __init__(self, scene: Scene, grid: Grid, class_map: str, check: Callable[[], None] = lambda: None) -> None:
        """Open a raster.

        Args:
            scene: The raster.
            grid: That of the class map.
            class_map: What to call that.
            check: Called now and then; may raise.

        Raises:
            FreeNetError: If it is something else, lies elsewhere or cannot be opened.
        """
        info = raster.of(scene, check)
        if len(info.bands) != 1:
            raise FreeNetError(
                tr("'{name}' has {count} bands, a confidence has one.").format(
                    name=info.path.name, count=len(info.bands)
                ),
                tr("Choose the confidence of the class map, or none."),
            )
        check_same_pixels(info.grid, info.path.name, grid, class_map)
        self._name = info.path.name
        self._cols, self._band = grid.cols, info.bands[0]
        self._reader = BandReader(open_raster(info.path), info)

    def of(self, rows: slice) -> np.ndarray:
        """Of some rows, float64, shape (rows, cols); NaN where there is none.

        Raises:
            FreeNetError: If the raster cannot be read, or holds what is no confidence.
        """
        values, is_data = self._reader.read((0, rows.start, self._cols, rows.stop - rows.start))
        scaled = values[..., 0].astype(float) * self._band.scale + self._band.offset
        found = np.where(is_data[..., 0], scaled, np.nan)
        if (np.abs(found - 0.5) > 0.5 + ROUNDING).any():  # never of NaN
            strange = number(found[np.abs(found - 0.5) > 0.5 + ROUNDING][0], ".6g")
            raise FreeNetError(
                tr("'{name}' holds {value}, and a confidence is a share from 0 to 1.").format(
                    name=self._name, value=strange
                ),
                tr("Choose the confidence of the class map, or none."),
            )
        return found
