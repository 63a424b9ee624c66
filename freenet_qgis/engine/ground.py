# SPDX-License-Identifier: GPL-3.0-or-later
"""What training stands on: a scene as stored and as the network sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Optional

import numpy as np
from torch import Tensor

from ..job import Band
from . import scene
from .scene import Scene, Standardisation

SAMPLE_PX = 50_000


@dataclass(frozen=True)
class Ground:
    """The scene, or the part of it that is trained on.

    Attributes:
        cube: Stored values, shape (rows, cols, bands).
        valid: bool, shape (rows, cols).
        bands: Scale, offset and nodata of each band.
        norm: The standardisation of the scene.
        image: Of the same part, in the dtype to compute in.
    """

    cube: np.ndarray
    valid: np.ndarray
    bands: Sequence[Band]
    norm: Standardisation
    image: Scene

    def crop(self, rows: slice, cols: slice) -> Ground:
        """A part of it, with the standardisation of the whole."""
        part = self.image.crop(rows, cols)
        return Ground(self.cube[rows, cols], self.valid[rows, cols], self.bands, self.norm, part)

    @cached_property
    def sample(self) -> np.ndarray:
        """Flat indices of pixels from all over it."""
        pixels = np.flatnonzero(self.valid)
        return np.sort(np.random.default_rng(0).permutation(pixels)[:SAMPLE_PX])

    @cached_property
    def background(self) -> np.ndarray:
        """The spectra of the sample."""
        return self.spectra(self.sample)

    def spectra(self, pixels: np.ndarray) -> np.ndarray:
        """Standardised spectra of some pixels."""
        return scene.spectra(self.cube, pixels, self.bands, self.norm)

    def shown(self, axes: Optional[Tensor]) -> Scene:
        """The image as a network with such axes is shown it."""
        if axes is None:
            return self.image
        device, dtype = self.image.image.device, self.image.image.dtype
        return scene.load(self.cube, self.valid, self.bands, self.norm, device, dtype, axes)
