# SPDX-License-Identifier: GPL-3.0-or-later
"""The image as the network sees it: physical units, standardised per band, padded, on the device."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import pad

from ..job import Band
from .network import padded_size

ALIGNMENT = 8  # bands in bfloat16: kernels for 16-byte pieces of a pixel are much the fastest
BLOCK_VALUES = 16_000_000  # values converted at a time, so that float64 never holds the whole scene


@dataclass(frozen=True)
class Standardisation:
    """Mean and standard deviation of each band over the pixels with data, float64, in physical units."""

    mean: np.ndarray
    std: np.ndarray


@dataclass(frozen=True)
class Scene:
    """A standardised image.

    Attributes:
        image: In the dtype to compute in, channels last, shape (1, at least bands, h, w); 0 where there is no data,
            in bands too many and in the padding at the bottom and right.
        valid: float32, shape (1, 1, h, w); 1 where the pixel has data.
        rows: Before padding.
        cols: Before padding.
        bands: Before padding.
    """

    image: Tensor
    valid: Tensor
    rows: int
    cols: int
    bands: int

    def crop(self, rows: slice, cols: slice) -> Scene:
        """A part of the scene, with the standardisation of the whole."""
        height, width = rows.stop - rows.start, cols.stop - cols.start
        h, w = padded_size(height, width)
        margin = (0, w - width, 0, h - height)
        image = pad(self.image[..., rows, cols], margin).contiguous(memory_format=torch.channels_last)
        return Scene(image, pad(self.valid[..., rows, cols], margin), height, width, self.bands)

    def padded_index(self, pixels: np.ndarray) -> np.ndarray:
        """Flat indices into the unpadded image as flat indices into the padded one."""
        row, col = np.divmod(pixels, self.cols)
        return row * self.image.shape[-1] + col


def measure(cube: np.ndarray, valid: np.ndarray, bands: Sequence[Band]) -> Standardisation:
    """Mean and standard deviation of each band, in two passes; a band without spread gets 1.

    Args:
        cube: Stored values, shape (rows, cols, bands); may be a memory map.
        valid: bool, shape (rows, cols).
        bands: Scale, offset and nodata of each band.
    """
    count = np.zeros(len(bands))
    total = np.zeros(len(bands))
    for values, _ in _physical(cube, valid, bands):
        count += np.isfinite(values).sum((0, 1))
        total += np.nansum(values, (0, 1))
    count = np.maximum(count, 1)
    mean = total / count
    squares = np.zeros(len(bands))
    for values, _ in _physical(cube, valid, bands):
        squares += np.nansum((values - mean) ** 2, (0, 1))
    std = np.sqrt(squares / count)
    return Standardisation(mean, np.where(std > 1e-12 * np.maximum(np.abs(mean), 1e-300), std, 1.0))


def load(
    cube: np.ndarray,
    valid: np.ndarray,
    bands: Sequence[Band],
    norm: Standardisation,
    device: torch.device,
    dtype: torch.dtype = torch.float32,
    axes: Optional[Tensor] = None,
) -> Scene:
    """The standardised scene on `device` in `dtype`.

    Args:
        cube: Stored values, shape (rows, cols, bands); may be a memory map.
        valid: bool, shape (rows, cols).
        bands: Scale, offset and nodata of each band.
        norm: How to standardise.
        device: Where to.
        dtype: Of the image.
        axes: Float32, shape (bands, k): the image then has coordinates along them in place of bands.
    """
    rows, cols, _ = cube.shape
    h, w = padded_size(rows, cols)
    count = len(bands) if axes is None else axes.shape[1]
    image = torch.zeros(1, h, w, depth(count, dtype), dtype=dtype)
    turn = None if axes is None else axes.cpu().numpy()
    for values, block in standardised(cube, valid, bands, norm):
        values = values if turn is None else values @ turn
        image[0, block, :cols, :count] = torch.from_numpy(values)
    mask = torch.zeros(h, w)
    mask[:rows, :cols] = torch.from_numpy(np.asarray(valid, np.float32))
    return Scene(image.to(device).permute(0, 3, 1, 2), mask[None, None].to(device), rows, cols, count)


def spectra(cube: np.ndarray, pixels: np.ndarray, bands: Sequence[Band], norm: Standardisation) -> np.ndarray:
    """Standardised spectra of some pixels, float32, shape (n, bands); 0 where a value is missing.

    Args:
        cube: Stored values, shape (rows, cols, bands); may be a memory map.
        pixels: Flat indices of pixels with data, shape (n,).
        bands: Scale, offset and nodata of each band.
        norm: How to standardise.
    """
    some = cube[np.divmod(pixels, cube.shape[1])][:, None]
    found = np.empty((len(pixels), len(bands)), np.float32)
    for values, block in standardised(some, np.ones(some.shape[:2], bool), bands, norm):
        found[block] = values[:, 0]
    return found


def standardised(
    cube: np.ndarray, valid: np.ndarray, bands: Sequence[Band], norm: Standardisation
) -> Iterator[tuple[np.ndarray, slice]]:
    """Blocks of rows as standardised values, float32, shape (some rows, cols, bands), 0 for no data; their place."""
    for values, block in _physical(cube, valid, bands):
        values -= norm.mean
        values /= norm.std
        yield np.nan_to_num(values, copy=False).astype(np.float32), block


def depth(bands: int, dtype: torch.dtype) -> int:
    """Bands of the image on the device, those too many included."""
    return bands if dtype == torch.float32 else -(-bands // ALIGNMENT) * ALIGNMENT


def _physical(cube: np.ndarray, valid: np.ndarray, bands: Sequence[Band]) -> Iterator[tuple[np.ndarray, slice]]:
    """Blocks of rows as float64 in physical units, NaN where a value is no data, with their place."""
    rows, cols, _ = cube.shape
    scale = np.array([band.scale for band in bands])
    offset = np.array([band.offset for band in bands])
    nodata = np.array([np.nan if band.nodata is None else band.nodata for band in bands])
    if cube.dtype.kind == "f":  # a decimal fraction is rounded when stored
        nodata = nodata.astype(cube.dtype)
    height = max(1, BLOCK_VALUES // (cols * len(bands)))
    for start in range(0, rows, height):
        block = slice(start, min(rows, start + height))
        values = cube[block].astype(np.float64)
        missing = ~np.isfinite(values) | (values == nodata) | ~valid[block, :, None]
        values = values * scale + offset
        values[missing] = np.nan
        yield values, block
