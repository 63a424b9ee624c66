# SPDX-License-Identifier: GPL-3.0-or-later
"""Features of a layer, edits included: those that can be used, their classes, and their place on the raster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsVectorLayer,
    QgsWkbTypes,
)

from . import labelling, legend
from .classes import Value
from .i18n import tr
from .job import FreeNetError
from .labelling import Purpose


def collect(
    layer: QgsVectorLayer, field: str, source: QgsFeatureSource, purpose: Purpose, warn: Callable[[str], None]
) -> list[QgsFeature]:
    """The features of `source`, the layer or a part of it, whose geometry can be used: made valid, linear and 2D.

    Raises:
        FreeNetError: If there are none.
    """
    request = QgsFeatureRequest().setSubsetOfAttributes([field], layer.fields())
    usable, repaired, left_out = [], [], []
    for feature in source.getFeatures(request):
        was_valid = feature.geometry().isGeosValid()
        shape = flat(feature.geometry(), layer.geometryType())
        if shape is None:
            left_out.append(feature)
            continue
        if not was_valid:
            repaired.append(feature)
        feature.setGeometry(shape)
        usable.append(feature)
    # A selection comes in any order; the same polygons must always make the same run. New features have negative ids.
    usable.sort(key=lambda feature: (feature.id() < 0, abs(feature.id())))
    names_left_out = [feature_name(feature) for feature in left_out]
    labelling.tell_geometries(layer.name(), names_left_out, [feature_name(feature) for feature in repaired], warn)
    if not usable and not left_out and layer.featureCount() > 0:
        raise FreeNetError(
            tr("No feature of '{}' is selected.").format(layer.name()),
            tr("Select some of each class, or turn 'Selected features only' off."),
        )
    if not usable:
        raise labelling.nothing_usable(layer.name(), names_left_out, purpose)
    return usable


def flat(geometry: QgsGeometry, kind: QgsWkbTypes.GeometryType) -> Optional[QgsGeometry]:
    """The geometry valid, with curves as segments and without Z and M; None if nothing of its kind is left."""
    shape = QgsGeometry(geometry)
    if shape.isEmpty():
        return None
    shape.get().dropZValue()
    shape.get().dropMValue()
    if QgsWkbTypes.isCurvedType(shape.wkbType()):
        shape = QgsGeometry(shape.constGet().segmentize())
    if not shape.isGeosValid():
        shape = shape.makeValid()
        if QgsWkbTypes.geometryType(shape.wkbType()) != kind and not shape.convertGeometryCollectionToSubclass(kind):
            return None
    return None if shape.isEmpty() or QgsWkbTypes.geometryType(shape.wkbType()) != kind else shape


def class_values(layer: QgsVectorLayer, field: str, features: Sequence[QgsFeature]) -> list[Value]:
    """The class of every feature.

    Raises:
        FreeNetError: If the field holds no classes, or some features have none.
    """
    names = [feature_name(feature) for feature in features]
    attributes = [legend.without_null(feature[field]) for feature in features]
    return labelling.class_values(layer.name(), field, names, attributes)


def in_crs(
    layer: QgsVectorLayer,
    features: Sequence[QgsFeature],
    crs: QgsCoordinateReferenceSystem,
    transform_context: QgsCoordinateTransformContext,
) -> list[QgsGeometry]:
    """The features' geometries, transformed from the layer's CRS to the raster's.

    Raises:
        FreeNetError: If the raster has no CRS, or some features cannot be transformed.
    """
    if not crs.isValid():
        raise FreeNetError(
            tr("The raster has no coordinate reference system, so nothing can be laid over it."),
            tr("Set it under Layer > Set CRS of Layer(s)."),
        )
    transform = QgsCoordinateTransform(layer.crs(), crs, transform_context)
    geometries = [feature.geometry() for feature in features]
    failed = [feature for feature, geometry in zip(features, geometries) if not transformed(geometry, transform)]
    if failed:
        names = [feature_name(feature) for feature in failed]
        known_as = (layer.crs().userFriendlyIdentifier(), crs.userFriendlyIdentifier())
        raise labelling.cannot_transform(layer.name(), *known_as, names)
    return geometries


def transformed(geometry: QgsGeometry, transform: QgsCoordinateTransform) -> bool:
    """Transform a geometry in place; whether that gave coordinates."""
    try:
        result = geometry.transform(transform)
    except QgsCsException:
        return False
    # 3.22 counts infinite coordinates as a success.
    return result == QgsGeometry.OperationResult.Success and geometry.boundingBox().isFinite()


def feature_name(feature: QgsFeature) -> str:
    """The feature's id, as ``$id`` shows it; QGIS gives negative ones to what is not saved yet."""
    return str(feature.id()) if feature.id() >= 0 else tr("{} (not saved)").format(feature.id())
