# SPDX-License-Identifier: GPL-3.0-or-later
"""A GeoTIFF written strip by strip: tiled, compressed, on a given grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Optional

import numpy as np
from osgeo import gdal, gdal_array

from ...contract.job import ClassInfo, Grid
from ...contract.maps import RasterKind
from ...errors import FreeNetError
from ...text.i18n import tr
from ..access.gdal_calls import check, names_kept, reported
from ..access.grid import place
from . import vat_table
from .own_rasters import KEY, TILE_PX

_OPTIONS = (
    "TILED=YES",
    f"BLOCKXSIZE={TILE_PX}",
    f"BLOCKYSIZE={TILE_PX}",
    "COMPRESS=DEFLATE",
    "INTERLEAVE=BAND",
    "BIGTIFF=IF_SAFER",  # IF_NEEDED does nothing for compressed files
)


class GeoTiff:
    """A new GeoTIFF, complete when the block around it ends without an error.

    Nobody else keeps the dataset: before 3.8, GDAL ends a file only when the last reference to it is gone, and Windows
    removes no file that is open.
    """

    def __init__(self, path: Path, grid: Grid, kind: RasterKind, bands: int, nodata: float) -> None:
        self._path, self._grid, self._kind, self._bands, self._nodata = path, grid, kind, bands, nodata
        self._dtype = np.dtype(kind.dtype)
        self._problem = tr("'{name}' cannot be written").format(name=path.name)
        self._hint = tr("Free some space on the disk, or choose another folder.")

    def __enter__(self) -> GeoTiff:
        predictor = ["PREDICTOR=3"] if self._dtype.kind == "f" else []
        kind = gdal_array.NumericTypeCodeToGDALTypeCode(self._dtype)
        size = self._grid.cols, self._grid.rows, self._bands
        with names_kept(), reported(self._problem, self._hint):
            driver = gdal.GetDriverByName("GTiff")
            self._dataset = driver.Create(str(self._path), *size, kind, options=[*_OPTIONS, *predictor])
            place(self._dataset, self._grid)
            check()
            self._dataset.SetMetadataItem(KEY, self._kind.id)
            for number in range(1, self._bands + 1):
                check(self._dataset.GetRasterBand(number).SetNoDataValue(self._nodata))
        return self

    def write(self, values: np.ndarray, top: int, band: int = 1) -> None:
        """Write full rows, shape (rows, cols), of a band from row `top` on."""
        with reported(self._problem, self._hint):
            rows = values.astype(self._dtype, copy=False)
            check(self._dataset.GetRasterBand(band).WriteArray(rows, 0, top))

    def tell(self, items: Mapping[str, str]) -> None:
        """Set items of metadata."""
        with reported(self._problem, self._hint):
            for name, text in items.items():
                check(self._dataset.SetMetadataItem(name, text))

    def name_band(self, number: int, name: str) -> None:
        """Set the description of a band."""
        with reported(self._problem, self._hint):
            self._dataset.GetRasterBand(number).SetDescription(name)

    def set_colors(self, table: gdal.ColorTable) -> None:
        """Set the colour table of the first band; before its first pixel (GDAL 3.10 refuses it afterwards)."""
        with reported(self._problem, self._hint):
            self._dataset.GetRasterBand(1).SetColorTable(table)

    def set_classes(self, names: list[str], attributes: gdal.RasterAttributeTable) -> None:
        """Set the category names, one for each value from 0 on, and the attribute table of the first band."""
        with names_kept(), reported(self._problem, self._hint):
            check(self._dataset.GetRasterBand(1).SetCategoryNames(names))
            check(self._dataset.GetRasterBand(1).SetDefaultRAT(attributes))

    def write_vat(self, classes: Sequence[ClassInfo], counts: np.ndarray) -> None:
        """Write the table of classes that ESRI's programs want beside the file; see `vat_table.write`."""
        with reported(self._problem, self._hint):
            vat_table.write(self._path, classes, counts)

    def __exit__(self, kind: Optional[type], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        failure = ""
        try:
            if error is None:
                with names_kept(), reported(self._problem, self._hint):
                    self._dataset.FlushCache()
        finally:
            with names_kept():
                failure = self._close()
        if failure and error is None:
            raise FreeNetError(
                tr("{problem}: {reason}.").format(problem=self._problem, reason=failure.rstrip(".")), self._hint
            )

    def _close(self) -> str:
        """Close the file; what GDAL complains of while doing so, or ''."""
        gdal.PushErrorHandler("CPLQuietErrorHandler")
        gdal.ErrorReset()
        self._dataset = None
        failed = gdal.GetLastErrorType() >= gdal.CE_Failure
        gdal.PopErrorHandler()
        return gdal.GetLastErrorMsg() if failed else ""
