# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrays in files."""

from __future__ import annotations

import errno
import os
from math import prod
from pathlib import Path
from typing import Any, Optional

import numpy as np

from ..durable import sync
from ..job import FreeNetError

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


class ArrayFile:
    """An array in a .npy file that is mapped only while a part is read or written: what is mapped counts as memory.

    Args:
        path: The file.

    Attributes:
        dtype: Of the values.
        shape: Of the array.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        mapped = self._map("r")
        self.dtype, self.shape = mapped.dtype, mapped.shape

    @staticmethod
    def create(path: Path, dtype: np.dtype, shape: tuple[int, ...]) -> ArrayFile:
        """A new one of zeros, whose place on the disk is taken.

        Raises:
            FreeNetError: If the disk is full.
        """
        header = {"descr": np.lib.format.dtype_to_descr(dtype), "fortran_order": False, "shape": shape}
        with path.open("wb") as file:
            np.lib.format.write_array_header_1_0(file, header)
            start = file.tell()
        allocate(path, start + prod(shape) * dtype.itemsize)
        return ArrayFile(path)

    @staticmethod
    def kept(path: Path, dtype: np.dtype, shape: tuple[int, ...]) -> Optional[ArrayFile]:
        """What an interrupted run has left; None where it is missing or not as it was."""
        try:
            found = ArrayFile(path)
        except Exception:  # in whatever way numpy fails on a damaged file
            return None
        return found if (found.dtype, found.shape) == (dtype, shape) else None

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, where: Any) -> np.ndarray:
        """A part, in memory."""
        return np.array(self._map("r")[where])

    def __setitem__(self, where: Any, values: np.ndarray) -> None:
        self._map("r+")[where] = values

    def sync(self) -> None:
        """Wait until what was written is on the disk."""
        sync(self._path)

    def _map(self, mode: str) -> np.memmap:
        return np.load(self._path, mmap_mode=mode, allow_pickle=False)
