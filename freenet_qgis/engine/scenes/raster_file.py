# SPDX-License-Identifier: GPL-3.0-or-later
"""A raster file that stands for the cube of a run folder."""

from __future__ import annotations

from io import FileIO
from pathlib import Path
from typing import Any

import numpy as np

from ...contract.cube_layout import PlainFile
from ...contract.nodata import taken_for
from ...files.file_reading import read_into, rows_and_cols, unbuffered


class RasterFile:
    """A raster file read in place, as if it were the array (rows, cols, bands) of an `ArrayFile`.

    Args:
        layout: Layout of the file.

    Attributes:
        dtype: Type of the values as they are given out.
        shape: Rows, columns, bands.

    Raises:
        FreeNetError: On reading, too: if the file has changed.
    """

    def __init__(self, layout: PlainFile) -> None:
        layout.check_unchanged()
        self._layout = layout
        self.dtype = np.dtype(layout.dtype).newbyteorder("=")
        self.shape = (layout.rows, layout.cols, len(layout.offsets))
        if self.dtype.kind == "f":
            nodata = [(np.nan, np.nan) if one is None else taken_for(one, self.dtype) for one in layout.nodata]
            self._low, self._high = np.array(nodata, self.dtype).T

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, where: Any) -> np.ndarray:
        """A part, in memory.

        Args:
            where: See `rows_and_cols`.
        """
        self._layout.check_unchanged()
        rows, cols = rows_and_cols(where)
        found = self._block(rows, cols) if isinstance(rows, slice) else self._pixels(rows, cols)
        if self.dtype.kind == "f":
            found[((found >= self._low) & (found <= self._high)) | ~np.isfinite(found)] = np.nan
        return found

    def _block(self, rows: slice, cols: slice) -> np.ndarray:
        (top, bottom, _), (left, right, _) = rows.indices(self.shape[0]), cols.indices(self.shape[1])
        found = np.empty((max(0, bottom - top), max(0, right - left), self.shape[2]), self.dtype)
        with unbuffered(Path(self._layout.path)) as file:
            for row, line in enumerate(found, start=top):
                self._fill(file, row, left, line)
        return found

    def _pixels(self, rows: np.ndarray, cols: np.ndarray) -> np.ndarray:
        found = np.empty((len(rows), self.shape[2]), self.dtype)
        with unbuffered(Path(self._layout.path)) as file:
            for pixel, row, col in zip(found, rows.tolist(), cols.tolist()):
                self._fill(file, row, col, pixel[None])
        return found

    def _fill(self, file: FileIO, row: int, col: int, values: np.ndarray) -> None:
        """Read neighbouring pixels of a row, shape (n, bands)."""
        layout, stored = self._layout, np.dtype(self._layout.dtype)
        start = row * layout.strides[0] + col * layout.strides[1]
        if layout.strides[1] == stored.itemsize:  # a band's values are side by side
            line = np.empty(len(values), stored)
            for band, offset in enumerate(layout.offsets):
                read_into(file, offset + start, line)
                values[:, band] = line
        else:  # a pixel's are
            first, extent = min(layout.offsets), max(layout.offsets) + stored.itemsize - min(layout.offsets)
            line = np.empty((len(values) - 1) * layout.strides[1] + extent, np.uint8)
            read_into(file, first + start, line)
            for band, offset in enumerate(layout.offsets):
                values[:, band] = np.ndarray(len(values), stored, line, offset - first, (layout.strides[1],))
