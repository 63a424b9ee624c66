# SPDX-License-Identifier: GPL-3.0-or-later
"""A map as an item of a SpatioTemporal Asset Catalog (STAC 1.1), with its classes by the classification extension."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
from osgeo import osr

from ...contract.job import ClassInfo, Grid
from ...contract.maps import OPTIONAL_MAPS
from ...files.companions import is_there, style_of
from ...files.regular_files import read_text
from ...files.strict_json import parse_json
from ..access.footprint import footprint
from ..access.gdal_calls import exceptions
from .cloud_optimized import MEDIA_TYPE
from .own_rasters import own_kind
from .provenance import Provenance

_SCHEMAS = "https://stac-extensions.github.io/{}/schema.json"
_EXTENSIONS = [_SCHEMAS.format(one) for one in ("classification/v2.0.0", "projection/v2.0.0", "processing/v1.2.0")]
_NAME = "FreeNet for QGIS"
_SOFTWARE = "freenet:version"


@dataclass(frozen=True)
class HandedMap:
    """The map of an item.

    Attributes:
        path: Its file, which may not be there yet.
        grid: Where it lies.
        dtype: The type of its values.
        classes: Its classes.
        counts: How many of its pixels hold each value, shape (256,).
        origin: Where it comes from.
    """

    path: Path
    grid: Grid
    dtype: np.dtype
    classes: Sequence[ClassInfo]
    counts: np.ndarray
    origin: Provenance = Provenance()


def item(handed: HandedMap, folder: Path, days: tuple[date, date], version: str) -> str:
    """The item of a map as JSON text.

    Args:
        handed: The map.
        folder: That of the item.
        days: The first and the last day that its image is of.
        version: Of FreeNet.
    """
    outline = footprint(handed.grid)
    found: dict[str, Any] = {
        "type": "Feature",
        "stac_version": "1.1.0",
        "stac_extensions": _EXTENSIONS,
        "id": handed.path.stem,
        "geometry": outline[0] if outline else None,
        **({"bbox": outline[1]} if outline else {}),
        "properties": {**_time(*days), **_projection(handed.grid), **_origin(handed.origin), _SOFTWARE: version},
        "links": [],
        "assets": _assets(handed, folder),
    }
    return json.dumps(found, indent=1, ensure_ascii=False)


def may_replace(path: Path) -> bool:
    """Whether there is no file of this name, an empty one, or an item of ours."""
    if not is_there(path):
        return True
    try:
        text = read_text(path)
        found = parse_json(text) if text.strip() else {"properties": {_SOFTWARE: ""}}
        return isinstance(found, dict) and _SOFTWARE in (found.get("properties") or {})
    except (OSError, ValueError, TypeError):
        return False


def _time(first: date, last: date) -> dict[str, Any]:
    start, end = f"{first.isoformat()}T00:00:00Z", f"{last.isoformat()}T23:59:59Z"
    return {"datetime": start if first == last else None, "start_datetime": start, "end_datetime": end}


def _origin(origin: Provenance) -> dict[str, Any]:
    """What is known of it; what made the map is told as the processing extension has it, the rest by names of ours."""
    told = {"software": {_NAME: origin.version} if origin.version else {}, "datetime": origin.created}
    ours = {name: text for name, text in vars(origin).items() if text and name not in ("version", "created")}
    if "seconds" in ours:
        ours["seconds"] = float(origin.seconds)
    return {
        **{f"processing:{name}": value for name, value in told.items() if value},
        **{f"freenet:{name}": value for name, value in ours.items()},
    }


def _projection(grid: Grid) -> dict[str, Any]:
    x, dx_col, dx_row, y, dy_col, dy_row = grid.geotransform
    found: dict[str, Any] = {
        "proj:shape": [grid.rows, grid.cols],
        "proj:transform": [dx_col, dx_row, x, dy_col, dy_row, y],
    }
    if grid.crs_wkt:
        with exceptions():
            crs = osr.SpatialReference(grid.crs_wkt)
            authority, code = crs.GetAuthorityName(None), crs.GetAuthorityCode(None)
        found["proj:code"] = f"{authority}:{code}" if authority and code else None
        if not found["proj:code"]:
            found["proj:wkt2"] = grid.crs_wkt
    return found


def _assets(handed: HandedMap, folder: Path) -> dict[str, Any]:
    path = handed.path
    found = {
        "map": {
            "href": _link(path, folder),
            "type": MEDIA_TYPE,
            "roles": ["data"],
            "data_type": str(handed.dtype),
            "classification:classes": _classes(handed.classes, handed.counts),
        },
        "style": {"href": _link(style_of(path), folder), "type": "application/xml", "roles": ["metadata"]},
    }
    for kind in OPTIONAL_MAPS:
        beside = kind.beside(path)
        if is_there(beside) and own_kind(beside) == kind.id:
            href = _link(beside, folder)
            found[kind.id] = {"href": href, "type": "image/tiff; application=geotiff", "roles": ["data"]}
    return found


def _link(path: Path, folder: Path) -> str:
    """The way to a file from a folder; its address where there is none, as from another drive of Windows."""
    try:
        # Folders may be links: the way up from one begins where it leads.
        way = os.path.relpath(path.parent.resolve() / path.name, folder.resolve())
    except ValueError:
        return (path.parent.resolve() / path.name).as_uri()
    way = quote(Path(way).as_posix())  # a link: spaces, umlauts and '#' would end it or lead elsewhere
    return way if way.startswith("../") else f"./{way}"


def _classes(classes: Sequence[ClassInfo], counts: np.ndarray) -> list[dict[str, Any]]:
    """The classes; a name may hold but letters and digits of ASCII, what people call the class is its title."""
    names = [_plain(info.name) or f"class_{info.value}" for info in classes]
    shared = Counter(names)
    return [
        {
            "value": info.value,
            "name": name if shared[name] == 1 else f"{name}_{info.value}",
            "title": info.name,
            "color_hint": info.color.lstrip("#").upper(),
            "count": int(counts[info.value]),
        }
        for info, name in zip(classes, names)
    ]


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore").decode()
    return re.sub(r"[^0-9A-Za-z]+", "_", letters).strip("_").lower()
