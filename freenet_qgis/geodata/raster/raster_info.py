# SPDX-License-Identifier: GPL-3.0-or-later
"""What a raster is, before its pixels are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np
from osgeo import gdal

from ...contract.job import Band, Grid, PartOf
from ...errors import FreeNetError
from ...request import Area, Mask, Scene
from ...sources.gdal_name import Source
from ...text.i18n import tr
from ..access.fingerprint import FileStatus
from ..access.windows import Window
from .chosen_nodata import Hidden
from .sight import Sight, part_around
from .validity import Validity


@dataclass(frozen=True)
class RasterInfo:
    """What a raster is, before its pixels are read.

    Attributes:
        path: The file, or what else GDAL opens.
        grid: Size and place of what is looked at: of the raster, or of a part of it.
        bands: Its bands without its opacity (alpha).
        bad: Numbers of the bands that the file itself marks as bad, but for those that the user has chosen.
        unchosen: Numbers of the others that the user has not chosen.
        dtype: The type that holds the values of all bands; floats where NaN has to say what a nodata value cannot.
        files: Its `fingerprint` and that of its mask, to tell whether they have changed since.
        opacity: The bands that are its opacity.
        tagged: How many of its bands are tagged as opacity, but are data.
        hidden: Values that are no data beside the nodata values, as the user wants it: number of the band, the lowest
            and the highest, as stored.
        remarks: What is doubtful in its metadata, or not the file's own, in words.
        large_bytes: As of `Scene`.
        area: As of `Scene`.
        mask: As of `Scene`.
        part_of: Where the grid lies in the raster's; None where it is the raster's own.
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
    area: Optional[Area] = None
    mask: Optional[Mask] = None
    part_of: Optional[PartOf] = None
    rasters: tuple[Source, ...] = ()
    masks: tuple[tuple[int, int], ...] = ()
    unchosen: frozenset[int] = frozenset()

    @property
    def all_bands(self) -> int:
        """How many bands the raster has."""
        return len(self.bands) + len(self.opacity)

    @property
    def pixels(self) -> int:
        """How many pixels the raster, or the part of it, has."""
        return self.grid.rows * self.grid.cols

    @property
    def whole_grid(self) -> Grid:
        """The grid of the raster."""
        return self.part_of.grid if self.part_of else self.grid

    def around_area(self) -> RasterInfo:
        """The raster cut to what lies around its area of interest, so that the rest of it costs nothing."""
        part = None if self.area is None or self.part_of else part_around(self.area, self.grid)
        return self if part is None else replace(self, grid=part[0], part_of=part[1])

    def in_file(self, window: Window) -> Window:
        """Where in the raster a window of the grid lies."""
        if self.part_of is None:
            return window
        left, top, width, height = window
        return left + self.part_of.col, top + self.part_of.row, width, height

    @property
    def is_limited(self) -> bool:
        """Whether an area or a mask keeps pixels from being looked at."""
        return self.area is not None or self.mask is not None

    def sight(self) -> Sight:
        """Which pixels are looked at."""
        return Sight(self.grid, self.area, self.mask, self.whole_grid)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The rasters that it is read from."""
        return self.rasters or (self.path,)

    @property
    def all_sources(self) -> tuple[Source, ...]:
        """The rasters that it is read from, and its mask."""
        return (*self.sources, *([self.mask.raster] if self.mask else []))

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
                tr("All {count} bands of '{name}' are marked as bad (bbl) in the file.", len(self.bands)).format(
                    count=len(self.bands), name=self.path.name
                ),
                tr("Correct the list of bad bands in its header."),
            )
        return used
