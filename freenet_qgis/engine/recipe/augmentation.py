# SPDX-License-Identifier: GPL-3.0-or-later
"""What each training step sees of the image: the image itself, one of its views, or a jigsaw of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Optional

import numpy as np
from torch import Tensor
from torch.nn.functional import pad

from ..network.channels_last import from_matrix, matrix_of
from ..network.views import VIEWS, count_sizes, turned, view_index
from .jigsaw import BLOCK_PX, Jigsaw

Augmentation = Literal["none", "views", "jigsaw"]


@dataclass(frozen=True)
class Shown:
    """What a step sees.

    Attributes:
        image: Shape (1, bands, h, w), channels last.
        valid: Shape (1, 1, h, w), if there was one.
        places: From flat indices into the original to those into the image shown.
    """

    image: Tensor
    valid: Optional[Tensor]
    places: Callable[[np.ndarray], np.ndarray]


class Augmenter:
    """Shows an image anew at every step.

    Args:
        kind: How.
        image: Shape (1, bands, h, w), channels last.
        valid: Shape (1, 1, h, w), or None.
    """

    def __init__(self, kind: Augmentation, image: Tensor, valid: Optional[Tensor]) -> None:
        self._kind, self._image, self._valid = kind, image, valid
        self._width = image.shape[-1]
        self.sizes = count_sizes(image) if kind == "views" else 1
        if kind == "jigsaw":
            h, w = image.shape[-2:]
            margin = (0, -w % BLOCK_PX, 0, -h % BLOCK_PX)
            self._image = matrix_of(pad(image, margin))
            self._valid = None if valid is None else pad(valid, margin).flatten()
            self._size = h + margin[3], w + margin[1]
            self._jigsaw = Jigsaw(self._size, image.device)

    def __call__(self, rng: np.random.Generator) -> Shown:
        """What the next step sees."""
        if self._kind == "jigsaw":
            return self._shuffled(rng)
        number = int(rng.integers(VIEWS)) if self._kind == "views" else 0
        if self._kind == "none":
            return Shown(self._image, self._valid, lambda pixels: pixels)
        valid = None if self._valid is None else turned(self._valid, number)
        h, w = self._image.shape[-2:]
        return Shown(turned(self._image, number), valid, lambda pixels: view_index(pixels, (h, w), number)[0])

    def _shuffled(self, rng: np.random.Generator) -> Shown:
        source, moved = self._jigsaw.draw(rng)
        image = from_matrix(self._image.index_select(0, source), (1, self._image.shape[1], *self._size))
        valid = None if self._valid is None else self._valid[source].view(1, 1, *self._size)
        wide = self._size[1]
        return Shown(image, valid, lambda pixels: moved(pixels // self._width * wide + pixels % self._width))
