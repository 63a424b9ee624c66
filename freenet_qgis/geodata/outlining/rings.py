# SPDX-License-Identifier: GPL-3.0-or-later
"""Rings of many polygons at a time, by the codes of their corners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .edges import CROSSING


@dataclass(frozen=True)
class Rings:
    """Rings, those of a polygon after each other.

    Attributes:
        codes: Of their corners and nodes, int64; see `edges.corners`.
        offsets: Where each ring begins there, and one more for the end.
        polygon: The number of the polygon that each belongs to.
    """

    codes: np.ndarray
    offsets: np.ndarray
    polygon: np.ndarray

    def part(self, rings: slice) -> Rings:
        """Some of them."""
        start, stop = self.offsets[rings.start], self.offsets[rings.stop]
        offsets = self.offsets[rings.start : rings.stop + 1] - start
        return Rings(self.codes[start:stop], offsets, self.polygon[rings])


def gathered(codes: Sequence[np.ndarray], polygon: Sequence[int]) -> Rings:
    """Rings one by one, each with the number of its polygon."""
    parts = codes or [np.empty(0, np.int64)]
    sizes = [len(one) for one in codes]
    return Rings(np.concatenate(parts), _offsets(np.array(sizes, int)), np.array(polygon, np.int64))


def together(parts: Sequence[Rings]) -> Rings:
    """All rings, sorted by their polygons."""
    codes, polygon = (np.concatenate([getattr(one, name) for one in parts]) for name in ("codes", "polygon"))
    sizes = np.concatenate([np.diff(one.offsets) for one in parts])
    order = np.argsort(polygon, kind="stable")
    return Rings(codes[_positions(_offsets(sizes)[:-1][order], sizes[order])], _offsets(sizes[order]), polygon[order])


def chosen(rings: Rings, which: np.ndarray) -> Rings:
    """The rings of these positions."""
    sizes = np.diff(rings.offsets)[which]
    return Rings(rings.codes[_positions(rings.offsets[which], sizes)], _offsets(sizes), rings.polygon[which])


def simple(rings: Rings) -> Rings:
    """The same with rings that come to a corner twice as two that touch there, as valid polygons have them.

    A region that closes round another one at a corner has an outline that runs in there, around inside and out again;
    as two rings it is an outline and a hole.
    """
    ring = np.repeat(np.arange(len(rings.polygon)), np.diff(rings.offsets))
    crossing = np.flatnonzero(rings.codes & CROSSING)
    order = crossing[np.lexsort((rings.codes[crossing], ring[crossing]))]
    again = (rings.codes[order[1:]] == rings.codes[order[:-1]]) & (ring[order[1:]] == ring[order[:-1]])
    if not again.any():
        return rings
    twice = np.sort(np.concatenate([order[1:][again], order[:-1][again]]))
    torn, starts = np.unique(ring[twice], return_index=True)
    codes, polygon = [], []
    for number, places in zip(torn.tolist(), np.split(twice, starts[1:])):
        first = rings.offsets[number]
        loops = _loops(rings.codes[first : rings.offsets[number + 1]], (places - first).tolist())
        codes += loops
        polygon += [rings.polygon[number]] * len(loops)
    whole = chosen(rings, np.setdiff1d(np.arange(len(rings.polygon)), torn))
    return together([whole, gathered(codes, polygon)])


def _loops(codes: np.ndarray, places: list[int]) -> list[np.ndarray]:
    """A ring taken apart where it comes to a corner for the second time; `places` are those corners on it."""
    turned = np.concatenate([codes[places[0] :], codes[: places[0]]])
    starts = [place - places[0] for place in places]
    found: list[np.ndarray] = []
    path: list[np.ndarray] = []
    corners: list[int] = []
    known: dict[int, int] = {}  # where on the path a corner begins a part
    for start, stop in zip(starts, [*starts[1:], len(turned)]):
        corner = int(turned[start])
        if corner in known:
            since = known[corner]
            found.append(np.concatenate(path[since:]))
            for one in corners[since:]:
                del known[one]
            del path[since:], corners[since:]
        known[corner] = len(path)
        path.append(turned[start:stop])
        corners.append(corner)
    return [*found, np.concatenate(path)]


def _offsets(sizes: np.ndarray) -> np.ndarray:
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)


def _positions(starts: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Places from each start on, as many as each size."""
    return np.repeat(starts - _offsets(sizes)[:-1], sizes) + np.arange(sizes.sum())
