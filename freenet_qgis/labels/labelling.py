# SPDX-License-Identifier: GPL-3.0-or-later
"""From features and the values of their class field to `Labelled`: the rules, whoever read the features."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

from ..classes.field import doubt
from ..classes.values import Value, class_value, keeps_values, key
from ..contract.job import UNLABELLED, ClassInfo
from ..errors import FreeNetError
from ..request import FeatureKind, Labelled, Radius, Shape
from ..text.i18n import number, tr
from ..text.listing import listed
from ..text.unit_words import counted
from .layer_checks import NAMED_FEATURES, holds_no_classes
from .layer_reading import Feature, LayerReading
from .layer_remarks import tell_names

Named = tuple[str, bytes]  # name and WKB, in the raster's CRS, of a feature

_SEVERAL = (4, 5, 6)  # WKB's multipoints, multilines and multipolygons


def class_values(reading: LayerReading, features: Sequence[Feature]) -> list[Value]:
    """The class of every feature.

    Raises:
        FreeNetError: If the field holds no classes, or some features have none.
    """
    layer, field = reading.layer, reading.field
    attributes = [feature.attribute for feature in features]
    try:
        found = [class_value(attribute) for attribute in attributes]
    except TypeError as error:
        raise holds_no_classes(layer, field, str(error)) from error
    without = [feature.name for feature, value in zip(features, found) if value is None]
    if without:
        raise FreeNetError(
            tr("Features of '{}' have no class in the field '{}': {}.").format(
                layer, field, listed(without, NAMED_FEATURES)
            ),
            tr("Give each a class, delete it, or use selected features only."),
        )
    values = [value for value in found if value is not None]
    tell_names(reading, attributes, values)
    return values


def labelled(
    reading: LayerReading,
    kind: FeatureKind,
    features: Sequence[Named],
    values: Sequence[Value],
    known: Mapping[Value, ClassInfo],
    operation: str = "",
) -> Labelled:
    """Features with their classes.

    Args:
        reading: Their layer; it is told where the field may rather number the features.
        kind: What the features are.
        features: Name and WKB, in the raster's CRS, of each.
        values: The class of each.
        known: The classes of all values, in their order.
        operation: As of `Labelled`.

    Raises:
        FreeNetError: If there is nothing to tell apart, or the field surely numbers the features.
    """
    if reading.use.purpose == "training":
        _check_classes(reading, features, values, known)
    _check_field(reading, kind, features, values, known)
    radius = reading.use.radius
    if radius.size and kind in ("points", "features"):
        text = tr("Points of '{}' take all pixels whose centre is within {}.")
        reading.note(text.format(reading.layer, in_words(radius)))
    labels = {value: number for number, value in enumerate(known, start=1)}
    return Labelled(
        layer=reading.layer,
        shapes=tuple(Shape(wkb, labels[value], name) for (name, wkb), value in zip(features, values)),
        classes=tuple(known.values()),
        numeric=keeps_values(known),
        all_touched=reading.use.all_touched,
        radius=reading.use.radius,
        field=reading.field,
        kind=kind,
        operation=operation,
        remarks=tuple(reading.remarks),
    )


def in_words(radius: Radius) -> str:
    """A radius: ``10 metres``."""
    text = {"pixels": tr("{} pixels", round(radius.size)), "metres": tr("{} metres", round(radius.size))}[radius.unit]
    return text.format(number(radius.size, "g"))


def _check_classes(
    reading: LayerReading, features: Sequence[Named], values: Sequence[Value], known: Mapping[Value, ClassInfo]
) -> None:
    """Check that none is the class 0, of which in a reference the map has the word, and that there are two."""
    zero = [name for (name, _), value in zip(features, values) if type(value) is int and value == UNLABELLED]
    if zero:
        raise FreeNetError(
            tr("Features of '{}' have the class 0 in the field '{}': {}.").format(
                reading.layer, reading.field, listed(zero, NAMED_FEATURES)
            ),
            tr("0 stands for 'not classified' in the map; give them another number."),
        )
    if len(known) < 2 and not reading.use.is_one_of_several:
        raise FreeNetError(
            tr("All features of '{}' belong to one class, '{}'.").format(
                reading.layer, next(iter(known.values())).name
            ),
            tr("Draw some of another class, too, or choose another class field."),
        )


def _check_field(
    reading: LayerReading,
    kind: FeatureKind,
    features: Sequence[Named],
    values: Sequence[Value],
    known: Mapping[Value, ClassInfo],
) -> None:
    """Ask whether that is the right field where every feature would be a class; arguments as of `labelled`."""
    is_named = all(info.name != key(value) for value, info in known.items())
    parts = sum(_parts(wkb) for _, wkb in features)
    found = doubt(reading.field, values, [name for name, _ in features], parts, is_named)
    if found is None:
        return
    text = tr("{} classes for {}: is '{}' the right field?")
    question = text.format(len(known), counted(len(features), kind), reading.field)
    if found == "refuse":
        raise FreeNetError(question, tr("Choose the field that holds the class, not one that numbers the features."))
    reading.tell(question)


def _parts(wkb: bytes) -> int:
    """How many polygons, lines or points a geometry consists of."""
    order = "<" if wkb[0] else ">"
    kind, count = struct.unpack_from(order + "II", wkb, 1)
    return count if kind % 1000 in _SEVERAL else 1
