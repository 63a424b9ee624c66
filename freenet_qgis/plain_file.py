# SPDX-License-Identifier: GPL-3.0-or-later
"""A raster file whose pixels lie in it one by one, so that the engine can read it without GDAL and without a copy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import compress
from pathlib import Path
from typing import Optional

from .job import FreeNetError, from_json, to_json

NAME = "cube.json"


@dataclass(frozen=True)
class PlainFile:
    """Where a file holds which value; in the run folder as ``cube.json``, in place of ``cube.npy``.

    Attributes:
        path: The file.
        size: Its bytes.
        modified_ns: When it was last written.
        dtype: Of a value, with its byte order, as numpy names it.
        offset: Of the first value, in bytes.
        rows: Of the raster.
        cols: Likewise.
        strides: Bytes from a row to the next, from a column to the next and from a band to the next.
        bands: Positions of the wanted bands in the file, counted from 0.
        nodata: Of each of these; reading floats gives NaN in its place, as ``cube.npy`` has it.
    """

    path: str
    size: int
    modified_ns: int
    dtype: str
    offset: int
    rows: int
    cols: int
    strides: tuple[int, int, int]
    bands: tuple[int, ...]
    nodata: tuple[Optional[float], ...]

    def only(self, kept: Iterable[bool]) -> PlainFile:
        """With fewer bands; `kept` is one word for each."""
        wanted = list(kept)
        bands, nodata = (tuple(compress(parts, wanted)) for parts in (self.bands, self.nodata))
        return replace(self, bands=bands, nodata=nodata)

    def save(self, folder: Path) -> None:
        """Write it into a run folder."""
        (folder / NAME).write_text(to_json(self), encoding="utf-8")

    @staticmethod
    def load(folder: Path) -> PlainFile:
        """Read it from a run folder."""
        return from_json(PlainFile, (folder / NAME).read_text(encoding="utf-8"))

    def check_unchanged(self) -> None:
        """Hold the file against what is known of it.

        Raises:
            FreeNetError: If it is gone or was written to.
        """
        path = Path(self.path)
        try:
            status = path.stat()
        except OSError as error:
            raise FreeNetError(
                f"The raster '{path}' can no longer be read: {error.strerror}.", "Put it back, and start again."
            ) from error
        if (status.st_size, status.st_mtime_ns) != (self.size, self.modified_ns):
            raise FreeNetError(
                f"The raster '{path}' has changed while it was being classified.",
                "Start again when nothing writes to it any more.",
            )
