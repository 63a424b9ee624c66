# SPDX-License-Identifier: GPL-3.0-or-later
"""How often each value of one class map meets each of another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..access.ellipsoid import PixelAreas
from ..class_maps.class_strips import NO_DATA, STRIP_PX, VALUES, ClassStrips, strips


@dataclass(frozen=True)
class JointCounts:
    """How often values of two maps meet.

    Attributes:
        pixels: int64, shape (VALUES, VALUES); rows are values of the first map, columns those of the second.
        areas_m2: The same in square metres, float64; None where nobody knows what a pixel covers.
    """

    pixels: np.ndarray
    areas_m2: Optional[np.ndarray]

    def occurring(self, axis: int) -> list[int]:
        """The values that one of the maps holds on the grid, by the axis of that map."""
        counts = self.pixels.sum(1 - axis)
        return [int(value) for value in np.flatnonzero(counts[:NO_DATA])]


def count(
    before: ClassStrips, after: ClassStrips, on_progress: Callable[[float], None], strip_px: int = STRIP_PX
) -> JointCounts:
    """Count pixel by pixel what two maps on one grid hold.

    Args:
        before: The first map.
        after: The second, on the grid of the first.
        on_progress: Called with 0…1; may raise.
        strip_px: So many pixels are held at a time, about.

    Raises:
        FreeNetError: If one cannot be read, or is no class map.
    """
    grid, of_pixels = before.grid, PixelAreas(before.grid)
    pixels = np.zeros(VALUES**2, np.int64)
    areas = np.zeros(VALUES**2) if of_pixels.is_known else None
    for rows in strips(grid, strip_px):
        size = rows.stop - rows.start
        met = before.values(rows.start, size).astype(np.int64) * VALUES + after.values(rows.start, size)
        pixels += np.bincount(met.ravel(), minlength=VALUES**2)
        covered = of_pixels.of(rows)
        if areas is not None and covered is not None:
            areas += np.bincount(met.ravel(), covered.ravel(), VALUES**2)
        on_progress(rows.stop / grid.rows)
    table = (VALUES, VALUES)
    return JointCounts(pixels.reshape(table), None if areas is None else areas.reshape(table))
