# SPDX-License-Identifier: GPL-3.0-or-later
"""What to say about shapes of which a raster shows nothing, be they for training or a reference."""

from __future__ import annotations

import numpy as np

from .geodata.polygons import Burned
from .i18n import tr
from .request import Labelled


def burn_remarks(burned: Burned, source: Labelled, numbers: np.ndarray) -> list[str]:
    """Sentences about what is left out.

    Args:
        burned: The shapes on the grid of the raster.
        source: The shapes.
        numbers: int32, shape (rows, cols); 0 is none, else the number of the shape whose pixel is used.
    """
    total, is_of_points = len(source.shapes), source.kind == "points"
    without_pixel = total - int(np.count_nonzero(np.unique(numbers))) - burned.outside
    remarks = []
    if burned.disputed:
        one = tr("1 pixel claimed by two classes: left out.")
        many = tr("{count} pixels claimed by two classes: left out.")
        remarks.append((one if burned.disputed == 1 else many).format(count=burned.disputed))
    if burned.outside:
        one = tr("1 of {total} polygons lies off the raster.")
        many = tr("{count} of {total} polygons lie off the raster.")
        if is_of_points:
            one = tr("1 of {total} points lies off the raster.")
            many = tr("{count} of {total} points lie off the raster.")
        remarks.append((one if burned.outside == 1 else many).format(count=burned.outside, total=total))
    if without_pixel:
        one = tr(
            "1 of {total} polygons covers no usable pixel of the raster: too small, under another, or without data."
        )
        many = tr(
            "{count} of {total} polygons cover no usable pixel of the raster: too small, under another, or without "
            "data."
        )
        if is_of_points:
            one = many = tr(
                "{count} of {total} points on the pixel of another: counted once where the class is the same, left out "
                "where it is not."
            )
        remarks.append((one if without_pixel == 1 else many).format(count=without_pixel, total=total))
    return remarks
