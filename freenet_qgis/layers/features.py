# SPDX-License-Identifier: GPL-3.0-or-later
"""Features of a layer, edits included: as they are read, and how they get to their place on the raster."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Optional, TypeVar

from osgeo import ogr
from qgis.core import (  # type: ignore[attr-defined]  # the stubs lack QgsCsException
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsDatumTransform,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsVectorLayer,
)

from ..contract.job import Grid
from ..errors import FreeNetError
from ..geodata.access.grid import defined, extent
from ..geodata.vector.placing import Chosen, Placing
from ..geodata.vector.vector_text import LOST, looks_twice_decoded
from ..labels.layer_reading import Feature, LayerReading
from ..labels.layer_remarks import tell_selection
from ..text.figures import length
from ..text.i18n import tr
from . import legend
from .patience import patiently

Found = TypeVar("Found")


@dataclass(frozen=True)
class Target:
    """The raster that features are laid over.

    Attributes:
        crs: Its CRS; an invalid one for none.
        transform_context: The project's choice of coordinate operations.
        grid: Its grid, for the operation that suits the place best; None where that is not known.
    """

    crs: QgsCoordinateReferenceSystem
    transform_context: QgsCoordinateTransformContext
    grid: Optional[Grid] = None


WESTERN = "windows-1252"  # as QGIS calls it
_STORED = (
    QgsFields.FieldOrigin.OriginProvider,  # type: ignore[attr-defined]  # the stubs know newer names alone
    QgsFields.FieldOrigin.OriginEdit,  # type: ignore[attr-defined]  # likewise
)


def read_features(layer: QgsVectorLayer, reading: LayerReading, source: QgsFeatureSource) -> list[Feature]:
    """The features of `source`, the layer or a part of it; empty attributes where it has not the field to read.

    Raises:
        FreeNetError: If none is selected, or text of the field cannot be read.
    """
    field = reading.field
    request = QgsFeatureRequest().setSubsetOfAttributes([field], layer.fields())
    # A selection comes in any order; the same polygons must always make the same run. New features have negative ids.
    stored = source.getFeatures(request)  # it knows all that it needs of the layer
    features = _patiently(layer, stored, lambda each: list(each))
    features.sort(key=lambda feature: (feature.id() < 0, abs(feature.id())))
    total = layer.featureCount()
    if not features and total > 0:
        raise FreeNetError(
            tr("No feature of '{}' is selected.").format(layer.name()),
            tr("Select some of each class, or turn 'Selected features only' off.")
            if field
            else tr("Select some, or turn 'Selected features only' off."),
        )
    if source.featureCount() != total:  # of a database both may be the same estimate
        tell_selection(reading, len(features), total)
    is_there = field in layer.fields().names()
    found = [
        Feature(
            feature_name(feature),
            as_ogr(feature.geometry()),
            legend.stored_value(feature, field) if is_there else None,
        )
        for feature in features
    ]
    texts = [feature.attribute for feature in found if isinstance(feature.attribute, str)]
    _check_text(layer, [field, *texts])
    wrong = looks_twice_decoded(texts)
    if wrong:
        text = tr(
            "Text of '{}' looks like UTF-8 that was read as {} ({}). If so, set the encoding UTF-8 under Layer "
            "Properties > Source."
        )
        reading.tell(text.format(layer.name(), layer.dataProvider().encoding() or tr("another encoding"), wrong[0]))
    return found


def has_lost_letters(layer: QgsVectorLayer, field: str) -> bool:
    """Whether text of a field, or the name of one, was read with an encoding that is not its own."""
    if any(LOST in name for name in layer.fields().names()):
        return True
    flags = QgsFeatureRequest.Flag.NoGeometry
    request = QgsFeatureRequest().setSubsetOfAttributes([field], layer.fields()).setFlags(flags)
    if field not in layer.fields().names():
        return False
    found = layer.getFeatures(request)
    return _patiently(layer, found, lambda features: any(LOST in str(feature[field]) for feature in features))


def _patiently(
    layer: QgsVectorLayer, features: Iterable[QgsFeature], use: Callable[[Iterator[QgsFeature]], Found]
) -> Found:
    """The use made of the features of a layer, whose reading the user can stop.

    What QGIS computes of a feature, it computes in its main thread since 3.30, which must not wait for another then.
    """
    fields = layer.fields()
    are_stored = all(fields.fieldOrigin(number) in _STORED for number in range(fields.count()))
    return patiently(
        tr("Reading the features of '{}'").format(layer.name()),
        lambda check: use(_each(features, check)),
        is_here=layer.providerType() != "ogr" or not are_stored,
    )


def _each(features: Iterable[QgsFeature], check: Callable[[], None]) -> Iterator[QgsFeature]:
    for feature in features:
        check()
        yield feature


def _check_text(layer: QgsVectorLayer, texts: Sequence[str]) -> None:
    wrong = next((text for text in texts if LOST in text), None)
    if wrong is not None:
        raise lost_letters(layer.name(), layer.dataProvider().encoding(), wrong)


def lost_letters(layer: str, encoding: str, text: str) -> FreeNetError:
    """The error for text that was read with an encoding that is not its own."""
    return FreeNetError(
        tr("Text of '{}' cannot be read with the encoding {}, which it was opened with: '{}'.").format(
            layer, encoding or "UTF-8", text
        ),
        tr(
            "Set the right one under Layer Properties > Source > Data source encoding; {} is that of Western Europe."
        ).format(WESTERN),
    )


def as_ogr(geometry: QgsGeometry) -> Optional[ogr.Geometry]:
    """The geometry as one of GDAL; None for none."""
    return None if geometry.isNull() else ogr.CreateGeometryFromWkb(bytes(geometry.asWkb().data()))


def chosen_operation(
    source: QgsCoordinateReferenceSystem,
    target: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> Chosen:
    """The coordinate operation that the project prescribes for two CRS; an empty one where it leaves the choice."""
    if not context.hasTransform(source, target):
        return Chosen()
    pipeline = context.calculateCoordinateOperation(source, target)
    is_reversed = context.mustReverseCoordinateOperation(source, target)
    ends = (target, source) if is_reversed else (source, target)
    known = (one.name or "" for one in QgsDatumTransform.operations(*ends) if one.proj == pipeline)
    return Chosen(pipeline, is_reversed, next(known, ""))


def to_raster(
    layer: QgsVectorLayer,
    target: Target,
    warn: Callable[[str], None],
) -> Placing:
    """The way from the layer's CRS to the raster's.

    Args:
        layer: Where features come from.
        target: The raster.
        warn: Told what is doubtful about it.

    Raises:
        FreeNetError: If there is no way.
    """
    crs, grid = target.crs, target.grid
    chosen = chosen_operation(crs_of(layer), crs, target.transform_context)
    placing = Placing(layer.name(), crs_wkt(crs_of(layer)), crs_wkt(crs), grid, chosen)
    shown = "" if chosen.pipeline or grid is None else _drawn_elsewhere(layer, target, grid, placing)
    for text in (*placing.remarks, *filter(None, [shown])):
        warn(text)
    return placing


def crs_of(layer: QgsVectorLayer) -> QgsCoordinateReferenceSystem:
    """The CRS that a layer has in QGIS, which takes one of geometry collections for a table and gives it none."""
    crs = layer.crs() if layer.isSpatial() or layer.dataProvider() is None else layer.dataProvider().crs()
    return known_crs(crs)


def known_crs(crs: QgsCoordinateReferenceSystem) -> QgsCoordinateReferenceSystem:
    """The CRS; an invalid one where it is none but by name: QGIS takes what GeoPackages call so for a CRS."""
    return crs if crs_wkt(crs) else QgsCoordinateReferenceSystem()


def crs_wkt(crs: QgsCoordinateReferenceSystem) -> str:
    """The CRS as GDAL reads it best; empty for none, also where QGIS takes a GeoPackage's name for none as one."""
    variant = QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL  # type: ignore[attr-defined]  # a newer name
    return defined(crs.toWkt(variant)) if crs.isValid() else ""


