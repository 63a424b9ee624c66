# SPDX-License-Identifier: GPL-3.0-or-later
"""The outlines of patches, along the edges of their pixels."""

from __future__ import annotations

import numpy as np
from osgeo import gdal, ogr

from ...contract.job import Grid
from ...text.i18n import tr
from ..access.gdal_calls import check, checked, reported
from ..access.grid import place
from ..vector.polygons import memory_driver

_NUMBER = "number"


def outlines(ids: np.ndarray, grid: Grid) -> dict[int, bytes]:
    """The outline of each patch, a multipolygon as WKB, in the CRS of the grid.

    Args:
        ids: The patch of every pixel, int32, shape (rows, cols); 0 is none.
        grid: The grid.

    Raises:
        FreeNetError: If GDAL fails.
    """
    with reported(tr("Patches cannot be outlined")):
        raster = gdal.GetDriverByName("MEM").Create("", grid.cols, grid.rows, 1, gdal.GDT_Int32)
        place(raster, grid)
        band = raster.GetRasterBand(1)
        check(band.WriteArray(ids))
        band.SetNoDataValue(0)
        vector = memory_driver().Create("", 0, 0, 0, gdal.GDT_Unknown)
        layer = vector.CreateLayer("patches", None, ogr.wkbPolygon)
        check(layer.CreateField(ogr.FieldDefn(_NUMBER, ogr.OFTInteger)))
        # Parts that meet at a corner alone are parts of a multipolygon: as one polygon they would not be valid.
        check(gdal.Polygonize(band, band.GetMaskBand(), layer, 0))
        found: dict[int, ogr.Geometry] = {}
        for feature in checked(layer):
            several = found.setdefault(feature.GetField(0), ogr.Geometry(ogr.wkbMultiPolygon))
            several.AddGeometry(feature.GetGeometryRef())
        return {number: bytes(geometry.ExportToWkb(ogr.wkbNDR)) for number, geometry in found.items()}
