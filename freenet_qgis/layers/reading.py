# SPDX-License-Identifier: GPL-3.0-or-later
"""From QGIS layers to the plain values of a request. Main thread only; nothing that is returned belongs to QGIS."""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import Optional

from qgis.core import (
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
from ..errors import FreeNetError
from ..geodata.vector.placing import Placing
from ..labels import geometries, labelling
from ..labels.geometries import LINE, POINT, POLYGON, WANTED
from ..labels.layer_checks import check_layer, check_zones
from ..labels.layer_reading import Feature, LayerReading, Purpose, Use
from ..labels.layer_remarks import tell_left_out
from ..labels.zones import zones as zones_of
from ..request import ChosenNodata, FeatureKind, FurtherRaster, Labelled, Range, Scene, Zone
from ..sources import layer_destination
from ..sources.gdal_name import Source, named
from ..text.i18n import tr
from . import legend
from .features import Target, crs_of, crs_wkt, read_features, to_raster
from .patience import patiently

_DIMENSIONS = {  # the stubs know newer names alone
    QgsWkbTypes.GeometryType.PointGeometry: POINT,  # type: ignore[attr-defined]
    QgsWkbTypes.GeometryType.LineGeometry: LINE,  # type: ignore[attr-defined]
    QgsWkbTypes.GeometryType.PolygonGeometry: POLYGON,  # type: ignore[attr-defined]
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


def further_raster(layer: QgsRasterLayer) -> FurtherRaster:
    """A raster layer as one more raster of an image; nearest where its style shows classes.

    Raises:
        FreeNetError: As `scene`.
    """
    found = scene(layer)
    return FurtherRaster(found.raster, found.crs_wkt, found.nodata, "nearest" if found.classes else None)


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
    path = "".join(str(parts.get(part) or "") for part in ("vsiPrefix", "path", "vsiSuffix"))
    return layer_destination.source(path, str(parts.get("layerName") or "")) if path else ""


def labelled(
    layer: QgsVectorLayer,
    field: str,
    target: Target,
    use: Use,
    *,
    features: Optional[QgsFeatureSource] = None,
    left_out: Collection[str] = (),
    warn: Callable[[str], None] = lambda text: None,
) -> Labelled:
    """The features of a layer with their classes, in the raster's CRS; edits that are not saved yet are included.

    Args:
        layer: Where the features come from; its style and form give classes their names and colours.
        field: The field that holds the class.
        target: The raster.
        use: What the features are used for.
        features: The part of the layer to use, such as `QgsVectorLayerSelectedFeatureSource`; by default all of it.
        left_out: Classes to do without, by their `classes.key`.
        warn: Receives a sentence about whatever is left out, repaired or doubtful.

    Raises:
        FreeNetError: If the layer, its features or their classes will not do.
    """
    reading = LayerReading(layer.name(), field, use, warn)
    found = read_features(layer, reading, layer if features is None else features)
    usable = _usable(found, reading, _check_layer(layer, reading, found))
    values = labelling.class_values(reading, usable)
    if left_out:
        usable, values = _without(left_out, usable, values, layer, reading)
    known = legend.classes(layer, field, set(values))
    placing, shapes = _placed(layer, usable, target, reading)
    return labelling.labelled(reading, geometries.kind_of(usable), shapes, values, known, placing.operation)


def kind_of(layer: QgsVectorLayer) -> FeatureKind:
    """What a layer holds, by its type."""
    dimension = _DIMENSIONS.get(layer.geometryType())
    return "features" if dimension is None else geometries.KINDS[dimension]


def outlines(
    layer: QgsVectorLayer,
    target: Target,
    features: QgsFeatureSource,
    warn: Callable[[str], None],
    purpose: Purpose = "training",
) -> tuple[bytes, ...]:
    """The features of a layer that serve a purpose as WKB in the raster's CRS, whatever their class; see `labelled`.

    Raises:
        FreeNetError: If the layer or its features will not do.
    """
    reading = LayerReading(layer.name(), "", Use(purpose), warn)
    usable = _usable(read_features(layer, reading, features), reading, WANTED[purpose])
    return tuple(outline for _, outline in _placed(layer, usable, target, reading)[1])


def zones(
    layer: QgsVectorLayer, field: str, target: Target, features: QgsFeatureSource, warn: Callable[[str], None]
) -> tuple[Zone, ...]:
    """The polygons of a layer as zones of a map; see `labels.zones`.

    Args:
        layer: Where they come from.
        field: The field that names them; empty for none.
        target: The map.
        features: The part of the layer to use.
        warn: Receives a sentence about whatever is left out, repaired or doubtful.

    Raises:
        FreeNetError: If the layer or its features will not do.
    """
    reading = LayerReading(layer.name(), field, Use("zones"), warn)
    found = read_features(layer, reading, features)
    dimensions = geometries.dimensions(found, "zones")
    check_zones(reading, layer.fields().names(), has_its_kind=dimensions <= {*WANTED["zones"]})
    usable = _usable(found, reading, WANTED["zones"])
    return zones_of(usable, reading, to_raster(layer, target, reading.tell))


def _usable(found: Sequence[Feature], reading: LayerReading, dimensions: Collection[int]) -> list[Feature]:
    """As `geometries.usable`; it takes minutes for a single polygon of a million jagged vertices."""
    texts: list[str] = []  # another thread finds them, and must not tell them
    elsewhere = LayerReading(reading.layer, reading.field, reading.use, texts.append)
    usable = patiently(
        tr("Checking the geometries of '{}'").format(reading.layer),
        lambda check: geometries.usable(found, elsewhere, dimensions, check),
    )
    for text in texts:
        reading.tell(text)
    return usable


def _placed(
    layer: QgsVectorLayer, features: Sequence[Feature], target: Target, reading: LayerReading
) -> tuple[Placing, list[tuple[str, bytes]]]:
    """How features get into the raster's CRS, and name and WKB of each there."""
    placing = to_raster(layer, target, reading.tell)
    known_as = (crs_of(layer).userFriendlyIdentifier(), target.crs.userFriendlyIdentifier())
    return placing, geometries.placed(features, layer.name(), placing, *known_as)


def _without(
    left_out: Collection[str],
    features: Sequence[Feature],
    values: Sequence[Value],
    layer: QgsVectorLayer,
    reading: LayerReading,
) -> tuple[list[Feature], list[Value]]:
    """The features, and their values, of the classes that are not left out."""
    kept = [(feature, value) for feature, value in zip(features, values) if key(value) not in left_out]
    if not kept:
        raise FreeNetError(
            tr("All classes of '{}' are left out of training.").format(layer.name()), tr("Tick two or more of them.")
        )
    counts = Counter(value for value in values if key(value) in left_out)
    names = legend.classes(layer, reading.field, set(counts))
    tell_left_out(reading, {info.name: counts[value] for value, info in names.items()})
    return [feature for feature, _ in kept], [value for _, value in kept]


def _check_layer(layer: QgsVectorLayer, reading: LayerReading, features: Sequence[Feature]) -> frozenset[int]:
    """Check that the layer will do, and return the dimensions of the geometries to use."""
    purpose = reading.use.purpose
    dimensions = geometries.dimensions(features, purpose)
    promised = _DIMENSIONS.get(layer.geometryType())
    if not dimensions and promised is not None:
        dimensions = frozenset([promised])
    check_layer(reading, layer.fields().names(), has_its_kind=dimensions <= {*WANTED[purpose]})
    return dimensions
