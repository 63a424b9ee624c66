# SPDX-License-Identifier: GPL-3.0-or-later
"""Features as a layer of a GeoPackage, which brings its own style; other layers of the file stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Optional, Union

from osgeo import gdal, ogr, osr

from ...errors import FreeNetError
from ...files.new_files import NewFiles, new_files
from ...sources import layer_destination
from ...text.i18n import tr
from ..access.gdal_calls import check, closing, opened, reported
from ..access.grid import NOWHERE
from . import geopackage

Value = Union[int, float, str, None]

_TYPES = {int: ogr.OFTInteger, float: ogr.OFTReal, str: ogr.OFTString}
_GEOMETRIES = {"points": ogr.wkbPoint, "lines": ogr.wkbLineString, "polygons": ogr.wkbMultiPolygon}
_JOURNALS = ("-wal", "-shm", "-journal")  # of SQLite; one of the old file must not be taken for the new one's
_GEOMETRY = "geom"
_TABLES = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
_STYLE_TEXTS = (
    "f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName", "styleQML", "styleSLD",
    "description", "owner", "ui",
)  # fmt: skip


@dataclass(frozen=True)
class NewLayer:
    """A layer to be written.

    Attributes:
        name: What to call it.
        kind: Of its geometries.
        crs_wkt: Its CRS; empty for none.
        fields: Names and types (int, float or str) of its fields.
        qml: Its style in QGIS.
    """

    name: str
    kind: Literal["points", "lines", "polygons"]
    crs_wkt: str
    fields: dict[str, type]
    qml: str


def write_layer(
    path: Path,
    new: NewLayer,
    features: Iterable[tuple[bytes, Sequence[Value]]],
    patience_s: float = geopackage.PATIENCE_S,
) -> bool:
    """Write a layer, in place of one of the same name; it appears complete or not at all.

    Args:
        path: The GeoPackage. One that is there keeps its other layers, and may be open in QGIS.
        new: The layer.
        features: WKB and values, in the order of the fields, of each; None is null. They may be made one by one.
        patience_s: How long another program that writes to the file is waited for.

    Returns:
        Whether there was one of the same name.

    Raises:
        FreeNetError: If the disk is full, or the file in use or no GeoPackage; or see `check_name`.
    """
    check_name(path, new.name)
    problem = tr("'{name}' cannot be written").format(name=path.name)
    hint = tr("Free some space on the disk, or choose another folder.")
    journals = [path.with_name(path.name + ending) for ending in _JOURNALS]
    is_alone = not holds_something(path)
    with new_files(NewFiles.put_in_place if is_alone else NewFiles.discard) as files:
        beside = files.beside(path, journals)
        with reported(problem, hint):
            _write(beside, new, features)
        return not is_alone and geopackage.move_layer(beside, new.name, path, patience_s)


def _write(path: Path, new: NewLayer, features: Iterable[tuple[bytes, Sequence[Value]]]) -> None:
    """Write a GeoPackage with one layer; it is closed however this ends: Windows moves and removes no open file."""
    crs = osr.SpatialReference(new.crs_wkt or NOWHERE)
    crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    with closing(ogr.GetDriverByName("GPKG").CreateDataSource(str(path))) as source:
        layer = source.CreateLayer(new.name, crs, _GEOMETRIES[new.kind], [f"GEOMETRY_NAME={_GEOMETRY}"])
        for field, its_type in new.fields.items():
            check(layer.CreateField(ogr.FieldDefn(field, _TYPES[its_type])))
        check(source.StartTransaction())
        for wkb, values in features:
            check(layer.CreateFeature(_feature(layer, wkb, dict(zip(new.fields, values)))))
        check(source.CommitTransaction())
        _keep_style(source, new.name, new.qml)
        source.FlushCache()


def check_name(path: Path, name: str) -> None:
    """Check that a layer can have a name in a file: that nothing has it but another layer of features.

    Raises:
        FreeNetError: If it cannot, or the file is there and no GeoPackage.
    """
    if geopackage.is_reserved(name):
        raise FreeNetError(
            tr("No layer can be called '{name}': GeoPackages have such names for tables of their own.").format(
                name=name
            ),
            tr("Choose another name for the layer."),
        )
    if holds_something(path) and name.lower() in _no_features(path):
        raise geopackage.not_replaced(name, path)


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
    dataset, names = _listed(path, _TABLES)
    found: dict[str, Optional[list[str]]] = dict.fromkeys(names)
    for number in range(dataset.GetLayerCount()):
        layer = dataset.GetLayer(number)
        found[layer.GetName().lower()] = [field.GetName() for field in layer.schema]
    return found


def _no_features(path: Path) -> list[str]:
    """The tables of a GeoPackage that are no layers of features: attributes alone, rasters, what is of SQLite."""
    _, features = _listed(path, "SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")
    _, tables = _listed(path, _TABLES)
    return [table for table in tables if table not in features]


def _listed(path: Path, query: str) -> tuple[gdal.Dataset, list[str]]:
    """A GeoPackage, and the names that a query finds in it, in lower case."""
    with reported(
        tr("'{name}' is there, and is no GeoPackage").format(name=path.name), tr("Choose another name for the layer.")
    ):
        dataset = opened(path, gdal.OF_VECTOR | gdal.OF_RASTER, ["GPKG"])
        rows = dataset.ExecuteSQL(query)
        names = [row.GetField(0).lower() for row in rows]
        dataset.ReleaseResultSet(rows)
    return dataset, names


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
        check(styles.CreateField(definition))
    kept: dict[str, Value] = dict.fromkeys(_STYLE_TEXTS, "")
    kept.update(f_table_name=layer, f_geometry_column=_GEOMETRY, styleName=layer, styleQML=qml, useAsDefault=1)
    check(styles.CreateFeature(_feature(styles, None, kept)))
