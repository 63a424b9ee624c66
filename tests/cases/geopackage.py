# SPDX-License-Identifier: GPL-3.0-or-later
"""F11: a GeoPackage of the user's, with layers, a table and a style in it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import scenes
from osgeo import gdal, ogr

STYLE_TEXTS = (
    "f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName", "styleQML", "styleSLD",
    "description", "owner", "ui",
)  # fmt: skip


def write(path: Path, *layers: str, seed: int = 11, features: int = 40) -> Path:
    """Layers of points with a style each, as QGIS keeps it, and a table without geometries."""
    random = np.random.default_rng(seed)
    dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    for name in layers:
        layer = dataset.CreateLayer(name, scenes._crs(scenes.EPSG), ogr.wkbPoint)
        layer.CreateField(ogr.FieldDefn("what", ogr.OFTString))
        for x, y in random.random((features, 2)):
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetField("what", f"{name} {x:.3f}")
            feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({500000 + 100 * x} {5400000 + 100 * y})"))
            layer.CreateFeature(feature)
    table = dataset.CreateLayer("prices", None, ogr.wkbNone)
    table.CreateField(ogr.FieldDefn("euro", ogr.OFTReal))
    styles = dataset.CreateLayer("layer_styles", None, ogr.wkbNone, ["FID=id"])
    for field in STYLE_TEXTS:
        styles.CreateField(ogr.FieldDefn(field, ogr.OFTString))
    styles.CreateField(ogr.FieldDefn("useAsDefault", ogr.OFTInteger))
    styles.CreateField(ogr.FieldDefn("update_time", ogr.OFTDateTime))
    for name in layers:
        style = ogr.Feature(styles.GetLayerDefn())
        for field, value in zip(("f_table_name", "f_geometry_column", "styleName"), (name, "geom", "mine")):
            style.SetField(field, value)
        styles.CreateFeature(style)
    del layer, table, styles, dataset
    return path


def contents(path: Path) -> dict[str, list[str]]:
    """All features of all layers, as text."""
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    found = {}
    for number in range(dataset.GetLayerCount()):
        layer = dataset.GetLayer(number)
        found[layer.GetName()] = [feature.ExportToJson() for feature in layer]
    return found
