# SPDX-License-Identifier: GPL-3.0-or-later
"""Polygons and points of whatever GDAL reads, with the rules and the sentences that layers of QGIS get."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Optional

from osgeo import gdal, ogr, osr

from ...classes.values import classes_of
from ...contract.job import Grid
from ...errors import FreeNetError
from ...geodata.access.gdal_calls import checked, exceptions, opened, reported
from ...geodata.access.stored_text import readable
from ...geodata.vector.placing import Placing
from ...geodata.vector.vector_text import Decoder, looks_twice_decoded
from ...labels import geometries, labelling
from ...labels.geometries import LINE, POINT, POLYGON, WANTED
from ...labels.layer_checks import check_layer, check_zones, holds_no_classes, wrong_kind
from ...labels.layer_reading import Feature, LayerReading, Purpose, Use
from ...labels.zones import zones as zones_of
from ...request import Labelled, Zone
from .vector_source import LAYER, VectorSource, parse, with_geometry

_DIMENSIONS = {"point": POINT, "line": LINE, "polygon": POLYGON}  # in QGIS's names of kinds of geometry


def file_of(source: str) -> Optional[Path]:
    """The file on this machine that a source is in, whichever layer of it is meant; None where there is none."""
    return parse(source).file


def is_vector(source: str) -> bool:
    """Whether the source holds features; a file that is raster and vector at once counts as vector.

    So does a database that cannot be reached: rasters are in few of them.
    """
    wanted = parse(source)
    if wanted.layer:
        return True
    with suppress(FreeNetError):
        dataset = wanted.open()
        with suppress(FreeNetError):
            return bool(with_geometry(dataset))
        return True
    if isinstance(wanted.place, Path):
        return False
    with suppress(RuntimeError), exceptions():
        opened(wanted.place, gdal.OF_RASTER)
        return False
    return True


def labelled(
    source: str,
    field: str,
    crs_wkt: str,
    use: Use,
    *,
    grid: Optional[Grid] = None,
    warn: Callable[[str], None] = lambda text: None,
) -> Labelled:
    """The features of a source with their classes, in the raster's CRS.

    Args:
        source: A file or what else GDAL opens; ``|layername=NAME`` and the other parts that QGIS writes may follow.
        field: The field that holds the class.
        crs_wkt: CRS of the raster; empty for none.
        use: What the features are used for.
        grid: Of the raster, for the coordinate operation that suits the place best.
        warn: Receives a sentence about whatever is left out, repaired or doubtful.

    Raises:
        FreeNetError: If the source, its features or their classes will not do.
    """
    wanted = parse(source)
    dataset, layer = _open(wanted, use.purpose)  # the layer lives no longer than its dataset
    reading = LayerReading(_name(wanted, layer), field, use, warn)
    decoder = Decoder(layer)
    decoder.settle(_field_names(layer))
    fields = [decoder.text(one) for one in _field_names(layer)]
    features = _read(layer, wanted, fields.index(field) if field in fields else None, decoder)
    dimensions = _dimensions(layer, features, use.purpose, wanted)
    check_layer(reading, fields, has_its_kind=dimensions <= {*WANTED[use.purpose]})
    _tell_encoding(reading, wanted, decoder, [feature.attribute for feature in features])
    usable = geometries.usable(features, reading, dimensions)
    values = labelling.class_values(reading, usable)
    known = classes_of(set(values), reading.layer, field)
    placing, shapes = _placed(usable, reading, layer.GetSpatialRef(), crs_wkt, grid)
    del layer, dataset
    return labelling.labelled(reading, geometries.kind_of(usable), shapes, values, known, placing.operation)


def outlines(
    source: str,
    crs_wkt: str,
    warn: Callable[[str], None],
    grid: Optional[Grid] = None,
    purpose: Purpose = "training",
) -> tuple[bytes, ...]:
    """The features of a source that serve a purpose as WKB in the raster's CRS, whatever their class; see `labelled`.

    Raises:
        FreeNetError: If the source or its features will not do.
    """
    wanted = parse(source)
    dataset, layer = _open(wanted, purpose)
    reading = LayerReading(_name(wanted, layer), "", Use(purpose), warn)
    features = _read(layer, wanted, None, Decoder(layer))
    dimensions = _dimensions(layer, features, purpose, wanted)
    if not dimensions <= {*WANTED[purpose]}:
        raise wrong_kind(reading.layer, purpose)
    usable = geometries.usable(features, reading, dimensions)
    _, shapes = _placed(usable, reading, layer.GetSpatialRef(), crs_wkt, grid)
    del layer, dataset
    return tuple(wkb for _, wkb in shapes)


def zones(
    source: str, field: str, crs_wkt: str, warn: Callable[[str], None], grid: Optional[Grid] = None
) -> tuple[Zone, ...]:
    """The polygons of a source as zones of a map; see `labels.zones`, and `labelled` for the arguments.

    Raises:
        FreeNetError: If the source or its features will not do.
    """
    wanted = parse(source)
    dataset, layer = _open(wanted, "zones")
    reading = LayerReading(_name(wanted, layer), field, Use("zones"), warn)
    decoder = Decoder(layer)
    decoder.settle(_field_names(layer))
    fields = [decoder.text(one) for one in _field_names(layer)]
    features = _read(layer, wanted, fields.index(field) if field in fields else None, decoder)
    dimensions = _dimensions(layer, features, "zones", wanted)
    check_zones(reading, fields, has_its_kind=dimensions <= {*WANTED["zones"]})
    _tell_encoding(reading, wanted, decoder, [feature.attribute for feature in features])
    usable = geometries.usable(features, reading, dimensions)
    placing = _placing(reading, layer.GetSpatialRef(), crs_wkt, grid)
    del layer, dataset
    return zones_of(usable, reading, placing)


def name_of(source: str) -> str:
    """What to call the layer that a source names.

    Raises:
        FreeNetError: If it cannot be opened.
    """
    wanted = parse(source)
    dataset, layer = _open(wanted, "area")
    name = _name(wanted, layer)
    del layer, dataset
    return name


def _open(source: VectorSource, purpose: Purpose) -> tuple[gdal.Dataset, ogr.Layer]:
    """The data set, and the one layer in it that is meant."""
    dataset = source.open()
    found = source.pick(dataset)
    if len(found) == 1:
        return dataset, found[0]
    layers, name = with_geometry(dataset), source.place.name
    if not layers:
        raise wrong_kind(name, purpose)
    names = ", ".join(readable(layer.GetName()) for layer in layers)
    if source.layer or source.number is not None:
        wanted = source.layer or source.number
        raise FreeNetError(f"'{name}' has no layer '{wanted}'.", f"There are: {names}.")
    raise FreeNetError(
        f"'{name}' holds several layers: {names}.", f"Name one: {source.place}{LAYER}{readable(layers[0].GetName())}"
    )


def _name(source: VectorSource, layer: ogr.Layer) -> str:
    """What to call the layer: as its file, where that is a plain one."""
    return readable(source.place.stem if isinstance(source.place, Path) else layer.GetName())


def _field_names(layer: ogr.Layer) -> list[str]:
    definition = layer.GetLayerDefn()
    return [definition.GetFieldDefn(number).GetName() for number in range(definition.GetFieldCount())]


def _read(layer: ogr.Layer, source: VectorSource, index: Optional[int], decoder: Decoder) -> list[Feature]:
    """All features in the order of their ids; the same polygons must always make the same run."""
    name = _name(source, layer)
    with reported(f"The features of '{name}' cannot be read", "The file may be damaged; copy or save it again."):
        features = sorted(checked(layer), key=lambda feature: feature.GetFID())
    if index is not None and not decoder.settle(feature.GetFieldAsString(index) for feature in features):
        mended = _mended(source)
        raise FreeNetError(
            f"Text of '{name}' {_encoding_said(decoder)}, nor is all of it Western European (cp1252).",
            f"{mended[0].upper()}{mended[1:]}.",
        )
    return [
        Feature(
            str(feature.GetFID()),
            None if feature.GetGeometryRef() is None else feature.GetGeometryRef().Clone(),
            None if index is None else _attribute(feature, index, name, decoder),
        )
        for feature in features
    ]


def _attribute(feature: ogr.Feature, index: int, layer: str, decoder: Decoder) -> Any:
    """Text, number or truth value in a field; None for nothing."""
    if not feature.IsFieldSetAndNotNull(index):
        return None
    definition = feature.GetFieldDefnRef(index)
    kind = definition.GetType()
    if kind == ogr.OFTString:
        return decoder.text(feature.GetFieldAsString(index))
    if kind == ogr.OFTReal:
        return feature.GetFieldAsDouble(index)
    if kind in (ogr.OFTInteger, ogr.OFTInteger64):
        number = feature.GetFieldAsInteger64(index)
        return bool(number) if definition.GetSubType() == ogr.OFSTBoolean else number
    raise holds_no_classes(layer, decoder.text(definition.GetName()), definition.GetTypeName())


def _dimensions(layer: ogr.Layer, features: list[Feature], purpose: Purpose, source: VectorSource) -> frozenset[int]:
    """Dimensions of the geometries to use; where there are none, of those the layer promises, if it does."""
    asked = frozenset(one for word, one in _DIMENSIONS.items() if word in source.geometry.lower())
    found = asked or geometries.dimensions(features, purpose)
    kind = ogr.GT_Flatten(layer.GetGeomType())
    if not found and kind not in (ogr.wkbUnknown, ogr.wkbGeometryCollection):
        return frozenset([ogr.Geometry(kind).GetDimension()])
    return found


def _tell_encoding(reading: LayerReading, source: VectorSource, decoder: Decoder, attributes: list[Any]) -> None:
    """Say where text may have been read wrongly."""
    name = reading.layer
    if decoder.used:
        read = ", ".join(sorted(decoder.used))
        mend = f"Where letters are wrong, {_mended(source)}."
        reading.tell(f"Text of '{name}' {_encoding_said(decoder)}; it was read as {read}. {mend}")
    wrong = looks_twice_decoded(value for value in attributes if isinstance(value, str))
    if wrong:
        text = f"Text of '{name}' looks like UTF-8 that was read as another encoding ({wrong[0]})."
        reading.tell(f"{text} If so, {_mended(source)}.")


def _encoding_said(decoder: Decoder) -> str:
    """What a file says of its encoding."""
    return f"says that it is {decoder.named}, which it is not" if decoder.named else "does not say its encoding"


def _mended(source: VectorSource) -> str:
    """How a file is made to tell its encoding."""
    if source.place.name.lower().endswith((".shp", ".dbf")):
        return f"write the right encoding into a file '{readable(source.place.stem)}.cpg' beside it"
    return "save it again as UTF-8"


def _placed(
    features: list[Feature],
    reading: LayerReading,
    source: Optional[osr.SpatialReference],
    crs_wkt: str,
    grid: Optional[Grid],
) -> tuple[Placing, list[tuple[str, bytes]]]:
    """How features get into the raster's CRS, and name and WKB of each there."""
    with exceptions():
        target = osr.SpatialReference(crs_wkt) if crs_wkt else None
    placing = _placing(reading, source, crs_wkt, grid)
    return placing, geometries.placed(features, reading.layer, placing, _known_as(source), _known_as(target))


def _placing(
    reading: LayerReading, source: Optional[osr.SpatialReference], crs_wkt: str, grid: Optional[Grid]
) -> Placing:
    """The way into the raster's CRS; what is doubtful about it is told."""
    with exceptions():
        source_wkt = "" if source is None else source.ExportToWkt(["FORMAT=WKT2_2018"])
    placing = Placing(reading.layer, source_wkt, crs_wkt, grid)
    for text in placing.remarks:
        reading.tell(text)
    return placing


def _known_as(crs: Optional[osr.SpatialReference]) -> str:
    """The CRS for a message: its code, else its name."""
    if crs is None:
        return "no system"
    authority, code = crs.GetAuthorityName(None), crs.GetAuthorityCode(None)
    return f"{authority}:{code}" if authority and code else str(crs.GetName())
