# SPDX-License-Identifier: GPL-3.0-or-later
"""GDAL calls that raise, in a process whose other users may want GDAL silent.

QGIS and other plugins share GDAL with us, and some rely on functions that return None on failure. Hence exceptions
are on only while a call of ours runs, and what GDAL raises becomes a `FreeNetError` with GDAL's words in it.
"""

from __future__ import annotations

import stat
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr, osr

from ..gdal_name import GdalName, Source, as_given
from ..i18n import tr
from ..job import FreeNetError

_MODULES = (gdal, ogr, osr)
MOST_NAMED = 5  # rasters of a container, in a message


class _SharedSwitch:
    """The exceptions of GDAL before 3.7, whose switch is one for all threads: on while any thread of ours needs it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._users = 0
        self._switched: list = []

    @contextmanager
    def on(self) -> Iterator[None]:
        """Exceptions on inside, and off again after the last user if they were off before the first."""
        with self._lock:
            if self._users == 0:
                self._switched = [module for module in _MODULES if not module.GetUseExceptions()]
                for module in self._switched:
                    module.UseExceptions()
            self._users += 1
        try:
            yield
        finally:
            with self._lock:
                self._users -= 1
                if self._users == 0:
                    for module in reversed(self._switched):  # each restores the error handler it found
                        module.DontUseExceptions()


_SWITCH = _SharedSwitch()


@contextmanager
def exceptions() -> Iterator[None]:
    """GDAL, OGR and OSR raise RuntimeError inside; the former state comes back afterwards."""
    with ExitStack() as stack:
        if hasattr(gdal, "ExceptionMgr"):  # GDAL 3.7: a switch per thread
            for module in _MODULES:
                stack.enter_context(module.ExceptionMgr(useExceptions=True))
        else:
            stack.enter_context(_SWITCH.on())
        yield


@contextmanager
def reported(problem: str, hint: str = "") -> Iterator[None]:
    """What GDAL raises inside becomes a FreeNetError: `problem`, GDAL's own words, `hint`.

    Only calls of GDAL belong inside; a RuntimeError of other code would be taken for GDAL's.
    """
    try:
        with exceptions():
            yield
    except RuntimeError as error:
        words = " ".join(str(error).split()).rstrip(".")
        raise FreeNetError(tr("{problem}: {reason}.").format(problem=problem, reason=words), hint) from error


@contextmanager
def names_kept() -> Iterator[None]:
    """GDAL writes names and tables of values into a file beside a GeoTIFF (.aux.xml), also where others forbid it.

    The setting is that of this thread alone; it is asked for while a file is opened or made.
    """
    option = "GDAL_PAM_ENABLED"
    known = getattr(gdal, "GetThreadLocalConfigOption", lambda name: None)(option)
    gdal.SetThreadLocalConfigOption(option, "YES")
    try:
        yield
    finally:
        gdal.SetThreadLocalConfigOption(option, known)


def open_dataset(source: Source, flags: int, **options: Any) -> gdal.Dataset:
    """What GDAL opens, with its `flags` and options.

    Raises:
        RuntimeError: If it cannot, as GDAL does inside of `exceptions`; or if it would wait at a pipe without end.
    """
    if isinstance(source, Path):
        for path in _with_companions(source):
            if _waits(path):
                raise RuntimeError(tr("'{name}' is no regular file").format(name=path.name))
    return gdal.OpenEx(as_given(source), flags, **options)


def _with_companions(path: Path) -> list[Path]:
    """A file, and those beside it that GDAL may read along with it, for their names begin alike."""
    try:
        beside = [other for other in path.parent.iterdir() if other.name.casefold().startswith(path.stem.casefold())]
    except (OSError, ValueError):
        beside = []
    return [path, *beside]


def _waits(path: Path) -> bool:
    """Whether somebody who opens or reads it may wait without end."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


class ContainerError(FreeNetError):
    """A file holds several rasters, and none of them was named."""


def open_raster(path: Source) -> gdal.Dataset:
    """The raster, opened for reading.

    Raises:
        FreeNetError: If GDAL cannot open it.
        ContainerError: If it holds nothing but subdatasets.
    """
    options = list(path.options) if isinstance(path, GdalName) else []
    with reported(
        tr("'{path}' cannot be opened as a raster").format(path=path), tr("Choose a raster file that QGIS can show.")
    ):
        dataset = open_dataset(path, gdal.OF_RASTER | gdal.OF_VERBOSE_ERROR, open_options=options)
    if dataset.RasterCount == 0:
        parts = dataset.GetMetadata("SUBDATASETS")
        names = [parts[key] for key in parts if key.endswith("_NAME")]
        if names:
            raise ContainerError(
                tr("'{name}' is a container of {count} rasters.").format(name=path.name, count=len(names)),
                tr("Choose one of them by its name: {names}.").format(names=_listed(names)),
            )
        raise FreeNetError(tr("'{name}' has no bands.").format(name=path.name), tr("Choose another raster."))
    return dataset


def _listed(names: Sequence[str]) -> str:
    """The first few names."""
    told = ", ".join(names[:MOST_NAMED])
    return told if len(names) <= MOST_NAMED else tr("{} and {} more").format(told, len(names) - MOST_NAMED)
