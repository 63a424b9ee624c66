# SPDX-License-Identifier: GPL-3.0-or-later
"""Names and colours of classes that lie beside a raster: in QGIS's style (.qml) and in ESRI's table (.vat.dbf)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Optional

from osgeo import gdal, ogr

from ...classes.names import tidy
from ...sources.gdal_name import Source
from ...text.hex_colors import hex_color
from ..access.gdal_calls import checked, exceptions, opened
from ..vector.vector_text import Decoder

NamesAndColors = tuple[dict[int, str], dict[int, str]]  # names and colours (#rrggbb) by value

NAME_COLUMNS = ("class", "class_name", "class_names", "classname", "name", "label", "category")
COLOR = re.compile("#[0-9a-fA-F]{6}")
MOST_BYTES = 16_000_000  # of a style; those of class maps have some thousand

_ELEMENT, _ATTRIBUTE = 0, 2  # kinds of nodes of GDAL's XML
_ENTRIES = {"paletteentry", "item"}  # of unique values; of a colour ramp


def of_style(path: Source) -> NamesAndColors:
    """What the style says that QGIS keeps beside a raster; nothing where there is none."""
    if not isinstance(path, Path):  # in an archive, on a server
        return {}, {}
    style = path.with_suffix(".qml")
    with suppress(OSError, RuntimeError):
        if not style.is_file() or style.stat().st_size > MOST_BYTES:
            return {}, {}
        with exceptions():
            tree = gdal.ParseXMLString(style.read_bytes().decode("utf-8-sig", "replace"))
        found = [_attributes(entry) for entry in _elements(tree, _ENTRIES)]
        return names_and_colors((one.get("value", ""), one.get("label", ""), one.get("color", "")) for one in found)
    return {}, {}


def of_table(path: Source) -> NamesAndColors:
    """What the attribute table says that ESRI's programs keep beside a raster; nothing where there is none."""
    if not isinstance(path, Path):
        return {}, {}
    for name in (f"{path.name}.vat.dbf", f"{path.stem}.vat.dbf"):
        table = path.with_name(name)
        with suppress(OSError, RuntimeError):
            if table.is_file():
                with exceptions():
                    return _read(opened(table, gdal.OF_VECTOR))
    return {}, {}


def names_and_colors(entries: Iterator[tuple[Any, str, str]]) -> NamesAndColors:
    """Names and colours of entries of a legend: value, label and colour; labels that are but numbers name nothing."""
    names: dict[int, str] = {}
    colors: dict[int, str] = {}
    for value, label, color in entries:
        number = _whole(value)
        if number is None:
            continue
        if is_name(label):
            names.setdefault(number, tidy(label))
        if COLOR.fullmatch(color):
            colors.setdefault(number, color.lower())
    return names, colors


def is_name(label: str) -> bool:
    """Whether a label says more than a number: not ``3``, ``<= 3``, ``3,0 - 4,0`` or ``inf``."""
    plain = tidy(label).lower().replace("inf", "").replace("nan", "")
    without_powers = plain.replace("e+", "").replace("e-", "")
    return any(letter.isalpha() for letter in without_powers)


def name_column(columns: Sequence[str], is_text: Sequence[bool]) -> Optional[int]:
    """The column that names classes: one of the usual names, else the only one with text; None where there is none."""
    plain = [column.strip().lower() for column in columns]
    usual = next((plain.index(name) for name in NAME_COLUMNS if name in plain and is_text[plain.index(name)]), None)
    texts = [position for position, text in enumerate(is_text) if text]
    return usual if usual is not None else texts[0] if len(texts) == 1 else None


def _read(dataset: gdal.Dataset) -> NamesAndColors:
    layer = dataset.GetLayer(0)
    decoder, definition = Decoder(layer), layer.GetLayerDefn()
    fields = [definition.GetFieldDefn(position) for position in range(definition.GetFieldCount())]
    columns = [decoder.text(field.GetName()) for field in fields]
    name = name_column(columns, [field.GetType() == ogr.OFTString for field in fields])
    plain = [column.strip().lower() for column in columns]
    if "value" not in plain or name is None:
        return {}, {}
    rows = list(checked(layer))
    parts = [plain.index(part) for part in ("red", "green", "blue") if part in plain]
    shades = [[float(row.GetField(part) or 0) for part in parts] for row in rows] if len(parts) == 3 else []
    factor = 255 if shades and max(map(max, shades)) <= 1 else 1
    colors = [hex_color(factor * part for part in one) for one in shades]
    values = (row.GetField(plain.index("value")) for row in rows)
    decoder.settle(row.GetFieldAsString(name) for row in rows)
    labels = (decoder.text(row.GetFieldAsString(name)) for row in rows)
    return names_and_colors(zip(values, labels, colors or [""] * len(rows)))


def _whole(value: Any) -> Optional[int]:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return int(number) if math.isfinite(number) and number.is_integer() else None


def _elements(node: list, names: set[str]) -> Iterator[list]:
    """The elements of these names in a tree of GDAL's."""
    if node[0] == _ELEMENT and node[1].lower() in names:
        yield node
    for child in node[2:]:
        yield from _elements(child, names)


def _attributes(element: list) -> dict[str, str]:
    return {one[1]: one[2][1] if len(one) > 2 else "" for one in element[2:] if one[0] == _ATTRIBUTE}
