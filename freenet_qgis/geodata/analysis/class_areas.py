# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of a class map, and of zones on it, each class covers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...contract.job import ClassInfo, Grid
from ...request import Scene, Zone
from ..access.ellipsoid import PixelAreas
from ..class_maps.class_strips import NO_DATA, VALUES, ClassStrips, strips
from .zone_pixels import ZonePixels

Progress = Callable[[float], None]  # called with 0…1; may raise


@dataclass(frozen=True)
class ClassAreas:
    """What was counted; rows are the whole map and then each zone, columns no class and then each class.

    Attributes:
        classes: The classes.
        grid: The grid of the map.
        pixels: int64, shape (zones + 1, classes + 1).
        square_metres: float64, of that shape, on the ground; None where the CRS does not tell.
        off: Positions of the zones that lie off the map.
        partly: Positions of those of which a part does.
    """

    classes: tuple[ClassInfo, ...]
    grid: Grid
    pixels: np.ndarray
    square_metres: Optional[np.ndarray]
    off: frozenset[int]
    partly: frozenset[int]


def measure(scene: Scene, zones: Sequence[Zone], on_progress: Progress = lambda done: None) -> ClassAreas:
    """Count the pixels of each class and add up what they cover on the ground, in the map and in each zone.

    A pixel belongs to every zone that covers its centre. The map is read in strips: what is held grows with its width
    and with the number of zones, not with its height.

    Args:
        scene: The class map.
        zones: Zones in its CRS.
        on_progress: Called with 0…1; may raise.

    Raises:
        FreeNetError: If it is no class map or cannot be read, or a zone is damaged.
    """
    reader = ClassStrips(scene, check=lambda: on_progress(0.0))
    grid = reader.grid
    on_grid, areas = ZonePixels(zones, grid), PixelAreas(grid)
    pixels = np.zeros((len(zones) + 1, VALUES), np.int64)
    metres = np.zeros(pixels.shape) if areas.is_known else None
    for rows in strips(grid):
        values = reader.values(rows.start, rows.stop - rows.start)
        if reader.zero != "class":
            values[values == 0] = NO_DATA
        covered = areas.of(rows)
        _add(0, values.ravel(), None if covered is None else covered.ravel(), pixels, metres)
        for position, part, inside in on_grid.of(rows):
            own = None if covered is None else covered[part][inside]
            _add(position + 1, values[part][inside], own, pixels, metres)
            on_progress(rows.start / grid.rows)
        on_progress(rows.stop / grid.rows)
    classes = tuple(reader.classes(np.flatnonzero(pixels[0, :NO_DATA]).tolist()))
    columns = [NO_DATA, *(info.value for info in classes)]
    found = None if metres is None else metres[:, columns]
    return ClassAreas(classes, grid, pixels[:, columns], found, on_grid.off, on_grid.partly)


def _add(
    row: int, values: np.ndarray, covered: Optional[np.ndarray], pixels: np.ndarray, metres: Optional[np.ndarray]
) -> None:
    """Add some pixels to a row."""
    pixels[row] += np.bincount(values, minlength=VALUES)
    if metres is not None and covered is not None:
        metres[row] += np.bincount(values, covered, minlength=VALUES)
