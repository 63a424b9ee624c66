# SPDX-License-Identifier: GPL-3.0-or-later
"""The attribute table of a class map as ESRI's programs read it: ``<map>.tif.vat.dbf`` beside the GeoTIFF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from osgeo import ogr

from ...contract.job import ClassInfo
from ...text.hex_colors import rgb
from ..access.gdal_calls import check, closing

ENDING = ".vat.dbf"  # added to the name of the raster
_COLORS = ("Red", "Green", "Blue")  # ArcGIS draws by fields of these names
LONGEST_BYTES = 254  # of a text in a DBF


def write(raster: Path, classes: Sequence[ClassInfo], counts: np.ndarray) -> None:
    """Write the table, and which encoding it has (``.vat.cpg``); inside of `gdal_calls.reported`.

    Args:
        raster: The class map.
        classes: Its classes.
        counts: How many of its pixels hold each value, shape (256,).

    Raises:
        RuntimeError: If GDAL cannot write it.
    """
    names = [_fitting(info.name) for info in classes]
    path = raster.with_name(raster.name + ENDING)
    driver = ogr.GetDriverByName("ESRI Shapefile")
    with closing(driver.CreateDataSource(str(path))) as source:
        layer = source.CreateLayer(path.stem, None, ogr.wkbNone, ["ENCODING=UTF-8"])
        for definition in _fields(max(len(name.encode()) for name in names)):
            check(layer.CreateField(definition))
        for info, name in zip(classes, names):
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetField("Value", info.value)
            feature.SetField("Count", int(counts[info.value]))
            feature.SetField("Class", name)
            for color, part in zip(_COLORS, rgb(info.color)):
                feature.SetField(color, part)
            check(layer.CreateFeature(feature))
        source.FlushCache()


def _fields(name_bytes: int) -> list[ogr.FieldDefn]:
    """The fields, with their widths in characters of the file."""
    value, count, name = (
        ogr.FieldDefn("Value", ogr.OFTInteger),
        ogr.FieldDefn("Count", ogr.OFTInteger64),
        ogr.FieldDefn("Class", ogr.OFTString),
    )
    value.SetWidth(3)
    count.SetWidth(18)
    name.SetWidth(max(1, name_bytes))
    colors = [ogr.FieldDefn(color, ogr.OFTInteger) for color in _COLORS]
    for color in colors:
        color.SetWidth(3)
    return [value, count, name, *colors]


def _fitting(name: str) -> str:
    """As much of a name as the file has room for, in whole letters."""
    return name.encode()[:LONGEST_BYTES].decode(errors="ignore")
