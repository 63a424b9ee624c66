# SPDX-License-Identifier: GPL-3.0-or-later
"""The sides of pixels at which regions of a class map end, followed to rings, in one strip of rows.

A side runs so that its pixel lies to the right: along the top to the east, then down, west and up. Where four sides
meet, each turns round its own pixel; a ring may so come to one corner twice, see `rings.simple`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .classed_rows import NONE
from .sequences import END, ordered

NODE, CROSSING = 1, 2  # bits of a corner's code: three or four regions meet there; four sides do
BITS = 2  # of a code that are not its place

_AHEAD = np.array([(0, 1), (1, 0), (0, -1), (-1, 0)])  # rows and columns that sides run, the first to the east
_FROM = np.array([(0, 0), (0, 1), (1, 1), (1, 0)])  # where they begin, from the pixel's upper left corner


@dataclass(frozen=True)
class Traced:
    """What was followed in a strip.

    Attributes:
        codes: Of corners and nodes, int64, ring after ring and chain after chain; see `corners`.
        offsets: Where each of these begins there, and one more for the end.
        region: Of each, from `regions.numbered`.
        enters: Of chains the number of the first side; `END` of rings, which are closed.
        leaves: Of chains the number of the side that follows in another strip.
    """

    codes: np.ndarray
    offsets: np.ndarray
    region: np.ndarray
    enters: np.ndarray
    leaves: np.ndarray


def corners(codes: np.ndarray, cols: int) -> np.ndarray:
    """Row and column of corners of pixels, int64, shape (n, 2), from their codes on a raster of so many columns."""
    return np.stack(np.divmod(codes >> BITS, cols + 1), -1)


def trace(values: np.ndarray, top: int, regions: np.ndarray) -> Traced:
    """Follow all sides of a strip.

    Args:
        values: int16, shape (rows + 2, cols + 2): the strip with a row and a column of what lies around, `NONE` where
            nothing does.
        top: The row of the raster with which the strip begins.
        regions: Of each pixel of the strip, int32, shape (rows, cols).
    """
    rows, cols = regions.shape
    own = values[1:-1, 1:-1]
    beside = (values[:-2, 1:-1], values[1:-1, 2:], values[2:, 1:-1], values[1:-1, :-2])
    sides = np.flatnonzero(np.stack([own != other for other in beside], -1) & (own != NONE)[..., None])
    pixel, direction = np.divmod(sides, 4)
    place = np.stack(np.divmod(pixel, cols), -1)  # rows and columns in the strip
    row, col, side = _next(values, place, direction)
    target = (row * cols + col) * 4 + side
    is_inside = (row >= 0) & (row < rows)
    number = np.empty(own.size * 4, np.int32)
    number[sides] = np.arange(len(sides))
    following = np.full(len(sides), END, np.int64)
    following[is_inside] = number[target[is_inside]]
    order, offsets = ordered(following)
    code, is_kept = _codes(values, top, place + _FROM[direction])
    first, last = order[offsets[:-1]], order[offsets[1:] - 1]
    is_open = following[last] == END
    before = top * cols * 4  # sides of pixels above the strip
    kept = is_kept[order]
    return Traced(
        codes=code[order][kept],
        offsets=np.concatenate([[0], np.cumsum(kept)])[offsets],
        region=regions.ravel()[pixel[first]],
        enters=np.where(is_open, sides[first] + before, END),
        leaves=np.where(is_open, target[last] + before, END),
    )


def _next(values: np.ndarray, place: np.ndarray, direction: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The row, column and direction of the side that follows each."""
    own = values[tuple((place + 1).T)]
    ahead = place + _AHEAD[direction]
    beyond = ahead + _AHEAD[direction - 1]  # to the left of that
    goes_on = values[tuple((ahead + 1).T)] == own
    turns_left = goes_on & (values[tuple((beyond + 1).T)] == own)
    found = np.where(turns_left[:, None], beyond, np.where(goes_on[:, None], ahead, place))
    turn = np.where(turns_left, 3, np.where(goes_on, 0, 1))
    return found[:, 0], found[:, 1], (direction + turn) % 4


def _codes(values: np.ndarray, top: int, start: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The code of the corner at which each side begins, and whether an outline bends or branches there."""
    row, col = start.T
    upper_left, upper_right = values[row, col], values[row, col + 1]
    lower_left, lower_right = values[row + 1, col], values[row + 1, col + 1]
    up, down = upper_left != upper_right, lower_left != lower_right
    left, right = upper_left != lower_left, upper_right != lower_right
    degree = np.sum([up, down, left, right], axis=0, dtype=np.int64)
    is_straight = (degree == 2) & (up == down)
    flags = NODE * (degree > 2) + CROSSING * (degree > 3)
    cols = values.shape[1] - 2
    return (((row + top) * (cols + 1) + col) << BITS) + flags, ~is_straight
