# SPDX-License-Identifier: GPL-3.0-or-later
"""The values a model was trained among, and whether those of another scene leave them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...contract.job import Band
from ...contract.model_card import ModelCard
from ...text.i18n import number, tr
from .standardisation import CPU, Cube, Standardisation, Stored

DRAWN_PX = 20_000  # pixels looked at, those without data included
TAILS = (0.5, 99.5)  # percentiles: a few glints and dead pixels say nothing about a scene
MARGIN = 0.1  # of the range beyond either end that is still ordinary
MANY_BANDS = 0.1  # share of the bands that have to be outside for a pixel to be
WORTH_A_WARNING = 0.05  # share of the pixels
OTHER_UNITS = 0.5  # share of the pixels from which on the values themselves are in doubt

BandRange = tuple[tuple[float, ...], tuple[float, ...]]


def measure_range(cube: Cube, valid: np.ndarray, bands: Sequence[Band]) -> BandRange:
    """Per band what the lowest and highest half percent of the pixels begin at, in physical units.

    Both are empty where no pixel, or none with data in some band, is among those drawn.

    Args:
        cube: Stored values, shape (rows, cols, bands); may be in a file.
        valid: bool, shape (rows, cols).
        bands: Scale, offset and nodata of each band.
    """
    spectra = sample(cube, valid, bands)
    if not np.isfinite(spectra).any(0).all():
        return (), ()
    low, high = np.nanpercentile(spectra, TAILS, axis=0)
    return tuple(low.tolist()), tuple(high.tolist())


def sample(cube: Cube, valid: np.ndarray, bands: Sequence[Band]) -> np.ndarray:
    """Spectra of some valid pixels from all over the scene, float64, shape (n, bands), physical units, NaN for no data.

    The same pixels every time. For the arguments see `measure_range`.
    """
    drawn = np.unique(np.random.default_rng(0).integers(valid.size, size=DRAWN_PX))
    pixels = drawn[valid.reshape(-1)[drawn]]
    stored = Stored(bands, cube.dtype)
    values = cube[np.divmod(pixels, valid.shape[1])][:, None]
    found, missing = stored.read(values, np.ones(values.shape[:2], bool), CPU)
    spectra = found.double().masked_fill(missing, np.nan)[:, 0].numpy()
    return spectra * stored.scale + stored.offset


def united(ranges: Sequence[BandRange], norms: Sequence[Standardisation]) -> BandRange:
    """What lies in the range of any of several scenes, in standard deviations from the mean of each.

    Both are empty where the range of a scene is not known.

    Args:
        ranges: Range of each scene, from `measure_range`.
        norms: Mean and deviation of each scene.
    """
    if not all(low for low, _ in ranges):
        return (), ()
    lows, highs = ([(np.array(one[end]) - norm.mean) / norm.std for one, norm in zip(ranges, norms)] for end in (0, 1))
    return tuple(np.min(lows, 0).tolist()), tuple(np.max(highs, 0).tolist())


def remarks(card: ModelCard, cube: Cube, valid: np.ndarray, bands: Sequence[Band], norm: Standardisation) -> list[str]:
    """A sentence where more than a few of the pixels are unlike what the model was trained on; else nothing.

    A pixel is, where its value is beyond the range by more than `MARGIN` in more than `MANY_BANDS` of the bands.

    Args:
        card: Card of the model; one that tells no range is content with everything.
        cube: Stored values of the bands of the model, shape (rows, cols, bands); may be in a file.
        valid: bool, shape (rows, cols).
        bands: Scale, offset and nodata of each band of the cube.
        norm: How the model is shown the scene.
    """
    if not card.band_low:
        return []
    spectra = sample(cube, valid, bands)
    if not len(spectra):
        return []
    low, high = np.array(card.band_low), np.array(card.band_high)
    if card.standardised_by == "scene":
        low, high = (end * norm.std + norm.mean for end in (low, high))
    slack = MARGIN * (high - low)
    outside = (spectra < low - slack) | (spectra > high + slack)
    share = float((outside.mean(1) > MANY_BANDS).mean())
    if share <= WORTH_A_WARNING:
        return []
    worst = int(outside.mean(0).argmax())
    text = tr(
        "{share} % of the pixels have values outside what the model was trained on (worst: {band}, {middle} in the "
        "middle, trained on {low} to {high}); the map may be wrong there."
    ).format(
        share=number(100 * share, ".0f"),
        band=_named(card.bands[worst]),
        middle=_in_short(np.nanmedian(spectra[:, worst])),
        low=_in_short(low[worst]),
        high=_in_short(high[worst]),
    )
    if share > OTHER_UNITS:
        text += " " + tr("Check that both rasters hold the same quantity in the same units.")
    return [text]


def _in_short(value: float) -> str:
    """A value in three digits, or all before the decimal mark."""
    return number(value, ",.0f" if 1000 <= abs(value) < 1e7 else ".3g")


def _named(band: Band) -> str:
    if band.wavelength_nm is None or f"{band.wavelength_nm:g}" in band.name:
        return band.name
    return tr("{name} at {wavelength} nm").format(name=band.name, wavelength=number(band.wavelength_nm, "g"))
