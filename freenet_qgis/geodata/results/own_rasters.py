# SPDX-License-Identifier: GPL-3.0-or-later
"""Telling the rasters that FreeNet writes from images: a map of classes is nothing to train on.

Each says what it is in the metadata item `KEY`. Those of older versions are known by what no image has all
at once: their layout, nodata value and band names, and of probabilities that those of a pixel add up to 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Optional

import numpy as np
from osgeo import gdal

from ...contract.maps import CLASS_MAP, CONFIDENCE, RASTERS, RasterId
from ...errors import UnfitError
from ...sources.gdal_name import Source
from ...text.i18n import tr
from ..access.gdal_calls import exceptions, opened

KEY = "FREENET_KIND"
NOT_CLASSIFIED = 0
NO_PROBABILITY = -1.0
TILE_PX = 256

_TYPES = {
    "classes": gdal.GDT_Byte,
    "changes": gdal.GDT_Byte,
    "shares": gdal.GDT_Float32,
    "distances": gdal.GDT_Float32,
}
_LAYOUT = {"COMPRESSION": "DEFLATE", "INTERLEAVE": "BAND"}
_CHANGE = re.compile(r".+ → .+ \(\d+\)")  # a class of a difference, see `change_map`
_SUM_TOLERANCE = 0.01
_LOOKED_AT = 4  # tiles of probabilities, until one has data


def own_kind(path: Source) -> Optional[RasterId]:
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
        warn: Told of measures, such as probabilities: one may train on them, if hardly on purpose.
        name: What the user calls it; empty for the name of its file.

    Raises:
        UnfitError: If it is one, but no measures.
    """
    kind = own_kind(path)
    if kind is None:
        return
    problem = RASTERS[kind].taken_for_an_image().format(name=name or path.name)
    if not RASTERS[kind].may_be_trained_on:
        raise UnfitError(problem, tr("Choose the image that the map was made from."))
    warn(problem)


def _kind(dataset: gdal.Dataset) -> Optional[RasterId]:
    if dataset.RasterCount == 0:
        return None
    band = dataset.GetRasterBand(1)
    told = dataset.GetMetadataItem(KEY)
    if told in RASTERS:  # where the values fit: software that takes a map for a template copies all it says
        said = RASTERS[told]
        return said.id if (dataset.RasterCount == 1, band.DataType) == (bool(said.band), _TYPES[said.content]) else None
    is_ours = band.GetBlockSize() == [TILE_PX, TILE_PX] and _LAYOUT.items() <= _structure(dataset).items()
    if not is_ours:
        return None
    one, kind, nodata = dataset.RasterCount == 1, band.DataType, band.GetNoDataValue()
    if one and (kind, nodata, band.GetDescription()) == (gdal.GDT_Byte, NOT_CLASSIFIED, CLASS_MAP.band):
        return None if band.GetRasterColorTable() is None else _of_classes(band)
    if (kind, nodata) != (gdal.GDT_Float32, NO_PROBABILITY):
        return None
    if one:
        return "confidence" if band.GetDescription() == CONFIDENCE.band else None
    return "probabilities" if _adds_up(dataset) else None


def _structure(dataset: gdal.Dataset) -> dict[str, str]:
    return dataset.GetMetadata("IMAGE_STRUCTURE")


def _of_classes(band: gdal.Band) -> RasterId:
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
