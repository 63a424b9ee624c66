# SPDX-License-Identifier: GPL-3.0-or-later
"""Areas as a table that spreadsheets and scripts read (.csv): one row for each zone and class."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from ...contract.figures import Interval
from ...files.companions import is_there
from ...files.file_writing import reported_writing
from ...files.new_files import NewFiles, replacing
from ...files.regular_files import is_regular
from ..access.grid import M2_PER_HECTARE

COLUMNS = ("zone", "class", "pixels", "hectares", "share", "adjusted_hectares", "low", "high")
_ENCODING = "utf-8-sig"  # without the mark Excel takes umlauts for something else
_MARKED = (b"\xef\xbb\xbf", b"")


@dataclass(frozen=True)
class Row:
    """What a class covers of a zone.

    Attributes:
        zone: Name of the zone.
        label: Name of the class.
        pixels: Pixels of it there.
        hectares: What they cover on the ground; None where nobody knows.
        share: Of what has a class there, 0…1; None where nothing has one.
        adjusted: Hectares corrected by the confusion of the map; None where that is not known, as the next.
        interval: That of 95 %, hectares.
    """

    zone: str
    label: str
    pixels: int
    hectares: Optional[float] = None
    share: Optional[float] = None
    adjusted: Optional[float] = None
    interval: Optional[Interval] = None

    def cells(self) -> list[str]:
        """The cells in the order of `COLUMNS`; hectares to a square metre."""
        low, high = self.interval or (None, None)
        share = "" if self.share is None else f"{self.share:.6f}"
        of_map = [self.zone, self.label, str(self.pixels), _hectares(self.hectares), share]
        return [*of_map, *map(_hectares, (self.adjusted, low, high))]


def write(path: Path, rows: Iterable[Row], files: Optional[NewFiles] = None) -> None:
    """Write the table; with commas and decimal points, whatever the user's language.

    Args:
        path: The table.
        rows: Its rows.
        files: The others of a run, with which it takes its place; None if it is alone.

    Raises:
        FreeNetError: If the disk is full or the file in use.
    """
    with (
        replacing(path, (), files) as new,
        reported_writing(path),
        new.open("w", encoding=_ENCODING, newline="") as file,
    ):
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(row.cells() for row in rows)


def may_replace(path: Path) -> bool:
    """Whether there is no file of this name, an empty one, or a table of ours."""
    if not is_there(path):
        return True
    heads = [mark + ",".join(COLUMNS).encode() for mark in _MARKED]
    try:
        if not is_regular(path):
            return False
        with path.open("rb") as file:
            first = file.readline(len(heads[0]) + 2).rstrip(b"\r\n")
            return first in heads or path.stat().st_size == 0
    except (OSError, ValueError):
        return False


def hectares(square_metres: float) -> float:
    """Square metres as hectares."""
    return square_metres / M2_PER_HECTARE


def _hectares(value: Optional[float]) -> str:
    return "" if value is None else f"{value:.4f}"
