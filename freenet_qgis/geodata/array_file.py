# SPDX-License-Identifier: GPL-3.0-or-later
"""An .npy file written in pieces.

Plain writes, not a memory map: on a full disk a write is an error that can be told, a memory map ends the process.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Optional

import numpy as np

from ..job import FreeNetError
from .windows import WINDOW_BYTES


def check_space(needed: int, folder: Path) -> None:
    """Find out before any work whether there is room for so many bytes in a folder.

    Raises:
        FreeNetError: If there is not.
    """
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise FreeNetError(
            f"The raster needs {needed / 1e9:.1f} GB of temporary space; "
            f"the disk of '{folder}' has {free / 1e9:.1f} GB left.",
            "Free some disk space, or classify a part of the raster.",
        )


class ArrayFile:
    """Writes windows of an array of shape (rows, cols, …); the file vanishes if the block around it fails."""

    def __init__(self, path: Path, dtype: np.dtype, shape: tuple[int, ...]) -> None:
        self.path, self.dtype, self.shape = path, np.dtype(dtype), shape
        self._pixel_bytes = self.dtype.itemsize * int(np.prod(shape[2:]))

    def __enter__(self) -> ArrayFile:
        with _reported(self.path):
            self._check_space()
            self._file = self.path.open("wb")
            header = {"descr": self.dtype.str, "fortran_order": False, "shape": self.shape}
            np.lib.format.write_array_header_1_0(self._file, header)
            self._start = self._file.tell()
        return self

    def write(self, values: np.ndarray, left: int = 0, top: int = 0) -> None:
        """Write a window of shape (rows, cols, …) whose first pixel is at column `left` and row `top`."""
        with _reported(self.path):
            for row, line in enumerate(np.ascontiguousarray(values), start=top):
                self._file.seek(self._start + (row * self.shape[1] + left) * self._pixel_bytes)
                self._file.write(line.data)

    def __exit__(self, kind: Optional[type], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        try:
            with _reported(self.path):
                self._file.close()
        except FreeNetError:
            self.path.unlink()
            raise
        if error is not None:
            self.path.unlink()

    def _check_space(self) -> None:
        needed = self.shape[0] * self.shape[1] * self._pixel_bytes
        check_space(needed, self.path.parent)


def keep_bands(path: Path, kept: np.ndarray) -> None:
    """Write a (rows, cols, bands) array again with only those bands; `kept` is bool, shape (bands,)."""
    cube = np.load(path, mmap_mode="r")
    rows = max(1, WINDOW_BYTES // cube[0].nbytes)
    part = path.with_name("part.npy")
    with ArrayFile(part, cube.dtype, (*cube.shape[:2], int(kept.sum()))) as smaller:
        for top in range(0, len(cube), rows):
            smaller.write(cube[top : top + rows][..., kept], 0, top)
    del cube  # Windows replaces no file that is mapped
    part.replace(path)


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FreeNetError(
            f"The temporary file '{path}' cannot be written: {error.strerror}.", "Free some disk space."
        ) from error
