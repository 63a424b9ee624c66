# SPDX-License-Identifier: GPL-3.0-or-later
"""A map gone through from top to bottom, some rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

import numpy as np

from ...files.array_file import ArrayFile
from ..class_maps.runs import BLOCK_PX

Labels = Union[np.ndarray, ArrayFile]  # uint8, shape (rows, cols); 0 is no class, 1…n are the classes


def strips(rows: int, cols: int, pixels: int) -> Iterator[slice]:
    """All rows, about so many pixels at a time and a row at least."""
    step = max(1, pixels // max(1, cols))
    for top in range(0, rows, step):
        yield slice(top, min(top + step, rows))


def grown(strip: slice, rows: int, by: int) -> tuple[slice, slice]:
    """A strip with so many rows above and below, as far as there are any; and where in that the strip itself lies."""
    top, bottom = max(0, strip.start - by), min(rows, strip.stop + by)
    return slice(top, bottom), slice(strip.start - top, strip.stop - top)


def copied(labels: Labels, into: Labels) -> None:
    """Write the same into another map."""
    for strip in strips(labels.shape[0], labels.shape[1], BLOCK_PX):
        into[strip] = labels[strip]
