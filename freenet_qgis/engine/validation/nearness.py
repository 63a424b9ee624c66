# SPDX-License-Identifier: GPL-3.0-or-later
"""Which polygons lie near each other, and how near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

CORE_PX = 16
"""Polygons as far apart are no neighbours.

What a network finds of a pixel depends on 77 by 77 pixels, of which those in the middle weigh most: three quarters of
it, by the gradients of networks with random weights, hang on what lies within 16 pixels of it, and half within 8."""
MOST_PAIRS = 10_000_000
"""Of units that are near each other, to go on to those farther apart: of a million one-pixel patches side by side each
has hundreds within the core, which no memory holds."""


@dataclass(frozen=True)
class Nearness:
    """Which units, such as polygons, lie near each other.

    Attributes:
        pairs: The numbers of two units nearer than `CORE_PX`, the smaller first, int64, shape (n, 2).
        apart: From the middle of a pixel of one to that of the other where they are nearest, in pixels, rounded down; 1
            where they touch, be it at a corner. uint8, shape (n,).
        reach: Units nearer than so many pixels were looked for; `CORE_PX`, but where there were too many.
    """

    pairs: np.ndarray
    apart: np.ndarray
    reach: int = CORE_PX

    @classmethod
    def of(cls, scenes: Sequence[tuple[np.ndarray, np.ndarray]], most_pairs: int = MOST_PAIRS) -> Nearness:
        """The nearness of all units of some scenes; no two scenes are near each other.

        Args:
            scenes: Of each the labels, integers of shape (rows, cols) where 0 is unlabelled, and the unit of each
                labelled pixel, integers from 1 of the same shape.
            most_pairs: With more than so many, none farther apart are looked for.
        """
        outlines = [_Outlines.of(*scene) for scene in scenes]
        base = 1 + max((int(each.units.max(initial=0)) for each in outlines), default=0)
        known = np.zeros(0, np.int64)
        pairs, apart, reach = [known], [0], 1
        for pixels, offsets in _rings():
            if len(known) > most_pairs:
                break
            found = [each.pairs(down, right, base) for each in outlines for down, right in offsets]
            pairs.append(np.setdiff1d(np.concatenate([*found, known[:0]]), known))
            apart.append(pixels)
            known = np.union1d(known, pairs[-1])
            reach = pixels + 1
        every = np.concatenate(pairs)
        near = np.repeat(apart, list(map(len, pairs))).astype(np.uint8)
        return cls(np.stack(np.divmod(every, base), 1), near, reach)


@dataclass(frozen=True)
class _Outlines:
    """The pixels at the edges of the units of a scene that have others near.

    Attributes:
        is_edge: bool, shape (rows * cols,); which these are.
        every: The unit of each labelled pixel, shape (rows * cols,).
        size: Rows and columns of the scene.
        pixels: Their flat indices, ascending, shape (n,).
        units: Their units, int64, shape (n,).
    """

    is_edge: np.ndarray
    every: np.ndarray
    size: tuple[int, int]
    pixels: np.ndarray
    units: np.ndarray

    @classmethod
    def of(cls, labels: np.ndarray, units: np.ndarray) -> _Outlines:
        """Those of a scene; for the arguments see `Nearness.of`."""
        rows, cols = labels.shape
        labels, every = labels.ravel(), units.ravel()
        pixels = np.flatnonzero(labels)
        row, col = np.divmod(pixels, cols)
        own = every[pixels]
        inside = (row > 0) & (row < rows - 1) & (col > 0) & (col < cols - 1)
        for step in (1, -1, cols, -cols):
            beside = pixels[inside] + step
            inside[inside] = (labels[beside] > 0) & (every[beside] == own[inside])
        kept = np.flatnonzero(~inside)
        kept = kept[_have_others(row[kept], col[kept], own[kept])]
        is_edge = np.zeros(labels.size, bool)
        is_edge[pixels[kept]] = True
        return cls(is_edge, every, (rows, cols), pixels[kept], own[kept].astype(np.int64))

    def pairs(self, down: int, right: int, base: int) -> np.ndarray:
        """The units so many rows and columns apart, each pair as one number: the smaller times `base`, plus the other.

        int64, ascending.
        """
        rows, cols = self.size
        col = self.pixels % cols
        there = np.flatnonzero((self.pixels < (rows - down) * cols) & (col >= -right) & (col < cols - right))
        other = self.pixels[there] + down * cols + right
        is_edge = self.is_edge[other]
        own, others = self.units[there[is_edge]], self.every[other[is_edge]].astype(np.int64)
        found = (np.minimum(own, others) * base + np.maximum(own, others))[own != others]
        return np.unique(found[np.flatnonzero(np.diff(found, prepend=-1))])  # most are as the one before: less to sort


def _rings() -> list[tuple[int, list[tuple[int, int]]]]:
    """How far, rounded down, and the rows and columns to all pixels ahead that are so far away; to `CORE_PX`."""
    down, right = np.mgrid[0:CORE_PX, 1 - CORE_PX : CORE_PX].reshape(2, -1)
    ahead = (down > 0) | (right > 0)
    apart = np.where(ahead, np.sqrt(down**2 + right**2).astype(int), 0)
    return [(ring, list(zip(*(axis[apart == ring].tolist() for axis in (down, right))))) for ring in range(1, CORE_PX)]


def _have_others(row: np.ndarray, col: np.ndarray, units: np.ndarray) -> np.ndarray:
    """Which pixels share their cell of the grid, or one around it, with other units: the rest has none near. bool."""
    from scipy.ndimage import maximum_filter, minimum_filter

    if not len(units):
        return np.zeros(0, bool)
    cells = row.max() // CORE_PX + 1, col.max() // CORE_PX + 1
    cell = row // CORE_PX * cells[1] + col // CORE_PX
    least, most = np.full(cells, units.max()), np.zeros(cells, units.dtype)
    np.minimum.at(least.ravel(), cell, units)
    np.maximum.at(most.ravel(), cell, units)
    return minimum_filter(least, 3).ravel()[cell] < maximum_filter(most, 3).ravel()[cell]
