# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies in one pixel: its spectrum, its class, the probabilities of the classes there.

Files are opened for each pixel and closed again, for the next run may want to replace them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Optional

import numpy as np
from osgeo import gdal

from ...contract.job import MAX_CLASSES, ClassInfo, Grid
from ...request import Scene
from .. import raster
from ..access.gdal_calls import open_raster
from ..class_maps.class_map import legend
from ..class_maps.class_zero import zero_means
from ..raster import BandReader, RasterInfo, describe


@dataclass(frozen=True)
class Mapped:
    """The class of a pixel, and how sure the map is of it, 0…1; None where that is not known."""

    info: ClassInfo
    confidence: Optional[float]


def pixel_at(grid: Grid, x: float, y: float) -> Optional[tuple[int, int]]:
    """Column and row of the pixel at a place in the grid's CRS; None outside."""
    to_pixel = gdal.InvGeoTransform(grid.geotransform)
    col = int(np.floor(to_pixel[0] + x * to_pixel[1] + y * to_pixel[2]))
    row = int(np.floor(to_pixel[3] + x * to_pixel[4] + y * to_pixel[5]))
    return (col, row) if 0 <= col < grid.cols and 0 <= row < grid.rows else None


def spectrum(info: RasterInfo, col: int, row: int) -> Optional[np.ndarray]:
    """Values in physical units, float64, shape (bands,), NaN without data; None if no band has any.

    Raises:
        FreeNetError: If the raster cannot be read.
    """
    values, is_data = _read(info, col, row)
    if not is_data.any():
        return None
    scale, offset = (np.array([getattr(band, name) for band in info.bands]) for name in ("scale", "offset"))
    return np.where(is_data, values * scale + offset, np.nan)


def probabilities(path: Path, grid: Grid, col: int, row: int) -> list[tuple[str, float]]:
    """Name and probability of every class, the likeliest first; none without data or where `path` lies elsewhere.

    Raises:
        FreeNetError: If the raster cannot be read.
    """
    info = describe(path, grid.crs_wkt)
    if not _lies_on(info, grid):
        return []
    values, is_data = _read(info, col, row)
    if not is_data.all():
        return []
    named = [(band.name, float(value)) for band, value in zip(info.bands, values)]
    return sorted(named, key=lambda pair: -pair[1])


def mapped(class_map: Scene, confidence: Optional[Path], grid: Grid, col: int, row: int) -> Optional[Mapped]:
    """The class that a map shows; None where it shows none or lies elsewhere.

    Args:
        class_map: The map; taken to be in the CRS of the raster.
        confidence: Its confidence; None for none.
        grid: Of the raster.
        col: Of the pixel.
        row: Of the pixel.

    Raises:
        FreeNetError: If a raster cannot be read.
    """
    info = raster.of(replace(class_map, crs_wkt=grid.crs_wkt))
    if not _lies_on(info, grid) or len(info.bands) != 1:
        return None
    (value,), (is_data,) = _read(info, col, row)
    if not is_data or not 0 <= value <= MAX_CLASSES:
        return None
    dataset = open_raster(info.path)
    band = dataset.GetRasterBand(info.bands[0].number)
    known = legend(band, info.path, class_map.classes)
    if value == 0 and zero_means(band, info.bands[0], known.names.get(0, ""), class_map.nodata) != "class":
        return None
    found = known.of(int(value))
    return Mapped(found, None if confidence is None else _confidence(confidence, grid, col, row))


def _confidence(path: Path, grid: Grid, col: int, row: int) -> Optional[float]:
    info = describe(path, grid.crs_wkt)
    if not _lies_on(info, grid) or len(info.bands) != 1:
        return None
    (value,), (is_data,) = _read(info, col, row)
    return float(value) if is_data else None


def _read(info: RasterInfo, col: int, row: int) -> tuple[np.ndarray, np.ndarray]:
    """Stored values and whether they are data, both of shape (bands,)."""
    values, is_data = BandReader(open_raster(info.path), info).read((col, row, 1, 1))
    return values[0, 0], is_data[0, 0]


def _lies_on(info: RasterInfo, grid: Grid) -> bool:
    own = info.grid
    return (own.rows, own.cols) == (grid.rows, grid.cols) and np.allclose(own.geotransform, grid.geotransform)
