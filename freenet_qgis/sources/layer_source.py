# SPDX-License-Identifier: GPL-3.0-or-later
"""What names a layer to read: a file or what else GDAL opens, and the parts that QGIS adds after a ``|``."""

from __future__ import annotations

import re
from collections.abc import Callable

from . import layer_destination

_PART = re.compile(r"\|(layername|layerid|subset|geometrytype|uniqueGeometryType|authcfg|option:[^=|]+)=", re.I)
_QUERY = re.compile(r"\s*select\b", re.I)
_TABLE = re.compile(r"""GPKG:(?:".+?"|.+?\.gpkg):(?P<table>.+)""", re.I | re.S)  # as GDAL names a raster in one


def split(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The place, and each part with its value, as written in ``PLACE|layername=NAME|subset=SQL``."""
    place, *rest = _PART.split(text)
    return place, list(zip(rest[::2], rest[1::2]))


def place_in(text: str) -> str:
    """The file or what else holds the layer; QGIS's ``ogr:dbname='FILE' table="NAME" (geom)`` is understood, too."""
    found = layer_destination.of_ogr(text)
    return found[0] if found else split(text)[0]


def with_place(change: Callable[[str], str], text: str) -> str:
    """The same with the file or what else holds the layer changed; of an empty text nothing."""
    place, _ = split(text)
    return change(place) + text[len(place) :] if place else text


def table_in(text: str) -> str:
    """The table that is read, by name; empty where it may be any: a number or a query names none."""
    found = layer_destination.of_ogr(text)
    if found:
        return found[1]
    place, rest = split(text)
    parts = {key.lower(): value for key, value in rest}
    if is_query(parts.get("subset", "")):
        return ""
    table = _TABLE.match(place)
    return parts.get("layername", table["table"].strip('"') if table else "")


def is_query(subset: str) -> bool:
    """Whether a subset is all of a query, which may read any layer, and no condition only."""
    return _QUERY.match(subset) is not None
