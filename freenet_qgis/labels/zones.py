# SPDX-License-Identifier: GPL-3.0-or-later
"""Zones of a map, such as districts or parcels: usable features with names, each unlike all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from ..classes.values import class_value, key
from ..errors import FreeNetError
from ..geodata.vector.placing import Placing
from ..request import Zone
from ..text.i18n import tr
from ..text.listing import listed
from .layer_checks import NAMED_FEATURES, holds_no_classes
from .layer_reading import Feature, LayerReading


def zones(features: Sequence[Feature], reading: LayerReading, placing: Placing) -> tuple[Zone, ...]:
    """Features as zones in the CRS of the map.

    They are called as the field says; what has no name there, or no field, by the number of the feature, which is added
    where several have one name. Features without a place in that CRS lie elsewhere on the earth, and are left out.

    Args:
        features: With usable geometries, and the attribute of the field.
        reading: Their layer; told what is left out or doubtful.
        placing: From their CRS to that of the map.

    Raises:
        FreeNetError: If the field holds neither text nor numbers, or no feature has a place there.
    """
    names = [_name(feature.attribute, reading) for feature in features]
    counts = Counter(name for name in names if name)
    shared = [f"'{name}' ({count})" for name, count in counts.items() if count > 1]
    if shared:
        text = tr(
            "Zones of '{}' with one name are kept apart by the number of their feature: {}. To have them as one, "
            "dissolve the layer by that field first."
        )
        reading.tell(text.format(reading.layer, listed(shared, NAMED_FEATURES)))
    found, failed = [], []
    for feature, name in zip(features, names):
        own = name if counts[name] == 1 else f"{name} ({feature.name})" if name else _number(feature, counts)
        geometry = placing.place(feature.geometry)
        if geometry is None:
            failed.append(own)
        else:
            found.append(Zone(bytes(geometry.ExportToIsoWkb()), own))
    if failed and not found:
        raise FreeNetError(
            tr("No zone of '{}' has a place in the coordinate system of the map.").format(reading.layer),
            tr("Cut them to the surroundings of the map, and check the coordinate reference systems of both."),
        )
    if failed:
        text = tr("Zones of '{}' that have no place in the coordinate system of the map were left out: {}.")
        reading.tell(text.format(reading.layer, listed(failed, NAMED_FEATURES)))
    return tuple(found)


def _number(feature: Feature, names: Collection[str]) -> str:
    """What a feature without a name is called, unlike any of the names."""
    return f"({feature.name})" if feature.name in names else feature.name


def _name(attribute: Any, reading: LayerReading) -> str:
    """What a feature is called; empty for nothing."""
    try:
        value = class_value(attribute)
    except TypeError as error:
        raise holds_no_classes(reading.layer, reading.field, str(error)) from error
    return "" if value is None else key(value)
