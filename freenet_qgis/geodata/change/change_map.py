# SPDX-License-Identifier: GPL-3.0-or-later
"""The raster of what changed: a value for each transition, one for what stayed as it was, 0 where nobody can tell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np

from ...contract.job import MAX_CLASSES, ClassInfo
from ...contract.maps import DIFFERENCE, NO_CHANGE
from ...files.new_files import NewFiles
from ...text.i18n import tr
from ..class_maps.class_strips import ClassStrips
from ..results.map_writing import NewMap, Progress, write_map
from ..results.marks import apart
from ..results.provenance import Provenance
from .transitions import Transition, Transitions

UNCHANGED_COLOR = "#d9d9d9"
FIRST_CHANGE = NO_CHANGE + 1
_MOST = MAX_CLASSES - NO_CHANGE  # values there are for transitions
_SKETCH_PX = 800  # of the longer side


@dataclass(frozen=True)
class ChangeLegend:
    """The values of the raster of what changed.

    Attributes:
        classes: Those that occur, with names and colours that no class has.
        values: The value of each transition; those that share the last one are too many.
        shared: How many share it; 0 where each has a value of its own.
    """

    classes: tuple[ClassInfo, ...]
    values: dict[tuple[int, int], int]
    shared: int = 0


def legend(found: Transitions, *, with_pixels: bool = False, most: int = _MOST) -> ChangeLegend:
    """Values, names and colours for what changed; the transitions with most pixels come first.

    Args:
        found: What changed.
        with_pixels: Whether names tell how many pixels it is.
        most: So many values there are for transitions; where there are more transitions, the last stands for the rest.
    """
    changes = found.changes()
    own = changes if len(changes) <= most else changes[: most - 1]
    rest = changes[len(own) :]
    names = [f"{_name(found, one)}{f' ({one.pixels})' if with_pixels else ''}" for one in own]
    if rest:
        other = tr("Other changes")
        names.append(f"{other} ({sum(one.pixels for one in rest)})" if with_pixels else other)
    colors = apart(len(names), [*(info.color for info in found.classes), UNCHANGED_COLOR])
    values = {(one.before, one.after): FIRST_CHANGE + min(place, most - 1) for place, one in enumerate(changes)}
    shown = [ClassInfo(FIRST_CHANGE + place, *both) for place, both in enumerate(zip(names, colors))]
    stayed = [ClassInfo(NO_CHANGE, tr("Unchanged"), UNCHANGED_COLOR)] if found.unchanged else []
    return ChangeLegend((*stayed, *shown), values, len(rest))


def write_change(
    path: Path,
    maps: tuple[ClassStrips, ClassStrips],
    found: Transitions,
    named: ChangeLegend,
    on_progress: Progress = lambda done: None,
    files: Optional[NewFiles] = None,
) -> np.ndarray:
    """Write where what changed, with names and colours as of a class map and its style beside it.

    Args:
        path: The GeoTIFF.
        maps: The map before and that after, on its grid.
        found: What changed.
        named: The values to write.
        on_progress: Called with 0…1; may raise, then no file has changed.
        files: The others of a run, with which it takes its place; None if it is alone.

    Returns:
        What was written as a sketch of at most 800 pixels a side: the position, 1…, among the classes of the legend,
        uint8; 0 is none.

    Raises:
        FreeNetError: If a map cannot be read or the file not be written.
    """
    values = _ChangeStrips(*maps, _by_class(found, named), found)
    origin = Provenance().derived(maps[0].name, maps[1].name)
    write_map(path, NewMap(DIFFERENCE, values, maps[0].grid, named.classes, origin=origin), on_progress, files)
    return values.sketch


def _name(found: Transitions, one: Transition) -> str:
    return f"{found.classes[one.before - 1].name} → {found.classes[one.after - 1].name}"


def _by_class(found: Transitions, named: ChangeLegend) -> np.ndarray:
    """The position, 1…, in the legend of each pair of classes, uint8, shape (n + 1, n + 1); 0 is none."""
    positions = {info.value: position for position, info in enumerate(named.classes, start=1)}
    table = np.zeros(found.pixels.shape, np.uint8)
    np.fill_diagonal(table, positions.get(NO_CHANGE, 0))
    for pair, value in named.values.items():
        table[pair] = positions[value]
    table[0], table[:, 0] = 0, 0
    return table


class _ChangeStrips:
    """What changed, strip by strip; see `ByStrips`."""

    dtype = np.dtype(np.uint8)

    def __init__(self, before: ClassStrips, after: ClassStrips, by_class: np.ndarray, found: Transitions) -> None:
        self._maps, self._by_class, self._found = (before, after), by_class, found
        self.shape: tuple[int, ...] = (before.grid.rows, before.grid.cols)
        self._step = -(-max(self.shape) // _SKETCH_PX)
        self.sketch = np.zeros([-(-side // self._step) for side in self.shape], np.uint8)

    def __getitem__(self, rows: slice) -> np.ndarray:
        size = rows.stop - rows.start
        before, after = (one.values(rows.start, size) for one in self._maps)
        values = self._by_class[self._found.of_before[before], self._found.of_after[after]]
        first = -(-rows.start // self._step)
        thinned = values[first * self._step - rows.start :: self._step, :: self._step]
        self.sketch[first : first + len(thinned)] = thinned
        return np.asarray(values)
