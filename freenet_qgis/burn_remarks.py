# SPDX-License-Identifier: GPL-3.0-or-later
"""What to say about shapes of which a raster shows nothing, be they for training or a reference."""

from __future__ import annotations

import numpy as np

from .geodata.polygons import Burned
from .request import Labelled
from .unit_words import counted


def burn_remarks(burned: Burned, source: Labelled, numbers: np.ndarray, raster: str) -> list[str]:
    """Sentences about what is left out.

    Args:
        burned: The shapes on the grid of the raster.
        source: The shapes.
        numbers: int32, shape (rows, cols); 0 is none, else the number of the shape whose pixel is used.
        raster: What to call the raster: ``raster`` or ``map``.
    """
    total, kind = len(source.shapes), source.kind
    without_pixel = total - int(np.count_nonzero(np.unique(numbers))) - burned.outside
    remarks = []
    if burned.disputed:
        remarks.append(f"{counted(burned.disputed, 'pixel')} claimed by two classes: left out.")
    if burned.outside:
        verb = "lies" if burned.outside == 1 else "lie"
        remarks.append(f"{burned.outside} of {total} {kind} {verb} off the {raster}.")
    if without_pixel and kind == "points":
        remarks.append(
            f"{without_pixel} of {total} points on the pixel of another: counted once where the class is the same, "
            "left out where it is not."
        )
    elif without_pixel:
        verb = "covers" if without_pixel == 1 else "cover"
        remarks.append(
            f"{without_pixel} of {total} polygons {verb} no usable pixel of the {raster}: too small, under another, or "
            "without data."
        )
    return remarks
