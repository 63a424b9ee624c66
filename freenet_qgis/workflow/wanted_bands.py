# SPDX-License-Identifier: GPL-3.0-or-later
"""Bands that are looked for in a raster, and how they are read from it once found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from ..contract.job import Band, Grid
from ..contract.model_card import ModelCard
from ..errors import FreeNetError
from ..geodata.raster import RasterInfo
from ..geodata.raster.mixing import Mix
from ..text.i18n import number, tr
from .spectral_matching import are_one, wavelength

MOST_NAMED = 6  # bands or rasters that a sentence names one by one


@dataclass(frozen=True)
class BandPlan:
    """How the bands of a model are read from a raster.

    Attributes:
        bands: Of the model, in its order.
        remarks: Sentences for the user; none where every band is simply there.
    """

    bands: tuple[Mix, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class WantedBands:
    """Bands to look for in a raster.

    Attributes:
        bands: In their order.
        source_bands: Number of bands of the raster they are of.
        scene: Its name.
        grid: Its grid; None where that is not known.
        is_of_model: Whether a model wants them; else the first of several scenes to train on.
        others: The bands of that raster that are not wanted, as far as they are known.
        rasters: Names of the rasters that they are of, where these are several.
    """

    bands: tuple[Band, ...]
    source_bands: int
    scene: str
    grid: Optional[Grid]
    is_of_model: bool = True
    others: tuple[Band, ...] = ()
    rasters: tuple[str, ...] = ()

    def hint(self) -> str:
        """What to do if one cannot be had."""
        if self.is_of_model:
            return tr("Choose a raster of the sensor the model was trained on, or train a model for this one.")
        return tr("Train together on scenes of one sensor only, or save them with the same bands.")


def of_model(card: ModelCard) -> WantedBands:
    """The bands of a model."""
    others = tuple(one.band for one in card.left_out)
    return WantedBands(card.bands, card.source_bands, card.scene, card.grid, others=others, rasters=card.rasters)


def bands_of(first: RasterInfo, bands: tuple[Band, ...]) -> WantedBands:
    """The bands of the first of several scenes, to be looked for in the others."""
    wanted = {band.number for band in bands}
    return WantedBands(
        bands=bands,
        source_bands=len(first.bands),
        scene=first.path.name,
        grid=first.whole_grid,
        is_of_model=False,
        others=tuple(band for band in first.bands if band.number not in wanted),
        rasters=tuple(source.name for source in first.rasters),
    )


def is_its_raster(sought: WantedBands, info: RasterInfo) -> bool:
    """Whether a raster is, as far as that can be seen, the one that the bands are of."""
    return sought.scene == info.path.name and sought.grid in (None, info.whole_grid)


def as_it_is(info: RasterInfo, number: int) -> Mix:
    """The band of this number, made of itself alone."""
    return Mix(next(band for band in info.bands if band.number == number), (number,))


def missing(sought: WantedBands, what: str, info: RasterInfo, offered: str) -> FreeNetError:
    """The error for a raster that lacks a band: what is wanted, and what it offers, in words."""
    text = tr("The model wants {what}, '{name}' has {offered}.")
    if not sought.is_of_model:
        text = tr("Training together with '{first}' wants {what}, '{name}' has {offered}.")
    return FreeNetError(text.format(what=what, name=info.path.name, offered=offered, first=sought.scene), sought.hint())


def check(sought: WantedBands, wanted: Band, found: Band, info: RasterInfo) -> None:
    """Refuse a band that is bad, or known to lie elsewhere in the spectrum.

    Raises:
        FreeNetError: If it is.
    """
    if found.number in info.bad:
        what = tr("band {number} ({name})").format(number=found.number, name=found.name)
        raise missing(sought, what, info, tr("it marked as bad"))
    if None not in (wanted.wavelength_nm, found.wavelength_nm) and not are_one(wanted, found):
        what = tr("'{name}' at {wavelength} nm").format(name=wanted.name, wavelength=in_nm(wanted))
        offered = tr("band {number} at {wavelength} nm").format(number=found.number, wavelength=in_nm(found))
        raise missing(sought, what, info, offered)


def in_nm(band: Band) -> str:
    """The wavelength of a band, nanometres."""
    return number(wavelength(band), "g")


def key(band: Band) -> str:
    """The name of a band, as names are compared."""
    return band.name.strip().casefold()
