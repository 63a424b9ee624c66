# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that appear complete or not at all."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from ..i18n import tr
from ..job import FreeNetError


@contextmanager
def replacing(path: Path, outdated: Sequence[Path] = ()) -> Iterator[Path]:
    """A path of the same name in a hidden folder beside `path`; at the end, everything in that folder moves out.

    The file itself moves first: where that fails, because another program holds the old one, nothing has changed.

    Args:
        path: The file to write or to replace.
        outdated: Files beside it that belong to the old one and must not be taken for the new one's.

    Raises:
        FreeNetError: If the disk is full, the folder cannot be written or the file is in use.
    """
    with reported_writing(path):
        folder = Path(tempfile.mkdtemp(prefix=".freenet-", dir=path.parent))
    try:
        yield folder / path.name
        with reported_writing(path):
            (folder / path.name).replace(path)
            for old in outdated:
                with suppress(FileNotFoundError):
                    old.unlink()
            for new in folder.iterdir():
                new.replace(path.parent / new.name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def reported_writing(path: Path) -> Iterator[None]:
    """An OSError inside becomes a FreeNetError about the file at `path`."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            hint = tr("Free some space on the disk, or choose another folder.")
        elif error.errno in (errno.ENOENT, errno.ENOTDIR, errno.EROFS):
            hint = tr("See that its folder is there and can be written to, or choose another folder.")
        else:
            hint = tr(
                "Close it in other programs and remove it from the QGIS project, or choose another name or folder."
            )
        raise FreeNetError(
            tr("'{path}' cannot be written: {reason}.").format(path=path, reason=error.strerror), hint
        ) from error
