# SPDX-License-Identifier: GPL-3.0-or-later
"""From QGIS layers to the plain values of a request. Main thread only; nothing that is returned belongs to QGIS."""

from __future__ import annotations

from collections.abc import Callable
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

from . import legend
from .features import Purpose, class_values, collect, feature_name, in_crs
from .i18n import tr
from .job import FreeNetError
from .request import Labelled, Scene, Shape

__all__ = ["Purpose", "crs_wkt", "labelled", "scene"]


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
    usable = collect(layer, field, layer if features is None else features, purpose, warn)
    values = class_values(layer, field, usable)
    known = legend.classes(layer, field, set(values))
    if purpose == "training" and len(known) < 2:
        raise FreeNetError(
            tr("All polygons of '{}' belong to one class, '{}'.").format(layer.name(), next(iter(known.values())).name),
            tr("Draw polygons of at least two classes, or choose another class field."),
        )
    labels = {value: number for number, value in enumerate(known, start=1)}
    geometries = in_crs(layer, usable, crs, transform_context)
    shapes = tuple(
        Shape(bytes(geometry.asWkb().data()), labels[value], feature_name(feature))
        for feature, geometry, value in zip(usable, geometries, values)
    )
    numeric = legend.keeps_values(known)
    are_points = layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry
    kind = "points" if are_points else "polygons"
    return Labelled(layer.name(), shapes, tuple(known.values()), numeric, all_touched, field, kind)


def _check_layer(layer: QgsVectorLayer, field: str, purpose: Purpose) -> None:
    _check_geometry(layer, purpose)
    # A GeoPackage written without a CRS says so in a CRS of its own, which QGIS takes for one.
    if not layer.crs().isValid() or layer.crs().description().startswith("Undefined "):
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


def _check_geometry(layer: QgsVectorLayer, purpose: Purpose) -> None:
    is_polygons = layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry
    if purpose == "training" and not is_polygons:
        raise FreeNetError(tr("'{}' holds no polygons.").format(layer.name()), tr("Choose a polygon layer."))
    if purpose == "reference" and not is_polygons and layer.geometryType() != QgsWkbTypes.GeometryType.PointGeometry:
        raise FreeNetError(
            tr("'{}' holds neither polygons nor points.").format(layer.name()),
            tr("Choose a layer of polygons or points, or a raster."),
        )
