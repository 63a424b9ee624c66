# SPDX-License-Identifier: GPL-3.0-or-later
"""Features as a GeoPackage that brings its own style."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Optional, Union

from osgeo import ogr, osr

from ..i18n import tr
from .gdal_calls import reported
from ..new_files import replacing

Value = Union[int, float, str, None]

_TYPES = {int: ogr.OFTInteger, float: ogr.OFTReal, str: ogr.OFTString}
_GEOMETRIES = {"points": ogr.wkbPoint, "polygons": ogr.wkbMultiPolygon}
_JOURNALS = ("-wal", "-shm", "-journal")  # of SQLite; one of the old file must not be taken for the new one's
_GEOMETRY = "geom"
_STYLES = "layer_styles"  # where QGIS keeps the styles of a database
_STYLE_TEXTS = (
    "f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName", "styleQML", "styleSLD",
    "description", "owner", "ui",
)  # fmt: skip


def write_layer(
    path: Path,
    name: str,
    kind: Literal["points", "polygons"],
    crs_wkt: str,
    fields: dict[str, type],
    features: Sequence[tuple[bytes, Sequence[Value]]],
    qml: str,
) -> None:
    """Write a layer; it appears complete or not at all.

    Args:
        path: The GeoPackage.
        name: Of the layer in it.
        kind: Of its geometries.
        crs_wkt: Its CRS.
        fields: Names and types (int, float or str) of its fields.
        features: WKB and values, in the order of the fields, of each; None is null.
        qml: Its style in QGIS.

    Raises:
        FreeNetError: If the disk is full or the file in use.
    """
    journals = [path.with_name(path.name + ending) for ending in _JOURNALS]
    hint = tr("Free some space on the disk, or choose another folder.")
    with replacing(path, journals) as new, reported(tr("'{name}' cannot be written").format(name=path.name), hint):
        source = ogr.GetDriverByName("GPKG").CreateDataSource(str(new))
        crs = osr.SpatialReference(crs_wkt)
        crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        layer = source.CreateLayer(name, crs, _GEOMETRIES[kind], [f"GEOMETRY_NAME={_GEOMETRY}"])
        for field, its_type in fields.items():
            layer.CreateField(ogr.FieldDefn(field, _TYPES[its_type]))
        source.StartTransaction()
        for wkb, values in features:
            layer.CreateFeature(_feature(layer, wkb, dict(zip(fields, values))))
        source.CommitTransaction()
        _keep_style(source, name, qml)
        source.FlushCache()
        del layer, source  # closes the file, which Windows would not let move while it is open


def _feature(layer: ogr.Layer, wkb: Optional[bytes], values: dict[str, Value]) -> ogr.Feature:
    feature = ogr.Feature(layer.GetLayerDefn())
    for field, value in values.items():
        if value is not None:
            feature.SetField(field, value)
    if wkb is not None:
        geometry = ogr.CreateGeometryFromWkb(wkb)
        if layer.GetGeomType() == ogr.wkbMultiPolygon:
            geometry = ogr.ForceToMultiPolygon(geometry)
        feature.SetGeometry(geometry)
    return feature


def _keep_style(source: ogr.DataSource, layer: str, qml: str) -> None:
    """The default style, as QGIS itself saves one in a database: every QGIS that opens the file applies it."""
    styles = source.CreateLayer(_STYLES, None, ogr.wkbNone, ["FID=id"])
    is_default = ogr.FieldDefn("useAsDefault", ogr.OFTInteger)
    is_default.SetSubType(ogr.OFSTBoolean)
    texts = [ogr.FieldDefn(field, ogr.OFTString) for field in _STYLE_TEXTS]
    for definition in (*texts, is_default, ogr.FieldDefn("update_time", ogr.OFTDateTime)):
        styles.CreateField(definition)
    kept: dict[str, Value] = dict.fromkeys(_STYLE_TEXTS, "")
    kept.update(f_table_name=layer, f_geometry_column=_GEOMETRY, styleName=layer, styleQML=qml, useAsDefault=1)
    styles.CreateFeature(_feature(styles, None, kept))
