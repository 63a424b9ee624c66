# SPDX-License-Identifier: GPL-3.0-or-later
"""Axes along which the spectra of a class scatter alike: differences between classes stand out from those within.

A network on standardised bands has to find these axes among hundreds of correlated bands from a few polygons; given
them, it learns materials rather than brightness. And the nearest class mean along them is a linear discriminant.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

LEADING = 32
PART = 2**12  # spectra computed with at a time
SMALLEST = 1e-10  # variance, of the largest: what is below is rounding…
TINY = 1e-12  # …and so is this, where standardised bands vary by 1


@dataclass(frozen=True)
class Whitening:
    """Whitened axes.

    Attributes:
        axes: Float64, shape (bands, bands): spectra times this scatter with unit variance within classes; the first
            axis is the one along which the image varies most.
        leading: Float64, shape (bands, at most 32): the first axes, scaled to unit variance over the image on average.
    """

    axes: np.ndarray
    leading: np.ndarray


def whitening(spectra: np.ndarray, labels: np.ndarray, background: np.ndarray) -> Whitening:
    """Whiten the scatter within classes.

    The scatter is the pooled within-class covariance, shrunk as in Ledoit, Wolf 2004, "A well-conditioned estimator for
    large-dimensional covariance matrices", doi 10.1016/S0047-259X(03)00096-4.

    Args:
        spectra: Standardised spectra of the training pixels, shape (n, bands).
        labels: Classes of the training pixels, shape (n,).
        background: Spectra from all over the image, shape (m, bands).
    """
    white = _white(spectra, labels, background)
    spread, turn = np.linalg.eigh(_covariance(background, white))
    axes, spread = white @ turn[:, ::-1], spread[::-1]
    leading = axes[:, :LEADING] / np.sqrt(max(spread[:LEADING].mean(), TINY))
    return Whitening(axes, leading)


def discriminant_axes(spectra: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The axes that a linear discriminant tells classes apart by: float64, shape (bands, at most classes - 1).

    Along them classes scatter with unit variance, and in no other direction do their means differ; for the arguments
    see `whitening`.
    """
    white = _white(spectra, labels, spectra)
    means = np.stack([spectra[labels == label].mean(0, dtype=np.float64) for label in np.unique(labels)])
    turn = np.linalg.svd((means - means.mean(0)) @ white, full_matrices=False)[2]
    return white @ turn[: len(means) - 1].T


def _white(spectra: np.ndarray, labels: np.ndarray, background: np.ndarray) -> np.ndarray:
    """Axes along which classes scatter with unit variance, float64, shape (bands, bands); see `whitening`."""
    from sklearn.covariance import ledoit_wolf

    scatter = spectra.astype(np.float64)
    for label in np.unique(labels):
        own = labels == label
        scatter[own] -= scatter[own].mean(0)
    if not scatter.any():  # one pixel a class, or all alike
        scatter = background - background.mean(0, dtype=np.float64)
    variances, turn = np.linalg.eigh(ledoit_wolf(scatter, assume_centered=True)[0])
    axes: np.ndarray = turn / np.sqrt(np.maximum(variances, max(SMALLEST * variances[-1], TINY)))
    return axes


def _covariance(spectra: np.ndarray, axes: np.ndarray) -> np.ndarray:
    """Covariance of spectra along axes, float64; part by part, lest there are copies of all of them."""
    mean, total = spectra.mean(0, dtype=np.float64), np.zeros((axes.shape[1], axes.shape[1]))
    for start in range(0, len(spectra), PART):
        along = (spectra[start : start + PART] - mean) @ axes
        total += along.T @ along
    return total / len(spectra)
