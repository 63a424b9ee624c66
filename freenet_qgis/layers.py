# SPDX-License-Identifier: GPL-3.0-or-later
"""From QGIS layers to the plain values of a request. Main thread only; nothing that is returned belongs to QGIS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Literal, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorLayer,
    QgsWkbTypes,
)

from . import legend
from .i18n import tr
from .job import FreeNetError
from .request import Labelled, Scene, Shape

Purpose = Literal["training", "reference"]
NAMED_FEATURES = 5  # so many features a message names one by one


def scene(layer: QgsRasterLayer) -> Scene:
    """The file behind a raster layer, and the CRS that the layer has in QGIS (empty if it has none).

    Raises:
        FreeNetError: If the layer does not show a file.
    """
    provider = layer.dataProvider()
    if not layer.isValid() or provider is None:
        raise FreeNetError(
            tr("The raster '{}' cannot be read.").format(layer.name()), tr("Mend its data source, or load it again.")
        )
    path = _file_behind(layer.source()) if provider.name() == "gdal" else None
    if path is None:
        raise FreeNetError(
            tr("'{}' is not a raster file of its own.").format(layer.name()),
            tr("Save it as GeoTIFF (Export > Save As…) and use that layer."),
        )
    return Scene(path, crs_wkt(layer.crs()))


def crs_wkt(crs: QgsCoordinateReferenceSystem) -> str:
    """The CRS as GDAL reads it best; empty for none."""
    return crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL) if crs.isValid() else ""


def _file_behind(source: str) -> Optional[Path]:
    """The file of a GDAL source, without its open options; None for a VRT or a service written into the source."""
    parts = QgsProviderRegistry.instance().decodeUri("gdal", source)
    path = f"{parts.get('vsiPrefix') or ''}{parts.get('path') or ''}{parts.get('vsiSuffix') or ''}"
    return Path(path) if path and not path.lstrip().startswith("<") else None


def labelled(
    layer: QgsVectorLayer,
    field: str,
    crs: QgsCoordinateReferenceSystem,
    transform_context: QgsCoordinateTransformContext,
    *,
    features: Optional[QgsFeatureSource] = None,
    purpose: Purpose = "training",
    all_touched: bool = False,
    warn: Callable[[str], None] = lambda text: None,
) -> Labelled:
    """The features of a layer with their classes, in the raster's CRS; edits that are not saved yet are included.

    Args:
        layer: Where the features come from; its style and form give classes their names and colours.
        field: The field that holds the class.
        crs: CRS of the raster.
        transform_context: The project's choice of datum transformations.
        features: The part of the layer to use, such as `QgsVectorLayerSelectedFeatureSource`; by default all of it.
        purpose: For training there must be polygons of at least two classes; for reference points will do as well.
        all_touched: Use every pixel a polygon touches, not only those whose centre it covers.
        warn: Receives a sentence about features that were left out or repaired.

    Raises:
        FreeNetError: If the layer, its features or their classes will not do.
    """
    _check_layer(layer, field, purpose)
    usable = _usable(layer, field, features or layer, warn)
    values = _class_values(layer, field, usable)
    known = legend.classes(layer, field, set(values))
    if purpose == "training" and len(known) < 2:
        raise FreeNetError(
            tr("All polygons of '{}' belong to one class, '{}'.").format(layer.name(), next(iter(known.values())).name),
            tr("Draw polygons of at least two classes, or choose another class field."),
        )
    labels = {value: number for number, value in enumerate(known, start=1)}
    geometries = _in_crs(layer, usable, crs, transform_context)
    shapes = tuple(
        Shape(bytes(geometry.asWkb().data()), labels[value], _name(feature))
        for feature, geometry, value in zip(usable, geometries, values)
    )
    numeric = legend.keeps_values(known)
    return Labelled(layer.name(), shapes, tuple(known.values()), numeric, all_touched)


def _check_layer(layer: QgsVectorLayer, field: str, purpose: Purpose) -> None:
    wanted = [QgsWkbTypes.GeometryType.PolygonGeometry]
    if purpose == "reference":
        wanted.append(QgsWkbTypes.GeometryType.PointGeometry)
    if layer.geometryType() not in wanted:
        raise FreeNetError(tr("'{}' holds no polygons.").format(layer.name()), tr("Choose a polygon layer."))
    if not layer.crs().isValid():
        raise FreeNetError(
            tr("'{}' has no coordinate reference system, so its features cannot be placed on the raster.").format(
                layer.name()
            ),
            tr("Set it under Layer > Set CRS of Layer(s)."),
        )
    names = layer.fields().names()
    if field not in names:
        raise FreeNetError(
            tr("'{}' has no field '{}'.").format(layer.name(), field),
            tr("Choose the field that holds the class; there are: {}.").format(", ".join(names) or tr("none")),
        )


def _usable(
    layer: QgsVectorLayer, field: str, source: QgsFeatureSource, warn: Callable[[str], None]
) -> list[QgsFeature]:
    """The features that have a geometry, repaired where need be, linear and without Z and M."""
    request = QgsFeatureRequest().setSubsetOfAttributes([field], layer.fields())
    usable, repaired, left_out = [], [], []
    for feature in source.getFeatures(request):
        was_valid = feature.geometry().isGeosValid()
        flat = _flat(feature.geometry(), layer.geometryType())
        if flat is None:
            left_out.append(feature)
            continue
        if not was_valid:
            repaired.append(feature)
        feature.setGeometry(flat)
        usable.append(feature)
    # A selection comes in any order; the same polygons must always make the same run. New features have negative ids.
    usable.sort(key=lambda feature: (feature.id() < 0, abs(feature.id())))
    if left_out:
        warn(tr("Features of '{}' without a usable geometry were left out: {}.").format(layer.name(), _names(left_out)))
    if repaired:
        warn(tr("Features of '{}' with an invalid geometry were repaired: {}.").format(layer.name(), _names(repaired)))
    if not usable:
        raise _nothing_to_use(layer, is_part=source is not layer)
    return usable


def _nothing_to_use(layer: QgsVectorLayer, is_part: bool) -> FreeNetError:
    if is_part and layer.featureCount() > 0:
        return FreeNetError(
            tr("No feature of '{}' is selected.").format(layer.name()),
            tr("Select some of each class, or turn 'Selected features only' off."),
        )
    return FreeNetError(
        tr("'{}' has no features.").format(layer.name()), tr("Draw a few polygons of every class you want to map.")
    )


def _flat(geometry: QgsGeometry, kind: QgsWkbTypes.GeometryType) -> Optional[QgsGeometry]:
    """The geometry valid, with curves as segments and without Z and M; None if nothing of its kind is left."""
    flat = QgsGeometry(geometry)
    if flat.isEmpty():
        return None
    flat.get().dropZValue()
    flat.get().dropMValue()
    if QgsWkbTypes.isCurvedType(flat.wkbType()):
        flat = QgsGeometry(flat.constGet().segmentize())
    if not flat.isGeosValid():
        flat = flat.makeValid()
        if QgsWkbTypes.geometryType(flat.wkbType()) != kind and not flat.convertGeometryCollectionToSubclass(kind):
            return None
    return None if flat.isEmpty() or QgsWkbTypes.geometryType(flat.wkbType()) != kind else flat


def _class_values(layer: QgsVectorLayer, field: str, features: Sequence[QgsFeature]) -> list[legend.Value]:
    """The class of every feature.

    Raises:
        FreeNetError: If the field holds no classes, or some features have none.
    """
    try:
        values = [legend.class_value(feature[field]) for feature in features]
    except TypeError as error:
        raise FreeNetError(
            tr("The field '{}' of '{}' holds neither text nor numbers ({}).").format(field, layer.name(), error),
            tr("Choose the field that holds the class."),
        ) from error
    without = [feature for feature, value in zip(features, values) if value is None]
    if without:
        raise FreeNetError(
            tr("Features of '{}' have no class in the field '{}': {}.").format(layer.name(), field, _names(without)),
            tr("Give each a class, delete it, or use selected features only."),
        )
    zero = [feature for feature, value in zip(features, values) if type(value) is int and value == 0]
    if zero:
        raise FreeNetError(
            tr("Features of '{}' have the class 0 in the field '{}': {}.").format(layer.name(), field, _names(zero)),
            tr("0 stands for 'not classified' in the map; give them another number."),
        )
    return values  # type: ignore[return-value]


def _in_crs(
    layer: QgsVectorLayer,
    features: Sequence[QgsFeature],
    crs: QgsCoordinateReferenceSystem,
    transform_context: QgsCoordinateTransformContext,
) -> list[QgsGeometry]:
    """The features' geometries, transformed from the layer's CRS to `crs`."""
    transform = QgsCoordinateTransform(layer.crs(), crs, transform_context)
    geometries = [feature.geometry() for feature in features]
    failed = [feature for feature, geometry in zip(features, geometries) if not _transformed(geometry, transform)]
    if failed:
        raise FreeNetError(
            tr("Features of '{}' cannot be transformed from {} to the raster's {}: {}.").format(
                layer.name(), layer.crs().userFriendlyIdentifier(), crs.userFriendlyIdentifier(), _names(failed)
            ),
            tr("Check that both coordinate reference systems are right, and where these features lie."),
        )
    return geometries


def _transformed(geometry: QgsGeometry, transform: QgsCoordinateTransform) -> bool:
    """Transform a geometry in place; whether that gave coordinates."""
    try:
        result = geometry.transform(transform)
    except QgsCsException:
        return False
    # 3.22 counts infinite coordinates as a success.
    return result == QgsGeometry.OperationResult.Success and geometry.boundingBox().isFinite()


def _name(feature: QgsFeature) -> str:
    """The feature's id, as ``$id`` shows it; QGIS gives negative ones to what is not saved yet."""
    return str(feature.id()) if feature.id() >= 0 else tr("{} (not saved)").format(feature.id())


def _names(features: Iterable[QgsFeature]) -> str:
    """The features for a message, the first few only."""
    names = [_name(feature) for feature in features]
    if len(names) <= NAMED_FEATURES:
        return ", ".join(names)
    return tr("{} and {} more").format(", ".join(names[:NAMED_FEATURES]), len(names) - NAMED_FEATURES)
