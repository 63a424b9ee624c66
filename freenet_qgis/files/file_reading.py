# SPDX-License-Identifier: GPL-3.0-or-later
"""Values read from their place in a file.

Plain reads, not a memory map: what is read through a map counts as memory of the process, on some systems in pieces of
megabytes around every value, and a map of a file that somebody cuts short ends the process.
"""

from __future__ import annotations

from io import FileIO
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import FreeNetError
from ..text.i18n import tr
from .regular_files import open_unbuffered


def rows_and_cols(where: Any) -> tuple[Any, Any]:
    """Which rows and columns an index picks: slices of them, or arrays with those of single pixels.

    Args:
        where: A slice of rows, slices of rows and columns, arrays of the rows and of the columns of pixels, or a mask
            of them, bool, shape (rows, cols).
    """
    if isinstance(where, np.ndarray) and where.dtype == bool:
        rows, cols = np.nonzero(where)
        return rows, cols
    return where if isinstance(where, tuple) else (where, slice(None))


def unbuffered(path: Path) -> FileIO:
    """A file to be read at any place; to be closed by a ``with``.

    Raises:
        FreeNetError: If it cannot be opened.
    """
    try:
        return open_unbuffered(path)
    except OSError as error:
        raise FreeNetError(
            tr("The file '{path}' can no longer be read: {reason}.").format(path=path, reason=error.strerror),
            tr("Put it back, and start again."),
        ) from error


def read_into(file: FileIO, start: int, values: np.ndarray) -> None:
    """Fill an array, contiguous in memory, from a file.

    Args:
        file: Unbuffered.
        start: Bytes before the first value.
        values: Where to.

    Raises:
        FreeNetError: If the file ends too early, or the disk fails.
    """
    wanted = values.reshape(-1).view(np.uint8).data
    try:
        file.seek(start)
        while wanted:
            count = file.readinto(wanted)
            if not count:
                raise FreeNetError(
                    tr("The file '{path}' ends before its last value.").format(path=file.name),
                    tr("It was cut short: copy it again."),
                )
            wanted = wanted[count:]
    except OSError as error:
        raise FreeNetError(
            tr("The file '{path}' cannot be read: {reason}.").format(path=file.name, reason=error.strerror),
            tr("Check the disk it lies on."),
        ) from error
