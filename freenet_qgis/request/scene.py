# SPDX-License-Identifier: GPL-3.0-or-later
"""A raster, or several as one image, as a user has set it up: bands, dates, where to look, what is no data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, Optional, Union, get_args

from ..contract.job import ClassInfo
from ..errors import FreeNetError
from ..sources.gdal_name import GdalName
from ..text.i18n import tr

Resampling = Literal["bilinear", "nearest"]
Range = tuple[float, float]  # the lowest and the highest value
AS_SUITS = "auto"
RESAMPLING_WORDS = (AS_SUITS, *get_args(Resampling))


@dataclass(frozen=True)
class ChosenNodata:
    """What is no data in a band, where the user has said so in QGIS.

    Attributes:
        band: Its number.
        ranges: Values, in physical units.
        uses_own: Whether the nodata value of the file counts as well.
    """

    band: int
    ranges: tuple[Range, ...] = ()
    uses_own: bool = True


@dataclass(frozen=True)
class Area:
    """An area of interest: outside it nothing is trained on nor mapped.

    Attributes:
        outlines: Polygons, WKB in the scene's CRS; a pixel lies inside where one of them covers its centre.
        name: What the user calls it, such as the name of a layer.
    """

    outlines: tuple[bytes, ...]
    name: str


@dataclass(frozen=True)
class Mask:
    """A raster that tells which pixels are to be left out of training and map.

    Attributes:
        raster: A file, or what else GDAL opens, on any grid.
        values: Which of its values leave a pixel out, see `masks.values`; empty for what its name tells.
        crs_wkt: The CRS it is used in; empty for the file's own.
        name: What the user calls it; empty for the name of its file.
    """

    raster: Union[Path, GdalName]
    values: str = ""
    crs_wkt: str = ""
    name: str = ""

    @property
    def title(self) -> str:
        """What to call it."""
        return self.name or self.raster.name


@dataclass(frozen=True)
class BandChoice:
    """The bands of a raster to train on, as text such as ``1-10, 450-900 nm, !B1``; empty for all good ones.

    `geodata.raster.band_text` says what it may hold. A model that is applied finds its bands by itself.
    """

    text: str = ""


@dataclass(frozen=True)
class FurtherRaster:
    """One more raster of an image, laid on the grid of the first: another date, a model of heights, other bands.

    Attributes:
        raster: A file, or what else GDAL opens.
        crs_wkt: The CRS it is used in; empty for the file's own.
        nodata: Of the bands where it is not the file's own.
        resampling: How values come about between its pixels; None for nearest where it says that it holds classes, else
            bilinear. Where its pixels are those of the first raster, they are taken as they are.
    """

    raster: Union[Path, GdalName]
    crs_wkt: str = ""
    nodata: tuple[ChosenNodata, ...] = ()
    resampling: Optional[Resampling] = None


def further_rasters(rasters: Sequence[FurtherRaster], resampling: str) -> tuple[FurtherRaster, ...]:
    """More rasters of an image, with how each is laid on the grid of the first, as users write it.

    Args:
        rasters: In their order.
        resampling: A word for each, of `RESAMPLING_WORDS`, separated by commas; one stands for all, an empty text
            leaves them as they are.

    Raises:
        FreeNetError: If a word is none of these, or there are too few or too many.
    """
    words = [word.strip().lower() for word in resampling.split(",")] if resampling.strip() else []
    if words and not rasters:
        raise FreeNetError(
            tr("Ways of resampling are given ('{words}'), but no further rasters.").format(words=resampling.strip()),
            tr("Add the rasters that they are of, or leave them out."),
        )
    wrong = next((word for word in words if word not in RESAMPLING_WORDS), None)
    if wrong is not None:
        raise FreeNetError(
            tr("'{word}' is no way of resampling.").format(word=wrong),
            tr("Write one of these for each raster: {words}.").format(words=", ".join(RESAMPLING_WORDS)),
        )
    words = words * len(rasters) if len(words) == 1 else words
    if words and len(words) != len(rasters):
        raise FreeNetError(
            tr("{words} ways of resampling are given for {count} further rasters.", len(rasters)).format(
                words=len(words), count=len(rasters)
            ),
            tr("Give one for each, in their order, or one for all."),
        )
    chosen: dict[str, Resampling] = {"bilinear": "bilinear", "nearest": "nearest"}
    pairs = zip(rasters, words or [AS_SUITS] * len(rasters))
    return tuple(replace(one, resampling=chosen.get(word, one.resampling)) for one, word in pairs)


@dataclass(frozen=True)
class Scene:
    """A raster and how the user has set it up in QGIS.

    Attributes:
        raster: A file, or what else GDAL opens.
        crs_wkt: The CRS it is used in; empty for the file's own.
        nodata: Of the bands where it is not the file's own.
        classes: Where it is a class map, its classes as the layer's style shows them; empty for what the file says.
        large_bytes: Its values are copied for a run up to so many bytes, for a raster may change while the engine works
            on it. Of more, the file is read in place where that can be done, and what an interrupted classification
            has come to is kept.
        area: Where to look; None for all of it.
        mask: What to leave out; None for nothing.
        bands: The bands to train on.
        dates: The day on which each raster was taken, or each band of a single one, ISO 8601, empty where the file is
            to tell; none where that is so of all.
        further: More rasters, whose bands follow on those of the first, see `geodata.raster.stacking`.
    """

    raster: Union[Path, GdalName]
    crs_wkt: str = ""
    nodata: tuple[ChosenNodata, ...] = ()
    classes: tuple[ClassInfo, ...] = ()
    large_bytes: int = 10**9
    area: Optional[Area] = None
    mask: Optional[Mask] = None
    bands: BandChoice = BandChoice()
    dates: tuple[str, ...] = ()
    further: tuple[FurtherRaster, ...] = ()

    @property
    def rasters(self) -> tuple[Union[Path, GdalName], ...]:
        """All its rasters, the one that gives the grid first."""
        return self.raster, *(one.raster for one in self.further)

    @property
    def all_sources(self) -> tuple[Union[Path, GdalName], ...]:
        """All that is read of it: its rasters, and its mask."""
        return (*self.rasters, *([self.mask.raster] if self.mask else []))
