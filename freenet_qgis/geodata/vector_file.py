# SPDX-License-Identifier: GPL-3.0-or-later
"""Features as a layer of a GeoPackage, which brings its own style; other layers of the file stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Optional, Union

from osgeo import gdal, ogr, osr

from .. import layer_destination
from ..i18n import tr
from ..new_files import NewFiles, new_files
from . import geopackage
from .gdal_calls import reported

Value = Union[int, float, str, None]

_TYPES = {int: ogr.OFTInteger, float: ogr.OFTReal, str: ogr.OFTString}
_GEOMETRIES = {"points": ogr.wkbPoint, "polygons": ogr.wkbMultiPolygon}
_JOURNALS = ("-wal", "-shm", "-journal")  # of SQLite; one of the old file must not be taken for the new one's
_GEOMETRY = "geom"
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
    """Write a layer, in place of one of the same name; it appears complete or not at all.

    Args:
        path: The GeoPackage. One that is there keeps its other layers, and may be open in QGIS.
        name: Of the layer in it.
        kind: Of its geometries.
        crs_wkt: Its CRS.
        fields: Names and types (int, float or str) of its fields.
        features: WKB and values, in the order of the fields, of each; None is null.
        qml: Its style in QGIS.

    Raises:
        FreeNetError: If the disk is full, or the file in use or no GeoPackage.
    """
    problem = tr("'{name}' cannot be written").format(name=path.name)
    hint = tr("Free some space on the disk, or choose another folder.")
    journals = [path.with_name(path.name + ending) for ending in _JOURNALS]
    is_new = not holds_something(path)
    with new_files(NewFiles.put_in_place if is_new else NewFiles.discard) as files:
        new = files.beside(path, journals)
        with reported(problem, hint):
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
        if not is_new:
            geopackage.move_layer(new, name, path)


def holds_something(path: Path) -> bool:
    """Whether there is a file with anything in it: an empty one is a name that a script has made sure of."""
    try:
        return path.stat().st_size > 0
    except (OSError, ValueError):
        return False


def layers_in(path: Path) -> dict[str, Optional[list[str]]]:
    """The tables of a GeoPackage by their names in lower case, as SQLite knows them; of layers the fields.

    Raises:
        FreeNetError: If the file is none.
    """
    kinds = gdal.OF_VECTOR | gdal.OF_RASTER | gdal.OF_VERBOSE_ERROR
    with reported(
        tr("'{name}' is there, and is no GeoPackage").format(name=path.name), tr("Choose another name for the layer.")
    ):
        dataset = gdal.OpenEx(str(path), kinds, ["GPKG"])
        tables = dataset.ExecuteSQL("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        found: dict[str, Optional[list[str]]] = {table.GetField(0).lower(): None for table in tables}
        dataset.ReleaseResultSet(tables)
    for number in range(dataset.GetLayerCount()):
        layer = dataset.GetLayer(number)
        found[layer.GetName().lower()] = [field.GetName() for field in layer.schema]
    return found


def address(path: Path, name: str) -> str:
    """How QGIS and GDAL find a layer that is written or will be: by its file, with its name where there are others.

    Raises:
        FreeNetError: If the file is no GeoPackage.
    """
    found = layers_in(path) if holds_something(path) else {}
    ours = name.lower(), geopackage.STYLES
    others = [other for other, fields in found.items() if fields is not None and other not in ours]
    return layer_destination.source(path, name if others else "")


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
    styles = source.CreateLayer(geopackage.STYLES, None, ogr.wkbNone, ["FID=id"])
    is_default = ogr.FieldDefn("useAsDefault", ogr.OFTInteger)
    is_default.SetSubType(ogr.OFSTBoolean)
    texts = [ogr.FieldDefn(field, ogr.OFTString) for field in _STYLE_TEXTS]
    for definition in (*texts, is_default, ogr.FieldDefn("update_time", ogr.OFTDateTime)):
        styles.CreateField(definition)
    kept: dict[str, Value] = dict.fromkeys(_STYLE_TEXTS, "")
    kept.update(f_table_name=layer, f_geometry_column=_GEOMETRY, styleName=layer, styleQML=qml, useAsDefault=1)
    styles.CreateFeature(_feature(styles, None, kept))
