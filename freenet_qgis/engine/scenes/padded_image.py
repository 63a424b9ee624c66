# SPDX-License-Identifier: GPL-3.0-or-later
"""The image as the network sees it: standardised, padded, on the device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
import torch
from torch import Tensor

ALIGNMENT = 8  # bands in bfloat16: kernels for 16-byte pieces of a pixel are much the fastest


@dataclass(frozen=True)
class PaddedImage:
    """A standardised image.

    Attributes:
        image: In the dtype to compute in, channels last, shape (1, at least bands, h, w); 0 where there is no data,
            in bands too many and in the padding at the bottom and right.
        valid: float32, shape (1, 1, h, w); 1 where the pixel has data.
        rows: Before padding.
        cols: Before padding.
        bands: Before padding.
        axes: Along which it has coordinates, float32, shape (bands of the scene, bands); None for bands themselves.
    """

    image: Tensor
    valid: Tensor
    rows: int
    cols: int
    bands: int
    axes: Optional[Tensor] = None

    def padded_index(self, pixels: np.ndarray) -> np.ndarray:
        """Flat indices into the unpadded image as flat indices into the padded one."""
        row, col = np.divmod(pixels, self.cols)
        return row * self.image.shape[-1] + col


def depth(bands: int, dtype: torch.dtype) -> int:
    """Bands of the image on the device, those too many included."""
    return bands if dtype == torch.float32 else -(-bands // ALIGNMENT) * ALIGNMENT
