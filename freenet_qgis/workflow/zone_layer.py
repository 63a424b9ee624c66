# SPDX-License-Identifier: GPL-3.0-or-later
"""Zones with the areas of the classes in them, as a styled layer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path
from typing import Optional

from ..contract.job import ClassInfo
from ..geodata.access.grid import M2_PER_HECTARE
from ..geodata.analysis.class_areas import ClassAreas
from ..geodata.vector.geopackage import is_reserved
from ..geodata.vector.vector_file import NewLayer, check_name, holds_something, layers_in, write_layer
from ..geodata.vector.vector_styles import ZONES, filled
from ..request import Zone
from ..text.i18n import tr

_KIND = "class_areas"
_ZONE, _CLASS, _SHARE, _WITHOUT = "zone", "class", "share", "not_classified"
_OWN = (_ZONE, _CLASS, _SHARE)
_SUMS = ("hectares", "pixels")
_KEPT = {"fid", "geom", _WITHOUT, *_OWN, *_SUMS}  # no columns of classes


def name_of_zones(path: Path, wanted: str = "") -> str:
    """What the layer of zones will be called: as is wanted, else as the file or its kind where no other has that name.

    Raises:
        FreeNetError: If the file is there and no GeoPackage, or the name that is wanted will not do.
    """
    found = layers_in(path) if holds_something(path) else {}
    if wanted:
        check_name(path, wanted)
        return wanted
    first = [name for name in (path.stem, _KIND) if not is_reserved(name)]
    names = chain(first, (f"{_KIND}_{number}" for number in count(2)))
    return next(name for name in names if name.lower() not in found or _is_ours(found[name.lower()]))


def _is_ours(fields: Optional[list[str]]) -> bool:
    """Whether a layer with these fields is one of zones."""
    return fields is not None and tuple(fields[:3]) == _OWN and fields[3] in _SUMS and fields[4] == _WITHOUT


def write_zones(path: Path, zones: Sequence[Zone], found: ClassAreas, layer: str = "") -> bool:
    """Write zones with the hectares of each class, or pixels where nobody knows these, and the class with most.

    Zones off the map are left out.

    Args:
        path: The GeoPackage, new or not.
        zones: The zones.
        found: What was measured in them.
        layer: What to call the layer; see `name_of_zones`.

    Returns:
        Whether it took the place of another.

    Raises:
        FreeNetError: If the disk is full or the file in use.
    """
    unit = _SUMS[0] if found.square_metres is not None else _SUMS[1]
    amounts = found.pixels if found.square_metres is None else found.square_metres / M2_PER_HECTARE
    names = _columns(found.classes)
    fields = {_ZONE: str, _CLASS: str, _SHARE: float, unit: float, _WITHOUT: float, **dict.fromkeys(names, float)}
    rows = []
    for position, zone in enumerate(zones):
        if position in found.off:
            continue
        without, *own = amounts[position + 1].tolist()
        total, most = sum(own), max(own, default=0)
        first = (found.classes[own.index(most)].name, most / total) if total else (None, None)
        rows.append((zone.wkb, (zone.name, *first, float(total), float(without), *map(float, own))))
    new = NewLayer(
        name_of_zones(path, layer),
        "polygons",
        found.grid.crs_wkt,
        fields,
        filled(_CLASS, [(info.name, info.color) for info in found.classes], ZONES, tr("not classified")),
    )
    return write_layer(path, new, rows)


def _columns(classes: Sequence[ClassInfo]) -> list[str]:
    """A column for each class, which SQLite tells apart: it heeds no capitals, and knows names of its own."""
    taken, names = set(_KEPT), []
    for info in classes:
        free = chain([info.name], (f"{info.name} ({info.value}{'_' * more})" for more in count()))
        name = next(one for one in free if one.lower() not in taken)
        taken.add(name.lower())
        names.append(name)
    return names
