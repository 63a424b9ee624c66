# SPDX-License-Identifier: GPL-3.0-or-later
"""How far pixels lie from training pixels: accuracy measured far from them speaks of a map that lies near too badly."""

from __future__ import annotations

from typing import Optional

import numpy as np

SAMPLE_PX = 20_000  # that speak for all


def median_distance(asked: np.ndarray, trained: np.ndarray) -> Optional[float]:
    """The median distance from some pixels to the nearest training pixel, in pixels, the same at every call.

    Args:
        asked: Shape (rows, cols); not 0 where a pixel is asked for.
        trained: The same shape; not 0 where there is a training pixel.

    Returns:
        None where there are none of either.
    """
    from scipy.spatial import cKDTree

    near, places = _edges(trained != 0), some_pixels(asked)
    if not trained.any() or not len(places):
        return None
    distances = cKDTree(near).query(places)[0] if len(near) else 0  # all of the scene may be trained on
    return float(np.median(np.where(trained[tuple(places.T)] != 0, 0, distances)))


def some_pixels(mask: np.ndarray) -> np.ndarray:
    """Row and column of pixels that are not 0, all or 20 000 drawn at random, shape (n, 2), in reading order."""
    ends = np.cumsum(np.count_nonzero(mask, axis=1))
    if ends[-1] <= SAMPLE_PX:
        return np.argwhere(mask)
    drawn = np.sort(np.random.default_rng(0).choice(ends[-1], SAMPLE_PX, replace=False))
    rows, firsts = np.unique(np.searchsorted(ends, drawn, side="right"), return_index=True)
    found = []
    for row, numbers in zip(rows.tolist(), np.split(drawn, firsts[1:])):
        of_row = np.flatnonzero(mask[row])
        cols = of_row[numbers - (ends[row] - len(of_row))]
        found.append(np.stack([np.full_like(cols, row), cols], axis=1))
    return np.concatenate(found)


def _edges(mask: np.ndarray) -> np.ndarray:
    """Row and column of the pixels with a neighbour that is False, shape (n, 2): from outside no other is nearest."""
    inner = mask.copy()
    inner[1:] &= mask[:-1]
    inner[:-1] &= mask[1:]
    inner[:, 1:] &= mask[:, :-1]
    inner[:, :-1] &= mask[:, 1:]
    return np.argwhere(mask & ~inner)
