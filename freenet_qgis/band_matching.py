# SPDX-License-Identifier: GPL-3.0-or-later
"""Which bands of a raster a trained model wants."""

from __future__ import annotations

from .geodata.raster import RasterInfo
from .job import FreeNetError, ModelCard

TOLERANCE_NM = 5.0  # half a band of an imaging spectrometer of 10 nm sampling


def match_bands(card: ModelCard, info: RasterInfo) -> list[int]:
    """The numbers of the raster's bands that the model takes, in its order.

    Bands are matched by position; where both sides know wavelengths these must agree.

    Raises:
        FreeNetError: If the raster has another number of bands, or other wavelengths.
    """
    if len(info.bands) != card.source_bands:
        raise FreeNetError(
            f"The model was trained on {card.source_bands} bands, '{info.path.name}' has {len(info.bands)}.",
            "Choose the raster it was trained on, one of the same sensor, or train a model for this one.",
        )
    by_number = {band.number: band for band in info.bands}
    for wanted in card.bands:
        found = by_number.get(wanted.number)
        if found is None:
            raise FreeNetError(
                f"The model wants band {wanted.number}, '{info.path.name}' has no such data band.",
                "Choose the raster it was trained on, or one of the same sensor.",
            )
        if wanted.wavelength_nm is None or found.wavelength_nm is None:
            continue
        tolerance = max(TOLERANCE_NM, (wanted.fwhm_nm or 0.0) / 2)
        if abs(found.wavelength_nm - wanted.wavelength_nm) > tolerance:
            raise FreeNetError(
                f"Band {wanted.number} of '{info.path.name}' is at {found.wavelength_nm:g} nm, "
                f"the model wants {wanted.wavelength_nm:g} nm.",
                "Choose a raster of the sensor the model was trained on, or train a model for this one.",
            )
    return [band.number for band in card.bands]
