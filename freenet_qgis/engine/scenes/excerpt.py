# SPDX-License-Identifier: GPL-3.0-or-later
"""What is trained on of a scene: pieces around the training pixels, packed tightly into one small image.

A network of small windows learns from a training pixel and what is around it; the rest of a scene only costs time. The
pieces are rectangles fitted to the polygons: one around all of them is cut in two, and again, wherever that saves area.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Optional

import numpy as np

from ...text.i18n import number, tr
from ..fast.fast_network import COARSEST as CELL_PX  # pieces begin where the coarsest scale of a scene has its pixels
from .standardised_scene import StandardisedScene

MARGIN_PX = 32  # around training pixels: most of what the network sees of them, see docs/accuracy.md
LEAST_MARGIN_PX = 8  # where room is short
WORTH = 0.8  # of a scene's pixels: where pieces have more, the scene is seen as a whole
PIECE_PX = 256  # side of the largest piece, where not all of them have room
WIDTHS = 12  # of all pieces together, tried for packing

Box = tuple[int, int, int, int]  # first row, row after the last, first column, column after the last, in cells


@dataclass(frozen=True)
class Piece:
    """A part of a scene and its place in the excerpt.

    Attributes:
        rows: Rows of the scene.
        cols: Columns of the scene.
        own: Rows and columns of the scene whose training pixels it brings; the rest is what is around them.
        row: Row of its first pixel in the excerpt.
        col: Column of its first pixel in the excerpt.
    """

    rows: slice
    cols: slice
    own: tuple[slice, slice]
    row: int
    col: int


@dataclass(frozen=True)
class Excerpt:
    """Parts of a scene as one image.

    Attributes:
        pieces: The parts.
        size: Rows and columns of the image; where no part lies there is no data.
        is_complete: Whether all training pixels are in it.
        is_whole: Whether it is all of the scene.
    """

    pieces: tuple[Piece, ...]
    size: tuple[int, int]
    is_complete: bool = True
    is_whole: bool = False

    @classmethod
    def whole(cls, size: tuple[int, ...]) -> Excerpt:
        """All of a scene of so many rows and columns."""
        rows, cols = (slice(0, length) for length in size)
        return cls((Piece(rows, cols, (rows, cols), 0, 0),), (rows.stop, cols.stop), is_whole=True)

    @property
    def pixels(self) -> int:
        """Number of pixels of the image."""
        return self.size[0] * self.size[1]

    def __str__(self) -> str:
        """What it consists of, in words."""
        if len(self.pieces) == 1:
            return tr("a window of {rows} x {cols} pixels").format(rows=self.size[0], cols=self.size[1])
        text = tr("{count} pieces around the training pixels, {pixels} pixels together")
        return text.format(count=len(self.pieces), pixels=number(self.pixels, ","))

    def covered(self, labels: np.ndarray) -> np.ndarray:
        """The labels of a scene that it brings, 0 for others; the same shape."""
        if self.is_complete:
            return labels
        found = np.zeros_like(labels)
        for piece in self.pieces:
            found[piece.own] = labels[piece.own]
        return found

    def labels(self, array: np.ndarray) -> np.ndarray:
        """What is known of training pixels, shape (rows, cols) of the scene, in the excerpt; each pixel once."""
        found = np.zeros(self.size, array.dtype)
        for piece in self.pieces:
            rows, cols = piece.own
            top, left = piece.row + rows.start - piece.rows.start, piece.col + cols.start - piece.cols.start
            found[top : top + rows.stop - rows.start, left : left + cols.stop - cols.start] = array[rows, cols]
        return found

    def of(self, scene: StandardisedScene) -> StandardisedScene:
        """The excerpt of a scene, in memory, with the standardisation of the whole."""
        cube = np.zeros((*self.size, scene.cube.shape[2]), scene.cube.dtype)
        valid = np.zeros(self.size, bool)
        for piece in self.pieces:
            part = scene.crop(piece.rows, piece.cols)
            place = slice(piece.row, piece.row + part.size[0]), slice(piece.col, piece.col + part.size[1])
            cube[place], valid[place] = part.cube, part.valid
        return StandardisedScene(cube, valid, scene.bands, scene.norm, scene.device, scene.dtype)


def excerpt(labels: np.ndarray, largest: int, seed: int, margin: int = MARGIN_PX) -> Excerpt:
    """What lies around the labelled pixels; all of the scene where that is hardly more.

    Args:
        labels: Integers, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        largest: Pixels that it may have. Where more are around training pixels, the margin is narrower, and then some
            training pixels are left out, of every class alike.
        seed: Seed of the choice.
        margin: Pixels around the labelled ones, a multiple of `CELL_PX`.
    """
    cells = _Cells.of(labels)
    while True:
        found = _packed(cells.boxes(margin), cells, margin)
        if min(found.pixels, labels.size) <= largest:
            return found if found.pixels < WORTH * labels.size or labels.size > largest else Excerpt.whole(labels.shape)
        if margin <= LEAST_MARGIN_PX:
            return _some_of(labels, cells, largest, margin, seed)
        margin = max(LEAST_MARGIN_PX, margin // 2 // CELL_PX * CELL_PX)


@dataclass(frozen=True)
class _Cells:
    """The cells of a scene with training pixels.

    Attributes:
        rows: Their rows, in cells, int64, shape (n,).
        cols: Their columns.
        size: Rows and columns of the scene, in pixels.
    """

    rows: np.ndarray
    cols: np.ndarray
    size: tuple[int, int]

    @classmethod
    def of(cls, labels: np.ndarray) -> _Cells:
        across = -(-labels.shape[1] // CELL_PX)
        rows, cols = np.divmod(np.flatnonzero(labels), labels.shape[1])
        return cls(*np.divmod(np.unique(rows // CELL_PX * across + cols // CELL_PX), across), labels.shape)

    def boxes(self, margin: int, most: Optional[int] = None) -> list[Box]:
        """Rectangles without common cells that hold all of them.

        Args:
            margin: Pixels that come around each, which decides where a cut pays.
            most: Cells that a side may have at most.
        """
        around, found = margin // CELL_PX, []
        waiting = [np.arange(len(self.rows))]
        while waiting:
            here = waiting.pop()
            box = self._box(here)
            cut = _best_cut(self.rows[here], self.cols[here], around)
            sides = box[1] - box[0], box[3] - box[2]
            if cut is None and most is not None and max(sides) > most:
                axis = int(sides[1] > sides[0])
                cut = axis, (box[2 * axis] + box[2 * axis + 1]) // 2
            if cut is None:
                found.append(box)
            else:
                axis, end = cut
                first = (self.rows, self.cols)[axis][here] < end
                waiting += [here[first], here[~first]]
        return sorted(found)

    def _box(self, here: np.ndarray) -> Box:
        rows, cols = self.rows[here], self.cols[here]
        return int(rows.min()), int(rows.max()) + 1, int(cols.min()), int(cols.max()) + 1


def _best_cut(rows: np.ndarray, cols: np.ndarray, around: int) -> Optional[tuple[int, int]]:
    """Where to cut the rectangle around some cells so that the two parts have least area, if less than it has.

    Args:
        rows: Rows of the cells.
        cols: Columns of the cells.
        around: Cells that come around each rectangle.

    Returns:
        The axis, and the first row or column of the second part; None where no cut saves area.
    """
    best, found = _area(np.ptp(rows), np.ptp(cols), around), None
    for axis, (along, across) in enumerate(((rows, cols), (cols, rows))):
        order = np.argsort(along, kind="stable")
        along, across = along[order], across[order]
        ends = np.flatnonzero(np.diff(along)) + 1  # of the first part
        if not len(ends):
            continue
        low, high = np.minimum.accumulate(across), np.maximum.accumulate(across)
        low_after, high_after = (
            np.minimum.accumulate(across[::-1])[::-1], np.maximum.accumulate(across[::-1])[::-1]
        )  # fmt: skip
        areas = _area(along[ends - 1] - along[0], (high - low)[ends - 1], around)
        areas = areas + _area(along[-1] - along[ends], (high_after - low_after)[ends], around)
        at = int(np.argmin(areas))
        if areas[at] < best:
            best, found = areas[at], (axis, int(along[ends[at]]))
    return found


def _area(height: np.ndarray, width: np.ndarray, around: int) -> np.ndarray:
    """Cells of rectangles with so much around, from the distances of their first and last cells."""
    return (height + 1 + 2 * around) * (width + 1 + 2 * around)


def _packed(boxes: Sequence[Box], cells: _Cells, margin: int, *, is_complete: bool = True) -> Excerpt:
    """Rectangles with what is around them, side by side."""
    pieces = [_piece(box, cells.size, margin) for box in boxes]
    sizes = [(rows.stop - rows.start, cols.stop - cols.start) for rows, cols, _ in pieces]
    places, size = side_by_side(sizes)
    return Excerpt(tuple(Piece(*piece, *place) for piece, place in zip(pieces, places)), size, is_complete)


def _piece(box: Box, size: tuple[int, int], margin: int) -> tuple[slice, slice, tuple[slice, slice]]:
    """Rows and columns of a piece, and its own, in pixels."""
    top, bottom, left, right = (CELL_PX * end for end in box)
    own = slice(top, min(bottom, size[0])), slice(left, min(right, size[1]))
    rows, cols = (
        slice(max(0, first - margin), min(last + margin, length))
        for first, last, length in ((top, bottom, size[0]), (left, right, size[1]))
    )
    return rows, cols, own


def side_by_side(sizes: Sequence[tuple[int, int]], apart: int = 0) -> tuple[list[tuple[int, int]], tuple[int, int]]:
    """Where rectangles go so that all of them together take little room.

    They stand on shelves, the tallest first; of several widths the one that leaves least room empty is taken.

    Args:
        sizes: Rows and columns of each.
        apart: Pixels between them, at least.

    Returns:
        Row and column of the first pixel of each, multiples of `CELL_PX`; rows and columns of all together.
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


