# SPDX-License-Identifier: GPL-3.0-or-later
"""The eight flips and rotations of an image."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import torch
from torch import Tensor

from .channels_last import from_matrix, matrix_of

VIEWS = 8
Pixels = TypeVar("Pixels", Tensor, np.ndarray)


def view(x: Tensor, number: int, back: bool = False) -> Tensor:
    """View 0…7 of a tensor of shape (…, h, w), or the original from that view when `back`; view 0 is the original."""
    quarter_turns, flip = number % 4, number >= 4
    if back:
        x = x.flip(-1) if flip else x
        return torch.rot90(x, -quarter_turns, (-2, -1))
    x = torch.rot90(x, quarter_turns, (-2, -1))
    return x.flip(-1) if flip else x


def turned(image: Tensor, number: int) -> Tensor:
    """View 0…7 of an image of shape (1, c, h, w), channels last, by moving whole pixels: shape (1, c, h or w, …)."""
    _, c, h, w = image.shape
    source = view(torch.arange(h * w, device=image.device).view(h, w), number)
    return from_matrix(matrix_of(image).index_select(0, source.flatten()), (1, c, *source.shape))


def count_sizes(image: Tensor) -> int:
    """How many sizes the views of an image of shape (…, h, w) have."""
    h, w = image.shape[-2:]
    return 1 if h == w else 2


def view_index(pixels: Pixels, size: tuple[int, int], number: int) -> tuple[Pixels, tuple[int, int]]:
    """Where pixels lie in a view: flat indices into an image of the given size to those into its view, and its size."""
    (h, w), (row, col) = size, (pixels // size[1], pixels % size[1])
    for _ in range(number % 4):
        row, col, h, w = w - 1 - col, row, w, h
    if number >= 4:
        col = w - 1 - col
    return row * w + col, (h, w)
