# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrays of a raster's values on their way into files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from ...errors import FreeNetError
from ...files.array_file import ArrayFile
from ...text.figures import too_few
from ...text.i18n import tr


def check_space(needed: int, folder: Path) -> None:
    """Find out before any work whether there is room for so many bytes in a folder.

    Raises:
        FreeNetError: If there is not.
    """
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise FreeNetError(
            tr("The raster needs {needed} GB of temporary space; the disk of '{folder}' has {free} GB left.").format(
                folder=folder, **too_few(needed, free)
            ),
            tr("Free some disk space, use fewer bands, or classify a part of the raster."),
        )


@contextmanager
def new_array(path: Path, dtype: np.dtype, shape: tuple[int, ...]) -> Iterator[ArrayFile]:
    """An array of shape (rows, cols, …) to be filled; its file vanishes if the block fails.

    Raises:
        FreeNetError: If the disk has no room for it.
    """
    check_space(int(np.prod(shape)) * dtype.itemsize, path.parent)
    try:
        yield ArrayFile.create(path, dtype, shape)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
