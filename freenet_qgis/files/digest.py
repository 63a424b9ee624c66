# SPDX-License-Identifier: GPL-3.0-or-later
"""What tells files with other content apart, wherever they lie and whenever they were written."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from .regular_files import open_regular

_CHUNK_BYTES = 2**20
_END_BYTES = 2**16


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits.

    Raises:
        OSError: If it is missing, or no regular file.
    """
    found = hashlib.sha256()
    with open_regular(path) as file:
        while chunk := file.read(_CHUNK_BYTES):
            found.update(chunk)
    return found.hexdigest()


def sha256_of_ends(path: Path) -> str:
    """SHA-256 of the first and the last part of a file, however large it is.

    Raises:
        OSError: If it is missing, or no regular file.
    """
    with open_regular(path) as file:
        found = hashlib.sha256(file.read(_END_BYTES))
        file.seek(max(0, file.seek(0, 2) - _END_BYTES))
        found.update(file.read(_END_BYTES))
    return found.hexdigest()


def known_sha256_of(path: Path) -> str:
    """As `sha256_of`, read once as long as size and time stay the same: a thousand scenes have one model.

    Raises:
        OSError: As there.
    """
    status = path.stat()
    return _known(path.absolute(), status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=8)
def _known(path: Path, *_: int) -> str:
    return sha256_of(path)
