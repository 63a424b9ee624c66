# SPDX-License-Identifier: GPL-3.0-or-later
"""Names and patterns of files, such as ``scenes/*.tif``."""

from __future__ import annotations

import glob
from collections.abc import Iterable
from pathlib import Path

from ...errors import FreeNetError
from ...sources.gdal_name import Source, named


def expand(names: Iterable[str]) -> list[Source]:
    """The rasters that names and patterns stand for, each once; shells of Windows leave patterns to us.

    Raises:
        FreeNetError: If no file matches a pattern.
    """
    found: dict[Source, None] = {}
    for name in names:
        is_pattern = glob.has_magic(name) and isinstance(named(name), Path) and not Path(name).exists()
        matches = sorted(glob.glob(name, recursive=True)) if is_pattern else [name]  # noqa: PTH207 - may be absolute
        if not matches:
            raise FreeNetError(f"No file matches '{name}'.")
        found.update(dict.fromkeys(map(named, matches)))
    return list(found)
