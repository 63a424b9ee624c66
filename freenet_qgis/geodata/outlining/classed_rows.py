# SPDX-License-Identifier: GPL-3.0-or-later
"""The values of a class map by rows, with one value for all that is no class."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ...contract.job import ClassInfo
from ..class_maps.class_strips import NO_DATA, VALUES, ClassStrips, strips

NONE = -1  # in place of a value where there is no class
STRIP_PX = 2**19


class ClassedRows:
    """Reads a class map on its own grid; 0 is no class unless it is one, see `class_zero`.

    Attributes:
        grid: The grid.
        name: What to call the map.
        zeros: How many pixels hold 0 that is of no class and have data all the same, once `classes` has looked.
        zero: What 0 means.
    """

    def __init__(self, class_map: ClassStrips) -> None:
        self._map, self.grid, self.name = class_map, class_map.grid, class_map.name
        self.zero, self.zeros = class_map.zero, 0

    def read(self, rows: slice) -> np.ndarray:
        """The values of some rows, int16, shape (rows, cols); `NONE` where there is no class.

        Raises:
            FreeNetError: As `ClassStrips.values`.
        """
        values = self._map.values(rows.start, rows.stop - rows.start).astype(np.int16)
        values[values == NO_DATA] = NONE
        if self.zero != "class":
            values[values == 0] = NONE
        return values

    def classes(self, on_progress: Callable[[float], None]) -> list[ClassInfo]:
        """The classes that occur, in the order of their values.

        Args:
            on_progress: Called with 0…1; may raise.
        """
        counts = np.zeros(VALUES, np.int64)
        for rows in strips(self.grid, STRIP_PX):
            values = self._map.values(rows.start, rows.stop - rows.start)
            counts += np.bincount(values.ravel(), minlength=VALUES)
            on_progress(rows.stop / self.grid.rows)
        self.zeros = 0 if self.zero == "class" else int(counts[0])
        found = set(np.flatnonzero(counts[:NO_DATA]).tolist())
        if self.zero != "class":
            found.discard(0)
        return [info for info in self._map.classes(found) if info.value in found]
