# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrays in files, read and written in parts.

No memory map, which `numpy.memmap` is, but of large arrays that are looked at as a whole: see `file_reading` for why.
"""

from __future__ import annotations

import errno
import os
from io import BytesIO
from math import prod
from pathlib import Path
from typing import Any, BinaryIO, Literal, Optional

import numpy as np

from ..errors import FreeNetError
from ..text.figures import gigabytes
from ..text.i18n import tr
from .durable import sync
from .file_reading import read_into, rows_and_cols, unbuffered
from .regular_files import NO_LINK, create_anew, is_own, open_regular

# A file system may have no such call. glibc would then write every block, but not to a file opened for appending
# (EBADF), which is as well over a network.
NO_SUCH_CALL = (errno.EINVAL, errno.EOPNOTSUPP, errno.EBADF)
HELD_BYTES = 2**25  # of values in memory while others go
LOADED_BYTES = 2**26  # of an array that is in memory as a whole
AT_ONCE_BYTES = 2**24  # of an array that is sooner read as a whole than here and there
WRITE_ONLY = os.O_WRONLY | NO_LINK | getattr(os, "O_BINARY", 0)


def allocate(path: Path, size: int) -> None:
    """Give a file, new or not, its size on the disk, so that a full one is told before any work.

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
                    if error.errno not in NO_SUCH_CALL:
                        raise
    except OSError as error:
        path.unlink(missing_ok=True)
        raise FreeNetError(
            tr("The file '{path}' of {size} GB cannot be written: {reason}.").format(
                path=path, size=gigabytes(size), reason=error.strerror
            ),
            tr("Free some disk space."),
        ) from error


