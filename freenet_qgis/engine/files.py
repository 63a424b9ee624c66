# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are mapped into memory."""

from __future__ import annotations

import errno
import os
from pathlib import Path

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
            f"The temporary file '{path}' of {size / 1e9:.1f} GB cannot be written: {error.strerror}.",
            "Free some disk space.",
        ) from error
