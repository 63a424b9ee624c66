# SPDX-License-Identifier: GPL-3.0-or-later
"""Class probabilities smoothed along the edges of an image, so that noise goes and thin things that are there stay.

A guided filter, as the engine has it (`engine.mapping.smoothing`), in numpy: within each window probabilities are a
linear function of the image, as far as that differs there by more than it scatters within a class, and their mean where
it does not.

Source: He, Sun, Tang 2013, "Guided Image Filtering", IEEE TPAMI 35(6), doi 10.1109/TPAMI.2012.213, section 3.4.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

import numpy as np

from .guide import AXES

EPSILON = 1.0  # variance of the guide that is no edge: that of a class
TINY = 1e-6  # sum of probabilities where there are none


def guided(probabilities: np.ndarray, guide: np.ndarray, is_valid: np.ndarray, radius: int) -> np.ndarray:
    """Probabilities, each a mean of those around it that look alike.

    A pixel's result depends on those up to twice the radius away, and is the same bit for bit however much of the map
    around these is given.

    Args:
        probabilities: float32, shape (classes, rows, cols).
        guide: The image, float32, shape (axes, rows, cols), of `AXES` axes at most, along which each class has about
            the variance 1.
        is_valid: bool, shape (rows, cols); what others hold does not matter.
        radius: Pixels from the middle of a window to each side.

    Returns:
        Of the shape and type of `probabilities`, with the sum 1; where nothing is valid they mean nothing.
    """
    valid = is_valid.astype(np.float32)
    axes = np.zeros((AXES, *valid.shape), np.float32)
    axes[: len(guide)] = np.where(is_valid, guide, np.float32(0))
    count = np.maximum(_total(valid, radius), 1)
    centre = [_total(axis, radius) / count for axis in axes]
    inverse = _inverse(axes, centre, count, radius)
    found = np.empty_like(probabilities)
    for likely, out in zip(probabilities, found):
        likely = np.where(is_valid, likely, np.float32(0))
        level = _total(likely, radius) / count
        along = [_total(likely * axis, radius) / count - level * middle for axis, middle in zip(axes, centre)]
        slopes = [_added(map(np.multiply, row, along)) * valid for row in inverse]
        base = (level - _added(map(np.multiply, slopes, centre))) * valid
        out[:] = _total(base, radius) / count
        for slope, axis in zip(slopes, axes):
            out += _total(slope, radius) / count * axis
    np.maximum(found, 0, out=found)
    found /= np.maximum(_added(found), np.float32(TINY))
    return found


def _inverse(axes: np.ndarray, centre: Sequence[np.ndarray], count: np.ndarray, radius: int) -> list[list[np.ndarray]]:
    """The inverse of the covariance of three axes in each window, `EPSILON` added to the variances: 3 x 3 maps."""

    def varies(one: int, other: int) -> np.ndarray:
        product = _total(axes[one] * axes[other], radius) / count - centre[one] * centre[other]
        return product + np.float32(EPSILON) if one == other else product

    a, b, c, d, e, f = (varies(*pair) for pair in ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)))
    first, second, third = d * f - e * e, c * e - b * f, b * e - c * d
    cofactors = [
        [first, second, third],
        [second, a * f - c * c, b * c - a * e],
        [third, b * c - a * e, a * d - b * b],
    ]
    determinant = a * first + b * second + c * third
    return [[cofactor / determinant for cofactor in row] for row in cofactors]


def _added(maps: Iterable[np.ndarray]) -> np.ndarray:
    """The sum of maps, one after the other: numpy's own sum of a stack may take another order for another size."""
    return functools.reduce(np.add, maps)


def _total(values: np.ndarray, radius: int) -> np.ndarray:
    """Sums over windows, float32; term by term, for running sums would differ with where they begin."""
    for axis in (0, 1):
        padded = np.pad(values, [(radius, radius) if axis == one else (0, 0) for one in (0, 1)])
        size = values.shape[axis]
        parts = [padded[first : first + size] if axis == 0 else padded[:, first : first + size]
                 for first in range(2 * radius + 1)]  # fmt: skip
        values = parts[0].copy()
        for part in parts[1:]:
            values += part
    return values
