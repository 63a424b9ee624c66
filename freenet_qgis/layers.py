# SPDX-License-Identifier: GPL-3.0-or-later
"""From QGIS layers to the plain values of a request. Main thread only; nothing that is returned belongs to QGIS."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Collection, Sequence
from typing import Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureSource,
    QgsRasterDataProvider,
    QgsRasterLayer,
    QgsRasterRange,
    QgsVectorLayer,
    QgsWkbTypes,
)

from . import labelling, legend
from .classes import Value, key
from .features import class_values, collect, feature_name, in_crs
from .gdal_name import Source, named
from .i18n import tr
from .job import FreeNetError
from .labelling import Purpose
from .request import ChosenNodata, Labelled, Range, Scene


def scene(layer: QgsRasterLayer) -> Scene:
    """What GDAL opens for a raster layer, and what was set for the layer in QGIS: CRS (empty for none) and no data.

    Raises:
        FreeNetError: If something else than GDAL reads the layer.
    """
    provider = layer.dataProvider()
    if not layer.isValid() or provider is None:
        raise FreeNetError(
            tr("The raster '{}' cannot be read.").format(layer.name()), tr("Mend its data source, or load it again.")
        )
    if provider.name() != "gdal":
        raise FreeNetError(
            tr("'{}' is not a raster that GDAL reads.").format(layer.name()),
            tr("Save it as GeoTIFF (Export > Save As…) and use that layer."),
        )
    return Scene(raster_source(layer), crs_wkt(layer.crs()), _chosen_nodata(provider))


def raster_source(layer: QgsRasterLayer) -> Source:
    """The file of a raster layer, or what else GDAL opens for it."""
    return named(layer.source().partition("|credential:")[0])  # these QGIS has told GDAL


def _chosen_nodata(provider: QgsRasterDataProvider) -> tuple[ChosenNodata, ...]:
    """What is no data in QGIS beside or instead of the nodata values of the file."""
    found = []
    for band in range(1, provider.bandCount() + 1):
        ranges = tuple(map(_limits, provider.userNoDataValues(band)))
        uses_own = provider.useSourceNoDataValue(band) or not provider.sourceHasNoDataValue(band)
        if ranges or not uses_own:
            found.append(ChosenNodata(band, ranges, uses_own))
    return tuple(found)


def _limits(values: QgsRasterRange) -> Range:
    """The lowest and the highest value of a range of QGIS, whose ends may be open or not be there."""
    low = -sys.float_info.max if math.isnan(values.min()) else values.min()
    high = sys.float_info.max if math.isnan(values.max()) else values.max()
    bounds = QgsRasterRange.BoundsType
    if values.bounds() in (bounds.IncludeMax, bounds.Exclusive):
        low = math.nextafter(low, math.inf)
    if values.bounds() in (bounds.IncludeMin, bounds.Exclusive):
        high = math.nextafter(high, -math.inf)
    return low, high


def crs_wkt(crs: QgsCoordinateReferenceSystem) -> str:
    """The CRS as GDAL reads it best; empty for none."""
    return crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL) if crs.isValid() else ""


def labelled(
    layer: QgsVectorLayer,
    field: str,
    crs: QgsCoordinateReferenceSystem,
    transform_context: QgsCoordinateTransformContext,
    *,
    features: Optional[QgsFeatureSource] = None,
    purpose: Purpose = "training",
    all_touched: bool = False,
    left_out: Collection[str] = (),
    is_one_of_several: bool = False,
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
        left_out: Classes to do without, by their `classes.key`.
        is_one_of_several: Whether other scenes may bring the second class.
        warn: Receives a sentence about features that were left out or repaired.

    Raises:
        FreeNetError: If the layer, its features or their classes will not do.
    """
    _check_layer(layer, field, purpose)
    usable = collect(layer, field, layer if features is None else features, purpose, warn)
    values = class_values(layer, field, usable)
    if left_out:
        usable, values = _without(left_out, usable, values, layer.name())
    known = legend.classes(layer, field, set(values))
    geometries = in_crs(layer, usable, crs, transform_context)
    shapes = [
        (feature_name(feature), bytes(geometry.asWkb().data())) for feature, geometry in zip(usable, geometries)
    ]
    are_points = layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry
    return labelling.labelled(
        layer.name(),
        field,
        "points" if are_points else "polygons",
        purpose,
        shapes,
        values,
        known,
        all_touched=all_touched,
        is_one_of_several=is_one_of_several,
    )


def outlines(
    layer: QgsVectorLayer,
    crs: QgsCoordinateReferenceSystem,
    transform_context: QgsCoordinateTransformContext,
    features: QgsFeatureSource,
    warn: Callable[[str], None],
) -> tuple[bytes, ...]:
    """The features of a polygon layer as WKB in the raster's CRS, whatever their class; see `labelled`.

    Raises:
        FreeNetError: If the layer or its features will not do.
    """
    usable = collect(layer, "", features, "training", warn)
    return tuple(bytes(geometry.asWkb().data()) for geometry in in_crs(layer, usable, crs, transform_context))


def _without(
    left_out: Collection[str], features: Sequence[QgsFeature], values: Sequence[Value], layer: str
) -> tuple[list[QgsFeature], list[Value]]:
    """The features, and their values, of the classes that are not left out."""
    kept = [(feature, value) for feature, value in zip(features, values) if key(value) not in left_out]
    if not kept:
        raise FreeNetError(
            tr("All classes of '{}' are left out of training.").format(layer), tr("Tick two or more of them.")
        )
    return [feature for feature, _ in kept], [value for _, value in kept]


def _check_layer(layer: QgsVectorLayer, field: str, purpose: Purpose) -> None:
    wanted = [QgsWkbTypes.GeometryType.PolygonGeometry]
    if purpose == "reference":
        wanted.append(QgsWkbTypes.GeometryType.PointGeometry)
    labelling.check_layer(
        layer.name(),
        field,
        layer.fields().names(),
        purpose,
        has_its_kind=layer.geometryType() in wanted,
        # A GeoPackage written without a CRS says so in a CRS of its own, which QGIS takes for one.
        has_crs=layer.crs().isValid() and not layer.crs().description().startswith("Undefined "),
    )
