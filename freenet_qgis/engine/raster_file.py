# SPDX-License-Identifier: GPL-3.0-or-later
"""A raster file that stands for the cube of a run folder."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from ..plain_file import PlainFile

STRIP_ROWS = 8  # mapped at a time: of a file with one band after the other, each row of each band is pages of its own


class RasterFile:
    """A raster file read in place, as if it were the array (rows, cols, bands) of an `ArrayFile`.

    Args:
        layout: Of the file.

    Attributes:
        dtype: Of the values as they are given out.
        shape: Rows, columns, bands.

    Raises:
        FreeNetError: On reading, too: if the file has changed.
    """

    def __init__(self, layout: PlainFile) -> None:
        layout.check_unchanged()
        self._layout = layout
        self.dtype = np.dtype(layout.dtype).newbyteorder("=")
        self.shape = (layout.rows, layout.cols, len(layout.offsets))

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, where: Any) -> np.ndarray:
        """A part, in memory.

        Args:
            where: Slices of rows, or of rows and columns; or whatever picks single pixels of an array (rows, cols).
        """
        self._layout.check_unchanged()
        rows, cols = where if isinstance(where, tuple) else (where, slice(None))
        found = self._block(rows, cols) if isinstance(rows, slice) else self._pixels(where)
        if self.dtype.kind == "f":
            nodata = np.array([np.nan if value is None else value for value in self._layout.nodata], self.dtype)
            found[(found == nodata) | ~np.isfinite(found)] = np.nan
        return found

    def _block(self, rows: slice, cols: slice) -> np.ndarray:
        start, stop, _ = rows.indices(self.shape[0])
        left, right, _ = cols.indices(self.shape[1])
        found = np.empty((max(0, stop - start), max(0, right - left), self.shape[2]), self.dtype)
        for top in range(start, stop, STRIP_ROWS):
            strip = found[top - start :][:STRIP_ROWS]
            for index, band in enumerate(self._map()):
                strip[..., index] = band[top : min(stop, top + STRIP_ROWS), cols]
        return found

    def _pixels(self, where: Any) -> np.ndarray:
        return np.stack([band[where] for band in self._map()], axis=-1).astype(self.dtype)

    def _map(self) -> Iterator[np.ndarray]:
        """The bands, each of shape (rows, cols), in a map that goes after the last."""
        layout = self._layout
        with Path(layout.path).open("rb") as file:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        for offset in layout.offsets:
            yield np.ndarray(self.shape[:2], layout.dtype, content, offset, layout.strides)
