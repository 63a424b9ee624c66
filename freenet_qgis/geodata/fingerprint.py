# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a raster is still the one it was."""

from __future__ import annotations

from pathlib import Path

from osgeo import gdal

from .gdal_calls import open_raster

_OF_NO_MATTER = (".aux.xml", ".ovr")  # QGIS writes statistics and overviews while it shows a raster


FileStatus = tuple[str, int, int]


def fingerprint(raster: Path) -> tuple[FileStatus, ...]:
    """Path, size and time of last writing (ns) of each file of a raster; of what is not on this machine, the path.

    Raises:
        FreeNetError: If GDAL cannot open it.
    """
    return files_of(open_raster(raster), raster)


def files_of(dataset: gdal.Dataset, raster: Path) -> tuple[FileStatus, ...]:
    """The fingerprint of a raster that is open."""
    names = dataset.GetFileList() or [str(raster)]
    return tuple(_status(Path(name)) for name in sorted(names) if not name.lower().endswith(_OF_NO_MATTER))


def _status(path: Path) -> FileStatus:
    if not path.is_file():
        return str(path), 0, 0
    status = path.stat()
    return str(path.absolute()), status.st_size, status.st_mtime_ns
