# SPDX-License-Identifier: GPL-3.0-or-later
"""Cut a polygon in two, for a class that has no second one to be tested on."""

from __future__ import annotations

from typing import Optional

import numpy as np

GAPS_PX = (4, 3, 2, 1)  # left out between the parts, the widest that fits
FEWEST_PX = 5  # of a part


def divide(
    rows: np.ndarray, cols: np.ndarray, least_test: float, aim: float, least_train: float, rng: np.random.Generator
) -> Optional[tuple[np.ndarray, np.ndarray]]:
    """The pixels of a polygon to test on and those to train on, cut across its long axis; in the gap neither.

    Args:
        rows: Rows of the pixels, integers, shape (n,).
        cols: Columns of the pixels, integers, shape (n,).
        least_test: Share of the pixels to test on, at least…
        aim: … and as near as can be.
        least_train: Share to train on, at least.
        rng: Decides at which end the test part lies.

    Returns:
        Two bool arrays of shape (n,), no pixel in both; None where the polygon is too small for two parts and a gap.
    """
    count = len(rows)
    if count < 2 * FEWEST_PX + 1:
        return None
    along = _along_axis(rows, cols) * rng.choice((-1.0, 1.0))
    ordered = np.sort(along)
    cuts = np.unique(ordered)
    tested = np.searchsorted(ordered, cuts, side="right")
    for gap in GAPS_PX:
        starts = (cuts + gap).round(3)  # as `along` is rounded, or a pixel just as far away is or is not nearer
        trained = count - np.searchsorted(ordered, starts, side="right")
        fits = (tested >= max(FEWEST_PX, least_test * count)) & (trained >= max(FEWEST_PX, least_train * count))
        if fits.any():
            best = np.argmin(np.where(fits, np.abs(tested - aim * count), np.inf))
            return along <= cuts[best], along > starts[best]
    return None


def _along_axis(rows: np.ndarray, cols: np.ndarray) -> np.ndarray:
    """Place of each pixel along the principal axis, in pixels from the middle, rounded to a thousandth."""
    places = np.stack([rows - rows.mean(), cols - cols.mean()])
    _, axes = np.linalg.eigh(places @ places.T)  # in the order of rising variance
    axis = axes[:, -1] * np.sign(axes[np.argmax(np.abs(axes[:, -1])), -1])  # LAPACK's sign is anyone's guess
    return (axis @ places).round(3)
