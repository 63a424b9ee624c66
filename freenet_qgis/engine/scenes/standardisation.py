# SPDX-License-Identifier: GPL-3.0-or-later
"""From stored values to physical units, standardised per band."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Optional, Union

import numpy as np
import torch
from torch import Tensor

from ...contract.job import Band
from ...contract.model_card import ModelCard
from ...errors import FreeNetError
from ...files.array_file import ArrayFile
from ...text.i18n import tr
from .cube_part import CubePart
from .raster_file import RasterFile

BLOCK_VALUES = 16_000_000  # read at a time, so that float32 never holds the whole scene
BLOCK_PX = 2**20  # read at a time, so that what is made of few bands stays small
MEASURED_VALUES = 2**20  # measured at a time: there are float64 copies of these
CPU = torch.device("cpu")

Cube = Union[np.ndarray, ArrayFile, RasterFile, CubePart]


@dataclass(frozen=True)
class Standardisation:
    """Mean and standard deviation of each band over the pixels with data, float64, in physical units."""

    mean: np.ndarray
    std: np.ndarray


def measure_standardisation(cube: Cube, valid: np.ndarray, bands: Sequence[Band]) -> Standardisation:
    """Mean and standard deviation of each band, in one pass; without spread 1, or the scale if that is more.

    Args:
        cube: Stored values, shape (rows, cols, bands); may be in a file.
        valid: bool, shape (rows, cols).
        bands: Scale, offset and nodata of each band.

    Raises:
        FreeNetError: If the numbers of a band cannot be computed with.
    """
    stored = Stored(bands, cube.dtype)
    count, total, squares = torch.zeros(3, len(bands), dtype=torch.float64)
    # About the mean: squares of numbers far from zero would swallow how they differ.
    near = torch.zeros(len(bands), dtype=stored.dtype)
    for block in blocks(cube, MEASURED_VALUES):
        if not valid[block].any():
            continue
        values, missing = stored.read(cube[block], valid[block], CPU)
        here = (~missing).sum((0, 1))
        if (count == 0).any():
            first = values.masked_fill(missing, 0).sum((0, 1), dtype=torch.float64) / here.clamp(min=1)
            near = near.where(count > 0, first.to(values.dtype))
        deviations = (values - near).masked_fill_(missing, 0)
        count += here
        total += deviations.sum((0, 1), dtype=torch.float64)
        squares += deviations.double().square_().sum((0, 1))  # float32 would overflow where a fill value is not marked
    shift = (total / count.clamp(min=1)).numpy()
    spread = np.sqrt(np.maximum(squares.numpy() / count.clamp(min=1).numpy() - shift**2, 0)) * np.abs(stored.scale)
    mean = np.where(count.numpy() > 0, (near.double().numpy() + shift) * stored.scale + stored.offset, 0.0)
    if not np.isfinite(mean + spread).all():
        name = bands[int(np.argmin(np.isfinite(mean + spread)))].name
        raise FreeNetError(
            tr("{name} holds numbers too large to compute with.").format(name=name),
            tr("Mark it as bad, or set the value that means no data."),
        )
    unit = np.maximum(1.0, np.abs(stored.scale))  # which the scale is divided by, and float32 holds what comes of it
    return Standardisation(mean, np.where(spread > 1e-12 * np.maximum(np.abs(mean), 1e-300), spread, unit))


def standardisation_for(card: ModelCard, cube: Cube, valid: np.ndarray, bands: Sequence[Band]) -> Standardisation:
    """How a model wants to be shown a scene: by the figures of its card, or by the scene's own.

    Args:
        card: The card of the model.
        cube: Stored values, shape (rows, cols, bands); where the scene's own figures count, read once.
        valid: bool, shape (rows, cols).
        bands: Scale, offset and nodata of each band.
    """
    if card.standardised_by == "scene":
        return measure_standardisation(cube, valid, bands)
    return Standardisation(np.array(card.band_mean), np.array(card.band_std))


class Stored:
    """Stored values and how they are to be read.

    Args:
        bands: Scale, offset and nodata of each band.
        dtype: Type of the values.

    Attributes:
        scale: Scale of each band, float64.
        offset: Offset of each band, float64.
        dtype: What the values are exact in, float32 if possible.
    """

    def __init__(self, bands: Sequence[Band], dtype: np.dtype) -> None:
        self.scale = np.array([band.scale for band in bands])
        self.offset = np.array([band.offset for band in bands])
        nodata = np.array([np.nan if band.nodata is None else band.nodata for band in bands])
        self._nodata = nodata.astype(dtype).astype(np.float64) if dtype.kind == "f" else nodata  # rounded as stored
        is_exact = dtype.itemsize <= (4 if dtype.kind == "f" else 2)  # in float32
        self.dtype = torch.float32 if is_exact else torch.float64
        self._may_be_infinite = dtype.kind == "f"
        self._whole: Optional[np.ndarray] = None  # nodata of whole numbers of 64 bits, which no float holds
        if dtype.kind != "f" and dtype.itemsize == 8:
            limits = np.iinfo(dtype)
            marks = [band.nodata for band in bands]
            self._has_mark = np.array([one is not None and limits.min <= one <= limits.max for one in marks])
            self._whole = np.array(
                [dtype.type(one) if is_in else 0 for one, is_in in zip(marks, self._has_mark)], dtype
            )

    def read(self, values: np.ndarray, valid: np.ndarray, device: torch.device) -> tuple[Tensor, Tensor]:
        """Stored values and whether each is missing, shape (rows, cols, bands), on the device.

        Args:
            values: The same shape.
            valid: bool, shape (rows, cols).
            device: Where to; float64 stays on the CPU, which some devices do not have.
        """
        kind = np.float32 if self.dtype == torch.float32 else np.float64
        found = torch.from_numpy(values.astype(kind)).to(device if self.dtype == torch.float32 else CPU)
        missing = torch.from_numpy(~valid)[..., None].to(found.device).expand(found.shape)
        if self._whole is not None:
            missing = missing | torch.from_numpy((values == self._whole) & self._has_mark)
        elif not np.isnan(self._nodata).all():
            missing = missing | (found == self._on(found, self._nodata))
        if self._may_be_infinite:
            missing = missing | ~found.isfinite()
        return found, missing

    def standardised(
        self, values: np.ndarray, valid: np.ndarray, norm: Standardisation, device: torch.device
    ) -> Tensor:
        """Float32, shape (rows, cols, bands), on the device; 0 where there is no data."""
        found, missing = self.read(values, valid, device)
        found -= self._on(found, (norm.mean - self.offset) / self.scale)
        found *= self._on(found, self.scale / norm.std)
        return found.masked_fill_(missing, 0).to(device, torch.float32)

    @staticmethod
    def _on(like: Tensor, figures: np.ndarray) -> Tensor:
        return torch.from_numpy(figures).to(like.device, like.dtype)


def blocks(cube: Cube, most: int = BLOCK_VALUES) -> Iterator[slice]:
    """Blocks of rows, of so many values at most, if that is a row."""
    rows, cols, bands = cube.shape
    height = max(1, min(most // max(1, cols * bands), BLOCK_PX // max(1, cols)))
    return (slice(start, min(rows, start + height)) for start in range(0, rows, height))
