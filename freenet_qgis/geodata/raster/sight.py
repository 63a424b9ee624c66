# SPDX-License-Identifier: GPL-3.0-or-later
"""What is looked at of a raster: the pixels of the area of interest that no mask leaves out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Literal, Optional

import numpy as np

from ...contract.job import Grid, PartOf
from ...errors import FreeNetError
from ...request import Area, Mask
from ...text.i18n import tr
from ..access.fingerprint import FileStatus
from ..access.windows import Window
from ..vector.polygons import moved
from .area_on_grid import AreaOnGrid
from .mask_on_grid import MaskOnGrid

AROUND_PX = 48  # of an area that are kept with it: what the network sees there is as in the whole raster
STEP_PX = (
    16  # a part begins and ends at multiples of it, so that the scales of the network have their pixels there, too
)


@dataclass(frozen=True)
class Looked:
    """What is looked at in a window; each array has the shape (rows, cols).

    Attributes:
        inside: Which pixels lie in the area, bool.
        masked: By which condition of the mask each is left out, uint8; 0 for none.
        unknown: Where the mask tells nothing, bool.
    """

    inside: np.ndarray
    masked: np.ndarray
    unknown: np.ndarray

    @property
    def is_seen(self) -> np.ndarray:
        """Which pixels are looked at: bool."""
        return self.inside & (self.masked == 0)


class Sight:
    """Which pixels of a grid are looked at. It remembers the last window, which several ask for.

    Attributes:
        whole: The grid of the raster.
        files: Fingerprint of the mask; empty without one.
    """

    def __init__(self, grid: Grid, area: Optional[Area], mask: Optional[Mask], whole: Optional[Grid] = None) -> None:
        """`whole` is the grid of the raster where `grid` is that of a part.

        Raises:
            FreeNetError: If area or mask cannot be used.
        """
        self.whole = whole or grid
        self.area = None if area is None else AreaOnGrid(area, grid)
        self.mask = None if mask is None else MaskOnGrid(mask, grid)
        self.files: tuple[FileStatus, ...] = self.mask.files if self.mask else ()
        self._last: tuple[Optional[Window], Optional[Looked]] = None, None

    def of(self, window: Window) -> Optional[Looked]:
        """What is looked at in a window; None where nothing limits that.

        Raises:
            FreeNetError: If the mask cannot be read.
        """
        if self.area is None and self.mask is None:
            return None
        if self._last[0] != window:
            self._last = window, self._look(window)
        return self._last[1]

    def cause(self, rows: slice, cols: slice, pixels: np.ndarray) -> Literal["", "outside", "masked"]:
        """What keeps some pixels of a part from being looked at, if none of them is; `pixels` is bool, (rows, cols)."""
        looked = self.of((cols.start, rows.start, cols.stop - cols.start, rows.stop - rows.start))
        if looked is None or (looked.is_seen & pixels).any():
            return ""
        return "masked" if (looked.inside & pixels).any() else "outside"

    def _look(self, window: Window) -> Looked:
        shape = window[3], window[2]
        inside = np.ones(shape, bool) if self.area is None else self.area.of(window)
        if self.mask is None or not inside.any():
            return Looked(inside, np.zeros(shape, np.uint8), np.zeros(shape, bool))
        masked, unknown = self.mask.of(window)
        return Looked(inside, masked, unknown)


class Tally:
    """How many of a raster's pixels are not looked at, and why, as its windows are read.

    Attributes:
        inside: In the area.
        unknown: Of these, those of which the mask tells nothing.
    """

    def __init__(self, sight: Sight) -> None:
        self._words = [one.words for one in sight.mask.conditions] if sight.mask else []
        self._masked: Counter[str] = Counter()
        self.inside = self.unknown = 0

    def add(self, looked: Optional[Looked], pixels: int) -> None:
        """Count a window of so many pixels."""
        if looked is None:
            self.inside += pixels
            return
        self.inside += int(np.count_nonzero(looked.inside))
        self.unknown += int(np.count_nonzero(looked.inside & looked.unknown))
        counts = np.bincount(looked.masked[looked.inside], minlength=len(self._words) + 1)
        for words, count in zip(self._words, counts[1:].tolist()):
            self._masked[words] += count

    def masked(self) -> tuple[tuple[str, int], ...]:
        """What the mask leaves out in the area, each in words with the number of pixels, 0 left away."""
        return tuple((words, count) for words, count in self._masked.items() if count)


def check_area(area: Area, grid: Grid, raster_name: str) -> None:
    """Check that an area meets a raster.

    Raises:
        FreeNetError: If it does not.
    """
    if AreaOnGrid(area, grid).box() is None:
        raise FreeNetError(
            tr("The area of interest '{area}' does not overlap '{name}'.").format(area=area.name, name=raster_name),
            tr("Check that both show the same place and have the right CRS, or choose another area."),
        )


def part_around(area: Area, grid: Grid) -> Optional[tuple[Grid, PartOf]]:
    """The part of a raster around an area and where it lies; None where that is all of it.

    Args:
        area: It overlaps the grid.
        grid: Of the raster.
    """
    box = AreaOnGrid(area, grid).box()
    if box is None:
        return None
    rows, cols = (_grown(part, end) for part, end in zip(box, (grid.rows, grid.cols)))
    if (rows, cols) == (slice(0, grid.rows), slice(0, grid.cols)):
        return None
    geotransform = moved(grid.geotransform, cols.start, rows.start)
    size = {"rows": rows.stop - rows.start, "cols": cols.stop - cols.start}
    part = replace(grid, **size, geotransform=geotransform, is_placed=True)  # beside the whole, it has a place
    return part, PartOf(grid, rows.start, cols.start)


def _grown(part: slice, end: int) -> slice:
    """Rows or columns with some around, whole steps."""
    start = max(0, part.start - AROUND_PX) // STEP_PX * STEP_PX
    stop = -(-(part.stop + AROUND_PX) // STEP_PX) * STEP_PX
    return slice(start, min(end, stop))
