# SPDX-License-Identifier: GPL-3.0-or-later
"""Which class became which between two maps whose classes are matched, and how much of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...contract.job import ClassInfo
from ..class_maps.class_strips import VALUES
from .joint_counts import JointCounts


@dataclass(frozen=True)
class Transition:
    """Pixels of one class before and of another after.

    Attributes:
        before: The position of the first class, 1…n.
        after: That of the second.
        pixels: How many there are.
    """

    before: int
    after: int
    pixels: int


@dataclass(frozen=True)
class Transitions:
    """What became of the classes of two maps.

    Attributes:
        classes: The classes of both, 1…n.
        of_before: The class, 1…n, of each value of the first map; 0 is none; uint16, shape (VALUES,).
        of_after: The same of the second.
        pixels: int64, shape (n + 1, n + 1); rows are the classes before, columns those after, 0 is none.
        areas_m2: The same in square metres; None where nobody knows them.
    """

    classes: tuple[ClassInfo, ...]
    of_before: np.ndarray
    of_after: np.ndarray
    pixels: np.ndarray
    areas_m2: Optional[np.ndarray]

    @staticmethod
    def of(
        counts: JointCounts, classes: Sequence[ClassInfo], before: Mapping[int, int], after: Mapping[int, int]
    ) -> Transitions:
        """Sum up what values of the maps are of one class.

        Args:
            counts: How often values meet.
            classes: The classes of both maps, 1…n.
            before: The class, 1…n, of each value of the first map that has one.
            after: The same of the second.
        """
        tables = _table(before), _table(after)
        areas = None if counts.areas_m2 is None else _summed(counts.areas_m2, *tables, len(classes) + 1)
        pixels = _summed(counts.pixels, *tables, len(classes) + 1)
        return Transitions(tuple(classes), *tables, pixels, areas)

    @property
    def compared(self) -> int:
        """Pixels that have a class in both maps."""
        return int(self.pixels[1:, 1:].sum())

    @property
    def unchanged(self) -> int:
        """Those that have one class in both."""
        return int(np.trace(self.pixels[1:, 1:]))

    def changes(self) -> list[Transition]:
        """The transitions that occur, those with most pixels first."""
        changed = self.pixels.copy()
        changed[0], changed[:, 0] = 0, 0
        np.fill_diagonal(changed, 0)
        order = np.argsort(-changed, axis=None, kind="stable")[: np.count_nonzero(changed)]
        places = np.stack(np.unravel_index(order, changed.shape), 1).tolist()
        return [Transition(before, after, int(changed[before, after])) for before, after in places]


def _table(positions: Mapping[int, int]) -> np.ndarray:
    table = np.zeros(VALUES, np.uint16)
    table[list(positions)] = list(positions.values())
    return table


def _summed(counts: np.ndarray, before: np.ndarray, after: np.ndarray, size: int) -> np.ndarray:
    """Counts by value as counts by class, shape (size, size)."""
    found = np.zeros((size, size), counts.dtype)
    np.add.at(found, (before[:, None], after[None, :]), counts)
    return found
