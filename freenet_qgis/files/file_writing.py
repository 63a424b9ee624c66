# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong while files are written, in sentences."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import FreeNetError
from ..text.i18n import tr
from .companions import is_there


@contextmanager
def reported_writing(path: Path) -> Iterator[None]:
    """An OSError inside becomes a FreeNetError about the file at `path`."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            hint = tr("Free some space on the disk, or choose another folder.")
        elif error.errno == errno.ELOOP:
            hint = tr("Remove it, or choose another name or folder.")
        elif error.errno in (errno.ENOENT, errno.ENOTDIR, errno.EROFS):
            hint = tr("See that its folder is there and can be written to, or choose another folder.")
        elif error.errno in (errno.EACCES, errno.EPERM) and not _is_allowed(path):
            hint = tr("See that file and folder may be written to, or choose another folder.")
        else:
            hint = tr(
                "Close it in other programs and remove it from the QGIS project, or choose another name or folder."
            )
        raise FreeNetError(
            tr("'{path}' cannot be written: {reason}.").format(path=path, reason=error.strerror or error), hint
        ) from error


def _is_allowed(path: Path) -> bool:
    """Whether the user may write there, as far as the system tells: on Windows it does not."""
    return os.access(path.parent, os.W_OK) and (not is_there(path) or os.access(path, os.W_OK))
