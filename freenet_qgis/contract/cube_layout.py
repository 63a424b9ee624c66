# SPDX-License-Identifier: GPL-3.0-or-later
"""A raster file whose pixels lie in it one by one, so that the engine can read it without GDAL and without a copy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import compress
from pathlib import Path
from typing import Optional

from ..errors import FreeNetError
from ..files.regular_files import read_text
from ..files.strict_json import from_json, to_json
from ..text.i18n import tr
from ..text.plain_text import shortened

NAME = "cube.json"
LONGEST_TOLD = 400  # characters of a path in a message


@dataclass(frozen=True)
class PlainFile:
    """Where a file holds which value; in the run folder as ``cube.json``, in place of ``cube.npy``.

    Attributes:
        path: The file.
        size: Its bytes.
        modified_ns: When it was last written.
        dtype: Of a value, with its byte order, as numpy names it.
        rows: Rows of the raster.
        cols: Columns of the raster.
        strides: Bytes from a row to the next, and from a column to the next.
        offsets: Bytes before the first value of each wanted band.
        nodata: Of each of these bands; reading floats gives NaN in its place, as ``cube.npy`` has it.
    """

    path: str
    size: int
    modified_ns: int
    dtype: str
    rows: int
    cols: int
    strides: tuple[int, int]
    offsets: tuple[int, ...]
    nodata: tuple[Optional[float], ...]

    def only(self, kept: Iterable[bool]) -> PlainFile:
        """With fewer bands; `kept` is one word for each."""
        wanted = list(kept)
        offsets, nodata = tuple(compress(self.offsets, wanted)), tuple(compress(self.nodata, wanted))
        return replace(self, offsets=offsets, nodata=nodata)

    def part(self, row: int, col: int, rows: int, cols: int) -> PlainFile:
        """So many rows and columns of it, from a row and a column on."""
        start = row * self.strides[0] + col * self.strides[1]
        return replace(self, rows=rows, cols=cols, offsets=tuple(offset + start for offset in self.offsets))

    def save(self, folder: Path) -> None:
        """Write it into a run folder."""
        (folder / NAME).write_text(to_json(self), encoding="utf-8")

    @staticmethod
    def load(folder: Path) -> PlainFile:
        """Read it from a run folder."""
        return from_json(PlainFile, read_text(folder / NAME))

    def check_bounds(self) -> None:
        """Make sure that nothing but numbers inside the file would be read, whatever the description says.

        Raises:
            ValueError: If there would.
        """
        kind = re.fullmatch("[<>|=]?[iuf]([1248])", self.dtype)
        if kind is None:  # numpy would take bytes of the file for objects
            raise ValueError(f"its values are said to be of type {self.dtype[:20]!r}")
        row, col = self.strides
        extent = (self.rows - 1) * row + (self.cols - 1) * col + int(kind[1])
        places = (self.rows, self.cols, row, col, extent)
        if min(places) <= 0 or not self.offsets or min(self.offsets) < 0 or max(self.offsets) + extent > self.size:
            raise ValueError("its values are said to lie outside the file")
        if len(self.nodata) != len(self.offsets):
            raise ValueError("it does not tell one nodata value a band")

    def check_unchanged(self) -> None:
        """Hold the file against what is known of it.

        Raises:
            FreeNetError: If it is gone or was written to.
        """
        path = Path(self.path)
        name = shortened(self.path, LONGEST_TOLD)
        try:
            status = path.stat()
        except (OSError, ValueError) as error:  # ValueError: a name with a zero byte
            raise FreeNetError(
                tr("The raster '{path}' can no longer be read: {reason}.").format(
                    path=name, reason=getattr(error, "strerror", error)
                ),
                tr("Put it back, and start again."),
            ) from error
        if (status.st_size, status.st_mtime_ns) != (self.size, self.modified_ns):
            raise FreeNetError(
                tr("The raster '{path}' has changed while it was being classified.").format(path=name),
                tr("Start again when nothing writes to it any more."),
            )
