# SPDX-License-Identifier: GPL-3.0-or-later
"""Logits at a few pixels without the rest of the decoder.

The decoder is local: it has neither normalisation nor attention. The loss of a step looks at some 20 pixels per class,
and the decoder's output at a pixel depends on small windows of the encoder's four feature maps around it:

    scale                  full   1/2   1/4   1/8
    fuse reads             3 x 3  4 x 4  5 x 5  5 x 5
    fuse gives             1 x 1  2 x 2  3 x 3  3 x 3   what the next finer scale reads, before upsampling

So it is evaluated in those windows only, all pixels at once. The result and every gradient equal the dense decoder's
(tests/engine/test_windowed.py); at full size that saves a third of the arithmetic and most of the memory.

Axes: p pixels, c channels, d decoder width, k window side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import torch
from torch import Tensor, nn
from torch.nn.functional import conv2d

from .network import FreeNet

READS = (3, 4, 5, 5)  # window sides at the four scales, finest first


def logits_at(network: FreeNet, image: Tensor, pixels: Tensor, valid: Optional[Tensor] = None) -> Tensor:
    """Logits of some pixels, as `network(image, valid)` would give there.

    Args:
        network: In training mode for dropout.
        image: Shape (1, bands, h, w); h and w are multiples of 8.
        pixels: int64, shape (p,); flat indices into the image.
        valid: As for `FreeNet.forward`.

    Returns:
        Shape (p, classes).
    """
    return decode_at(network, network.encode(image, valid), pixels)


def decode_at(network: FreeNet, features: Sequence[Tensor], pixels: Tensor) -> Tensor:
    """Logits of some pixels, shape (p, classes), from the encoder's four feature maps, finest first."""
    width = features[0].shape[-1]
    rows, cols = pixels // width, pixels % width
    windows = list(zip(_windows(rows), _windows(cols)))
    fuses = (network.fuse1, network.fuse2, network.fuse3, network.fuse4)
    laterals = (network.lateral1, network.lateral2, network.lateral3, network.lateral4)
    y: Optional[Tensor] = None
    for scale in (3, 2, 1, 0):
        inputs = _lateral(features[scale], laterals[scale], *windows[scale])
        if y is not None:
            inputs = inputs + _upsampled(y, windows[scale], windows[scale + 1])
        inside = _inside(windows[scale], features[scale].shape[-2:])
        y = conv2d(inputs * inside, fuses[scale].weight, fuses[scale].bias)  # (p, d, k - 2, k - 2)
    return conv2d(network.dropout(y), network.classifier.weight, network.classifier.bias)[:, :, 0, 0]


def _windows(position: Tensor) -> list[Tensor]:
    """Rows, or columns, that the fuse of each scale reads, finest first: int64, shape (p, k); may lie outside."""
    windows, first = [], position - 1
    for side in READS:
        windows.append(first[:, None] + torch.arange(side, device=position.device))
        first = first.div(2, rounding_mode="floor") - 1
    return windows


def _lateral(x: Tensor, lateral: nn.Conv2d, rows: Tensor, cols: Tensor) -> Tensor:
    """The lateral connection of scale `x`, shape (1, c, h, w), in the windows: shape (p, d, k, k)."""
    h, w = x.shape[-2:]
    index = rows.clamp(0, h - 1)[:, :, None] * w + cols.clamp(0, w - 1)[:, None, :]  # (p, k, k)
    gathered = x[0].flatten(1)[:, index.flatten()]  # (c, p k k)
    linear = lateral.weight[:, :, 0, 0] @ gathered + lateral.bias[:, None]
    return linear.view(-1, *index.shape).transpose(0, 1)


def _upsampled(y: Tensor, fine: tuple[Tensor, Tensor], coarse: tuple[Tensor, Tensor]) -> Tensor:
    """What the coarser fuse gave, shape (p, d, 2 or 3, 2 or 3), repeated to the finer windows: (p, d, k, k)."""
    # A fuse gives the inside of what it reads: its first output lies one after its first input.
    row, col = (f.div(2, rounding_mode="floor") - c[:, :1] - 1 for f, c in zip(fine, coarse))
    pixel = torch.arange(len(y), device=y.device)[:, None, None]
    return y.permute(0, 2, 3, 1)[pixel, row[:, :, None], col[:, None, :]].permute(0, 3, 1, 2)


def _inside(window: tuple[Tensor, Tensor], size: torch.Size) -> Tensor:
    """Where a window lies within the image: the dense decoder pads with zeros outside. Shape (p, 1, k, k)."""
    row, col = ((index >= 0) & (index < side) for index, side in zip(window, size))
    return (row[:, :, None] & col[:, None, :])[:, None]
