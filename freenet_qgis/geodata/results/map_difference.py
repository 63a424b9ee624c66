# SPDX-License-Identifier: GPL-3.0-or-later
"""Where two class maps of one scene differ, and which classes they differ in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...contract.job import ClassInfo, Grid
from ...contract.maps import DIFFERENCE
from ...errors import FreeNetError
from ...request import Scene
from ...text.i18n import tr
from ..access.grid import same_crs
from ..class_maps.class_map import ClassMap, read_class_map
from .map_writing import NewMap, Progress, write_map
from .marks import shades

_STRIP_ROWS = 256
_SHOWN_PAIRS = 12  # with a colour of their own; nobody tells more apart
_SAME_PX = 1e-3  # grids that lie closer than this, in pixels, are one


@dataclass(frozen=True)
class Pair:
    """Pixels that are one class in the first map and another in the second; an empty name is "not classified"."""

    first: str
    second: str
    pixels: int


@dataclass(frozen=True)
class Difference:
    """How two maps differ.

    Attributes:
        compared: Pixels that at least one of the maps classifies.
        pairs: The classes that differ, those with most pixels first.
    """

    compared: int
    pairs: tuple[Pair, ...]

    @property
    def pixels(self) -> int:
        """Pixels that differ."""
        return sum(pair.pixels for pair in self.pairs)


def write_difference(
    first: Path, second: Path, path: Path, unclassified: str, others: str, on_progress: Progress = lambda done: None
) -> Difference:
    """Compare two class maps, class by class of one name, and write where they differ.

    Args:
        first: A class map.
        second: Another on the same grid.
        path: The GeoTIFF to write, with a .qml beside it: a value for each pair of classes, named, those with most
            pixels first and one for all the rest, in shades of one hue that no class has; 0, which is transparent,
            where both are alike. Not written where nothing differs.
        unclassified: What to call pixels without a class.
        others: What to call the rest.
        on_progress: Called with 0…1; may raise, then nothing is written.

    Raises:
        FreeNetError: If one is no class map, they lie on different grids or the file cannot be written.
    """
    one, other = read_class_map(Scene(first)), read_class_map(Scene(second))
    _check_grids(one.grid, other.grid, first.name, second.name)
    names = ["", *dict.fromkeys(info.name for info in (*one.classes, *other.classes))]
    codes = _codes(one, names), _codes(other, names)
    counts = np.zeros(len(names) ** 2, np.int64)
    for rows in _strips(one.grid):
        counts += np.bincount(_pairs(one, other, codes, rows, len(names)).ravel(), minlength=len(counts))
    table = counts.reshape(len(names), len(names))
    compared = int(table.sum() - table[0, 0])
    np.fill_diagonal(table, 0)
    order = [index for index in np.argsort(-counts, kind="stable") if counts[index]]
    pairs = tuple(Pair(names[index // len(names)], names[index % len(names)], int(counts[index])) for index in order)
    if not pairs:
        return Difference(compared, ())
    values = np.zeros(len(counts), np.uint8)
    values[order] = np.minimum(np.arange(1, len(order) + 1), _SHOWN_PAIRS + 1)
    shown = np.zeros((one.grid.rows, one.grid.cols), np.uint8)
    for rows in _strips(one.grid):
        shown[rows] = values[_pairs(one, other, codes, rows, len(names))]
    colors = [info.color for info in (*one.classes, *other.classes)]
    legend = _legend(pairs, unclassified, others, colors)
    write_map(path, NewMap(DIFFERENCE, shown, one.grid, legend), on_progress)
    return Difference(compared, pairs)


def _check_grids(one: Grid, other: Grid, first: str, second: str) -> None:
    problem = ""
    if (one.rows, one.cols) != (other.rows, other.cols):
        sizes = f"{one.cols} x {one.rows}", f"{other.cols} x {other.rows}"
        problem = tr("they have {size} and {other} pixels").format(size=sizes[0], other=sizes[1])
    elif not same_crs(one, other):
        problem = tr("they have different coordinate reference systems")
    elif _distance_px(one, other) > _SAME_PX:
        problem = tr("their pixels lie at different places")
    if problem:
        raise FreeNetError(
            tr("'{first}' and '{second}' are not on one grid: {problem}.").format(
                first=first, second=second, problem=problem
            ),
            tr("Compare maps of the same raster."),
        )


def _distance_px(one: Grid, other: Grid) -> float:
    """How far their corners are apart at most, in pixels of the first."""
    corners = np.array([(1, col, row) for col in (0, one.cols) for row in (0, one.rows)], float)
    places = [corners @ np.reshape(grid.geotransform, (2, 3)).T for grid in (one, other)]
    size = abs(np.linalg.det(np.reshape(one.geotransform, (2, 3))[:, 1:])) ** 0.5
    return float(np.abs(places[0] - places[1]).max() / size)


def _codes(class_map: ClassMap, names: Sequence[str]) -> np.ndarray:
    """The position among `names` of each label of a map, int (classes + 1,)."""
    return np.array([0, *(names.index(info.name) for info in class_map.classes)], np.int64)


def _pairs(one: ClassMap, other: ClassMap, codes: tuple[np.ndarray, np.ndarray], rows: slice, size: int) -> np.ndarray:
    """A number for the two classes of each pixel, int (rows, cols)."""
    return codes[0][one.labels(rows)] * size + codes[1][other.labels(rows)]


def _strips(grid: Grid) -> list[slice]:
    return [slice(top, min(top + _STRIP_ROWS, grid.rows)) for top in range(0, grid.rows, _STRIP_ROWS)]


def _legend(pairs: Sequence[Pair], unclassified: str, others: str, taken: Sequence[str]) -> list[ClassInfo]:
    """A class for each of the largest pairs, and one for the rest; the larger, the darker."""
    names = [f"{pair.first or unclassified} → {pair.second or unclassified} ({pair.pixels})" for pair in pairs]
    rest = sum(pair.pixels for pair in pairs[_SHOWN_PAIRS:])
    names = [*names[:_SHOWN_PAIRS], f"{others} ({rest})"] if rest else names
    shown = zip(names, shades(len(names), taken))
    return [ClassInfo(value, name, color) for value, (name, color) in enumerate(shown, start=1)]
