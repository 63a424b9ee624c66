# SPDX-License-Identifier: GPL-3.0-or-later
"""Reduced copies inside a large GeoTIFF, which programs draw it by when they show much of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from osgeo import gdal

from ...contract.job import Grid
from ...text.i18n import tr
from ..access.gdal_calls import check, names_kept, reported
from ..access.gdal_progress import heard
from .own_rasters import TILE_PX

FROM_PX = 2000  # a side longer than this is worth it
MOST_FREQUENT, MEAN = "MODE", "AVERAGE"  # of pixels with data; a mean of classes would be one that is not there


def are_wanted(grid: Grid) -> bool:
    """Whether a raster on this grid is large enough."""
    return max(grid.rows, grid.cols) > FROM_PX


def levels(cols: int, rows: int) -> list[int]:
    """How many times smaller each is than a raster of this size, until one fits a tile; none where none is wanted."""
    size, found = max(cols, rows), [2]
    while size > TILE_PX * found[-1]:
        found.append(2 * found[-1])
    return found if size > FROM_PX else []


def add(path: Path, how: str, on_progress: Callable[[float], None]) -> None:
    """Add overviews to a finished GeoTIFF; its own pixels stay as they are.

    Args:
        path: The GeoTIFF.
        how: How many pixels become one: `MOST_FREQUENT` or `MEAN`.
        on_progress: Called with 0…1; may raise.

    Raises:
        FreeNetError: If GDAL fails, such as on a full disk.
    """
    problem = tr("'{name}' cannot be written").format(name=path.name)
    hint = tr("Free some space on the disk, or choose another folder.")
    with heard(on_progress) as callback, names_kept(), reported(problem, hint):
        dataset = gdal.Open(str(path), gdal.GA_Update)
        try:
            check(dataset.BuildOverviews(how, levels(dataset.RasterXSize, dataset.RasterYSize), callback))
        finally:
            dataset = None  # closed, for Windows removes no file that is open
        check()