def _drawn_elsewhere(
    layer: QgsVectorLayer,
    target: Target,
    grid: Grid,
    placing: Placing,
) -> str:
    """A warning where QGIS draws the layer with an operation of its own that leads elsewhere; else empty."""
    if not placing.operation:
        return ""
    west, south, east, north = extent(grid)
    drawing = QgsCoordinateTransform(crs_of(layer), target.crs, target.transform_context)
    try:
        there = drawing.transform(
            QgsPointXY((west + east) / 2, (south + north) / 2),
            Qgis.TransformDirection.Reverse,
        )
        drawn = drawing.transform(there)
    except QgsCsException:
        return ""
    placed = placing.place(ogr.CreateGeometryFromWkt(f"POINT ({there.x()!r} {there.y()!r})"))
    if placed is None:
        return ""
    _, dx_col, dx_row, _, dy_col, dy_row = grid.geotransform
    pixels = math.hypot(placed.GetX() - drawn.x(), placed.GetY() - drawn.y()) / math.sqrt(
        abs(dx_col * dy_row - dx_row * dy_col)
    )
    if pixels < 0.5:
        return ""
    text = tr(
        "QGIS draws '{}' {} pixels beside where its features are used, by '{}'. To have them used where they are "
        "drawn, choose an operation under Project > Properties > Transformations."
    )
    name = drawing.instantiatedCoordinateOperationDetails().name
    return text.format(layer.name(), length(pixels), name)


def feature_name(feature: QgsFeature) -> str:
    """The feature's id, as ``$id`` shows it; QGIS gives negative ones to what is not saved yet."""
    return str(feature.id()) if feature.id() >= 0 else tr("{} (not saved)").format(feature.id())
