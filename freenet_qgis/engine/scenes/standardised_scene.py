# SPDX-License-Identifier: GPL-3.0-or-later
"""A scene as stored, and as networks are shown it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Optional

import numpy as np
import torch
from torch import Tensor

from ...contract.job import Band
from ..network.freenet import padded_size
from .cube_part import CubePart
from .padded_image import PaddedImage, depth
from .standardisation import CPU, Cube, Standardisation, Stored, blocks, measure_standardisation
from .tiles import Tile

SAMPLE_PX = 50_000


@dataclass(frozen=True)
class StandardisedScene:
    """A scene, or a part of it.

    Attributes:
        cube: Stored values, shape (rows, cols, bands); may be in a file.
        valid: bool, shape (rows, cols).
        bands: Scale, offset and nodata of each band.
        norm: Mean and deviation of each band to standardise with.
        device: Device of the images that networks are shown.
        dtype: Type of these images.
    """

    cube: Cube
    valid: np.ndarray
    bands: Sequence[Band]
    norm: Standardisation
    device: torch.device
    dtype: torch.dtype = torch.float32

    @classmethod
    def measured(
        cls, cube: Cube, valid: np.ndarray, bands: Sequence[Band], device: torch.device,
        dtype: torch.dtype = torch.float32,
    ) -> StandardisedScene:  # fmt: skip
        """A scene standardised by its own mean and deviation."""
        return cls(cube, valid, bands, measure_standardisation(cube, valid, bands), device, dtype)

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns."""
        rows, cols = self.valid.shape
        return rows, cols

    def crop(self, rows: slice, cols: slice) -> StandardisedScene:
        """A part of it, with the standardisation of the whole."""
        return replace(self, cube=self.cube[rows, cols], valid=self.valid[rows, cols])

    def cut(self, rows: slice, cols: slice) -> StandardisedScene:
        """As `crop`, but nothing is read yet of an image in a file."""
        if (rows, cols) == (slice(0, self.size[0]), slice(0, self.size[1])):
            return self
        cube = self.cube[rows, cols] if isinstance(self.cube, np.ndarray) else CubePart(self.cube, rows, cols)
        return replace(self, cube=cube, valid=self.valid[rows, cols])

    @cached_property
    def image(self) -> PaddedImage:
        """Its bands, padded to what the network takes."""
        return self.padded(padded_size(*self.size))

    def shown(self, axes: Optional[Tensor]) -> PaddedImage:
        """The image as a network with such axes is shown it: bands where there are none."""
        return self.image if axes is None else self.padded(padded_size(*self.size), axes)

    def shown_around(self, tile: Tile, axes: Optional[Tensor]) -> PaddedImage:
        """A tile and what is around it, as a network with such axes is shown it."""
        return self.crop(*tile.around).padded(tile.size, axes)

    def padded(self, size: tuple[int, int], axes: Optional[Tensor] = None) -> PaddedImage:
        """The image with zeros at the bottom and right.

        Args:
            size: Rows and columns with padding.
            axes: Float32, shape (bands, k): the image has coordinates along them in place of bands.
        """
        (rows, cols), (h, w) = self.size, size
        count = len(self.bands) if axes is None else axes.shape[1]
        image = torch.zeros(1, h, w, depth(count, self.dtype), dtype=self.dtype, device=self.device)
        turn = None if axes is None else axes.to(self.device)
        for block, values in self.standardised():
            image[0, block, :cols, :count] = values if turn is None else values @ turn
        mask = torch.zeros(h, w)
        mask[:rows, :cols] = torch.from_numpy(np.asarray(self.valid, np.float32))
        return PaddedImage(image.permute(0, 3, 1, 2), mask[None, None].to(self.device), rows, cols, count, turn)

    def standardised(self) -> Iterator[tuple[slice, Tensor]]:
        """Blocks of rows with their values, float32, shape (some rows, cols, bands), 0 where there is no data."""
        for block in blocks(self.cube):
            yield block, self.block(block)

    def block(self, rows: slice) -> Tensor:
        """Some rows of `standardised`."""
        stored = Stored(self.bands, self.cube.dtype)
        return stored.standardised(self.cube[rows], self.valid[rows], self.norm, self.device)

    def spectra(self, pixels: np.ndarray) -> np.ndarray:
        """Standardised spectra of some pixels with data, flat indices: float32, shape (n, bands), 0 for no data."""
        values = self.cube[np.divmod(pixels, self.size[1])][:, None]
        every = np.ones(values.shape[:2], bool)
        return Stored(self.bands, values.dtype).standardised(values, every, self.norm, CPU)[:, 0].numpy()

    @cached_property
    def sample(self) -> np.ndarray:
        """Flat indices of pixels from all over it."""
        pixels = np.flatnonzero(self.valid)
        return np.sort(np.random.default_rng(0).permutation(pixels)[:SAMPLE_PX])

    @cached_property
    def background(self) -> np.ndarray:
        """The spectra of the sample."""
        return self.spectra(self.sample)
