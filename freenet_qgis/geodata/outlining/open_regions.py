# SPDX-License-Identifier: GPL-3.0-or-later
"""Regions that go on from one strip into the next."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from . import rings as ring_sets
from .classed_rows import NONE
from .rings import Rings
from .tallies import Tallies


@dataclass
class _Region:
    """One that goes on: what is counted of it so far, and its rings that are closed."""

    value: int
    sums: np.ndarray = field(default_factory=lambda: np.zeros(4))
    rings: list[np.ndarray] = field(default_factory=list)

    def take_in(self, other: _Region) -> None:
        self.sums = self.sums + other.sums
        if len(other.rings) > len(self.rings):
            self.rings, other.rings = other.rings, self.rings
        self.rings += other.rings


class OpenRegions:
    """The regions that reach the last row that was looked at.

    Regions have numbers; those found to be one keep that of the first.
    """

    def __init__(self, cols: int) -> None:
        self._regions: dict[int, _Region] = {}
        self._same: dict[int, int] = {}  # numbers of regions that were found to be another one
        self._last = np.full(cols, NONE, np.int64)  # the region of each pixel of the last row
        self._last_values = np.full(cols, NONE, np.int16)
        self._count = 0

    def take(
        self,
        values: np.ndarray,
        regions: np.ndarray,
        tallies: Tallies,
        inside: Rings,
        ended: Rings,
        *,
        is_last: bool,
    ) -> tuple[Tallies, Rings]:
        """Take in a strip.

        Args:
            values: Of its pixels, shape (rows, cols).
            regions: Of its pixels, as the next three number them.
            tallies: Of its regions.
            inside: Rings of its regions that lie in it.
            ended: Rings of its regions that came from above and end in it.
            is_last: Whether none follows.

        Returns:
            The regions that are complete, and their rings, sorted by them.
        """
        number = self._numbers(values, regions, tallies)
        for one in np.flatnonzero(number != NONE).tolist():
            region = self._regions[self._found(int(number[one]))]
            region.sums = region.sums + tallies.sums[one]
        self._keep(number, inside)
        self._keep(number, ended)
        whole = (number == NONE) & (tallies.values != NONE)
        done = self._close(number[regions[-1]], values[-1], is_last=is_last)
        position = np.cumsum(whole) - 1
        own = ring_sets.chosen(inside, np.flatnonzero(whole[inside.polygon]))
        own = Rings(own.codes, own.offsets, position[own.polygon])
        first = int(whole.sum())
        codes = [ring for region in done for ring in region.rings]
        of_done = [first + place for place, region in enumerate(done) for _ in region.rings]
        complete = Tallies(
            np.concatenate([tallies.values[whole], np.array([one.value for one in done], tallies.values.dtype)]),
            np.concatenate([tallies.sums[whole], np.array([one.sums for one in done]).reshape(-1, 4)]),
        )
        return complete, ring_sets.together([own, ring_sets.gathered(codes, of_done)])

    def _numbers(self, values: np.ndarray, regions: np.ndarray, tallies: Tallies) -> np.ndarray:
        """The number of each region of a strip that goes on above or below, `NONE` of others."""
        number = np.full(len(tallies.values), NONE, np.int64)
        meets = (values[0] == self._last_values) & (values[0] != NONE)
        pairs = np.unique(np.stack([self._last[meets], regions[0][meets]], -1), axis=0)
        for old, own in pairs.tolist():
            old = self._found(old)
            if number[own] == NONE:
                number[own] = old
            else:
                self._unite(self._found(int(number[own])), old)
        for own in np.unique(regions[-1][values[-1] != NONE]).tolist():
            if number[own] == NONE:
                number[own] = self._count
                self._regions[self._count] = _Region(int(tallies.values[own]))
                self._count += 1
        return number

    def _keep(self, number: np.ndarray, rings: Rings) -> None:
        """Give rings to the regions that go on."""
        for ring in np.flatnonzero(number[rings.polygon] != NONE).tolist():
            region = self._regions[self._found(int(number[rings.polygon[ring]]))]
            region.rings.append(rings.codes[rings.offsets[ring] : rings.offsets[ring + 1]].copy())

    def _close(self, last: np.ndarray, values: np.ndarray, *, is_last: bool) -> list[_Region]:
        """The regions that are complete, in the order in which they began."""
        names = {one: self._found(one) for one in np.unique(last).tolist() if one != NONE}
        going_on = set() if is_last else set(names.values())
        done = [self._regions.pop(one) for one in sorted(self._regions.keys() - going_on)]
        self._last = np.array([names.get(one, NONE) for one in last.tolist()], np.int64)
        self._last_values = values
        self._same = {}  # nothing knows of the others any more
        return done

    def _unite(self, one: int, other: int) -> None:
        if one != other:
            first, second = sorted((one, other))
            self._regions[first].take_in(self._regions.pop(second))
            self._same[second] = first

    def _found(self, number: int) -> int:
        while number in self._same:
            number = self._same[number]
        return number
