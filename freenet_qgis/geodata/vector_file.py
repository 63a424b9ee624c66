# SPDX-License-Identifier: GPL-3.0-or-later
"""Features as a layer of a GeoPackage, which brings its own style; other layers of the file stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Optional, Union

from osgeo import gdal, ogr, osr

from ..i18n import tr
from ..job import FreeNetError
from ..layer_destination import source
from ..new_files import replacing
from .gdal_calls import reported

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

    def fill(dataset: gdal.Dataset) -> None:
        crs = osr.SpatialReference(crs_wkt)
        crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        layer = dataset.CreateLayer(name, crs, _GEOMETRIES[kind], [f"GEOMETRY_NAME={_GEOMETRY}"])
        for field, its_type in fields.items():
            layer.CreateField(ogr.FieldDefn(field, _TYPES[its_type]))
        for wkb, values in features:
            layer.CreateFeature(_feature(layer, wkb, dict(zip(fields, values))))
        _keep_style(dataset, name, qml)

    problem = tr("'{name}' cannot be written").format(name=path.name)
    hint = tr("Free some space on the disk, or choose another folder.")
    if holds_something(path):
        is_busy = tr("Free some space on the disk, stop other programs that write to the file, or choose another one.")
        with _changing(path, problem, is_busy) as dataset:
            _delete(dataset, name)
            fill(dataset)
        return
    journals = [path.with_name(path.name + ending) for ending in _JOURNALS]
    with replacing(path, journals) as new, reported(problem, hint):
        dataset = gdal.GetDriverByName("GPKG").Create(str(new), 0, 0, 0, gdal.GDT_Unknown)
        dataset.StartTransaction()
        fill(dataset)
        dataset.CommitTransaction()
        dataset.FlushCache()
        del dataset  # closes the file, which Windows would not let move while it is open


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
    others = [other for other, fields in found.items() if fields is not None and other not in (name.lower(), _STYLES)]
    return source(path, name if others else "")


@contextmanager
def _changing(path: Path, problem: str, hint: str) -> Iterator[gdal.Dataset]:
    """A GeoPackage that is changed in one transaction of SQLite: not at all unless the block and its end succeed."""
    dataset = None
    try:
        with reported(problem, hint):
            dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE | gdal.OF_VERBOSE_ERROR, ["GPKG"])
            dataset.StartTransaction()
            yield dataset
            dataset.CommitTransaction()
    except BaseException as error:
        with _quiet():
            if dataset is not None:
                dataset.RollbackTransaction()
            dataset = None
        if isinstance(error, FreeNetError):
            raise FreeNetError(f"{error.message} {tr('No file was changed.')}", error.hint) from error
        raise
    finally:
        with _quiet():  # what GDAL still has in mind of a layer that was given up
            dataset = None


@contextmanager
def _quiet() -> Iterator[None]:
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()


def _delete(dataset: gdal.Dataset, name: str) -> None:
    """Remove a layer and its styles, if they are there."""
    names = [dataset.GetLayer(number).GetName() for number in range(dataset.GetLayerCount())]
    for number, found in enumerate(names):
        if found.lower() == name.lower():
            dataset.DeleteLayer(number)
    styles = dataset.GetLayerByName(_STYLES)
    if styles is not None and styles.GetLayerDefn().GetFieldIndex("f_table_name") >= 0:
        own = [style.GetFID() for style in styles if str(style.GetField("f_table_name")).lower() == name.lower()]
        for number in own:
            styles.DeleteFeature(number)


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


def _keep_style(dataset: gdal.Dataset, layer: str, qml: str) -> None:
    """The default style, as QGIS itself saves one in a database: every QGIS that opens the file applies it."""
    styles = dataset.GetLayerByName(_STYLES)
    if styles is None:
        styles = dataset.CreateLayer(_STYLES, None, ogr.wkbNone, ["FID=id"])
        is_default = ogr.FieldDefn("useAsDefault", ogr.OFTInteger)
        is_default.SetSubType(ogr.OFSTBoolean)
        texts = [ogr.FieldDefn(field, ogr.OFTString) for field in _STYLE_TEXTS]
        for definition in (*texts, is_default, ogr.FieldDefn("update_time", ogr.OFTDateTime)):
            styles.CreateField(definition)
    kept: dict[str, Value] = dict.fromkeys(_STYLE_TEXTS, "")
    kept.update(f_table_name=layer, f_geometry_column=_GEOMETRY, styleName=layer, styleQML=qml, useAsDefault=1)
    known = {field.GetName() for field in styles.schema}
    styles.CreateFeature(_feature(styles, None, {field: value for field, value in kept.items() if field in known}))
