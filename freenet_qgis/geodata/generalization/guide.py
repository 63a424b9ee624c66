# SPDX-License-Identifier: GPL-3.0-or-later
"""An image seen along the few axes that tell its classes apart, where every class scatters alike.

Linear discriminant axes: bands are turned and scaled so that pixels of one class have the variance 1 in all directions,
and of these directions those are kept along which the means of the classes lie farthest apart. Classes are those of the
map that is to be cleaned; its noise blurs them a little, which does no harm here.

Source: Fisher 1936; Rao 1948, "The utilization of multiple measurements in problems of biological classification".
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

AXES = 3  # that are looked at
SHRINKAGE = 1e-3  # share of the mean variance that is added to all, lest bands that are nearly alike have none
FEWEST = 0.5  # of the pixels that the fullest bands have: bands with fewer have no say
TINY = 1e-12
FARTHEST = 100.0  # standard deviations: what lies beyond is no colour of a class, and would drown all else


class Guide(NamedTuple):
    """Turns spectra into positions along the axes.

    Attributes:
        centre: float64, shape (bands,).
        axes: float64, shape (bands, axes).
    """

    centre: np.ndarray
    axes: np.ndarray

    def of(self, spectra: np.ndarray, is_data: np.ndarray) -> np.ndarray:
        """Positions, float32, shape (rows, cols, axes); a value without data is taken for that of the centre.

        Args:
            spectra: Shape (rows, cols, bands).
            is_data: bool, of the same shape.
        """
        seen = np.zeros((*spectra.shape[:2], self.axes.shape[1]), np.float32)
        for band, along in enumerate(self.axes.astype(np.float32)):
            apart = np.where(is_data[..., band], spectra[..., band] - self.centre[band], 0).astype(np.float32)
            for axis, by in enumerate(along):  # no product of matrices, which rounds by their size and leaves seams
                seen[..., axis] += apart * by
        return np.clip(seen, -FARTHEST, FARTHEST)


def guide_of(spectra: np.ndarray, is_data: np.ndarray, labels: np.ndarray) -> Guide:
    """The axes that tell the classes of some pixels apart; one at least.

    Args:
        spectra: Shape (pixels, bands).
        is_data: bool, of the same shape. Bands that lack many of them are not looked at.
        labels: Their classes 1…n.
    """
    shares = is_data.mean(0) if len(is_data) else np.zeros(spectra.shape[1])
    used = shares >= FEWEST * max(shares.max(initial=0), TINY)
    whole = is_data[:, used].all(1)
    centre, axes = np.zeros(len(used)), np.zeros((len(used), 1))
    if used.any() and whole.any():
        found = spectra[whole][:, used].astype(np.float64)
        centre[used] = found.mean(0)
        own = _discriminant(found - centre[used], labels[whole])
        axes = np.zeros((len(used), own.shape[1]))
        axes[used] = own
    return Guide(centre, axes)


def _discriminant(spectra: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The axes, float64, shape (bands, axes), of spectra with the mean 0."""
    classes, where, count = np.unique(labels, return_inverse=True, return_counts=True)
    means = np.stack([spectra[where == index].mean(0) for index in range(len(classes))])
    within = (spectra.T @ spectra - (means.T * count) @ means) / len(spectra)
    variances, directions = np.linalg.eigh(within)
    mean = max(float(variances.mean()), TINY)
    white = directions / np.sqrt(np.maximum(variances, 0) + SHRINKAGE * mean)
    apart = means @ white
    _, turned = np.linalg.eigh((apart.T * count) @ apart / len(spectra))
    return white @ turned[:, ::-1][:, : min(AXES, max(1, len(classes) - 1))]
