# SPDX-License-Identifier: GPL-3.0-or-later
"""Polygons of which every one has a value of its own in some fields, on a base scene of (48, 36) pixels."""

from __future__ import annotations

from pathlib import Path

from osgeo import ogr, osr
from scenes import CLASSES, EPSG, SyntheticScene, rectangle

SIDE_PX, BETWEEN_PX = 2, 3


def write_polygons(path: Path, scene: SyntheticScene, count: int = 120) -> Path:
    """Squares of 2 x 2 pixels as GeoPackage, counted from 1 in its fid.

    Fields: ``cover``, the true class as text; ``number``, whole numbers from 1001 on; ``area``, those as float and a
    half more; ``plot``, text like "plot 7"; ``nearly``, 1 to `count` - 1, of which the last is there twice.
    """
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(EPSG)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer("squares", crs, ogr.wkbPolygon)
    kinds = {"cover": ogr.OFTString, "number": ogr.OFTInteger, "area": ogr.OFTReal, "plot": ogr.OFTString}
    for name, kind in {**kinds, "nearly": ogr.OFTInteger}.items():
        layer.CreateField(ogr.FieldDefn(name, kind))
    rows, cols = scene.truth.shape
    places = [(row, col) for row in range(0, rows - 2, BETWEEN_PX) for col in range(0, cols - 2, BETWEEN_PX)]
    for number, (row, col) in enumerate(places[:count], start=1):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(rectangle(row, row + SIDE_PX, col, col + SIDE_PX))
        values = CLASSES[int(scene.truth[row, col])], 1000 + number, 1000.5 + number, f"plot {number}"
        for index, value in enumerate((*values, min(number, count - 1))):
            feature.SetField(index, value)
        layer.CreateFeature(feature)
    source.FlushCache()
    return path
