# SPDX-License-Identifier: GPL-3.0-or-later
"""Raw rasters (ENVI and the like) that end before their last pixel.

GDAL reads zeros or noise where such a file has ended, without a word; GDAL 3.6 even crashes on pixel-interleaved ones.
"""

from __future__ import annotations

from pathlib import Path

from osgeo import gdal

from ...errors import FreeNetError
from ...sources.gdal_name import Source
from ...text.i18n import number, tr

_RAW_DRIVERS = ("ENVI", "EHdr")


def check_complete(dataset: gdal.Dataset, path: Source) -> None:
    """Compare the size of a raw file with that of its pixels; other files are left to GDAL.

    Raises:
        FreeNetError: If the file is too short.
    """
    header = dataset.GetMetadata("ENVI")
    band = dataset.GetRasterBand(1)
    is_packed = header.get("file_compression", "0").strip() != "0" or band.GetMetadataItem("NBITS", "IMAGE_STRUCTURE")
    if dataset.GetDriver().ShortName not in _RAW_DRIVERS or is_packed:
        return
    if not isinstance(path, Path) or not path.is_file():
        return
    pixel_bytes = dataset.RasterCount * gdal.GetDataTypeSize(band.DataType) // 8
    expected = int(header.get("header_offset", 0)) + dataset.RasterYSize * dataset.RasterXSize * pixel_bytes
    actual = path.stat().st_size
    if actual < expected:
        raise FreeNetError(
            tr("'{path}' is damaged: it has {actual} bytes, its header tells of {expected}.").format(
                path=path, actual=number(actual, ","), expected=number(expected, ",")
            ),
            tr("Copy or download it again."),
        )
