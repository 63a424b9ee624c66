# SPDX-License-Identifier: GPL-3.0-or-later
"""What training sees of a scene: pieces around the training pixels, as one small image.

A network of small windows learns from a training pixel and what is around it; the rest of a scene only costs time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isqrt, prod

import numpy as np

from ...contract.pieces import (
    CELL_PX,
    LEAST_MARGIN_PX,
    Cells,
    Layout,
    Rectangle,
    all_of,
    fitted,
    packed,
    piece_of,
)
from ...text.i18n import number, tr
from .standardised_scene import StandardisedScene

# Where not all pieces have room:
PIECE_PX = 256  # side of the largest
PIECES = 16  # for which there is room, at least…
PIECES_PER_CLASS = 2  # …and for so many of each class: packed, one of each has room


@dataclass(frozen=True)
class Excerpt(Layout):
    """Pieces of a scene as one image; for more attributes see `Layout`.

    Attributes:
        is_complete: Whether all training pixels are in it.
    """

    is_complete: bool = True

    @classmethod
    def of_layout(cls, layout: Layout, *, is_complete: bool = True) -> Excerpt:
        """Pieces that lie as they were laid out."""
        return cls(layout.pieces, layout.size, layout.is_whole, is_complete)

    def __str__(self) -> str:
        """What it consists of, in words."""
        if self.is_whole:
            return tr("the whole scene")
        if len(self.pieces) == 1:
            return tr("a window of {rows} x {cols} pixels").format(rows=self.size[0], cols=self.size[1])
        text = tr("{count} pieces around the training pixels, {pixels} pixels together")
        return text.format(count=number(len(self.pieces), ","), pixels=number(self.pixels, ","))

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

    def in_scene(self, array: np.ndarray, size: tuple[int, int]) -> np.ndarray:
        """The way back: what is known of pixels of the excerpt, in the scene, of so many rows and columns."""
        found = np.zeros(size, array.dtype)
        for piece in self.pieces:
            rows, cols = piece.own
            top, left = piece.row + rows.start - piece.rows.start, piece.col + cols.start - piece.cols.start
            found[rows, cols] = array[top : top + rows.stop - rows.start, left : left + cols.stop - cols.start]
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


def whole(labels: np.ndarray) -> Excerpt:
    """All of a scene with labels of shape (rows, cols)."""
    rows, cols = labels.shape
    return Excerpt.of_layout(all_of((rows, cols)))


def excerpt(labels: np.ndarray, largest: int, margin: int, seed: int) -> Excerpt:
    """What lies around the labelled pixels; all of the scene where that is hardly more.

    Args:
        labels: Integers, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        largest: Pixels that it may have. Where more are around training pixels, the margin is narrower, and then some
            training pixels are left out, of every class alike.
        margin: Pixels around the labelled ones, a multiple of `CELL_PX`.
        seed: Seed of the choice.
    """
    cells = Cells.of_labels(labels)
    found = fitted(cells, largest, margin)
    return _some_of(labels, cells, largest, seed) if found is None else Excerpt.of_layout(found)


def _some_of(labels: np.ndarray, cells: Cells, largest: int, seed: int) -> Excerpt:
    """As many pieces as there is room for, of each class in turn; one is seen whatever its size."""
    count = max(PIECES, PIECES_PER_CLASS * int(labels.max()))
    around, side = LEAST_MARGIN_PX // CELL_PX, min(PIECE_PX, isqrt(largest // count))
    rectangles = cells.rectangles(around, max(1, side // CELL_PX - 2 * around))
    order = list(dict.fromkeys(_in_turn(_queues(labels, cells, rectangles, np.random.default_rng(seed)))))

    def first(count: int) -> Layout:
        return packed(sorted(rectangles[at] for at in order[:count]), cells.size, LEAST_MARGIN_PX)

    areas = np.cumsum([prod(piece_of(rectangles[at], cells.size, LEAST_MARGIN_PX).size) for at in order])
    fits, fails = 1, int(np.searchsorted(areas, largest, "right")) + 1
    while fails - fits > 1:
        count = (fits + fails) // 2
        fits, fails = (count, fails) if first(count).pixels <= largest else (fits, count)
    return Excerpt.of_layout(first(fits), is_complete=False)


def _queues(
    labels: np.ndarray, cells: Cells, rectangles: Sequence[Rectangle], rng: np.random.Generator
) -> list[np.ndarray]:
    """For each class the numbers of the rectangles that it lies in, shuffled."""
    present = [np.unique(labels[piece_of(one, cells.size, 0).own]) for one in rectangles]
    classes = np.unique(np.concatenate(present))
    return [
        rng.permutation([at for at, found in enumerate(present) if label in found]) for label in classes[classes > 0]
    ]


def _in_turn(queues: Sequence[np.ndarray]) -> Iterator[int]:
    """The first of each queue, then the second of each, and so on."""
    for turn in range(max(map(len, queues))):
        for queue in queues:
            if turn < len(queue):
                yield int(queue[turn])
