# SPDX-License-Identifier: GPL-3.0-or-later
"""Polygons and points of any file that GDAL reads, with the rules and the sentences that layers of QGIS get."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

from osgeo import gdal, ogr, osr

from .. import labelling
from ..classes import classes_of
from ..geodata.gdal_calls import exceptions, reported
from ..job import FreeNetError
from ..labelling import Purpose
from ..request import FeatureKind, Labelled

LAYER = "|layername="  # as QGIS names one layer of several in a file
POINT, POLYGON = 0, 2  # dimensions
WANTED = {"training": (POLYGON,), "reference": (POLYGON, POINT)}
KINDS: dict[Optional[int], FeatureKind] = {POLYGON: "polygons", POINT: "points"}
CURVE_STEP_DEGREES = 2.0  # as QGIS turns curves into segments


@dataclass(frozen=True)
class _Feature:
    """A feature as it was read; `attribute` is that of the class field, None for nothing."""

    name: str
    geometry: Optional[ogr.Geometry]
    attribute: Any


def file_of(source: str) -> Path:
    """The file of a source, which may name one of its layers: ``FILE|layername=NAME``."""
    return Path(source.partition(LAYER)[0])


def is_vector(source: str) -> bool:
    """Whether the source holds features; a file that is raster and vector at once counts as vector."""
    if LAYER in source:
        return True
    try:
        with exceptions():
            return bool(_with_geometry(gdal.OpenEx(source, gdal.OF_VECTOR | gdal.OF_VERBOSE_ERROR)))
    except RuntimeError:
        return False


def labelled(
    source: str,
    field: str,
    crs_wkt: str,
    purpose: Purpose,
    *,
    all_touched: bool = False,
    is_one_of_several: bool = False,
    warn: Callable[[str], None] = lambda text: None,
) -> Labelled:
    """The features of a file with their classes, in the raster's CRS.

    Args:
        source: The file, or ``FILE|layername=NAME``.
        field: The field that holds the class.
        crs_wkt: CRS of the raster.
        purpose: For training there must be polygons of at least two classes; for reference points will do as well.
        all_touched: Use every pixel a polygon touches, not only those whose centre it covers.
        is_one_of_several: Whether other scenes may bring the second class.
        warn: Receives a sentence about features that were left out or repaired, or about the field.

    Raises:
        FreeNetError: If the file, its features or their classes will not do.
    """
    name = file_of(source).stem
    dataset, layer = _open(source, purpose)  # the layer lives no longer than its dataset
    features = _read(layer, name, field)
    dimension = _dimension(layer, features)
    labelling.check_layer(
        name,
        field,
        _field_names(layer),
        purpose,
        has_its_kind=dimension in (None, *WANTED[purpose]),
        has_crs=_is_defined(layer.GetSpatialRef()),
    )
    usable = _usable(features, name, dimension, purpose, warn)
    values = labelling.class_values(
        name, field, [feature.name for feature in usable], [feature.attribute for feature in usable]
    )
    known = classes_of(set(values), name, field)
    _transform(usable, name, layer.GetSpatialRef(), crs_wkt)
    del layer, dataset
    shapes = [(feature.name, bytes(feature.geometry.ExportToIsoWkb())) for feature in usable]
    return labelling.labelled(
        name, field, KINDS[dimension], purpose, shapes, values, known,
        all_touched=all_touched, is_one_of_several=is_one_of_several, warn=warn,
    )  # fmt: skip


def outlines(source: str, crs_wkt: str, warn: Callable[[str], None]) -> tuple[bytes, ...]:
    """The polygons of a file as WKB in the raster's CRS, whatever their class; see `labelled`.

    Raises:
        FreeNetError: If the file or its features will not do.
    """
    name = file_of(source).stem
    dataset, layer = _open(source, "training")
    usable = _usable(_read(layer, name, ""), name, POLYGON, "training", warn)
    _transform(usable, name, layer.GetSpatialRef(), crs_wkt)
    del layer, dataset
    return tuple(bytes(feature.geometry.ExportToIsoWkb()) for feature in usable)


def _open(source: str, purpose: Purpose) -> tuple[gdal.Dataset, ogr.Layer]:
    """The file, and the one layer in it that is meant."""
    path, _, wanted = source.partition(LAYER)
    if not Path(path).exists() and not path.startswith("/vsi"):
        raise FreeNetError(f"There is no file '{path}'.", "Choose a file of polygons that exists.")
    with reported(f"'{path}' cannot be opened as a polygon layer", "Choose a file that QGIS can show."):
        dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_VERBOSE_ERROR)
    layers = _with_geometry(dataset)
    named = [layer for layer in layers if wanted in ("", layer.GetName())]
    if len(named) == 1:
        return dataset, named[0]
    if not layers:
        raise labelling.wrong_kind(Path(path).name, purpose)
    names = ", ".join(layer.GetName() for layer in layers)
    if wanted:
        raise FreeNetError(f"'{Path(path).name}' has no layer '{wanted}'.", f"There are: {names}.")
    raise FreeNetError(
        f"'{Path(path).name}' holds several layers: {names}.", f"Name one: {path}{LAYER}{layers[0].GetName()}"
    )


def _with_geometry(dataset: gdal.Dataset) -> list[ogr.Layer]:
    layers = [dataset.GetLayer(number) for number in range(dataset.GetLayerCount())]
    return [layer for layer in layers if layer.GetGeomType() != ogr.wkbNone]


def _field_names(layer: ogr.Layer) -> list[str]:
    definition = layer.GetLayerDefn()
    return [definition.GetFieldDefn(number).GetName() for number in range(definition.GetFieldCount())]


def _read(layer: ogr.Layer, name: str, field: str) -> list[_Feature]:
    """All features in the order of their ids; the same polygons must always make the same run."""
    names = _field_names(layer)
    index = names.index(field) if field in names else None
    with reported(f"The features of '{name}' cannot be read", "The file may be damaged; copy or save it again."):
        features = sorted(layer, key=lambda feature: feature.GetFID())
    return [
        _Feature(
            str(feature.GetFID()),
            None if feature.GetGeometryRef() is None else feature.GetGeometryRef().Clone(),
            None if index is None else _attribute(feature, index, name),
        )
        for feature in features
    ]


def _attribute(feature: ogr.Feature, index: int, layer: str) -> Any:
    """Text, number or truth value in a field; None for nothing."""
    if not feature.IsFieldSetAndNotNull(index):
        return None
    definition = feature.GetFieldDefnRef(index)
    kind = definition.GetType()
    if kind == ogr.OFTString:
        return feature.GetFieldAsString(index)
    if kind == ogr.OFTReal:
        return feature.GetFieldAsDouble(index)
    if kind in (ogr.OFTInteger, ogr.OFTInteger64):
        number = feature.GetFieldAsInteger64(index)
        return bool(number) if definition.GetSubType() == ogr.OFSTBoolean else number
    raise labelling.holds_no_classes(layer, definition.GetName(), definition.GetTypeName())


def _dimension(layer: ogr.Layer, features: list[_Feature]) -> Optional[int]:
    """Dimension of the layer's geometries; where it promises none, that of the first; None if there is none."""
    kind = ogr.GT_Flatten(layer.GetGeomType())
    if kind not in (ogr.wkbUnknown, ogr.wkbGeometryCollection):
        return ogr.Geometry(kind).GetDimension()
    shown = (feature.geometry for feature in features if feature.geometry and not feature.geometry.IsEmpty())
    return next((geometry.GetDimension() for geometry in shown), None)


