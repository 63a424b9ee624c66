# SPDX-License-Identifier: GPL-3.0-or-later
"""Which pieces of a scene training sees: rectangles around the training pixels, packed tightly side by side.

Both sides know it: the engine cuts the pieces, QGIS says before a run how many pixels they have. Cells are squares of
`CELL_PX` pixels; rectangles begin and end with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, sqrt
from typing import NamedTuple, Optional, TypeVar

import numpy as np

from .schedule import Look

CELL_PX = 8  # pieces begin where the coarsest scale of the network has its pixels
LEAST_MARGIN_PX = 8  # where room is short
WORTH = 0.8  # of a scene's pixels: where pieces have more, the scene is seen as a whole
LARGER = 1.1  # than the rectangle around all training pixels: where pieces are, that one is seen and nothing around it…
LEAST_SIDE = 1.5  # …if its sides have so many times the margin, lest polygons in a small one see little around them
WIDTHS = 12  # of all pieces together, tried for packing
MIDDLE = 0.25  # of the cells lie on either side of a cut that saves nothing yet, at least
SPARSE = 0.9  # of a rectangle, at most, is near its cells: only there such a cut is tried

Box = tuple[int, int, int, int]  # first and last row, first and last column of a polygon, in pixels
Place = tuple[int, int]  # row and column of the first pixel
Extent = tuple[int, int]  # rows and columns
Lengths = TypeVar("Lengths", int, np.ndarray)


class Rectangle(NamedTuple):
    """Some rows and columns of cells: the first, and the one after the last."""

    top: int
    bottom: int
    left: int
    right: int

    def area(self, around: int) -> int:
        """Cells, with so many around."""
        return _area(self.bottom - self.top, self.right - self.left, around)

    @property
    def sides(self) -> Extent:
        """Rows and columns."""
        return self.bottom - self.top, self.right - self.left


@dataclass(frozen=True)
class Piece:
    """A part of a scene and its place among the others.

    Attributes:
        rows: Rows of the scene.
        cols: Columns of the scene.
        own: Rows and columns of the scene whose training pixels it brings; the rest is what is around them.
        row: Where its first row comes.
        col: Where its first column comes.
    """

    rows: slice
    cols: slice
    own: tuple[slice, slice]
    row: int = 0
    col: int = 0

    @property
    def size(self) -> Extent:
        """Rows and columns."""
        return self.rows.stop - self.rows.start, self.cols.stop - self.cols.start


@dataclass(frozen=True)
class Layout:
    """Pieces of a scene in one small image.

    Attributes:
        pieces: The pieces.
        size: Rows and columns of the image; where no piece lies there is nothing.
        is_whole: Whether the only piece is all of the scene.
    """

    pieces: tuple[Piece, ...]
    size: Extent
    is_whole: bool = False

    @property
    def pixels(self) -> int:
        """Number of pixels of the image."""
        return self.size[0] * self.size[1]


@dataclass(frozen=True)
class Cells:
    """The cells of a scene with training pixels.

    Attributes:
        rows: Their rows, int64, shape (n,).
        cols: Their columns.
        size: Rows and columns of the scene, in pixels.
    """

    rows: np.ndarray
    cols: np.ndarray
    size: Extent

    @classmethod
    def of_labels(cls, labels: np.ndarray) -> Cells:
        """Those where any of the labels, shape (rows, cols), is not 0."""
        height, width = labels.shape
        found = [_cells_of(labels[top : top + CELL_PX]) for top in range(0, height, CELL_PX)]
        rows = np.repeat(np.arange(len(found)), [len(cols) for cols in found])
        return cls(rows, np.concatenate(found), (height, width))

    @classmethod
    def of_boxes(cls, boxes: Iterable[Box], size: Extent) -> Cells:
        """Those that polygons within such boxes may touch."""
        touched = np.zeros(tuple(-(-length // CELL_PX) for length in size), bool)
        for top, bottom, left, right in boxes:
            down, across = (
                slice(max(0, first) // CELL_PX, max(0, last) // CELL_PX + 1)
                for first, last in ((top, bottom), (left, right))
            )
            touched[down, across] = True
        rows, cols = np.nonzero(touched)
        return cls(rows, cols, size)

    def least_area(self, around: int) -> int:
        """No rectangles that hold all of them, with so many cells around each, have fewer cells together.

        Cells so far apart that nothing around them is common count, the most that a regular choice finds.
        """
        step = 2 * around + 1
        down, right = self.rows // step, self.cols // step
        _, chosen = np.unique(down * (self.size[1] + 1) + right, return_index=True)  # one of each square of that side
        areas = np.ones(len(chosen), np.int64)
        for ends, length in zip((self.rows[chosen], self.cols[chosen]), self.size):
            areas *= np.minimum(ends + around, -(-length // CELL_PX) - 1) - np.maximum(ends - around, 0) + 1
        fourth = down[chosen] % 2 * 2 + right[chosen] % 2  # squares of which none touches another
        return int(np.bincount(fourth, areas).max())

    @property
    def hull(self) -> Rectangle:
        """The rectangle around all of them."""
        return _box_of(self.rows, self.cols)

    def rectangles(self, around: int, most: Optional[int] = None) -> list[Rectangle]:
        """Rectangles without common cells that hold all of them, with little area.

        Args:
            around: Cells that come around each.
            most: Cells that a side may have at most.
        """
        return sorted(self._rectangles(np.arange(len(self.rows)), around, most))

    def _rectangles(self, here: np.ndarray, around: int, most: Optional[int]) -> list[Rectangle]:
        """Those that hold some of the cells: the one around them is cut in two, and again, wherever that saves area."""
        found, waiting = [], [here]
        while waiting:
            here = waiting.pop()
            rows, cols = self.rows[here], self.cols[here]
            box = _box_of(rows, cols)
            is_full = len(here) == box.area(0)
            cut = None if is_full else _best_cut(rows, cols, around)
            if cut is None and most is not None and max(box.sides) > most:
                axis = int(box.sides[1] > box.sides[0])
                cut = axis, (box[2 * axis] + box[2 * axis + 1]) // 2
            if cut is not None:
                waiting += self._halves(here, cut)
            elif is_full or max(box.sides) <= 2 * around:  # what is around any two parts would overlap
                found.append(box)
            else:
                found += self._cut_twice(here, box, around, most)
        return found

    def _cut_twice(self, here: np.ndarray, box: Rectangle, around: int, most: Optional[int]) -> list[Rectangle]:
        """Rectangles with less area than the one that no single cut makes smaller; that one where there are none.

        Points that are scattered evenly have no empty row or column between them.
        """
        rows, cols = self.rows[here], self.cols[here]
        step = 2 * around + 1
        near = len(np.unique(rows // step * (box.right + 1) + cols // step)) * step**2
        cut = _best_cut(rows, cols, around, MIDDLE) if near < SPARSE * box.area(around) else None
        if cut is None:
            return [box]
        found = [one for half in self._halves(here, cut) for one in self._rectangles(half, around, most)]
        return found if sum(one.area(around) for one in found) < box.area(around) else [box]

    def _halves(self, here: np.ndarray, cut: tuple[int, int]) -> list[np.ndarray]:
        axis, end = cut
        first = (self.rows, self.cols)[axis][here] < end
        return [here[first], here[~first]]


def trained_px(boxes: Sequence[Box], size: Extent, look: Optional[Look]) -> int:
    """Pixels that a training step sees of a scene: those of the pieces that the engine cuts.

    Args:
        boxes: Of the polygons, in pixels; empty where that is not known.
        size: Rows and columns of the scene.
        look: How the engine chooses; None where it always sees the whole.
    """
    whole = size[0] * size[1]
    if look is None:
        return whole
    if not boxes:
        return min(whole, look.largest_px)
    return _pixels_around(tuple(boxes), size, look)


@lru_cache(maxsize=8)  # several are asked for the same, and a thousand polygons take half a second
def _pixels_around(boxes: tuple[Box, ...], size: Extent, look: Look) -> int:
    """Those of the pieces, as `trained_px` gives them."""
    found = fitted(Cells.of_boxes(boxes, size), look.largest_px, look.margin_px)
    return look.largest_px if found is None else found.pixels


def fitted(cells: Cells, largest: int, margin: int) -> Optional[Layout]:
    """All pieces around some cells, or all of the scene where that is hardly more; None where there is no room.

    Args:
        cells: With training pixels.
        largest: Pixels that it may have.
        margin: Pixels around the cells, a multiple of `CELL_PX`; where there is no room for so many, fewer.
    """
    whole = cells.size[0] * cells.size[1]
    enough = WORTH * whole if whole <= largest else largest
    while True:
        if cells.least_area(margin // CELL_PX) * CELL_PX**2 <= enough:
            found = packed(cells.rectangles(margin // CELL_PX), cells.size, margin)
            if found.pixels <= enough:
                return _ending_with_the_cells(found, cells, margin)
        if whole <= largest:
            return all_of(cells.size)
        if margin <= LEAST_MARGIN_PX:
            return None
        margin = max(LEAST_MARGIN_PX, margin // 2 // CELL_PX * CELL_PX)


def _ending_with_the_cells(found: Layout, cells: Cells, margin: int) -> Layout:
    """Pieces, or the rectangle around all cells where these fill it and what is around it would cost much.

    Cells all over a scene see nothing beyond its edges. They cost hardly more in a larger scene if they see nothing
    beyond the rectangle around all of them there.
    """
    bare = packed([cells.hull], cells.size, 0)
    is_small = min(bare.size) < LEAST_SIDE * margin
    return found if is_small or found.pixels <= LARGER * bare.pixels else bare


def all_of(size: Extent) -> Layout:
    """All of a scene of so many rows and columns."""
    rows, cols = (slice(0, length) for length in size)
    return Layout((Piece(rows, cols, (rows, cols)),), size, is_whole=True)


def packed(rectangles: Sequence[Rectangle], size: Extent, margin: int) -> Layout:
    """Rectangles of a scene of so many rows and columns, with a margin around each, side by side."""
    bare = [piece_of(one, size, margin) for one in rectangles]
    places, extent = side_by_side([piece.size for piece in bare])
    pieces = tuple(Piece(piece.rows, piece.cols, piece.own, *place) for piece, place in zip(bare, places))
    return Layout(pieces, extent)


def piece_of(rectangle: Rectangle, size: Extent, margin: int) -> Piece:
    """A rectangle with a margin around it, as far as the scene of so many rows and columns reaches."""
    top, bottom, left, right = (CELL_PX * end for end in rectangle)
    own = slice(top, min(bottom, size[0])), slice(left, min(right, size[1]))
    rows, cols = (
        slice(max(0, first - margin), min(last + margin, length))
        for first, last, length in ((top, bottom, size[0]), (left, right, size[1]))
    )
    return Piece(rows, cols, own)


def side_by_side(sizes: Sequence[Extent], apart: int = 0) -> tuple[list[Place], Extent]:
    """Where rectangles go so that all of them together take little room.

    They stand on shelves, the tallest first; of several widths the one that leaves least room empty is taken.

    Args:
        sizes: Rows and columns of each.
        apart: Pixels between them, at least.

    Returns:
        The place of each, multiples of `CELL_PX`; rows and columns of all together.
    """
    order = sorted(range(len(sizes)), key=lambda index: (-sizes[index][0], -sizes[index][1], index))
    taken = [(_up(rows + apart), _up(cols + apart)) for rows, cols in sizes]
    widest, total = max(cols for _, cols in taken), sum(rows * cols for rows, cols in taken)
    widths = {max(widest, _up(ceil(sqrt(total) * 2 ** (step / 4 - 1)))) for step in range(WIDTHS)}
    shelved = (_shelved([taken[index] for index in order], width) for width in sorted(widths))
    found, _ = min(shelved, key=lambda each: each[1])
    places = [(0, 0)] * len(sizes)
    for index, place in zip(order, found):
        places[index] = place
    rows, cols = (max(place[axis] + size[axis] for place, size in zip(places, sizes)) for axis in (0, 1))
    return places, (rows, cols)


def _shelved(sizes: Sequence[Extent], width: int) -> tuple[list[Place], int]:
    """The places of rectangles, tallest first, each on the first shelf with room, and the area of all together."""
    narrowest = min(cols for _, cols in sizes)
    shelves: list[Place] = []  # with room: top and how much of it is taken
    places, below, widest = [], 0, 0
    for rows, cols in sizes:
        at = next((at for at, (_, taken) in enumerate(shelves) if taken + cols <= width), None)
        top, taken = (below, 0) if at is None else shelves.pop(at)
        below += rows if at is None else 0
        places.append((top, taken))
        widest = max(widest, taken + cols)
        if taken + cols + narrowest <= width:
            shelves.append((top, taken + cols))
    return places, below * widest


def _box_of(rows: np.ndarray, cols: np.ndarray) -> Rectangle:
    """The rectangle around cells in these rows and columns."""
    return Rectangle(int(rows.min()), int(rows.max()) + 1, int(cols.min()), int(cols.max()) + 1)


def _cells_of(labels: np.ndarray) -> np.ndarray:
    """The columns of cells where any label of a row of cells is not 0."""
    return np.unique(np.flatnonzero(labels.any(0)) // CELL_PX)


def _best_cut(rows: np.ndarray, cols: np.ndarray, around: int, middle: float = 0.0) -> Optional[tuple[int, int]]:
    """Where to cut the rectangle around some cells so that the two parts have least area.

    Args:
        rows: Rows of the cells.
        cols: Columns of the cells.
        around: Cells that come around each rectangle.
        middle: Share of the cells that lie on either side, at least; 0 for a cut that saves area at once.

    Returns:
        The axis, and the first row or column of the second part; None where there is no such cut.
    """
    best, found = np.inf if middle else _area(np.ptp(rows) + 1, np.ptp(cols) + 1, around), None
    for axis, (along, across) in enumerate(((rows, cols), (cols, rows))):
        order = np.argsort(along, kind="stable")
        along, across = along[order], across[order]
        ends = np.flatnonzero(np.diff(along)) + 1  # of the first part
        ends = ends[(ends >= middle * len(along)) & (ends <= (1 - middle) * len(along))]
        if not len(ends):
            continue
        low, high = np.minimum.accumulate(across), np.maximum.accumulate(across)
        low_after = np.minimum.accumulate(across[::-1])[::-1]
        high_after = np.maximum.accumulate(across[::-1])[::-1]
        first = _area(along[ends - 1] - along[0] + 1, (high - low)[ends - 1] + 1, around)
        second = _area(along[-1] - along[ends] + 1, (high_after - low_after)[ends] + 1, around)
        at = int(np.argmin(first + second))
        if first[at] + second[at] < best:
            best, found = first[at] + second[at], (axis, int(along[ends[at]]))
    return found


def _area(height: Lengths, width: Lengths, around: int) -> Lengths:
    """Cells of rectangles with so much around."""
    return (height + 2 * around) * (width + 2 * around)


def _up(length: int) -> int:
    """The next whole number of cells, in pixels."""
    return -(-length // CELL_PX) * CELL_PX
