# SPDX-License-Identifier: GPL-3.0-or-later
"""Bands that a raster does not have, made of those it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...contract.job import Band


@dataclass(frozen=True)
class Mix:
    """A band to read: one of the raster's as it is, or a weighted mean of several.

    Attributes:
        band: What it is.
        band_numbers: The raster's bands it is made of.
        weights: Theirs, adding up to 1.
    """

    band: Band
    band_numbers: tuple[int, ...]
    weights: tuple[float, ...] = (1.0,)

    @property
    def is_plain(self) -> bool:
        """Whether it is a band of the raster."""
        return len(self.band_numbers) == 1

    def in_physical_units(self) -> Band:
        """The band as `Mixer` leaves it."""
        return replace(self.band, scale=1.0, offset=0.0, nodata=None)


class Mixer:
    """Makes the bands that are wanted out of those that were read.

    Attributes:
        depth: How many bands it makes.
    """

    def __init__(self, wanted: Sequence[Mix], bands: Sequence[Band]) -> None:
        """`bands` are those read, each once, among them all that the mixes name."""
        self.depth = len(wanted)
        places = {band.number: place for place, band in enumerate(bands)}
        self._weights = np.zeros((len(bands), len(wanted)), np.float32)
        for column, mix in enumerate(wanted):
            for number, weight in zip(mix.band_numbers, mix.weights):
                self._weights[places[number], column] += weight
        self._is_used = (self._weights != 0).astype(np.float32)
        self._scale, self._offset = np.array([(band.scale, band.offset) for band in bands]).T

    def of(self, values: np.ndarray, is_data: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Float32 in physical units, NaN where a part is missing, and whether they are data.

        Args:
            values: Stored values, shape (rows, cols, bands read).
            is_data: bool, the same shape.
        """
        physical = np.where(is_data, values * self._scale + self._offset, 0).astype(np.float32)
        has_data = (~is_data).astype(np.float32) @ self._is_used == 0
        return np.where(has_data, physical @ self._weights, np.float32(np.nan)), has_data
