# SPDX-License-Identifier: GPL-3.0-or-later
"""A computation recorded as a CUDA graph and replayed: small ones would else wait for Python."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Optional

import torch
from torch import Tensor

Computation = Callable[[Tensor, Optional[Tensor]], Tensor]


class Recorded:
    """Something that is computed of an image and its mask, again and again.

    For each size of image it runs as it is at first, for then the libraries choose their kernels; then it is recorded,
    and from then on replayed. On devices other than CUDA it always runs as it is.

    Args:
        compute: What to do with image and mask; must not wait for the device.
        warm_up: How often it runs before it is recorded.
        sizes: How many sizes will come. None is recorded before all have run, for what a recording holds cannot be used
            by what runs as it is.
    """

    def __init__(self, compute: Computation, warm_up: int, sizes: int = 1) -> None:
        self._compute, self._warm_up, self._sizes = compute, warm_up, sizes
        self._records = True
        self._places: dict[torch.Size, _Place] = {}

    def __call__(self, image: Tensor, valid: Optional[Tensor]) -> Tensor:
        """The result, which the next call may overwrite.

        Args:
            image: An image; whatever comes later in the same size is copied to where the first one lies.
            valid: The mask of the image, treated as it; always given or never.
        """
        if not image.is_cuda:
            return self._compute(image, valid)
        place = self._places.setdefault(image.shape, _Place(image, valid))
        place.fill(image, valid)
        if place.graph is None and self._records and self._are_warm():
            self._record(place)
        if place.graph is None:
            place.runs += 1
            return self._compute(place.image, place.valid)
        place.graph.replay()
        return place.result

    def _are_warm(self) -> bool:
        places = self._places.values()
        return len(places) >= self._sizes and all(place.runs >= self._warm_up for place in places)

    def _record(self, place: _Place) -> None:
        pool = next((other.graph.pool() for other in self._places.values() if other.graph is not None), None)
        graph = torch.cuda.CUDAGraph()
        try:
            with torch.cuda.graph(graph, pool=pool):  # graphs of other sizes never run meanwhile: one memory will do
                place.result = self._compute(place.image, place.valid)
            place.graph = graph
        except RuntimeError as error:  # a driver or a PyTorch that cannot, or memory; what ran before still runs
            print(f"Not recorded, which is slower: {error}", file=sys.stderr)  # noqa: T201 - goes to engine.log
            self._records = False


class _Place:
    """Where the images of one size lie when they are computed with."""

    def __init__(self, image: Tensor, valid: Optional[Tensor]) -> None:
        self.image, self.valid = image, valid
        self.runs = 0
        self.graph: Optional[torch.cuda.CUDAGraph] = None
        self.result = image

    def fill(self, image: Tensor, valid: Optional[Tensor]) -> None:
        for own, other in ((self.image, image), (self.valid, valid)):
            if own is not None and other is not None and own is not other:
                own.copy_(other)
