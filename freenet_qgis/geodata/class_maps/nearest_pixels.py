# SPDX-License-Identifier: GPL-3.0-or-later
"""The band of a raster as it lies on the grid of another: of each pixel there the nearest of its own, as GDAL warps."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from osgeo import gdal

from ...contract.job import Grid
from ...text.i18n import tr
from ..access.gdal_calls import check, open_raster, reported
from ..access.grid import check_comparable, place, same_crs
from ..access.signed_bytes import is_signed_byte, read_bands
from ..raster import RasterInfo
from ..raster.validity import Validity
from ..raster.warping import ERROR_PX
from ..vector.polygons import moved

_SEARCHED_PX = 16  # around the pixels that GDAL expects to need: the edges of a strip may be curved


class NearestPixels:
    """Reads the only band of a raster strip by strip of another grid."""

    def __init__(self, info: RasterInfo, grid: Grid) -> None:
        """Open a raster.

        Args:
            info: Of the raster; its first band is read.
            grid: Where it is wanted, in whatever CRS.

        Raises:
            FreeNetError: If GDAL cannot open it, or nothing says how it lies there.
        """
        check_comparable(info.grid, info.path.name, grid)
        self._info, self._grid = info, grid
        self._dataset = open_raster(info.path)
        self._band = self._dataset.GetRasterBand(info.bands[0].number)
        self._crs: dict[str, str] = {}
        if not same_crs(info.grid, grid):
            self._crs = {"srcSRS": info.grid.crs_wkt, "dstSRS": grid.crs_wkt}
        with self._reported():
            numbers = [band.number for band in (*info.bands, *info.opacity)]
            self._source = gdal.Translate("", self._dataset, format="VRT", bandList=numbers)
            self._source.SetProjection(info.grid.crs_wkt if self._crs else "")
            self._source.SetGeoTransform(info.grid.geotransform)  # it may have none
        self._hidden = [(1, low, high) for number, low, high in info.hidden if number == info.bands[0].number]

    def read(self, top: int, rows: int) -> tuple[np.ndarray, np.ndarray]:
        """Some rows of the grid.

        Returns:
            Values of the type of the raster, and whether they are data, bool, both of shape (rows, cols); outside of
            the raster there are none.

        Raises:
            FreeNetError: If GDAL cannot read or place them.
        """
        window = 0, 0, self._grid.cols, rows
        with self._reported():
            strip = self._warped(top, rows)
            values = read_bands(strip, [1], self._info.dtype, window)
            band = replace(self._info.bands[0], number=1)
            is_data = Validity(strip, [2], [band], self._info.dtype, self._hidden).of(values, window)
        return values[..., 0], is_data[..., 0]

    def _warped(self, top: int, rows: int) -> gdal.Dataset:
        """The rows in memory: values as stored, and what GDAL found to lie in the raster and to be opaque."""
        options = ["PIXELTYPE=SIGNEDBYTE"] if is_signed_byte(self._band) else []
        strip = gdal.GetDriverByName("MEM").Create("", self._grid.cols, rows, 2, self._band.DataType, options)
        crs_wkt = self._grid.crs_wkt if self._crs else ""
        begin = moved(self._grid.geotransform, 0, top)
        place(strip, replace(self._grid, geotransform=begin, crs_wkt=crs_wkt, is_placed=True))
        strip.GetRasterBand(2).SetColorInterpretation(gdal.GCI_AlphaBand)
        # Values that mean no data are looked for in what comes out, as everywhere: the user may have chosen others.
        how = {"resampleAlg": "near", "errorThreshold": ERROR_PX, "srcNodata": "None", "dstAlpha": True}
        how["overviewLevel"] = "NONE"  # which may hold means of classes
        gdal.Warp(strip, self._source, warpOptions=[f"SOURCE_EXTRA={_SEARCHED_PX}"], **how, **self._crs)
        check()
        return strip

    def _reported(self) -> Any:
        return reported(
            tr("'{name}' cannot be laid over the raster").format(name=self._info.path.name),
            tr("Check its coordinate reference system; the file may also be damaged."),
        )
