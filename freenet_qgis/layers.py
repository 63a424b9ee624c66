# SPDX-License-Identifier: GPL-3.0-or-later
"""From QGIS layers to the plain values of a request. Main thread only; nothing that is returned belongs to QGIS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeatureSource,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorLayer,
    QgsWkbTypes,
)

from . import geometries, labelling, legend
from .classes import Value, key
from .features import class_values, crs_of, crs_wkt, read, to_raster
from .geodata.placing import Placing
from .geometries import KINDS, LINE, POINT, POLYGON, WANTED, Feature
from .i18n import tr
from .job import FreeNetError, Grid
from .labelling import Purpose
from .request import Labelled, Scene

_DIMENSIONS = {
    QgsWkbTypes.GeometryType.PointGeometry: POINT,
    QgsWkbTypes.GeometryType.LineGeometry: LINE,
    QgsWkbTypes.GeometryType.PolygonGeometry: POLYGON,
}


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
    return Scene(path, crs_wkt(layer.crs()), legend.shown_classes(layer))


def _file_behind(source: str) -> Optional[Path]:
    """The file of a GDAL source, without its open options; None for anything that lies elsewhere or within a file."""
    parts = QgsProviderRegistry.instance().decodeUri("gdal", source)
    path = f"{parts.get('vsiPrefix') or ''}{parts.get('path') or ''}{parts.get('vsiSuffix') or ''}"
    file = Path(path)
    return file if path and not path.lstrip().startswith("<") and file.exists() else None


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
    usable = geometries.usable(found, layer.name(), dimension, purpose, tell)
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
    usable = geometries.usable(read(layer, "", features, warn), layer.name(), POLYGON, "training", warn)
    return tuple(outline for _, outline in _placed(layer, usable, crs, transform_context, grid, warn)[1])


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


def _check_layer(
    layer: QgsVectorLayer, field: str, purpose: Purpose, features: Sequence[Feature]
) -> Optional[int]:
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
