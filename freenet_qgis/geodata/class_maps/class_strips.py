# SPDX-License-Identifier: GPL-3.0-or-later
"""A class map read strip by strip, for maps that are larger than memory; on its own grid or laid on another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Optional

import numpy as np

from ...classes.values import check_names
from ...contract.job import MAX_CLASSES, ClassInfo, Grid
from ...request import Scene
from ..access.signed_bytes import dtype_of
from ..raster import BandReader
from .class_map import check_values, open_class_map
from .class_zero import Meaning
from .nearest_pixels import NearestPixels

NO_DATA = MAX_CLASSES + 1  # among the values that are read
VALUES = NO_DATA + 1  # that may be read
STRIP_PX = 2**20  # pixels held at a time, about


class ClassStrips:
    """Reads the values of a class map, some rows at a time.

    Attributes:
        name: What to call the map.
        grid: The grid that is read.
        own_grid: The grid of the file.
        zero: What the value 0 means; it is read as any other.
        nodata: What the file calls no data; None for nothing.
        dtype: The type of the values in the file.
    """

    def __init__(self, scene: Scene, grid: Optional[Grid] = None, check: Callable[[], None] = lambda: None) -> None:
        """Open a map.

        Args:
            scene: The map.
            grid: Where it is wanted, of each pixel there the nearest of its own; None for its own grid.
            check: Called now and then; may raise.

        Raises:
            FreeNetError: If it is no map with one band, cannot be read or placed.
        """
        opened = open_class_map(scene, check)
        self.name, self.own_grid, self.grid = opened.info.path.name, opened.info.grid, grid or opened.info.grid
        self.zero: Meaning = opened.zero
        self.nodata = opened.info.bands[0].nodata
        self.dtype = dtype_of(opened.dataset.GetRasterBand(opened.info.bands[0].number))
        self._path, self._legend = opened.info.path, opened.legend
        self._nearest = None if grid is None else NearestPixels(opened.info, grid)
        self._reader = BandReader(opened.dataset, opened.info)

    def values(self, top: int, rows: int) -> np.ndarray:
        """Some rows: the values of the map, `NO_DATA` where there are none; uint16, shape (rows, cols).

        Raises:
            FreeNetError: If a value is none that a class may have, or they cannot be read.
        """
        if self._nearest is not None:
            values, is_data = self._nearest.read(top, rows)
        else:
            whole, is_valid = self._reader.read((0, top, self.grid.cols, rows))
            values, is_data = whole[..., 0], is_valid[..., 0]
        check_values(values[is_data], self._path)
        found = np.full(values.shape, NO_DATA, np.uint16)
        found[is_data] = values[is_data]
        return found

    def classes(self, occurring: Iterable[int], *, has_zero: Optional[bool] = None) -> list[ClassInfo]:
        """The classes of the map in the order of their values: those that it names, and those that occur.

        Args:
            occurring: The values that occur.
            has_zero: Whether 0 is a class; None for what `zero` says.

        Raises:
            FreeNetError: If the name of one will not do.
        """
        there, known = set(occurring), self._legend
        first = 0 if (self.zero == "class" if has_zero is None else has_zero) else 1
        named = {value for value, name in known.names.items() if name and value not in known.ranged}
        found = [known.of(value) for value in range(first, MAX_CLASSES + 1) if value in there or value in named]
        check_names((info.name for info in found), self.name)
        return found


def strips(grid: Grid, strip_px: int = STRIP_PX) -> Iterator[slice]:
    """Rows of a grid from its top to its bottom, of about so many pixels each."""
    step = max(1, strip_px // grid.cols)
    for top in range(0, grid.rows, step):
        yield slice(top, min(top + step, grid.rows))
