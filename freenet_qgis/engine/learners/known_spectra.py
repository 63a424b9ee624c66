# SPDX-License-Identifier: GPL-3.0-or-later
"""Spectra that a model was trained on, and how unlike all of them another spectrum is: its novelty.

Novelty is the distance to the nearest of them, along axes on which classes stand apart and in the bands themselves, in
such units that 1 is what one in a hundred pixels of held-out training polygons exceeds. What is above 1 is unlike the
training data; whether its class on the map is wrong nobody knows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
from torch import Tensor

HIGHEST = 100.0  # stands for all beyond, such as values that nobody marked as no data
LARGEST = 1e6  # standard deviations, likewise, lest squares become infinite
BAND_AXES = 16  # distances in bands are exact along so many axes
AT_ONCE = 2**10  # spectra, always: in products of matrices of one size a row has the same bits wherever it stands


@dataclass(frozen=True)
class KnownSpectra:
    """Some spectra of each class, and how distances from them are measured.

    Attributes:
        spectra: Standardised as the network's input, float32, shape (n, bands).
        labels: The class 1… of each, float32 as all in a model file, shape (n,).
        axes: Float32, shape (bands, k): spectra times these are points with such distances. The last 16, or as many as
            there are bands, are at right angles and of one length, which distances in bands are multiplied by.
    """

    spectra: Tensor
    labels: Tensor
    axes: Tensor

    def __post_init__(self) -> None:
        (count, bands), (of, k) = self.spectra.shape, self.axes.shape
        if not count or self.labels.shape != (count,) or of != bands or k < min(bands, BAND_AXES):
            raise ValueError("the known spectra do not fit their classes or axes")

    @property
    def needed(self) -> int:
        """Memory that measuring takes at the peak, bytes."""
        (count, bands), k = self.spectra.shape, self.axes.shape[1]
        return 4 * (count * (bands + k + 2 * AT_ONCE) + AT_ONCE * (4 * bands + 4 * k))

    def to(self, device: torch.device) -> KnownSpectra:
        """The same on a device."""
        return KnownSpectra(self.spectra.to(device), self.labels.to(device), self.axes.to(device))

    def scaled(self, factor: float) -> KnownSpectra:
        """The same with distances multiplied."""
        return replace(self, axes=self.axes * factor)

    @torch.no_grad()
    def novelty(self, spectra: Tensor) -> Tensor:
        """How unlike all known spectra each of some is, 0…100: float32, shape (m,).

        Args:
            spectra: Standardised likewise, float32, shape (m, bands), on the same device.
        """
        known = self._points(self.spectra)
        half = known.square().sum(1) / 2
        found = [self._nearest(part, known, half) for part in spectra.split(AT_ONCE)]
        return torch.cat(found) if found else spectra.new_zeros(0)

    def _nearest(self, spectra: Tensor, known: Tensor, half: Tensor) -> Tensor:
        """The distances of up to `AT_ONCE` spectra to the nearest point."""
        count = len(spectra)
        padded = torch.nn.functional.pad(spectra, (0, 0, 0, AT_ONCE - count))
        points = self._points(padded)
        nearest = known[(half - points @ known.T).argmin(1)]  # then exactly: squares of long vectors differ by rounding
        return (points - nearest).square().sum(1).sqrt().clamp(max=HIGHEST)[:count]

    def _points(self, spectra: Tensor) -> Tensor:
        """Spectra as points: along the axes, and how far they are off those of the bands."""
        spectra = spectra.clamp(-LARGEST, LARGEST)
        points, bands = spectra @ self.axes, len(self.axes)
        if bands <= BAND_AXES:
            return points
        length = self.axes[:, -1].square().sum()
        off = spectra.square().sum(1) * length - points[:, -BAND_AXES:].square().sum(1)
        return torch.cat((points, off.clamp(min=0).sqrt()[:, None]), 1)
