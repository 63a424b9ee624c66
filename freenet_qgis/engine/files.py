# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrays in files, written in parts."""

from __future__ import annotations

import errno
import os
from io import BytesIO
from math import prod
from pathlib import Path

import numpy as np

from ..durable import sync
from ..job import FreeNetError
from ..mapped_array import MappedArray

NO_SUCH_CALL = (errno.EINVAL, errno.EOPNOTSUPP)


def allocate(path: Path, size: int) -> None:
    """Give a file, new or not, its size on the disk: writing to a mapped hole on a full one would end the process.

    Raises:
        FreeNetError: If the disk is full.
    """
    try:
        with path.open("ab") as file:
            file.truncate(size)
            if hasattr(os, "posix_fallocate"):
                try:
                    os.posix_fallocate(file.fileno(), 0, size)
                except OSError as error:
                    if error.errno not in NO_SUCH_CALL:  # a file system may have none
                        raise
    except OSError as error:
        path.unlink(missing_ok=True)
        raise FreeNetError(
            f"The file '{path}' of {size / 1e9:.1f} GB cannot be written: {error.strerror}.",
            "Free some disk space.",
        ) from error


class ArrayFile(MappedArray):
    """An array that can be written, too."""

    @staticmethod
    def create(path: Path, dtype: np.dtype, shape: tuple[int, ...]) -> ArrayFile:
        """A new one of zeros, whose place on the disk is taken.

        Raises:
            FreeNetError: If the disk is full.
        """
        header = _header(dtype, shape)
        path.write_bytes(header)
        allocate(path, len(header) + prod(shape) * dtype.itemsize)
        return ArrayFile(path)

    @staticmethod
    def open_or_create(path: Path, dtype: np.dtype, shape: tuple[int, ...]) -> ArrayFile:
        """The one that is there already, as others may be writing it; else a new one.

        Raises:
            FreeNetError: If the disk is full.
        """
        size = len(_header(dtype, shape)) + prod(shape) * dtype.itemsize
        if path.exists() and path.stat().st_size == size:
            return ArrayFile(path)
        return ArrayFile.create(path, dtype, shape)

    def __setitem__(self, where: tuple[slice, slice], values: np.ndarray) -> None:
        """Write rows and columns.

        By plain writes: a map would write whole pages, and so undo what another machine has written beside them.
        """
        (top, _, _), (left, _, _) = (part.indices(size) for part, size in zip(where, self.shape))
        pixel = self.dtype.itemsize * prod(self.shape[2:])
        # Not for reading as well, or a file system of a network would read and write whole pages again.
        with os.fdopen(os.open(self._path, os.O_WRONLY | getattr(os, "O_BINARY", 0)), "wb") as file:
            for row, line in enumerate(np.ascontiguousarray(values, self.dtype), start=top):
                file.seek(self.start + (row * self.shape[1] + left) * pixel)
                file.write(line.data)

    def sync(self) -> None:
        """Wait until what was written is on the disk."""
        sync(self._path)


def _header(dtype: np.dtype, shape: tuple[int, ...]) -> bytes:
    """What a .npy file begins with."""
    file = BytesIO()
    described = {"descr": np.lib.format.dtype_to_descr(dtype), "fortran_order": False, "shape": tuple(map(int, shape))}
    np.lib.format.write_array_header_1_0(file, described)
    return file.getvalue()
