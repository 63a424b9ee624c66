# SPDX-License-Identifier: GPL-3.0-or-later
"""How the bands of a raster get into the run folder; found out once, before anything is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ...contract.cube_layout import PlainFile
from ...contract.job import Band
from ..access.windows import WINDOW_BYTES
from . import in_place
from .mixing import Mix
from .raster_info import RasterInfo


@dataclass(frozen=True)
class ReadPlan:
    """Which bands of a raster are read, and how.

    Attributes:
        info: The raster.
        mixes: The bands of the cube, in its order.
        is_exact: Whether exactly these bands are wanted; else those that have no data anywhere are left out.
        plain: Where the raster's own file holds which value, if it is large and can be mapped in place of a copy.
        window_bytes: How much of it is in memory at a time, about.
    """

    info: RasterInfo
    mixes: tuple[Mix, ...]
    is_exact: bool
    plain: Optional[PlainFile]
    window_bytes: int = WINDOW_BYTES

    @property
    def is_mixed(self) -> bool:
        """Whether a band has to be made of several, so that all are float32 in physical units."""
        return not all(mix.is_plain for mix in self.mixes)

    @property
    def sources(self) -> tuple[Band, ...]:
        """The raster's bands that are read: those of the cube in its order, or all that it is mixed of."""
        if not self.is_mixed:
            return tuple(mix.band for mix in self.mixes)
        used = {number for mix in self.mixes for number in mix.band_numbers}
        return tuple(band for band in self.info.bands if band.number in used)

    @property
    def dtype(self) -> np.dtype:
        """Of the cube's values."""
        return np.dtype(np.float32) if self.is_mixed else self.info.dtype

    @property
    def copied_bytes(self) -> int:
        """What the cube takes in the run folder; 0 where the file is mapped in place."""
        return 0 if self.plain else self.info.pixels * len(self.mixes) * self.dtype.itemsize

    @property
    def is_large(self) -> bool:
        """Whether the bands are worth some trouble, such as a folder that outlives an interrupted run."""
        return in_place.is_large(self.info, len(self.mixes))


def plan_reading(info: RasterInfo, wanted: Optional[Sequence[Mix]] = None) -> ReadPlan:
    """How the bands of a raster get into the run folder.

    Args:
        info: The raster.
        wanted: Exactly these bands. None: those that were chosen, or all that are not bad, and have data anywhere.

    Raises:
        FreeNetError: If the file is damaged, or none is wanted and all are bad.
    """
    mixes = tuple(Mix(band, (band.number,)) for band in info.used_bands()) if wanted is None else tuple(wanted)
    plan = ReadPlan(info, mixes, wanted is not None, None)
    return plan if plan.is_mixed else replace(plan, plain=in_place.find(info, plan.sources))
