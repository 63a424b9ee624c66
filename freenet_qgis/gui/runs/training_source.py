# SPDX-License-Identifier: GPL-3.0-or-later
"""The training data as a command can name them: a file, a layer in it, and a filter."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Optional, Union

from qgis.core import QgsExpression, QgsProject, QgsProviderRegistry, QgsRasterLayer, QgsVectorLayer

from ...classes.values import class_value, key
from ...errors import FreeNetError
from ...geodata.access import grid
from ...labels.layer_reading import Use
from ...layers import legend, reading
from ...layers.features import Target
from ...request import ClassRaster, Labelled
from ...sources.gdal_name import named
from ..project.stored_paths import is_plain_file
from ..result_layers.rasters import layers_of


def file_source(layer: QgsVectorLayer, field: str, selected: Optional[Sequence[int]], left_out: Collection[str]) -> str:
    """A source of the OGR provider that holds nothing but the features to train on.

    Args:
        layer: Where they are from.
        field: The field with the class.
        selected: The features that count; None for all.
        left_out: Classes to do without, by their `classes.key`.

    Returns:
        The source; empty if the layer is no file.
    """
    if layer.providerType() != "ogr":
        return ""
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    if parts.get("vsiPrefix") or not Path(parts.get("path") or "").is_file():
        return ""
    old = parts.get("subset") or ""
    base = layer.source().replace(f"|subset={old}", "") if old else layer.source()
    filters = [f"({old})"] if old else []
    if selected is not None:
        names = [layer.fields()[index].name() for index in layer.primaryKeyAttributes()]
        feature_id = QgsExpression.quotedColumnRef(names[0]) if names else "FID"
        filters.append(f"{feature_id} IN ({','.join(map(str, sorted(selected)))})")
    column = QgsExpression.quotedColumnRef(field)
    values = [value for value in layer.uniqueValues(layer.fields().lookupField(field)) if _key(value) in left_out]
    if values:
        filters.append(f"{column} NOT IN ({','.join(map(QgsExpression.quotedValue, values))})")
    return f"{base}|subset={' AND '.join(filters)}" if filters else base


def fingerprint(training: Union[Labelled, ClassRaster]) -> str:
    """A text that is equal for equal features, classes, names and colours, wherever these come from.

    Of a raster of classes it tells the file and how it is set up, not what it holds.
    """
    if isinstance(training, ClassRaster):
        return sha256(repr(training).encode()).hexdigest()
    seen = sha256(repr((training.classes, training.numeric, training.all_touched)).encode())
    if training.radius.size:
        seen.update(repr(training.radius).encode())
    for shape in training.shapes:
        seen.update(shape.label.to_bytes(2, "big") + shape.wkb)
    return seen.hexdigest()


def gives(source: str, field: str, use: Use, raster: str, expected: str) -> bool:
    """Whether a command that reads `source` gets the features and classes with the fingerprint `expected`.

    Reads the files anew, as the command will: without edits that are not saved, with the style that lies beside them.
    What may be on a server is not looked at, as QGIS would wait for that; of a raster it is if the project shows it.
    """
    if not is_plain_file(source) or not (is_plain_file(raster) or layers_of(named(raster))):
        return False
    layer, image = QgsVectorLayer(source, "", "ogr"), QgsRasterLayer(raster)
    if not layer.isValid() or not image.isValid():
        return False
    layer.loadDefaultStyle()
    try:
        scene = reading.scene(image)
        place = grid.read(scene.raster, scene.crs_wkt)
        target = Target(image.crs(), QgsProject.instance().transformContext(), place)
        training = reading.labelled(layer, field, target, use)
    except FreeNetError:
        return False
    return fingerprint(training) == expected


def gives_classes(source: str, erode: int, most_pixels: int, expected: str) -> bool:
    """Whether a command that reads a raster of classes sees it set up as the fingerprint `expected` tells.

    Of what may be on a server nobody asks, as QGIS would wait for that.
    """
    if not is_plain_file(source):
        return False
    try:
        scene = reading.scene(QgsRasterLayer(source))
    except FreeNetError:
        return False
    return fingerprint(ClassRaster(scene, erode, most_pixels)) == expected


def _key(attribute: object) -> Optional[str]:
    value = class_value(legend.without_null(attribute))
    return None if value is None else key(value)