def _is_defined(crs: Optional[osr.SpatialReference]) -> bool:
    """Whether that is a CRS; GeoPackages have two names for none, such as "Undefined geographic SRS"."""
    return crs is not None and not str(crs.GetName()).startswith("Undefined")


def _usable(
    features: list[_Feature],
    layer: str,
    dimension: Optional[int],
    purpose: Purpose,
    warn: Callable[[str], None],
) -> list[_Feature]:
    """The features whose geometry can be used: made valid, linear and 2D."""
    usable, repaired, left_out = [], [], []
    for feature in features:
        with _quiet():
            was_valid = feature.geometry is not None and feature.geometry.IsValid()
            flat = _flat(feature.geometry, dimension)
        if flat is None:
            left_out.append(feature.name)
            continue
        if not was_valid:
            repaired.append(feature.name)
        usable.append(_Feature(feature.name, flat, feature.attribute))
    labelling.tell_geometries(layer, left_out, repaired, warn)
    if not usable:
        raise labelling.nothing_usable(layer, left_out, purpose)
    return usable


def _flat(geometry: Optional[ogr.Geometry], dimension: Optional[int]) -> Optional[ogr.Geometry]:
    """The geometry valid, with curves as segments and without Z and M; None if nothing of its dimension is left."""
    if geometry is None or geometry.IsEmpty():
        return None
    flat = geometry.GetLinearGeometry(CURVE_STEP_DEGREES)
    flat.FlattenTo2D()
    if not flat.IsValid():
        flat = flat.MakeValid()
    parts = [] if flat is None else [part for part in _parts(flat) if part.GetDimension() == dimension]
    if len(parts) == 1:
        return parts[0]
    whole = ogr.Geometry(ogr.wkbMultiPolygon if dimension == POLYGON else ogr.wkbMultiPoint)
    for part in parts:
        whole.AddGeometry(part)
    return whole if parts else None


def _parts(geometry: ogr.Geometry) -> Iterator[ogr.Geometry]:
    """The simple geometries in a geometry, empty ones left out."""
    if ogr.GT_IsSubClassOf(geometry.GetGeometryType(), ogr.wkbGeometryCollection):
        for number in range(geometry.GetGeometryCount()):
            yield from _parts(geometry.GetGeometryRef(number))
    elif not geometry.IsEmpty():
        yield geometry.Clone()


def _transform(features: list[_Feature], layer: str, source: osr.SpatialReference, crs_wkt: str) -> None:
    """Transform geometries in place, from the layer's CRS to the raster's."""
    target = osr.SpatialReference()
    with reported(f"'{layer}' cannot be brought to the raster's coordinate reference system"):
        target.ImportFromWkt(crs_wkt)
        target.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        transformation = osr.CoordinateTransformation(source, target)
    failed = [feature.name for feature in features if not _transformed(feature.geometry, transformation)]
    if failed:
        raise labelling.cannot_transform(layer, _known_as(source), _known_as(target), failed)


def _transformed(geometry: ogr.Geometry, transformation: osr.CoordinateTransformation) -> bool:
    """Transform a geometry in place; whether that gave coordinates."""
    try:
        with exceptions():
            geometry.Transform(transformation)
    except RuntimeError:
        return False
    return all(map(math.isfinite, geometry.GetEnvelope()))


def _known_as(crs: osr.SpatialReference) -> str:
    """The CRS for a message: its code, else its name."""
    authority, code = crs.GetAuthorityName(None), crs.GetAuthorityCode(None)
    return f"{authority}:{code}" if authority and code else str(crs.GetName())


@contextmanager
def _quiet() -> Iterator[None]:
    """GEOS's words about invalid geometries go nowhere: features are named in sentences of ours."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()
