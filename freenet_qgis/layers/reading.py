# SPDX-License-Identifier: GPL-3.0-or-later
"""From QGIS layers to the plain values of a request. Main thread only; nothing that is returned belongs to QGIS."""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeatureSource,
    QgsMapLayer,
    QgsProviderRegistry,
    QgsRasterDataProvider,
    QgsRasterLayer,
    QgsRasterRange,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..classes.values import Value, key
from ..contract.job import Grid
from ..errors import FreeNetError
from ..geodata.vector.placing import Placing
from ..labels import geometries, labelling
from ..labels.geometries import KINDS, LINE, POINT, POLYGON, WANTED, Feature
from ..labels.labelling import Purpose
from ..request import ChosenNodata, Labelled, Range, Scene
from ..sources import layer_destination
from ..sources.gdal_name import Source, named
from ..text.i18n import tr
from . import legend
from .features import class_values, crs_of, crs_wkt, read, to_raster
from .patience import patiently

_DIMENSIONS = {
    QgsWkbTypes.GeometryType.PointGeometry: POINT,
    QgsWkbTypes.GeometryType.LineGeometry: LINE,
    QgsWkbTypes.GeometryType.PolygonGeometry: POLYGON,
}


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
    return Scene(raster_source(layer), crs_wkt(layer.crs()), _chosen_nodata(provider), legend.shown_classes(layer))


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


def source_of(layer: QgsMapLayer) -> str:
    """The file of a layer, with the layer in it where there may be several; empty if it is no file.

    No other source is told: the address of a database may hold a password.
    """
    provider = layer.dataProvider()
    if provider is None or provider.name() not in ("ogr", "gdal", "delimitedtext", "spatialite"):
        return ""
    parts = QgsProviderRegistry.instance().decodeUri(provider.name(), layer.source())
    path = str(parts.get("path") or "")
    return layer_destination.source(Path(path), str(parts.get("layerName") or "")) if path else ""


def labelled(
    layer: QgsVectorLayer,
    field: str,
    crs: QgsCoordinateReferenceSystem,
    transform_context: QgsCoordinateTransformContext,
    *,
    grid: Optional[Grid] = None,
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
        grid: Of the raster, for the coordinate operation that suits the place best.
        features: The part of the layer to use, such as `QgsVectorLayerSelectedFeatureSource`; by default all of it.
        purpose: For training there must be polygons of at least two classes; for reference points will do as well.
        all_touched: Use every pixel a polygon touches, not only those whose centre it covers.
        left_out: Classes to do without, by their `classes.key`.
        is_one_of_several: Whether other scenes may bring the second class.
        warn: Receives a sentence about whatever is left out, repaired or doubtful.

    Raises:
        FreeNetError: If the layer, its features or their classes will not do.
    """
    remarks: list[str] = []

    def tell(text: str) -> None:
        remarks.append(text)
        warn(text)

    found = read(layer, field, layer if features is None else features, tell)
    dimension = _check_layer(layer, field, purpose, found)
    usable = _usable(found, layer.name(), dimension, purpose, tell)
    values = class_values(layer, field, usable, tell)
    if left_out:
        usable, values = _without(left_out, usable, values, layer, field, tell)
    known = legend.classes(layer, field, set(values))
    placing, shapes = _placed(layer, usable, crs, transform_context, grid, tell)
    return labelling.labelled(
        layer.name(),
        field,
        KINDS[dimension],
        purpose,
        shapes,
        values,
        known,
        all_touched=all_touched,
        is_one_of_several=is_one_of_several,
        operation=placing.operation,
        remarks=remarks,
        warn=tell,
    )


def outlines(
    layer: QgsVectorLayer,
    crs: QgsCoordinateReferenceSystem,
    transform_context: QgsCoordinateTransformContext,
    features: QgsFeatureSource,
    warn: Callable[[str], None],
    grid: Optional[Grid] = None,
) -> tuple[bytes, ...]:
    """The features of a polygon layer as WKB in the raster's CRS, whatever their class; see `labelled`.

    Raises:
        FreeNetError: If the layer or its features will not do.
    """
    usable = _usable(read(layer, "", features, warn), layer.name(), POLYGON, "training", warn)
    return tuple(outline for _, outline in _placed(layer, usable, crs, transform_context, grid, warn)[1])


def _usable(
    found: Sequence[Feature],
    layer: str,
    dimension: Optional[int],
    purpose: Purpose,
    warn: Callable[[str], None],
) -> list[Feature]:
    """As `geometries.usable`; it takes minutes for a single polygon of a million jagged vertices."""
    told: list[str] = []
    usable = patiently(
        tr("Checking the geometries of '{}'").format(layer),
        lambda check: geometries.usable(found, layer, dimension, purpose, told.append, check),
    )
    for text in told:
        warn(text)
    return usable


def _placed(
    layer: QgsVectorLayer,
    features: Sequence[Feature],
    crs: QgsCoordinateReferenceSystem,
    transform_context: QgsCoordinateTransformContext,
    grid: Optional[Grid],
    warn: Callable[[str], None],
) -> tuple[Placing, list[tuple[str, bytes]]]:
    """How features get into the raster's CRS, and name and WKB of each there."""
    placing = to_raster(layer, crs, transform_context, grid, warn)
    known_as = (crs_of(layer).userFriendlyIdentifier(), crs.userFriendlyIdentifier())
    return placing, geometries.placed(features, layer.name(), placing, *known_as)


def _without(
    left_out: Collection[str],
    features: Sequence[Feature],
    values: Sequence[Value],
    layer: QgsVectorLayer,
    field: str,
    warn: Callable[[str], None],
) -> tuple[list[Feature], list[Value]]:
    """The features, and their values, of the classes that are not left out."""
    kept = [(feature, value) for feature, value in zip(features, values) if key(value) not in left_out]
    if not kept:
        raise FreeNetError(
            tr("All classes of '{}' are left out of training.").format(layer.name()), tr("Tick two or more of them.")
        )
    counts = Counter(value for value in values if key(value) in left_out)
    names = legend.classes(layer, field, set(counts))
    labelling.tell_left_out(layer.name(), {info.name: counts[value] for value, info in names.items()}, warn)
    return [feature for feature, _ in kept], [value for _, value in kept]


def _check_layer(layer: QgsVectorLayer, field: str, purpose: Purpose, features: Sequence[Feature]) -> Optional[int]:
    """Check that the layer will do, and return the dimension of the geometries to use."""
    dimension, crs = geometries.dimension(features, purpose), crs_of(layer)
    if dimension is None:
        dimension = _DIMENSIONS.get(layer.geometryType())
    labelling.check_layer(
        layer.name(),
        field,
        layer.fields().names(),
        purpose,
        has_its_kind=dimension in (None, *WANTED[purpose]),
        # A GeoPackage written without a CRS says so in a CRS of its own, which QGIS takes for one.
        has_crs=crs.isValid() and not crs.description().startswith("Undefined "),
    )
    return dimension
