# SPDX-License-Identifier: GPL-3.0-or-later
"""What to say about shapes of which a raster shows nothing, be they for training or a reference."""

from __future__ import annotations

import numpy as np

from ..geodata.vector.polygons import Burned
from ..request import Labelled
from ..text.i18n import tr
from ..text.listing import listed
from . import pixel_losses

NAMED_PAIRS = 4  # so many pairs of classes a sentence names one by one


def burn_remarks(burned: Burned, source: Labelled, used_ids: np.ndarray) -> list[str]:
    """Sentences about what is left out.

    Args:
        burned: The shapes on the grid of the raster.
        source: The shapes.
        used_ids: int32, shape (rows, cols); 0 is none, else the id of the shape whose pixel is used.
    """
    remarks = []
    if burned.disputed:
        text = tr("{count} pixels claimed by two classes: left out ({pairs}).", burned.disputed)
        remarks.append(text.format(count=burned.disputed, pairs=_pairs(burned, source)))
    return remarks + pixel_losses.sentences(pixel_losses.find(burned, source.shapes, used_ids), source)


def _pairs(burned: Burned, source: Labelled) -> str:
    """Which classes claim the same pixels, the most frequent pairs first."""
    pairs = sorted(burned.pairs.items(), key=lambda pair: -pair[1])
    named = [
        tr("{} and {} {}").format(source.classes[one - 1].name, source.classes[other - 1].name, count)
        for (one, other), count in pairs
    ]
    return listed(named, NAMED_PAIRS)