def _up(length: int) -> int:
    """The next whole number of cells, in pixels."""
    return -(-length // CELL_PX) * CELL_PX


def _shelved(sizes: Sequence[tuple[int, int]], width: int) -> tuple[list[tuple[int, int]], int]:
    """The places of rectangles, tallest first, each on the first shelf with room, and the area of all together."""
    narrowest = min(cols for _, cols in sizes)
    shelves: list[tuple[int, int]] = []  # with room: top and how much of it is taken
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


def _some_of(labels: np.ndarray, cells: _Cells, largest: int, margin: int, seed: int) -> Excerpt:
    """As many pieces as there is room for, of each class in turn."""
    boxes = cells.boxes(margin, PIECE_PX // CELL_PX)
    classes = [np.unique(labels[_piece(box, cells.size, 0)[:2]]) for box in boxes]
    rng = np.random.default_rng(seed)
    queues = [
        rng.permutation([at for at, present in enumerate(classes) if label in present])
        for label in np.unique(np.concatenate(classes))
        if label
    ]
    order = list(dict.fromkeys(_in_turn(queues)))

    def first(count: int) -> Excerpt:
        return _packed(sorted(boxes[at] for at in order[:count]), cells, margin, is_complete=False)

    fits, fails = 1, len(order) + 1  # one piece is seen whatever its size
    while fails - fits > 1:
        count = (fits + fails) // 2
        fits, fails = (count, fails) if first(count).pixels <= largest else (fits, count)
    return first(fits)


def _in_turn(queues: Sequence[np.ndarray]) -> Iterator[int]:
    """The first of each queue, then the second of each, and so on."""
    for turn in range(max(map(len, queues))):
        for queue in queues:
            if turn < len(queue):
                yield int(queue[turn])
