# SPDX-License-Identifier: GPL-3.0-or-later
"""Telling the rasters that FreeNet writes from images: a map of classes is nothing to train on.

Each says what it is in the metadata item `KEY`. Those of older versions are known by what no image has all
at once: their layout, nodata value and band names, and of probabilities that those of a pixel add up to 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, Optional

import numpy as np
from osgeo import gdal

from ...errors import FreeNetError
from ...sources.gdal_name import Source
from ...text.i18n import tr
from ..access.gdal_calls import exceptions, opened

Kind = Literal["class_map", "confidence", "probabilities", "difference"]

KEY = "FREENET_KIND"
CLASS_BAND, CONFIDENCE_BAND = "Class", "Confidence"
NOT_CLASSIFIED = 0
NO_PROBABILITY = -1.0
TILE_PX = 256

_SHAPES = {  # whether there are several bands, and of what
    "class_map": (False, gdal.GDT_Byte),
    "difference": (False, gdal.GDT_Byte),
    "confidence": (False, gdal.GDT_Float32),
    "probabilities": (True, gdal.GDT_Float32),
}
_LAYOUT = {"COMPRESSION": "DEFLATE", "INTERLEAVE": "BAND"}
_CHANGE = re.compile(r".+ → .+ \(\d+\)")  # a class of a difference, see `map_difference`
_SUM_TOLERANCE = 0.01
_LOOKED_AT = 4  # tiles of probabilities, until one has data


def own_kind(path: Source) -> Optional[Kind]:
    """What a raster of ours shows; None for any other file, or one that cannot be opened."""
    try:
        with exceptions():
            return _kind(opened(path, gdal.OF_RASTER))
    except RuntimeError:
        return None


def check_image(path: Source, warn: Callable[[str], None], name: str = "") -> None:
    """Check that what is to be trained on or classified is no result of ours.

    Args:
        path: The raster.
        warn: Told of probabilities: they are measures that one may train on, if hardly on purpose.
        name: What the user calls it; empty for the name of its file.

    Raises:
        FreeNetError: If it is a class map, its confidence, or a difference of two maps.
    """
    kind = own_kind(path)
    if kind is None:
        return
    name = name or path.name
    if kind == "probabilities":
        warn(tr("'{name}' holds class probabilities that FreeNet wrote: is it the right image?").format(name=name))
        return
    problem = {
        "class_map": tr("'{name}' is a class map that FreeNet wrote, not an image."),
        "confidence": tr("'{name}' is the confidence of a class map that FreeNet wrote, not an image."),
        "difference": tr("'{name}' is the difference of two class maps that FreeNet wrote, not an image."),
    }[kind]
    raise FreeNetError(problem.format(name=name), tr("Choose the image that the map was made from."))


def _kind(dataset: gdal.Dataset) -> Optional[Kind]:
    if dataset.RasterCount == 0:
        return None
    band = dataset.GetRasterBand(1)
    told = dataset.GetMetadataItem(KEY)
    if told in _SHAPES:  # where the values fit: software that takes a map for a template copies all it says
        return told if (dataset.RasterCount > 1, band.DataType) == _SHAPES[told] else None
    is_ours = band.GetBlockSize() == [TILE_PX, TILE_PX] and _LAYOUT.items() <= _structure(dataset).items()
    if not is_ours:
        return None
    one, kind, nodata = dataset.RasterCount == 1, band.DataType, band.GetNoDataValue()
    if one and (kind, nodata, band.GetDescription()) == (gdal.GDT_Byte, NOT_CLASSIFIED, CLASS_BAND):
        return None if band.GetRasterColorTable() is None else _of_classes(band)
    if (kind, nodata) != (gdal.GDT_Float32, NO_PROBABILITY):
        return None
    if one:
        return "confidence" if band.GetDescription() == CONFIDENCE_BAND else None
    return "probabilities" if _adds_up(dataset) else None


def _structure(dataset: gdal.Dataset) -> dict[str, str]:
    return dataset.GetMetadata("IMAGE_STRUCTURE")


def _of_classes(band: gdal.Band) -> Kind:
    band.GetDefaultRAT()  # makes GDAL read the .aux.xml, where the names are
    names = [name for name in band.GetCategoryNames() or [] if name]
    return "difference" if names and _CHANGE.fullmatch(names[0]) else "class_map"


def _adds_up(dataset: gdal.Dataset) -> bool:
    """Whether every band has a name and the values of a pixel have the sum 1, looked at in a few tiles."""
    bands = [dataset.GetRasterBand(number) for number in range(1, dataset.RasterCount + 1)]
    if not all(band.GetDescription() for band in bands):
        return False
    cols, rows = dataset.RasterXSize, dataset.RasterYSize
    lefts, tops = (np.linspace(0, size - 1, _LOOKED_AT).astype(int) // TILE_PX * TILE_PX for size in (cols, rows))
    for left, top in sorted({(int(left), int(top)) for left, top in zip(lefts, tops)}):
        window = left, top, min(TILE_PX, cols - left), min(TILE_PX, rows - top)
        total = np.zeros((window[3], window[2]))
        has_data = np.ones(total.shape, bool)
        for band in bands:
            values = band.ReadAsArray(*window)
            if not ((values >= 0) & (values <= 1) | (values == NO_PROBABILITY)).all():
                return False
            has_data &= values != NO_PROBABILITY
            total += values
        if has_data.any():
            return bool((abs(total[has_data] - 1) < _SUM_TOLERANCE).all())
    return False
