# SPDX-License-Identifier: GPL-3.0-or-later
"""Images and kernels as matrices with a column per channel, which is how they lie in memory when channels are last."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor


def matrix_of(x: Tensor) -> Tensor:
    """Shape (n, c, h, w) to (n h w, c), contiguous; without a copy where x is channels last."""
    return x.permute(0, 2, 3, 1).reshape(-1, x.shape[1]).contiguous()


def from_matrix(matrix: Tensor, shape: Sequence[int]) -> Tensor:
    """The inverse of `matrix_of`, for the values in that order in whatever shape: channels last, shape (n, c, h, w)."""
    n, c, h, w = shape
    return matrix.view(n, h, w, c).permute(0, 3, 1, 2)
