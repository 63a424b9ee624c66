# SPDX-License-Identifier: GPL-3.0-or-later
"""GDAL calls that raise, in a process whose other users may want GDAL silent.

QGIS and other plugins share GDAL with us, and some rely on functions that return None on failure. Hence exceptions
are on only while a call of ours runs, and what GDAL raises becomes a `FreeNetError` with GDAL's words in it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Optional, TypeVar

from osgeo import gdal, ogr, osr

from ...errors import FreeNetError
from ...files.regular_files import open_regular
from ...sources.gdal_name import GdalName, Source, as_given
from ...text.i18n import tr
from ...text.listing import listed
from ...text.plain_text import is_broken
from .block_cache import bound_cache

_MODULES = (gdal, ogr, osr)
_RAISES = hasattr(gdal, "ExceptionMgr")  # GDAL 3.7: a switch per thread
_OF_NOTHING = (AttributeError, TypeError, ValueError)  # what the None of a failed call leads to
Found = TypeVar("Found")
MOST_NAMED = 5  # rasters of a container, in a message
_BESIDE = (".", "_rpc.txt", "_metadata.txt", "_mtl.txt")  # what names of files that go with another have after its stem
MOST_BESIDE = 50_000_000  # bytes of a file of metadata; a histogram may take half of that
MOST_ENTRIES = {b"<": 1_000_000, b"mdi": 200_000, b"domain": 5_000}  # GDAL takes a second or two for so many of each
CHUNK_BYTES = 2**20


@contextmanager
def exceptions() -> Iterator[None]:
    """GDAL, OGR and OSR raise RuntimeError inside; the former state comes back afterwards.

    Before GDAL 3.7 calls give None or a code inside, and a failure is raised at the end unless GDAL has said anything
    since: where more follows, see `check` and `checked`. Its switch is one for all threads and must not move: where it
    does while another thread is in `gdal.Translate` or the like, GDAL leaves a handler behind there which writes the
    next warning into memory long freed.
    """
    with ExitStack() as stack:
        if _RAISES:
            for module in _MODULES:
                stack.enter_context(module.ExceptionMgr(useExceptions=True))
        else:
            stack.enter_context(_raised_at_the_end())
        yield


def check(code: int = 0) -> None:
    """Raise what has failed so far, in a block of `exceptions`.

    Args:
        code: What a call gave; not 0 where it failed.

    Raises:
        RuntimeError: With GDAL's words.
    """
    if code:
        raise RuntimeError(gdal.GetLastErrorMsg() or f"GDAL gave the code {code}")
    if not _RAISES:  # since then the last failure may be an older one that somebody has dealt with
        _raise_failure()


def checked(found: Iterable[Found]) -> Iterator[Found]:
    """What GDAL gives one by one, in a block of `exceptions`; see `check`."""
    for one in found:
        check()
        yield one


@contextmanager
def _raised_at_the_end() -> Iterator[None]:
    """Raises the last failure inside; of warnings without one the last is told."""
    # No Python function: it would wait for Python's lock while GDAL holds one of its own, hence a deadlock.
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    gdal.ErrorReset()
    try:
        try:
            yield
        except _OF_NOTHING as error:
            _raise_failure(error)
            raise
        _raise_failure()
        warning = gdal.GetLastErrorNo(), gdal.GetLastErrorMsg()
    finally:
        gdal.ErrorReset()
        gdal.PopErrorHandler()
    if warning[1]:
        gdal.Error(gdal.CE_Warning, *warning)


def _raise_failure(cause: Optional[Exception] = None) -> None:
    if gdal.GetLastErrorType() >= gdal.CE_Failure:
        raise RuntimeError(gdal.GetLastErrorMsg()) from cause


def opened(place: Source, kinds: int, drivers: Sequence[str] = (), options: Sequence[str] = ()) -> gdal.Dataset:
    """What GDAL opens, for a block of `exceptions`; complaints about a file that opens all the same are no failure.

    Args:
        place: A file, or what else GDAL opens.
        kinds: ``gdal.OF_RASTER``, ``gdal.OF_VECTOR`` or both.
        drivers: The only ones that may open it; none for all.
        options: Of the driver, as ``KEY=VALUE``.

    Raises:
        RuntimeError: If GDAL would wait at a pipe without end, or a call before has failed.
    """
    check()
    if isinstance(place, Path):
        waiting = next(_waiting(place), None)
        if waiting is not None:
            raise RuntimeError(tr("'{name}' is no regular file").format(name=waiting))
    flags = kinds | gdal.OF_VERBOSE_ERROR
    dataset = gdal.OpenEx(as_given(place), flags, allowed_drivers=list(drivers), open_options=list(options))
    if dataset is None:
        raise RuntimeError(gdal.GetLastErrorMsg())
    gdal.ErrorReset()
    return dataset


@contextmanager
def closing(dataset: ogr.DataSource) -> Iterator[ogr.DataSource]:
    """Close a data set of OGR at the end of a block of `exceptions`, though what was raised inside still refers to it.

    What GDAL says while it closes the file counts only where nothing was raised before.
    """
    close = getattr(dataset, "Close", None) or dataset.Destroy  # Close came with GDAL 3.8, and Destroy is to go
    try:
        yield dataset
    except BaseException:
        with suppress(RuntimeError):
            close()
        raise
    close()


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


def reading(path: Source) -> AbstractContextManager[None]:
    """What GDAL raises inside is told as a raster that cannot be read, see `reported`."""
    return reported(
        tr("'{path}' cannot be read").format(path=path), tr("The file may be damaged; copy or download it again.")
    )


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


def _waiting(path: Path) -> Iterator[str]:
    """Names of a file and of what GDAL may read along with it, where who opens that may wait without end."""
    with suppress(OSError, ValueError):
        if _waits(path.stat()):
            yield path.name
    beside = tuple(f"{path.stem}{ending}".casefold() for ending in _BESIDE)
    with suppress(OSError, ValueError), os.scandir(path.parent) as entries:
        for entry in entries:  # of thousands, as tiles may have; GDAL itself goes by the case of no letter
            if entry.name.casefold().startswith(beside) and not entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    if _waits(entry.stat()):
                        yield entry.name


def _waits(status: os.stat_result) -> bool:
    return stat.S_ISFIFO(status.st_mode) or stat.S_ISCHR(status.st_mode)


class ContainerError(FreeNetError):
    """A file holds several rasters, and none of them was named."""


def open_raster(path: Source) -> gdal.Dataset:
    """The raster, opened for reading.

    Raises:
        FreeNetError: If GDAL cannot open it.
        ContainerError: If it holds nothing but subdatasets.
    """
    if is_broken(as_given(path)):
        raise FreeNetError(
            tr("The name '{path}' is not in UTF-8, as GDAL wants it.").format(path=path), tr("Rename the file.")
        )
    _check_beside(path)
    bound_cache()
    options = path.options if isinstance(path, GdalName) else ()
    with reported(
        tr("'{path}' cannot be opened as a raster").format(path=path), tr("Choose a raster file that QGIS can show.")
    ):
        dataset = opened(path, gdal.OF_RASTER, options=options)
    if dataset.RasterCount == 0:
        parts = dataset.GetMetadata("SUBDATASETS")
        names = [parts[key] for key in parts if key.endswith("_NAME")]
        if names:
            raise ContainerError(
                tr("'{name}' is a container of {count} rasters.", len(names)).format(name=path.name, count=len(names)),
                tr("Choose one of them by its name: {names}.").format(names=listed(names, MOST_NAMED)),
            )
        raise FreeNetError(tr("'{name}' has no bands.").format(name=path.name), tr("Choose another raster."))
    return dataset


def _check_beside(path: Source) -> None:
    """Check that what GDAL has written beside a file can be read in a moment."""
    if not isinstance(path, Path):
        return
    beside = Path(f"{path}.aux.xml")
    hint = tr("Move that file away; statistics are made anew, names of bands and classes that stand in it are lost.")
    with suppress(OSError, ValueError), open_regular(beside) as file:
        size = os.fstat(file.fileno()).st_size
        if size > MOST_BESIDE:
            raise FreeNetError(
                tr("The metadata in '{name}' take {size} MB, {most} MB is the most.").format(
                    name=beside.name, size=size // 10**6, most=MOST_BESIDE // 10**6
                ),
                hint,
            )
        if _has_many_entries(file):
            raise FreeNetError(
                tr("The metadata in '{name}' have too many entries to be read in a moment.").format(name=beside.name),
                hint,
            )


def _has_many_entries(file: BinaryIO) -> bool:
    """Whether there are more of any than `MOST_ENTRIES`, in capitals or not, as GDAL reads them."""
    left = dict(MOST_ENTRIES)
    while chunk := file.read(CHUNK_BYTES).lower():
        for entry in left:
            left[entry] -= chunk.count(entry)
        if min(left.values()) < 0:
            return True
    return False
