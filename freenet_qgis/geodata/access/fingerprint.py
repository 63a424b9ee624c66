# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a raster is still the one it was."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from osgeo import gdal

from ...sources.gdal_name import Source, as_given, file_of
from ...text.masking import masked
from .gdal_calls import open_raster

_OF_NO_MATTER = (".aux.xml", ".ovr")  # QGIS writes statistics and overviews while it shows a raster


FileStatus = tuple[str, int, int]


def fingerprint(raster: Source) -> tuple[FileStatus, ...]:
    """Path, size and time of last writing (ns) of each file of a raster; of what cannot be looked at, the path.

    Raises:
        FreeNetError: If GDAL cannot open it.
    """
    return files_of(open_raster(raster), raster)


def files_of(dataset: gdal.Dataset, raster: Source) -> tuple[FileStatus, ...]:
    """The fingerprint of a raster that is open."""
    file = file_of(raster)
    names = {*(dataset.GetFileList() or ()), *([str(file)] if file else ())} or {str(raster)}
    return tuple(_status(name) for name in sorted(names) if not name.lower().endswith(_OF_NO_MATTER))


def written_at(raster: Source) -> Optional[float]:
    """When it was last written, in seconds since 1970; None where that is not known.

    Raises:
        OSError: If it is a file that is gone.
    """
    file = file_of(raster)
    if file is not None:
        return file.stat().st_mtime
    return _virtual(as_given(raster))[1] / 1e9 or None


def _status(name: str) -> FileStatus:
    path = Path(name)
    if name.startswith("/vsi") or not path.is_file():
        return masked(name), *_virtual(name)
    status = path.stat()
    return str(path.absolute()), status.st_size, status.st_mtime_ns


def _virtual(name: str) -> tuple[int, int]:
    """Size and time of last writing (ns) of a file that GDAL alone can look at; 0 where it cannot."""
    status = gdal.VSIStatL(name) if name.startswith("/vsi") else None
    return (0, 0) if status is None else (status.size, int(status.mtime) * 10**9)
