# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of folders that others may have made, in which a name may stand for a pipe, a device or a link to elsewhere.

What is read may be a link, as people have them for large files; what is written never is.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from io import BufferedReader, FileIO
from pathlib import Path
from typing import IO, BinaryIO, Optional

from ..text.i18n import tr
from .held import unlink

MOST_TEXT_BYTES = 2**28  # the report of a million polygons has as much
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # who opens a pipe would wait for its other end


def open_regular(path: Path) -> BufferedReader:
    """A file opened for reading.

    Raises:
        OSError: If it is missing, or no regular file.
    """
    return BufferedReader(open_unbuffered(path))


def open_unbuffered(path: Path) -> FileIO:
    """As `open_regular`, for reading here and there."""
    _check_regular(path, path.stat())  # before it is opened, as some devices do something then
    file = FileIO(path, opener=_opener(_AT_ONCE))
    try:
        _check_regular(path, os.fstat(file.fileno()))
    except OSError:
        file.close()
        raise
    return file


def read_text(path: Path, encoding: str = "utf-8", errors: str = "strict") -> str:
    """The text of a file of reasonable size.

    Raises:
        OSError: As for `open_regular`, or if it is too large.
        ValueError: If it is in another encoding.
    """
    with open_regular(path) as file:
        if os.fstat(file.fileno()).st_size > MOST_TEXT_BYTES:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        return (file.read(MOST_TEXT_BYTES) or b"").decode(encoding, errors)


def create_anew(path: Path) -> BinaryIO:
    """A new file, empty and ours alone, in place of whatever has its name.

    Raises:
        OSError: If it cannot be made.
    """
    unlink(path, missing_ok=True)
    return path.open("x+b")


def open_own(path: Path, buffering: int = -1) -> IO[bytes]:
    """A file, new or not, opened for reading and appending.

    Raises:
        OSError: If it cannot be written, or may be somebody's file: it is a link, or has a second name.
    """
    if os.path.lexists(path):
        _check_own(path, path.lstat())
    file = open(path, "a+b", buffering, opener=_opener(_AT_ONCE | NO_LINK))  # noqa: SIM115 - the caller closes it
    try:
        _check_own(path, os.fstat(file.fileno()))
    except OSError:
        file.close()
        raise
    return file


def is_own(path: Path) -> bool:
    """Whether writing to a file changes nothing else: it is regular, no link, and has no second name.

    Raises:
        OSError: If it is missing.
    """
    return _is_own(path.lstat())


def is_regular(path: Path) -> bool:
    """Whether something is a file itself, no link to one; False where there is none."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except (OSError, ValueError):
        return False


def identity(path: Path) -> Optional[tuple[int, int]]:
    """What all names of one file have in common; None where there is no file."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def is_no_link(folder: Path) -> bool:
    """Whether a folder, there or not, is where its name says: no link, nor what Windows calls a junction."""
    is_here = Path(os.path.realpath(folder)) == Path(os.path.realpath(folder.parent), folder.name)
    return is_here and not folder.is_symlink()  # one that leads to itself


def _opener(flags: int) -> Callable[[str, int], int]:
    """Opens a file with more flags than a mode has."""
    return lambda name, of_mode: os.open(name, of_mode | flags, 0o666)


def _is_own(status: os.stat_result) -> bool:
    return stat.S_ISREG(status.st_mode) and status.st_nlink <= 1


def _check_regular(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, tr("it is no regular file"), str(path))


def _check_own(path: Path, status: os.stat_result) -> None:
    if not _is_own(status):
        raise OSError(errno.ELOOP, tr("it is a link, or no regular file"), str(path))
