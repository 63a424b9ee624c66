# SPDX-License-Identifier: GPL-3.0-or-later
"""How many pixels of each class lie in each of the units that are held out whole."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

LARGEST_SHARE = 0.6  # of the pixels of a class, at most, where units are held out


@dataclass(frozen=True)
class UnitPixels:
    """Pixels by unit and class. Units are polygons or, with several of them, places.

    Attributes:
        numbers: Numbers of the units, ascending, shape (units,).
        pixels: Pixels of each class, int64, shape (units, classes + 1); class 0 has none.
        first: Flat index of the first pixel of each, shape (units,).
    """

    numbers: np.ndarray
    pixels: np.ndarray
    first: np.ndarray

    @classmethod
    def of(cls, labels: np.ndarray, units: np.ndarray) -> UnitPixels:
        """Those of labelled pixels.

        Args:
            labels: Integers, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
            units: Integers from 1, the same shape; the unit of each labelled pixel.
        """
        indices = np.flatnonzero(labels)
        classes = labels.ravel()[indices].astype(np.int64)
        numbers, first, row = np.unique(units.ravel()[indices], return_index=True, return_inverse=True)
        width = int(classes.max(initial=0)) + 1
        pixels = np.bincount(row * width + classes, minlength=len(numbers) * width).reshape(-1, width)
        return cls(numbers, pixels, indices[first])

    @property
    def is_spread(self) -> np.ndarray:
        """Which classes lie in two units at least, bool, shape (classes + 1,)."""
        spread: np.ndarray = (self.pixels > 0).sum(0) > 1
        return spread

    def row(self, units: np.ndarray) -> np.ndarray:
        """The index of each of some units, by number."""
        return np.searchsorted(self.numbers, units)

    def grouped(self, group: np.ndarray) -> UnitPixels:
        """Those of groups of units: `group` is the number 0… of each unit's, int, shape (units,), and none is empty."""
        count = group.max(initial=-1) + 1
        pixels = np.zeros((count, self.pixels.shape[1]), np.int64)
        np.add.at(pixels, group, self.pixels)
        first = np.full(count, np.iinfo(np.int64).max)
        np.minimum.at(first, group, self.first)
        return UnitPixels(np.arange(count), pixels, first)


def holdable(pixels: np.ndarray, largest: float) -> np.ndarray:
    """Which units may be held out, bool: those with no larger share of any class, and not with all of one.

    Args:
        pixels: Shape (units, classes), of classes with several units.
        largest: The share, 0 to 1.
    """
    total = pixels.sum(0)
    may: np.ndarray = ((pixels <= largest * total) & (pixels < total)).all(1) & pixels.any(1)
    return may
