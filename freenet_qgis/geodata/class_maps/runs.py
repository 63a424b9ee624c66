# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs of a class map: pixels beside each other in a row that are of one class. Few numbers stand for many pixels."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

BLOCK_PX = 2**20  # looked at at a time


class Runs(NamedTuple):
    """The runs of some rows in reading order.

    Attributes:
        start: The first pixel of each, int64, counted over all rows.
        end: The pixel behind its last one.
        label: Its class, uint8; 0 is none.
        cols: Pixels in a row.
    """

    start: np.ndarray
    end: np.ndarray
    label: np.ndarray
    cols: int

    @property
    def row(self) -> np.ndarray:
        """The row of each, counted from 0, int64."""
        return self.start // self.cols

    @property
    def pixels(self) -> np.ndarray:
        """How many pixels each has, int64."""
        return self.end - self.start

    def touching(self, *, corners: bool) -> tuple[np.ndarray, np.ndarray]:
        """Runs that touch runs of the next row, at a side or, with `corners`, at a corner as well: pairs, by the upper.

        Returns:
            Upper and lower run of each pair, int64, shape (pairs,).
        """
        reach = int(corners)
        row, rows = self.row + 1, self.end[-1] // self.cols
        first = np.maximum(self.start + self.cols - reach, row * self.cols)
        last = np.minimum(self.end + self.cols + reach, (row + 1) * self.cols)
        low = np.searchsorted(self.end, first, "right")
        high = np.searchsorted(self.start, last, "left")
        count = np.where(row < rows, high - low, 0)
        upper = np.repeat(np.arange(len(self.start)), count)
        lower = np.arange(len(upper)) + np.repeat(low - np.cumsum(count) + count, count)
        return upper, lower


def runs_of(labels: np.ndarray) -> Runs:
    """The runs of labels, uint8, shape (rows, cols), with a row at least."""
    begins = np.ones(labels.shape, bool)
    begins[:, 1:] = labels[:, 1:] != labels[:, :-1]
    start = np.flatnonzero(begins)
    return Runs(start, np.append(start[1:], labels.size), labels.ravel()[start], labels.shape[1])


def count_runs(labels: np.ndarray) -> int:
    """How many runs labels have, shape (rows, cols)."""
    return len(labels) + int(np.count_nonzero(labels[:, 1:] != labels[:, :-1]))


def joined(count: int, pairs: np.ndarray) -> np.ndarray:
    """The first of the group of each of so many things of which some pairs belong together, int, shape (count,).

    All groups grow at once: each hangs itself to one before it that it touches, until none touches another.

    Args:
        count: How many things.
        pairs: Those that belong together, int64, shape (pairs, 2).
    """
    first = np.arange(count)
    one, other = pairs[::-1].T  # where several stand for one index, numpy keeps the last: the first group of all
    while True:
        low, high = first[one], first[other]
        differs = low != high
        if not differs.any():
            return first
        one, other = one[differs], other[differs]
        low, high = low[differs], high[differs]
        first[np.maximum(low, high)] = np.minimum(low, high)
        first = _roots(first)


def _roots(first: np.ndarray) -> np.ndarray:
    """Where each ends that follows from one to the one before it."""
    while True:
        further = first[first]
        if np.array_equal(further, first):
            return first
        first = further
