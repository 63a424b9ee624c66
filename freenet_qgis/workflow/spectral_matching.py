# SPDX-License-Identifier: GPL-3.0-or-later
"""A band at a wavelength, out of bands at others.

`known` are the bands at hand, in the order of their wavelengths, which are all different; at least one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Optional

from ..contract.job import Band
from ..geodata.raster.mixing import Mix

TOLERANCE_NM = 5.0  # half a band of an imaging spectrometer of 10 nm sampling
GAP_WIDTHS = 3.0  # of the wanted band, from one neighbour to the next: two bands may be missing between them
WIDER = 2.0  # a wanted band of at least so many times the width of those at hand is a mean of several


def mean(wanted: Band, known: Sequence[Band]) -> Optional[Mix]:
    """The mean of the bands within the wanted one, where that is much wider than they."""
    width = wanted.fwhm_nm or 0.0
    within = [band for band in known if _distance(band, wanted) <= width / 2]
    if len(within) < 2 or any(band.fwhm_nm is None or WIDER * band.fwhm_nm > width for band in within):
        return None
    return _made(wanted, within, [1 / len(within)] * len(within))


def nearest(wanted: Band, known: Sequence[Band]) -> Optional[Mix]:
    """The nearest band, if it is near enough."""
    found = min(known, key=lambda band: _distance(band, wanted))
    return Mix(found, (found.number,)) if are_one(wanted, found) else None


def between(wanted: Band, known: Sequence[Band]) -> Optional[Mix]:
    """Linear interpolation between the neighbours, if they are near enough to each other."""
    below = [band for band in known if wavelength(band) < wavelength(wanted)]
    above = [band for band in known if wavelength(band) > wavelength(wanted)]
    if not below or not above:
        return None
    gap = _distance(above[0], below[-1])
    if gap > GAP_WIDTHS * max(wanted.fwhm_nm or 0.0, 2 * TOLERANCE_NM):
        return None
    share = _distance(below[-1], wanted) / gap
    return _made(wanted, (below[-1], above[0]), (1 - share, share))


def _made(wanted: Band, parts: Sequence[Band], weights: Sequence[float]) -> Mix:
    closest = min(parts, key=lambda band: _distance(band, wanted))
    return Mix(replace(wanted, number=closest.number), tuple(band.number for band in parts), tuple(weights))


def _distance(band: Band, wanted: Band) -> float:
    return abs(wavelength(band) - wavelength(wanted))


def wavelength(band: Band) -> float:
    """The wavelength of a band that has one, nanometres.

    Raises:
        ValueError: If it has none.
    """
    if band.wavelength_nm is None:
        raise ValueError(f"the wavelength of band {band.number} is not known")
    return band.wavelength_nm


def are_one(wanted: Band, found: Band) -> bool:
    """Whether two bands are within half a width of each other, the larger one, and so may be taken for one."""
    return _distance(found, wanted) <= max(TOLERANCE_NM, (wanted.fwhm_nm or 0.0) / 2, (found.fwhm_nm or 0.0) / 2)
