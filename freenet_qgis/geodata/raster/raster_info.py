# SPDX-License-Identifier: GPL-3.0-or-later
"""What a raster is, before its pixels are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from osgeo import gdal

from ...contract.job import Band, Grid
from ...errors import FreeNetError
from ...request import Scene
from ...sources.gdal_name import Source
from ...text.i18n import tr
from ..access.fingerprint import FileStatus
from .chosen_nodata import Hidden
from .validity import Validity


@dataclass(frozen=True)
class RasterInfo:
    """What a raster is, before its pixels are read.

    Attributes:
        path: The file, or what else GDAL opens.
        grid: Its size and place.
        bands: Its bands without its opacity (alpha).
        bad: Numbers of the bands that the file itself marks as bad, but for those that the user has chosen.
        unchosen: Numbers of the others that the user has not chosen.
        dtype: The type that holds the values of all bands; floats where NaN has to say what a nodata value cannot.
        files: Its `fingerprint`, to tell whether it has changed since.
        opacity: The bands that are its opacity.
        tagged: How many of its bands are tagged as opacity, but are data.
        hidden: Values that are no data beside the nodata values, as the user wants it: number of the band, the lowest
            and the highest, as stored.
        remarks: What is doubtful in its metadata, or not the file's own, in words.
        large_bytes: As of `Scene`.
        rasters: Of an image of several rasters these, in their order; empty for a single one, which `path` is.
        masks: Bands behind those of data that hide all bands of a raster: the place of the raster, number of the band.
    """

    path: Source
    grid: Grid
    bands: tuple[Band, ...]
    bad: frozenset[int]
    dtype: np.dtype
    files: tuple[FileStatus, ...] = ()
    opacity: tuple[Band, ...] = ()
    tagged: int = 0
    hidden: tuple[Hidden, ...] = ()
    remarks: tuple[str, ...] = ()
    large_bytes: int = Scene.large_bytes
    rasters: tuple[Source, ...] = ()
    masks: tuple[tuple[int, int], ...] = ()
    unchosen: frozenset[int] = frozenset()

    @property
    def all_bands(self) -> int:
        """How many bands the raster has."""
        return len(self.bands) + len(self.opacity)

    @property
    def pixels(self) -> int:
        """How many pixels the raster has."""
        return self.grid.rows * self.grid.cols

    @property
    def sources(self) -> tuple[Source, ...]:
        """The rasters that it is read from."""
        return self.rasters or (self.path,)

    def validity(self, dataset: gdal.Dataset, bands: Sequence[Band]) -> Validity:
        """Which values of the bands, all of one raster, are data."""
        masks = [band.number for band in self.opacity]
        masks += [number for raster, number in self.masks if raster == bands[0].raster]
        return Validity(dataset, masks, bands, self.dtype, self.hidden)

    def used_bands(self) -> tuple[Band, ...]:
        """The bands to train on: those that the user has chosen, else all that the file does not mark as bad.

        Raises:
            FreeNetError: If it marks all.
        """
        used = tuple(band for band in self.bands if band.number not in self.bad | self.unchosen)
        if not used:
            raise FreeNetError(
                tr("All {count} bands of '{name}' are marked as bad (bbl) in the file.").format(
                    count=len(self.bands), name=self.path.name
                ),
                tr("Correct the list of bad bands in its header."),
            )
        return used
