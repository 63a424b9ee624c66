# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of the scene each class really covers: the map's areas corrected by its confusion with the reference.

Source: Olofsson et al. 2014, "Good practices for estimating area and assessing accuracy of land change", Remote Sensing
of Environment 148, doi 10.1016/j.rse.2014.02.015: eqs. 4 (cells), 5 (overall accuracy and its variance), 9 and 10
(area and its standard error). There rows are the map; here, as everywhere in FreeNet, rows are the reference.

The estimate takes the reference pixels for a random sample within each mapped class. Training polygons are none: their
pixels are alike and lie where a class is plain to see. So it is a rough guide, and true intervals are wider.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np

from .figures import Area, ClassArea, Interval
from .thresholds import FEWEST_MAPPED_PX

Z = 1.96  # standard errors on either side of a 95 % interval


def estimate(matrix: Sequence[Sequence[int]], mapped: Sequence[float]) -> Optional[Area]:
    """The area shares of the classes, and the overall accuracy weighted by the area of the mapped classes.

    Args:
        matrix: Pixel counts, shape (classes, classes); rows reference, columns map.
        mapped: Of each class how many pixels the whole map has, or their area.

    Returns:
        None where a mapped class has fewer than two reference pixels, so that nothing is known of what it really is;
        an interval is None where nothing disagrees, which tells no error rather than none.
    """
    found = _cells(matrix, mapped)
    if found is None:
        return None
    cells, variances, is_mapped = found
    own = np.arange(len(cells)), np.flatnonzero(is_mapped)  # where the map is right
    shares = zip(np.asarray(mapped, float) / np.sum(mapped), cells.sum(0), variances.sum(0))
    return Area(
        overall_accuracy=float(cells[own].sum()),
        overall_interval=_interval(cells[own].sum(), variances[own].sum()),
        classes=tuple(
            ClassArea(float(share), float(adjusted), _interval(adjusted, variance))
            for share, adjusted, variance in shares
        ),
    )


def adjusted_shares(
    matrix: Sequence[Sequence[int]], mapped: Sequence[float]
) -> Optional[tuple[np.ndarray, np.ndarray]]:
    """The corrected share of each class and its variance, float64, shape (classes,); None as of `estimate`."""
    found = _cells(matrix, mapped)
    return None if found is None else (found[0].sum(0), found[1].sum(0))


def _cells(
    matrix: Sequence[Sequence[int]], mapped: Sequence[float]
) -> Optional[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Shares of the area by class in the map and in truth, their variances, and which classes are mapped.

    The first two are of shape (mapped classes, classes), the last of shape (classes,).
    """
    counts, areas = np.asarray(matrix, float).T, np.asarray(mapped, float)  # rows map, columns reference
    is_mapped = areas > 0
    counts, sampled = counts[is_mapped], counts[is_mapped].sum(1)
    if not is_mapped.any() or sampled.min() < FEWEST_MAPPED_PX:
        return None
    weights = areas[is_mapped] / areas.sum()
    rates = counts / sampled[:, None]
    variances = weights[:, None] ** 2 * rates * (1 - rates) / (sampled[:, None] - 1)
    return weights[:, None] * rates, variances, is_mapped


def _interval(share: float, variance: float) -> Optional[Interval]:
    if variance == 0:
        return None
    half = Z * np.sqrt(variance)
    return float(max(0.0, share - half)), float(min(1.0, share + half))
