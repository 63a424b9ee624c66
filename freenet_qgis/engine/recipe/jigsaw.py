# SPDX-License-Identifier: GPL-3.0-or-later
"""The image cut into squares that are shuffled and turned: what lies beyond a field is another at every step.

A network that sees a whole scene with few polygons can learn where they are instead of what they are. Squares much
larger than its windows leave texture and neighbourhood as they were, and take the place away.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

from ..network.views import VIEWS, view

BLOCK_PX = 32


class Jigsaw:
    """Shuffles images of one size.

    Args:
        size: Rows and columns, both multiples of `BLOCK_PX`.
        device: Device of the images.
    """

    def __init__(self, size: tuple[int, int], device: torch.device) -> None:
        self._size = size
        inside = torch.arange(BLOCK_PX**2).view(BLOCK_PX, BLOCK_PX)
        # What lies where in a turned square, and where what lies.
        self._inside = torch.stack([view(inside, turn) for turn in range(VIEWS)]).flatten(1)
        self._inverse = self._inside.argsort(1).numpy()
        self._inside = self._inside.to(device)
        self._device = device

    def draw(self, rng: np.random.Generator) -> tuple[Tensor, Callable[[np.ndarray], np.ndarray]]:
        """Shuffle anew.

        Returns:
            The flat index of the pixel that comes to each place, int64, shape (h * w,); and a function from flat
            indices of pixels to where they come to.
        """
        h, w = self._size
        across = w // BLOCK_PX
        shift = rng.integers(BLOCK_PX, size=2)  # the cuts are elsewhere each time
        order = rng.permutation(h * w // BLOCK_PX**2)  # the square that comes to each place
        turns = rng.integers(VIEWS, size=len(order))
        place = np.argsort(order)

        def moved(pixels: np.ndarray) -> np.ndarray:
            rows, cols = ((pixels // w + shift[0]) % h, (pixels % w + shift[1]) % w)
            to = place[rows // BLOCK_PX * across + cols // BLOCK_PX]
            within = self._inverse[turns[to], rows % BLOCK_PX * BLOCK_PX + cols % BLOCK_PX]
            row = to // across * BLOCK_PX + within // BLOCK_PX
            return row * w + to % across * BLOCK_PX + within % BLOCK_PX

        squares, turned = (torch.from_numpy(array).to(self._device) for array in (order, turns))
        within = self._inside[turned]
        rows = ((squares // across * BLOCK_PX)[:, None] + within // BLOCK_PX - int(shift[0])) % h
        cols = ((squares % across * BLOCK_PX)[:, None] + within % BLOCK_PX - int(shift[1])) % w
        source = (rows * w + cols).view(-1, across, BLOCK_PX, BLOCK_PX).transpose(1, 2)
        return source.reshape(-1), moved
