# SPDX-License-Identifier: GPL-3.0-or-later
"""What is trained on of a scene too large to be trained on as a whole: what lies around the polygons.

That is a window where the polygons lie close together, else blocks of the scene side by side, each with so much around
its training pixels that the network sees there what it would see in the scene, save for the last pixels at its edges.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, prod

import numpy as np

from ...text.i18n import tr
from .standardised_scene import StandardisedScene
from .tiles import HALO

WINDOW_MARGIN_PX = 64  # around the polygons; most of the receptive field
BLOCK_PX = 256
OWN_PX = BLOCK_PX - 2 * HALO  # of a block, where training pixels may lie


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
        return tr("{count} blocks of up to {side} x {side} pixels").format(count=len(self.pieces), side=BLOCK_PX)

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


def excerpt(labels: np.ndarray, largest: int, seed: int) -> Excerpt:
    """The surroundings of the labelled pixels.

    Args:
        labels: Integers, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        largest: Pixels that it may have; where more are around training pixels, some of these are left out, of every
            class alike.
        seed: Seed of the choice.
    """
    window = _window(labels)
    if window.pixels <= largest:
        return window
    most = max(1, largest // BLOCK_PX**2)
    wanted = _blocks(labels, most, np.random.default_rng(seed))
    shapes = ((rows, ceil(len(wanted) / rows)) for rows in range(int(len(wanted) ** 0.5), 0, -1))
    down, side = next(shape for shape in shapes if prod(shape) <= most)  # nearly square; a row of all always fits
    size = down * BLOCK_PX, side * BLOCK_PX
    pieces = []
    for number, (row, col) in enumerate(wanted):
        (rows, own_rows), (cols, own_cols) = (_around(*pair) for pair in zip((row, col), labels.shape))
        place = number // side * BLOCK_PX, number % side * BLOCK_PX
        pieces.append(Piece(rows, cols, (own_rows, own_cols), *place))
    return Excerpt(tuple(pieces), size, len(wanted) == len(_cells(np.flatnonzero(labels), labels.shape[1])))


def _window(labels: np.ndarray) -> Excerpt:
    """The smallest that holds all labelled pixels, with a margin."""
    rows, cols = (
        _with_margin(np.flatnonzero(labels.any(axis)), labels.shape[1 - axis], WINDOW_MARGIN_PX) for axis in (1, 0)
    )
    size = rows.stop - rows.start, cols.stop - cols.start
    return Excerpt((Piece(rows, cols, (rows, cols), 0, 0),), size)


def _with_margin(used: np.ndarray, size: int, margin: int) -> slice:
    return slice(max(0, int(used[0]) - margin), min(size, int(used[-1]) + 1 + margin))


def _around(cell: int, size: int) -> tuple[slice, slice]:
    """Rows, or columns, of a block and its own, from the number of its cell in the scene."""
    start, stop = cell * OWN_PX, min((cell + 1) * OWN_PX, size)
    return slice(max(0, start - HALO), min(stop + HALO, size)), slice(start, stop)


def _cells(places: np.ndarray, cols: int) -> list[tuple[int, int]]:
    """The cells of blocks that some pixels, flat indices, lie in, in reading order."""
    rows, columns = np.divmod(places, cols)
    found = np.unique(np.stack([rows // OWN_PX, columns // OWN_PX]), axis=1)
    return [(int(row), int(col)) for row, col in found.T]


def _blocks(labels: np.ndarray, most: int, rng: np.random.Generator) -> list[tuple[int, int]]:
    """The cells with labelled pixels, or as many of each class in turn, in reading order."""
    places = np.flatnonzero(labels)
    classes = labels.flat[places]
    queues = [rng.permutation(_cells(places[classes == label], labels.shape[1])) for label in np.unique(classes)]
    chosen: set[tuple[int, int]] = set()
    for turn in range(max(map(len, queues))):
        for queue in queues:
            if turn < len(queue) and len(chosen) < most:
                chosen.add((int(queue[turn][0]), int(queue[turn][1])))
    return sorted(chosen)
