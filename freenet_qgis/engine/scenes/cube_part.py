# SPDX-License-Identifier: GPL-3.0-or-later
"""A rectangle of an image that stays in its file."""

from __future__ import annotations

from typing import Any, Union

import numpy as np

from ...files.array_file import ArrayFile
from ...files.file_reading import rows_and_cols
from .raster_file import RasterFile


class CubePart:
    """Some rows and columns of an image in a file, as if they were all of it; see `ArrayFile`.

    Args:
        cube: The image.
        rows: The rows, from the first to the last.
        cols: The columns, likewise.

    Attributes:
        dtype: Type of the values.
        shape: Rows, columns, bands.
    """

    dtype: np.dtype
    shape: tuple[int, ...]

    def __init__(self, cube: Union[ArrayFile, RasterFile, CubePart], rows: slice, cols: slice) -> None:
        self._cube, self._top, self._left = cube, rows.start, cols.start
        self.dtype = cube.dtype
        self.shape = (rows.stop - rows.start, cols.stop - cols.start, cube.shape[2])

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, where: Any) -> np.ndarray:
        """A part, in memory; `where` as of `rows_and_cols`."""
        rows, cols = rows_and_cols(where)
        if isinstance(rows, slice):
            return self._cube[_moved(rows, self._top, self.shape[0]), _moved(cols, self._left, self.shape[1])]
        return self._cube[rows + self._top, cols + self._left]


def _moved(part: slice, by: int, length: int) -> slice:
    start, stop, _ = part.indices(length)
    return slice(start + by, stop + by)
