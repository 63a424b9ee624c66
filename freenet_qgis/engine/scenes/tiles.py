# SPDX-License-Identifier: GPL-3.0-or-later
"""A scene cut into tiles, each with so much around it that the network gives there what it gives in the whole.

With its global statistics fixed the network is local: a pixel of the coarsest feature map depends on 23 pixels of the
image beyond the 8 x 8 it stands for, and the decoder looks at one more coarse pixel on either side.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import torch

from ..fast.fast_network import COARSEST, DECODER_HALO

ENCODER_HALO = 3 * COARSEST  # pixels beyond a tile that its feature maps depend on…
HALO = ENCODER_HALO + DECODER_HALO  # … and its logits

Item = TypeVar("Item")
Loaded = TypeVar("Loaded")


@dataclass(frozen=True)
class Tile:
    """A part of a padded image.

    Attributes:
        rows: Rows of the part.
        cols: Columns of the part.
        around: Rows and columns to be shown to the network: the part and what it depends on.
    """

    rows: slice
    cols: slice
    around: tuple[slice, slice]

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns to be shown."""
        rows, cols = self.around
        return rows.stop - rows.start, cols.stop - cols.start

    def within(self, step: int = 1) -> tuple[slice, slice]:
        """Where the part lies in what is shown, on a feature map of that step."""
        rows, cols = self.around
        return _within(self.rows, rows, step), _within(self.cols, cols, step)


def tiles(size: tuple[int, int], side: int, halo: int) -> list[Tile]:
    """Tiles in reading order.

    Args:
        size: Rows and columns of the padded image, multiples of 8.
        side: Side of a tile, a multiple of 8.
        halo: How much around, a multiple of 8; nothing beyond the image's edge.
    """
    rows, cols = ([(start, min(start + side, end)) for start in range(0, end, side)] for end in size)
    return [
        Tile(slice(*row), slice(*col), (_with_halo(row, halo, size[0]), _with_halo(col, halo, size[1])))
        for row in rows
        for col in cols
    ]


def _within(part: slice, whole: slice, step: int) -> slice:
    return slice((part.start - whole.start) // step, (part.stop - whole.start) // step)


def _with_halo(part: tuple[int, int], halo: int, end: int) -> slice:
    return slice(max(0, part[0] - halo), min(part[1] + halo, end))


def ahead(
    items: Iterable[Item], load: Callable[[Item], Loaded], device: torch.device
) -> Generator[tuple[Item, Loaded], None, None]:
    """Items with what was loaded for them, the next while this one is worked on, if the device bears two threads."""
    if device.type == "mps":  # PyTorch up to 2.15 at least dies of them: pytorch#197805
        yield from ((item, load(item)) for item in items)
        return
    with ThreadPoolExecutor(1) as reader:
        waiting = None
        for item in items:
            loading = item, reader.submit(load, item)
            if waiting is not None:
                yield waiting[0], waiting[1].result()
            waiting = loading
        if waiting is not None:
            yield waiting[0], waiting[1].result()
