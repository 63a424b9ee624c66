# SPDX-License-Identifier: GPL-3.0-or-later
"""A raster on the grid of another, of each pixel there the nearest of its own: GDAL warps it, window by window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from osgeo import gdal, osr

from ...contract.job import Grid
from ..access.gdal_calls import check
from ..access.grid import extent, place, same_crs
from ..access.signed_bytes import is_signed_byte
from ..access.windows import Window
from ..vector.outlines import turn_of
from ..vector.polygons import moved

ERROR_PX = 0.01  # by which GDAL may misplace a pixel where it interpolates between places that it has transformed
_SEARCHED_PX = 16  # around the pixels that GDAL expects to need: the edges of a strip may be curved
VALUES, IS_THERE = 1, 2  # bands of what is warped


class Nearest:
    """Warps bands of an open raster; for blocks of `exceptions`."""

    def __init__(self, dataset: gdal.Dataset, numbers: Sequence[int], own: Grid, grid: Grid) -> None:
        """Take some bands apart.

        Args:
            dataset: The raster.
            numbers: The band that is wanted, and those that are its opacity.
            own: The grid of the raster, which the file may not tell.
            grid: Where it is wanted.

        Raises:
            RuntimeError: If GDAL cannot.
        """
        self._dataset = dataset  # a band must not outlive its dataset
        self._band = dataset.GetRasterBand(numbers[0])
        # Where both CRS are one, without it: the warper has nothing to do then but count pixels.
        is_same = same_crs(own, grid)
        self._grid = replace(grid, crs_wkt="" if is_same else grid.crs_wkt, is_placed=True)
        self._sources = []
        for turn in _turns(own, grid) if is_same else [0.0]:
            source = gdal.Translate("", dataset, format="VRT", bandList=list(numbers))
            check()
            source.SetProjection("" if is_same else own.crs_wkt)
            x0, *others = own.geotransform
            source.SetGeoTransform((x0 + turn, *others))
            self._sources.append(source)

    def of(self, window: Window) -> gdal.Dataset:
        """A window of the grid in memory: values as stored, and not 0 where the raster lies and is opaque.

        Values that mean no data are values here as all others.

        Raises:
            RuntimeError: If GDAL cannot read or place them.
        """
        left, top, width, height = window
        options = ["PIXELTYPE=SIGNEDBYTE"] if is_signed_byte(self._band) else []
        found = gdal.GetDriverByName("MEM").Create("", width, height, 2, self._band.DataType, options)
        place(found, replace(self._grid, geotransform=moved(self._grid.geotransform, left, top)))
        found.GetRasterBand(IS_THERE).SetColorInterpretation(gdal.GCI_AlphaBand)
        gdal.Warp(
            found,
            self._sources,
            resampleAlg="near",
            srcNodata="None",
            overviewLevel="NONE",  # which may hold means of classes
            errorThreshold=ERROR_PX,
            warpOptions=[f"SOURCE_EXTRA={_SEARCHED_PX}"],
        )
        check()
        return found


def _turns(own: Grid, grid: Grid) -> list[float]:
    """By how much x of a raster grows so that it lies on a grid in the same CRS, which may count longitudes otherwise.

    What needs no turn comes last, and so covers the rest.
    """
    crs = osr.SpatialReference(own.crs_wkt) if own.crs_wkt else None
    turn = None if crs is None else turn_of(crs)
    if turn is None:
        return [0.0]
    (west, _, east, _), (first, _, last, _) = extent(own), extent(grid)
    found = [by for by in (-turn, turn) if west + by < last and first < east + by]
    return [*found, 0.0]
