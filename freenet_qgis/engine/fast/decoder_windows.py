# SPDX-License-Identifier: GPL-3.0-or-later
"""The windows around the sampled pixels that the decoder needs for their logits, and no more.

The decoder is local: it has neither normalisation nor attention. The loss of a step looks at some 20 pixels per class,
and the decoder's output at a pixel depends on small windows of the encoder's four feature maps around it:

    scale                  full   1/2   1/4   1/8
    fuse reads             3 x 3  4 x 4  5 x 5  5 x 5
    fuse gives             1 x 1  2 x 2  3 x 3  3 x 3   what the next finer scale reads, before doubling

Axes: p pixels, k window side, m side of what the coarser fuse gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import torch
from torch import Tensor

READS = (3, 4, 5, 5)  # window sides at the four scales, finest first
GIVES = tuple(side - 2 for side in READS)  # sides of what the fuses make of them


def outside(width: int) -> int:
    """A flat index above an image of that many columns, so far that windows at every scale lie outside."""
    return -64 * width


@dataclass(frozen=True)
class DecoderWindow:
    """The windows of one scale, all pixels at once.

    Attributes:
        pixels: int64, shape (p,); flat indices into the full-size image, or `outside`.
        scale: 0 is full size, 3 an eighth.
        width: Columns of the full-size image.
        size: Rows and columns at this scale.
    """

    pixels: Tensor
    scale: int
    width: int
    size: tuple[int, int]

    @property
    def side(self) -> int:
        """Rows, and columns, of a window."""
        return READS[self.scale]

    @cached_property
    def index(self) -> Tensor:
        """Which row of the feature map each window pixel is; the nearest where it lies outside. Shape (p k k,)."""
        (h, w), (rows, cols) = self.size, self._rows_and_cols
        return (rows.clamp(0, h - 1)[:, :, None] * w + cols.clamp(0, w - 1)[:, None, :]).flatten()

    @property
    def given(self) -> int:
        """How many pixels the fuse of this scale gives in all windows."""
        return len(self.pixels) * GIVES[self.scale] ** 2

    @cached_property
    def inner(self) -> Tensor:
        """Which row of the whole fuse's output each pixel is that the fuse gives in the windows. Shape (p m m,)."""
        return self.index.view(-1, self.side, self.side)[:, 1:-1, 1:-1].flatten()

    @cached_property
    def inside(self) -> Tensor:
        """Whether each window pixel lies in the image: the dense decoder pads with zeros. Shape (p k k, 1)."""
        rows, cols = ((index >= 0) & (index < side) for index, side in zip(self._rows_and_cols, self.size))
        return (rows[:, :, None] & cols[:, None, :]).view(-1, 1)

    @cached_property
    def parent(self) -> Tensor:
        """Which row of the coarser fuse's output each window pixel doubles. Shape (p k k,)."""
        side = GIVES[self.scale + 1]
        # A fuse gives the inside of what it reads: its first output lies one after its first input.
        rows, cols = (
            (index >> 1) - (index[:, :1] >> 1)  # rounds down below zero, too
            for index in self._rows_and_cols
        )
        pixel = torch.arange(len(rows), device=rows.device)[:, None, None]
        return ((pixel * side + rows[:, :, None]) * side + cols[:, None, :]).flatten()

    @cached_property
    def _rows_and_cols(self) -> tuple[Tensor, Tensor]:
        """Rows and columns of each window in the image of this scale: int64, shape (p, k); may lie outside."""
        rows = torch.div(self.pixels, self.width, rounding_mode="floor")
        return self._reach(rows), self._reach(self.pixels - rows * self.width)

    def _reach(self, position: Tensor) -> Tensor:
        first = position - 1
        for _ in range(self.scale):
            first = (first >> 1) - 1
        return first[:, None] + torch.arange(self.side, device=first.device)
