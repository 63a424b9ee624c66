# SPDX-License-Identifier: GPL-3.0-or-later
"""A lock on a file, which the system takes away from a process that ends, however suddenly."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Optional

from ..errors import FreeNetError
from ..text.i18n import tr
from .file_writing import reported_writing
from .regular_files import is_own, open_own

LOCKED_BYTE = 1024  # behind the name of the holder, which others can read: Windows locks bytes against reading


@contextmanager
def locked(path: Path, taken: Callable[[str], FreeNetError]) -> Iterator[IO[bytes]]:
    """Nobody else is inside with the same file, which is given, open.

    Args:
        path: The lock file; it stays.
        taken: The error for somebody else being inside, from who that is.

    Raises:
        FreeNetError: If somebody else is inside, or the file cannot be written or is a link.
    """
    with reported_writing(path):
        file = open_own(path, buffering=0)  # else reading the holder's name would go beyond it, to the locked byte
    with file:
        if _lock(file) is False or not _is_there(file, path):
            raise taken(_holder(file))
        file.truncate(0)
        holder = tr("process {number} on {host}").format(number=os.getpid(), host=socket.gethostname())
        file.write(holder.encode())
        yield file


def try_lock(path: Path) -> Optional[IO[bytes]]:
    """The lock file, new or not, and locked until it is closed; None if somebody has it, or if nobody can know.

    Raises:
        OSError: If it cannot be written, or is a link.
    """
    file = open_own(path, buffering=0)  # to be closed without a word on a full disk
    if _lock(file):
        return file
    file.close()
    return None


def claim(path: Path) -> Optional[IO[bytes]]:
    """As `try_lock`, with the name of this machine in the file: for `abandoned`."""
    lock = try_lock(path)
    if lock is not None:
        lock.write(_host())
    return lock


def abandoned(path: Path) -> Optional[IO[bytes]]:
    """The lock file of somebody who has died, locked until it is closed; None where he lives or that is not known.

    He was of this machine: the locks of others cannot be trusted. Theirs, and those of nobody, lack its name.

    Raises:
        OSError: If it is missing, cannot be written, or is a link.
    """
    return try_lock(path) if is_own(path) and path.read_bytes() == _host() else None


def _host() -> bytes:
    return socket.gethostname().encode()


def _is_there(file: IO[bytes], path: Path) -> bool:
    """Whether an open file still has its name: who had the lock before may have removed it."""
    return os.path.lexists(path) and os.path.samestat(os.fstat(file.fileno()), path.lstat())


def _holder(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read(LOCKED_BYTE).decode("utf-8", "replace")


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> Optional[bool]:
        file.seek(LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: IO[bytes]) -> Optional[bool]:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # some file systems of networks have no locks
            return None
        return True