class ArrayFile:
    """An array of shape (rows, cols) or (rows, cols, …) in a .npy file.

    Args:
        path: The file.

    Attributes:
        dtype: Of the values.
        shape: Of the array.

    Raises:
        ValueError: If the file is none.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with open_regular(path) as file:
            self.shape, is_fortran, self.dtype = _read_header(file)
            self._start = file.tell()
        if is_fortran or self.dtype.hasobject or len(self.shape) < 2:
            raise ValueError(f"'{path}' does not hold rows and columns of numbers.")
        self._pixel = self.dtype.itemsize * prod(self.shape[2:])
        self._row = self.shape[1] * self._pixel

    @staticmethod
    def create(path: Path, dtype: np.dtype, shape: tuple[int, ...]) -> ArrayFile:
        """A new one of zeros, whose place on the disk is taken.

        Raises:
            FreeNetError: If the disk is full.
        """
        header = _header(dtype, shape)
        try:
            with create_anew(path) as file:
                file.write(header)
        except OSError as error:
            raise _cannot_write(path, error) from error
        allocate(path, len(header) + prod(shape) * dtype.itemsize)
        return ArrayFile(path)

    @staticmethod
    def kept(path: Path, dtype: np.dtype, shape: tuple[int, ...]) -> Optional[ArrayFile]:
        """What an interrupted run has left; None where it is missing or not as it was."""
        try:
            found = ArrayFile(path)
            if not is_own(path):
                return None
            is_complete = found.is_complete()
        except Exception:  # in whatever way numpy fails on a damaged file
            return None
        return found if (found.dtype, found.shape) == (dtype, shape) and is_complete else None

    @staticmethod
    def open_or_create(path: Path, dtype: np.dtype, shape: tuple[int, ...]) -> ArrayFile:
        """The one that is there already, as others may be writing it; else a new one.

        Raises:
            FreeNetError: If the disk is full.
        """
        found = ArrayFile.kept(path, dtype, shape)
        return ArrayFile.create(path, dtype, shape) if found is None else found

    def is_complete(self) -> bool:
        """Whether its file holds all of it, and nothing else.

        Raises:
            OSError: If the file is gone.
        """
        return self._path.stat().st_size == self._start + prod(self.shape) * self.dtype.itemsize

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, where: Any) -> np.ndarray:
        """A part, in memory.

        Args:
            where: See `rows_and_cols`.

        Raises:
            FreeNetError: If the file is gone or was cut short.
        """
        rows, cols = rows_and_cols(where)
        if isinstance(rows, slice):
            return self._block(rows, cols)
        if prod(self.shape) * self.dtype.itemsize <= AT_ONCE_BYTES:
            return self._block(slice(None), slice(None))[rows, cols]
        return self._pixels(rows, cols)

    def __setitem__(self, where: Any, values: np.ndarray) -> None:
        """Write a part; `where` as slices.

        Raises:
            FreeNetError: If the disk is full or fails.
        """
        rows, cols = rows_and_cols(where)
        top, left, shape = self._place(rows, cols)
        block = np.ascontiguousarray(np.broadcast_to(values, shape), self.dtype)
        lines = block[None] if shape[1] == self.shape[1] else block  # full rows follow one another
        try:
            # Not for reading as well, or a file system of a network might read, change and write whole pages.
            with os.fdopen(os.open(self._path, WRITE_ONLY), "wb", buffering=0) as file:
                for row, line in enumerate(lines, start=top):
                    file.seek(self._start + row * self._row + left * self._pixel)
                    unwritten = memoryview(line.reshape(-1).view(np.uint8))
                    while unwritten:
                        unwritten = unwritten[file.write(unwritten) :]
        except OSError as error:
            raise _cannot_write(self._path, error) from error

    def keep(self, kept: np.ndarray, held_bytes: int = HELD_BYTES) -> ArrayFile:
        """Leave only some values of each pixel; the file gets smaller, and never needs room for a second array.

        Args:
            kept: bool, shape (values,).
            held_bytes: Of the array that are in memory at a time, about.

        Raises:
            FreeNetError: If the disk fails.
        """
        shape = (*self.shape[:2], int(kept.sum()))
        header, row = _header(self.dtype, shape), self.shape[1] * shape[2] * self.dtype.itemsize
        rows = max(1, held_bytes // self._row)
        for top in range(0, len(self), rows):
            values = np.ascontiguousarray(self[top : top + rows][..., kept])
            self._write(len(header) + top * row, values)  # which ends before the next values to be read
        self._write(0, np.frombuffer(header, np.uint8))
        try:
            os.truncate(self._path, len(header) + len(self) * row)
        except OSError as error:
            raise _cannot_write(self._path, error) from error
        return ArrayFile(self._path)

    def _write(self, start: int, values: np.ndarray) -> None:
        """Write values, contiguous in memory, from a byte of the file on."""
        try:
            with os.fdopen(os.open(self._path, WRITE_ONLY), "wb", buffering=0) as file:
                file.seek(start)
                unwritten = values.reshape(-1).view(np.uint8).data
                while unwritten:
                    unwritten = unwritten[file.write(unwritten) :]
        except OSError as error:
            raise _cannot_write(self._path, error) from error

    def sync(self) -> None:
        """Wait until what was written is on the disk."""
        sync(self._path)

    def _place(self, rows: slice, cols: slice) -> tuple[int, int, tuple[int, ...]]:
        """First row and column of a part, and its shape."""
        (top, bottom, _), (left, right, _) = rows.indices(self.shape[0]), cols.indices(self.shape[1])
        return top, left, (max(0, bottom - top), max(0, right - left), *self.shape[2:])

    def _block(self, rows: slice, cols: slice) -> np.ndarray:
        top, left, shape = self._place(rows, cols)
        found = np.empty(shape, self.dtype)
        lines = found[None] if shape[1] == self.shape[1] else found
        with unbuffered(self._path) as file:
            for row, line in enumerate(lines, start=top):
                read_into(file, self._start + row * self._row + left * self._pixel, line)
        return found

    def _pixels(self, rows: np.ndarray, cols: np.ndarray) -> np.ndarray:
        found = np.empty((len(rows), *self.shape[2:]), self.dtype)
        with unbuffered(self._path) as file:
            for pixel, row, col in zip(found.reshape(len(rows), -1), rows.tolist(), cols.tolist()):
                read_into(file, self._start + row * self._row + col * self._pixel, pixel)
        return found


def loaded(path: Path, most_bytes: int = LOADED_BYTES) -> np.ndarray:
    """The array in a .npy file: in memory, or mapped into it where it is large.

    A map keeps Windows from removing the file, and ends the process where somebody cuts it short.

    Args:
        path: The file.
        most_bytes: Of an array that is read at once.

    Raises:
        OSError: If the file is missing, or no regular one.
        Exception: Whatever numpy raises on another file or a damaged one, whose header it reads as Python literals.
    """
    with open_regular(path) as file:
        shape, is_fortran, dtype = _read_header(file)
        if dtype.hasobject:
            raise ValueError("it holds objects")
        order: Literal["F", "C"] = "F" if is_fortran else "C"
        if min(shape, default=0) < 0 or prod(shape) * dtype.itemsize > most_bytes:
            return np.memmap(file, dtype, "r", file.tell(), shape, order)
        return np.fromfile(file, dtype, prod(shape)).reshape(shape, order=order)


def _read_header(file: BinaryIO) -> tuple[tuple[int, ...], bool, np.dtype]:
    """Shape, whether in the order of Fortran, and type of the values that follow in a .npy file."""
    version = np.lib.format.read_magic(file)
    header = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    return header(file)


def _header(dtype: np.dtype, shape: tuple[int, ...]) -> bytes:
    """What a .npy file begins with."""
    file = BytesIO()
    described = {"descr": np.lib.format.dtype_to_descr(dtype), "fortran_order": False, "shape": tuple(map(int, shape))}
    np.lib.format.write_array_header_1_0(file, described)
    return file.getvalue()


def _cannot_write(path: Path, error: OSError) -> FreeNetError:
    return FreeNetError(
        tr("The file '{path}' cannot be written: {reason}.").format(path=path, reason=error.strerror),
        tr("Free some disk space."),
    )
