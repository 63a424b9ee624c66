# SPDX-License-Identifier: GPL-3.0-or-later
"""Places of another kind: where the novelty that a run wrote is above 1, over a neighbourhood."""

from __future__ import annotations

import numpy as np

from ...contract.job import Grid
from ...contract.unlike import UNLIKE
from ...errors import FreeNetError
from ...request import Scene
from ...text.i18n import tr
from .. import raster
from ..access.gdal_calls import open_raster, reported
from ..access.signed_bytes import read_bands
from ..access.windows import Window
from ..raster import RasterInfo
from .neighbourhoods import RADIUS_PX, around, grown, has_enough


def read_novelty(scene: Scene, grid: Grid, name: str = "") -> RasterInfo:
    """The description of a raster of novelty.

    Args:
        scene: The raster.
        grid: Of the class probabilities that it goes with.
        name: What the user calls it; empty for the name of its file.

    Raises:
        FreeNetError: If it cannot be one, or lies elsewhere.
    """
    info, hint = raster.of(scene), tr("Choose the novelty that the same run wrote (NOVELTY).")
    called = name or info.path.name
    if len(info.bands) != 1:
        text = tr("'{name}' has {count} bands; of novelty there is one.")
        raise FreeNetError(text.format(name=called, count=len(info.bands)), hint)
    same_size = (info.grid.rows, info.grid.cols) == (grid.rows, grid.cols)
    if not same_size or not np.allclose(info.grid.geotransform, grid.geotransform, rtol=1e-9, atol=0):
        raise FreeNetError(tr("'{name}' lies on another grid than the class probabilities.").format(name=called), hint)
    return info


class UnlikePlaces:
    """Reads novelty.

    Args:
        info: From `read_novelty`.
    """

    def __init__(self, info: RasterInfo) -> None:
        self._info = info
        self._dataset = open_raster(info.path)
        self._validity = info.validity(self._dataset, info.bands)

    def alike(self, window: Window) -> np.ndarray:
        """How like the training data a place is: less than -1 where it is of another kind, else infinite.

        float32, shape (rows, cols): the mean novelty over a neighbourhood, times -1.
        """
        left, top, width, height = window
        seen = grown(window, self._info.grid, RADIUS_PX)
        values, has_data = self._read(seen)
        known = around(has_data.astype(np.float32))
        mean = around(values) / np.maximum(known, 1)
        is_unlike = has_enough(has_data, known) & (values > UNLIKE) & (mean > UNLIKE)
        found = np.where(is_unlike, -mean, np.float32(np.inf))
        return found[top - seen[1] :, left - seen[0] :][:height, :width]

    def novelty(self, row: int, col: int) -> float:
        """The mean around a pixel."""
        values, has_data = self._read(grown((col, row, 1, 1), self._info.grid, RADIUS_PX))
        return float(values.sum() / max(1, has_data.sum()))

    def _read(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Novelty, float32 and 0 where there is no data, and where there is."""
        with reported(
            tr("'{path}' cannot be read").format(path=self._info.path),
            tr("The file may be damaged; copy or write it again."),
        ):
            values = read_bands(self._dataset, [self._info.bands[0].number], self._info.dtype, window)
            has_data = self._validity.of(values, window)[..., 0]
        return np.where(has_data, values[..., 0], 0).astype(np.float32), has_data
