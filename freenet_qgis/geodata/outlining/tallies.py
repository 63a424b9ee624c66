# SPDX-License-Identifier: GPL-3.0-or-later
"""What is counted of regions: pixels, square metres, confidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Optional

import numpy as np

Figures = tuple[int, Optional[float], Optional[float]]  # value, square metres, mean confidence


@dataclass(frozen=True)
class Tallies:
    """Sums over regions.

    Attributes:
        values: Their classes, shape (regions,).
        sums: Pixels, square metres (NaN where not known), confidence, and pixels that have one; shape (regions, 4).
    """

    values: np.ndarray
    sums: np.ndarray

    @staticmethod
    def of(
        regions: np.ndarray, values: np.ndarray, areas: Optional[np.ndarray], confidence: Optional[np.ndarray]
    ) -> Tallies:
        """Of a strip.

        Args:
            regions: Of each pixel, shape (rows, cols).
            values: Of each region.
            areas: Of each pixel, m²; None where not known.
            confidence: Of each pixel, NaN for none; None where there is none at all.
        """
        flat, count = regions.ravel(), len(values)
        sums = np.zeros((count, 4))
        sums[:, 0] = np.bincount(flat, minlength=count)
        sums[:, 1] = np.nan if areas is None else np.bincount(flat, areas.ravel(), count)
        if confidence is not None:
            is_there = np.isfinite(confidence).ravel()
            sums[:, 2] = np.bincount(flat, np.where(is_there, confidence.ravel(), 0), count)
            sums[:, 3] = np.bincount(flat, is_there, count)
        return Tallies(values, sums)

    def chosen(self, which: np.ndarray) -> Tallies:
        """Of the regions of these positions."""
        return Tallies(self.values[which], self.sums[which])

    def figures(self, which: np.ndarray, pixels: np.ndarray) -> Iterator[Figures]:
        """What to tell of the regions of these positions, the outlines of which cover so many pixels."""
        counted, metres, confidence, sure = self.sums[which].T
        areas = metres * (pixels / counted)
        means = confidence / np.where(sure > 0, sure, np.nan)
        for value, area, mean in zip(self.values[which].tolist(), areas.tolist(), means.tolist()):
            yield value, area if area == area else None, mean if mean == mean else None
