# SPDX-License-Identifier: GPL-3.0-or-later
"""Where to look in a raster, from layers of QGIS: areas of interest and masks as plain values."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsFeatureSource, QgsGeometry, QgsRasterLayer, QgsVectorLayer

from ..request import Area, Mask
from . import reading
from .features import Target, crs_wkt


def area(layer: QgsVectorLayer, target: Target, features: QgsFeatureSource, warn: Callable[[str], None]) -> Area:
    """The polygons of a layer, or the part of it that `features` is, as an area of a raster; see `reading.outlines`.

    Raises:
        FreeNetError: If the layer or its features will not do.
    """
    return Area(reading.outlines(layer, target, features, warn, "area"), layer.name())


def extent(rectangle: QgsGeometry, name: str) -> Area:
    """A polygon in the CRS of a raster as an area of it."""
    return Area((bytes(rectangle.asWkb().data()),), name)


def mask(layer: QgsRasterLayer, values: str) -> Mask:
    """A raster layer as a mask, with the CRS that it has in QGIS; of no layer's pixels is anything read.

    Raises:
        FreeNetError: If something else than GDAL reads the layer.
    """
    found = reading.scene(layer)
    return Mask(found.raster, values.strip(), crs_wkt(layer.crs()), layer.name())
