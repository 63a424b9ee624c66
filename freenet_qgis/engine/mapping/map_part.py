# SPDX-License-Identifier: GPL-3.0-or-later
"""A map comes part by part."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Optional

import numpy as np

IsWanted = Callable[[slice, slice], bool]
"""Says whether the part of some rows and columns is wanted."""


class MapPart(NamedTuple):
    """What is found of a part of a scene.

    Attributes:
        rows: Its rows.
        cols: Its columns.
        probabilities: Of the classes, float32, shape (classes, rows, cols); NaN where there is no data.
        novelty: How unlike the training data spectra are, 0…100, float32, shape (rows, cols), likewise; None where
            nobody asked.
    """

    rows: slice
    cols: slice
    probabilities: np.ndarray
    novelty: Optional[np.ndarray] = None


def without_data(rows: slice, cols: slice, classes: int) -> MapPart:
    """A part of which no pixel has data."""
    shape = (classes, rows.stop - rows.start, cols.stop - cols.start)
    return MapPart(rows, cols, np.full(shape, np.nan, np.float32))


def every_part(rows: slice, cols: slice) -> bool:  # noqa: ARG001
    """All are wanted."""
    return True
