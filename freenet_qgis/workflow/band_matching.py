# SPDX-License-Identifier: GPL-3.0-or-later
"""Which bands of a raster make those that a trained model, or the first of several scenes, has."""

from __future__ import annotations

from dataclasses import replace

from ..contract.model_card import ModelCard
from ..errors import FreeNetError, UnfitError
from ..geodata.raster import RasterInfo
from . import date_matching, dated_bands, raster_matching
from .one_date_matching import of_one_date, tell_apart
from .wanted_bands import BandPlan, WantedBands, of_model


def match_bands(card: ModelCard, info: RasterInfo) -> BandPlan:
    """Find the bands of a model in a raster, see `match`.

    Raises:
        UnfitError: If a band is missing.
    """
    try:
        return match(of_model(card), info)
    except FreeNetError as error:
        raise UnfitError(error.message, error.hint) from error


def match(sought: WantedBands, info: RasterInfo) -> BandPlan:
    """Find bands in a raster.

    Where layout and wavelengths are those of the training raster, its bands are taken as they are. Else bands are
    matched by wavelength where both sides know them, else by name, else by position. A band marked as bad is missing,
    unless the one at its place was used for training although it was bad. What the user has chosen is of no matter.
    Of several rasters that make up both scenes, each is that of the same name, else that of the same place.

    Raises:
        FreeNetError: If a band is missing.
    """
    used_though_bad = {band.number for band in sought.bands if band.is_bad}
    info = replace(info, bad=info.bad - used_though_bad)
    try:
        return raster_matching.by_names(sought, info) or _of_all_dates(sought, info)
    except FreeNetError as error:
        missing = raster_matching.missing_rasters(sought, info) if sought.is_of_model else []
        if missing:
            raise raster_matching.lacking(sought, info, missing) from error
        raise


def _of_all_dates(sought: WantedBands, info: RasterInfo) -> BandPlan:
    """As `match`, whatever rasters are called."""
    if date_matching.is_series(sought.bands) and (found := dated_bands.by_date(sought, info)):
        return found
    if not tell_apart(sought):
        by_rasters = raster_matching.by_files(sought, info) or raster_matching.by_places(sought, info)
        if by_rasters:
            return by_rasters
    found = of_one_date(sought, info)
    return replace(found, remarks=(*found.remarks, *dated_bands.by_order(sought, info, found)))
