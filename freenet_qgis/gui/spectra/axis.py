# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the bands stand along an axis, and where its ticks."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ...contract.job import Band
from ...text.i18n import tr

GAP = 8  # times the usual distance of two bands: there, a spectrometer measures nothing, and no line is drawn


class BandAxis:
    """The axis of bands: wavelengths where all are known, else their numbers.

    Attributes:
        title: With the unit.
        places: float64, shape (bands,), of every band.
        order: Positions of the bands from left to right.
    """

    def __init__(self, bands: Sequence[Band]) -> None:
        known = bool(bands) and all(band.wavelength_nm is not None for band in bands)
        self.title = tr("Wavelength (nm)") if known else tr("Band")
        self.places = np.array([band.wavelength_nm if known else band.number for band in bands], float)
        self.order = np.argsort(self.places, kind="stable")
        self._name = tr("{} nm, band {}") if known else ""
        self._bands = bands

    def range(self) -> tuple[float, float]:
        """The lowest and the highest value on the axis."""
        if not len(self.places):
            return 0.0, 1.0
        low, high = float(self.places.min()), float(self.places.max())
        return (low, high) if high > low else (low - 0.5, high + 0.5)

    def name(self, position: int) -> str:
        """The name of a band on this axis."""
        band = self._bands[position]
        return self._name.format(f"{band.wavelength_nm:g}", band.number) if self._name else band.name

    def runs(self, is_in: np.ndarray) -> list[np.ndarray]:
        """Positions, from left to right, of bands that follow one another without a gap and are all in."""
        ranked = self.places[self.order]
        steps = np.diff(ranked)
        is_gap = steps > GAP * np.median(steps) if len(steps) else np.zeros(0, bool)
        parts = np.split(np.arange(len(ranked)), np.flatnonzero(is_gap) + 1)
        found = []
        for part in parts:
            inside = is_in[self.order[part]].astype(int)
            starts = np.flatnonzero(np.diff(inside, prepend=0) == 1)
            ends = np.flatnonzero(np.diff(inside, append=0) == -1) + 1
            found += [self.order[part[start:end]] for start, end in zip(starts, ends)]
        return found

    def reach(self, run: np.ndarray) -> tuple[float, float]:
        """The stretch from half way to the band before a run to half way to the band after it."""
        ranked = self.places[self.order]
        first, last = (int(np.flatnonzero(self.order == run[end])[0]) for end in (0, -1))
        low, high = max(0, first - 1), min(len(ranked) - 1, last + 1)
        return (ranked[low] + ranked[first]) / 2, (ranked[last] + ranked[high]) / 2


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round numbers within a range, at most so many, evenly spaced by 1, 2 or 5 times a power of ten."""
    if not high > low or most < 1:
        return []
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [number * step for number in range(first, last + 1)]


def decimals(values: Sequence[float]) -> int:
    """How many digits after the point tell these ticks apart."""
    if len(values) < 2:
        return 2
    return max(0, -math.floor(math.log10(values[1] - values[0]) + 1e-9))
