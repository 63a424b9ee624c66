# SPDX-License-Identifier: GPL-3.0-or-later
"""Where to look in an image: the area of interest and the mask that options name."""

from __future__ import annotations

import math
import re
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from typing import Union

from osgeo import ogr, osr

from ...errors import FreeNetError
from ...geodata import raster
from ...geodata.access.gdal_calls import exceptions
from ...geodata.access.grid import extent as extent_of
from ...geodata.vector.placing import Placing
from ...masks.values import parse
from ...request import Area, Mask, Scene
from ...sources.gdal_name import Source
from . import vector

_EXTENT = re.compile(r"\s*([^,\s]+)\s*,\s*([^,\s]+)\s*,\s*([^,\s]+)\s*,\s*([^,\s\[]+)\s*(?:\[(.+)\])?\s*")
_EDGES = 16  # vertices along a side of an extent, which may be bent in the CRS of the image


def files(options: Namespace) -> list[Union[str, Source]]:
    """What these options let be read, which no result may replace."""
    return [one for one in (options.area, options.mask) if one]


def looked_at(scene: Scene, options: Namespace, warn: Callable[[str], None]) -> Scene:
    """An image with the area and the mask that the options name.

    Raises:
        FreeNetError: If they will not do.
    """
    found = _with(scene, options, warn)
    if found != scene:
        raster.of(found)  # to refuse before the run
    return found


def of_one(scene: Scene, options: Namespace, warn: Callable[[str], None]) -> Scene:
    """As `looked_at`, of one of several images: what is amiss with it alone is told when its turn comes.

    Raises:
        FreeNetError: If the options will not do for any image.
    """
    try:
        raster.place_of(scene)
    except FreeNetError:
        return scene
    return _with(scene, options, warn)


def _with(scene: Scene, options: Namespace, warn: Callable[[str], None]) -> Scene:
    mask = Mask(options.mask, options.mask_values) if options.mask else None
    if mask:
        parse(mask.values, mask.title)
    if options.area or options.extent:
        place = raster.place_of(scene)
        scene = replace(scene, crs_wkt=place.crs_wkt)
        if options.area:
            outlines = vector.outlines(options.area, place.crs_wkt, warn, place, "area")
            return replace(scene, mask=mask, area=Area(outlines, vector.name_of(options.area)))
        return replace(scene, mask=mask, area=Area((_outline(options.extent, scene),), "extent"))
    return replace(scene, mask=mask)


def _outline(text: str, scene: Scene) -> bytes:
    """The rectangle that a text names in the CRS of an image."""
    match, place = _EXTENT.fullmatch(text), raster.place_of(scene)
    try:
        left, right, bottom, top = map(float, match.groups()[:4]) if match else (0.0,) * 4
    except ValueError:
        left = right = bottom = top = 0.0
    if match is None or not (-math.inf < left < right < math.inf and -math.inf < bottom < top < math.inf):
        west, south, east, north = extent_of(place)
        raise FreeNetError(
            f"'{text}' is no extent.", f"Give XMIN,XMAX,YMIN,YMAX; that of the image is {west},{east},{south},{north}."
        )
    ring = f"{left} {bottom},{right} {bottom},{right} {top},{left} {top},{left} {bottom}"
    rectangle = ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))")
    if match[5]:
        rectangle.Segmentize(max(right - left, top - bottom) / _EDGES)
    crs_wkt = _crs_wkt(match[5]) if match[5] else place.crs_wkt
    placed = Placing("extent", crs_wkt, place.crs_wkt, place).place(rectangle)
    if placed is None:
        raise FreeNetError(f"The extent '{text}' has no place in the CRS of the image.", "Check its coordinates.")
    return bytes(placed.ExportToIsoWkb())


def _crs_wkt(text: str) -> str:
    crs = osr.SpatialReference()
    try:
        with exceptions():
            crs.SetFromUserInput(text)
            return crs.ExportToWkt(["FORMAT=WKT2_2018"])
    except RuntimeError as error:
        raise FreeNetError(f"'{text}' is no CRS.", "Give it as in EPSG:4326.") from error
