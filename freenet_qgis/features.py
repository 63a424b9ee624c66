# SPDX-License-Identifier: GPL-3.0-or-later
"""Features of a layer, edits included: those that can be used, their classes, and their place on the raster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
    QgsVectorLayer,
    QgsWkbTypes,
)

from . import legend
from .i18n import tr
from .job import FreeNetError

Purpose = Literal["training", "reference"]

NAMED_FEATURES = 5  # so many features a message names one by one


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
        raise _nothing_to_use(layer, bool(left_out), purpose)
    return usable


def _nothing_to_use(layer: QgsVectorLayer, none_is_usable: bool, purpose: Purpose) -> FreeNetError:
    if none_is_usable:
        return FreeNetError(
            tr("No feature of '{}' has a usable geometry.").format(layer.name()),
            tr("Mend them with Vector geometry > Fix geometries, or draw them again."),
        )
    if layer.featureCount() > 0:
        return FreeNetError(
            tr("No feature of '{}' is selected.").format(layer.name()),
            tr("Select some of each class, or turn 'Selected features only' off."),
        )
    hints = {
        "training": tr("Draw a few polygons of every class you want to map."),
        "reference": tr("Choose a layer that holds what is known to be true."),
    }
    return FreeNetError(tr("'{}' has no features.").format(layer.name()), hints[purpose])


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


def class_values(layer: QgsVectorLayer, field: str, features: Sequence[QgsFeature]) -> list[legend.Value]:
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


def feature_name(feature: QgsFeature) -> str:
    """The feature's id, as ``$id`` shows it; QGIS gives negative ones to what is not saved yet."""
    return str(feature.id()) if feature.id() >= 0 else tr("{} (not saved)").format(feature.id())


def _names(features: Iterable[QgsFeature]) -> str:
    """The features for a message, the first few only."""
    names = [feature_name(feature) for feature in features]
    if len(names) <= NAMED_FEATURES:
        return ", ".join(names)
    return tr("{} and {} more").format(", ".join(names[:NAMED_FEATURES]), len(names) - NAMED_FEATURES)
