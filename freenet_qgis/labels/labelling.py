# SPDX-License-Identifier: GPL-3.0-or-later
"""From features and the values of their class field to `Labelled`: the rules, whoever read the features."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from ..classes.field import doubt
from ..classes.names import alike, spellings
from ..classes.values import Value, class_value, keeps_values, key
from ..contract.job import UNLABELLED, ClassInfo
from ..errors import FreeNetError
from ..request import FeatureKind, Labelled, Shape
from ..text.i18n import tr
from ..text.listing import listed
from ..text.unit_words import counted

Purpose = Literal["training", "reference"]

NAMED_FEATURES = 5  # so many features a message names one by one
_SEVERAL = (4, 6)  # WKB's multipoints and multipolygons


def check_layer(
    layer: str, field: str, fields: Sequence[str], purpose: Purpose, *, has_its_kind: bool, has_crs: bool
) -> None:
    """Check what is known of a layer before its features are read.

    Args:
        layer: Its name.
        field: The field that is to hold the class.
        fields: The fields it has.
        purpose: Training takes polygons, a reference points as well.
        has_its_kind: Whether its geometries are of a kind that serves the purpose.
        has_crs: Whether it has a coordinate reference system.

    Raises:
        FreeNetError: If it will not do.
    """
    if not has_its_kind:
        raise wrong_kind(layer, purpose)
    if not has_crs:
        raise FreeNetError(
            tr("'{}' has no coordinate reference system, so its features cannot be placed on the raster.").format(
                layer
            ),
            tr("Set it under Layer > Set CRS of Layer(s)."),
        )
    if not field:
        raise FreeNetError(
            tr("No field is given that holds the classes of '{}'.").format(layer),
            tr("There are: {}.").format(", ".join(fields)),
        )
    if field not in fields:
        raise FreeNetError(
            tr("'{}' has no field '{}'.").format(layer, field),
            tr("Choose the field that holds the class; there are: {}.").format(", ".join(fields) or tr("none")),
        )


def wrong_kind(layer: str, purpose: Purpose) -> FreeNetError:
    """The error for a layer whose geometries do not serve the purpose."""
    if purpose == "training":
        return FreeNetError(tr("'{}' holds no polygons.").format(layer), tr("Choose a polygon layer."))
    return FreeNetError(
        tr("'{}' holds neither polygons nor points.").format(layer),
        tr("Choose a layer of polygons or points, or a raster."),
    )


def tell_geometries(layer: str, left_out: Sequence[str], repaired: Sequence[str], warn: Callable[[str], None]) -> None:
    """Say which features were left out or repaired, if any."""
    if left_out:
        warn(tr("Features of '{}' without a usable geometry were left out: {}.").format(layer, _features(left_out)))
    if repaired:
        warn(tr("Features of '{}' with an invalid geometry were repaired: {}.").format(layer, _features(repaired)))


def tell_kinds(layer: str, kind: FeatureKind, others: Sequence[int], warn: Callable[[str], None]) -> None:
    """Say how many geometries, or parts of them, are left out because they are of other kinds.

    Args:
        layer: Name of the layer.
        kind: What is used.
        others: Numbers of points, of lines and of polygons that are not.
        warn: Told.
    """
    left_out = zip(others, ("points", "lines", "polygons"))
    told = ", ".join(counted(number, kind) for number, kind in left_out if number)
    text = {
        "polygons": tr("Only polygons of '{layer}' are used; left out: {others}."),
        "points": tr("Only points of '{layer}' are used; left out: {others}."),
    }[kind]
    warn(text.format(layer=layer, others=told))


def tell_selection(layer: str, used: int, total: int, warn: Callable[[str], None]) -> None:
    """Say how many features are left out because they are not selected."""
    if used < total:
        warn(tr("Only {} of the {} features of '{}' are used, those selected.").format(used, total, layer))


def tell_left_out(layer: str, counts: Mapping[str, int], warn: Callable[[str], None]) -> None:
    """Say which classes the user does without, and how many features each of them has."""
    if counts:
        text = tr("{count} classes of '{layer}' are left out of training: {classes}.", len(counts))
        named = ", ".join(f"{name} ({number})" for name, number in counts.items())
        warn(text.format(count=len(counts), layer=layer, classes=named))


def nothing_usable(layer: str, left_out: Sequence[str], purpose: Purpose) -> FreeNetError:
    """The error for a layer with nothing to burn, because its features were left out or because it has none."""
    if left_out:
        return FreeNetError(
            tr("No feature of '{}' has a usable geometry.").format(layer),
            tr("Mend them with Vector geometry > Fix geometries, or draw them again."),
        )
    hints = {
        "training": tr("Draw a few polygons of every class you want to map."),
        "reference": tr("Choose a layer that holds what is known to be true."),
    }
    return FreeNetError(tr("'{}' has no features.").format(layer), hints[purpose])


def class_values(
    layer: str,
    field: str,
    names: Sequence[str],
    attributes: Sequence[Any],
    warn: Callable[[str], None] = lambda text: None,
) -> list[Value]:
    """The class of every feature.

    Args:
        layer: Name of the layer.
        field: Name of the field.
        names: What to call each feature in messages.
        attributes: What the field holds for each; None for nothing.
        warn: Receives a sentence about names that look alike.

    Raises:
        FreeNetError: If the field holds no classes, or some features have none.
    """
    try:
        found = [class_value(attribute) for attribute in attributes]
    except TypeError as error:
        raise holds_no_classes(layer, field, str(error)) from error
    without = [name for name, value in zip(names, found) if value is None]
    if without:
        raise FreeNetError(
            tr("Features of '{}' have no class in the field '{}': {}.").format(layer, field, _features(without)),
            tr("Give each a class, delete it, or use selected features only."),
        )
    values = [value for value in found if value is not None]
    _tell_names(layer, field, attributes, values, warn)
    return values


def _tell_names(
    layer: str, field: str, attributes: Sequence[Any], values: Sequence[Value], warn: Callable[[str], None]
) -> None:
    """Say which names are taken for one, and which look alike and are not."""
    texts = [text for text in attributes if isinstance(text, str)]
    several = [f"'{name}' ({' + '.join(map(str, counts))})" for name, counts in spellings(texts).items()]
    if several:
        text = tr("Names in the field '{}' of '{}' that look the same are one class, with so many features each: {}.")
        warn(text.format(field, layer, _features(several)))
    counts = Counter(value for value in values if isinstance(value, str))
    doubtful = [
        tr("{} and {}").format(", ".join(each[:-1]), each[-1])
        for each in (
            [f"'{name}' ({counts[name]})" for name in group] for group in alike((name, name) for name in sorted(counts))
        )
    ]
    if doubtful:
        text = tr(
            "Classes in the field '{}' of '{}' have names that differ in letter case or the like only: {}. Merge them "
            "if they are the same."
        )
        warn(text.format(field, layer, _features(doubtful)))


def holds_no_classes(layer: str, field: str, kind: str) -> FreeNetError:
    """The error for a field of dates, lists and the like; `kind` is what it holds."""
    return FreeNetError(
        tr("The field '{}' of '{}' holds neither text nor numbers ({}).").format(field, layer, kind),
        tr("Choose the field that holds the class."),
    )


def cannot_transform(layer: str, source: str, target: str, names: Sequence[str]) -> FreeNetError:
    """The error for features that have no place in the raster's CRS; `source` and `target` name the two."""
    return FreeNetError(
        tr("Features of '{}' cannot be transformed from {} to the raster's {}: {}.").format(
            layer, source, target, _features(names)
        ),
        tr(
            "Check that both coordinate reference systems are right, and that these features lie within the raster's: "
            "neither around a pole nor across where it ends, mostly the antimeridian."
        ),
    )


def labelled(
    layer: str,
    field: str,
    kind: FeatureKind,
    purpose: Purpose,
    features: Sequence[tuple[str, bytes]],
    values: Sequence[Value],
    known: Mapping[Value, ClassInfo],
    *,
    all_touched: bool,
    is_one_of_several: bool = False,
    operation: str = "",
    remarks: Sequence[str] = (),
    warn: Callable[[str], None] = lambda text: None,
) -> Labelled:
    """Features with their classes.

    Args:
        layer: Name of the layer.
        field: Name of the field that holds the class.
        kind: What the features are.
        purpose: Training takes at least two classes.
        features: Name and WKB, in the raster's CRS, of each feature.
        values: The class of each.
        known: The classes of all values, in their order.
        all_touched: As of `Labelled`.
        is_one_of_several: Whether other scenes may bring the second class.
        operation: As of `Labelled`.
        remarks: As of `Labelled`; more may come to it while `warn` is told.
        warn: Receives a question where the field may rather number the features.

    Raises:
        FreeNetError: If there is nothing to tell apart, or the field surely numbers the features.
    """
    zero = [name for (name, _), value in zip(features, values) if type(value) is int and value == UNLABELLED]
    if purpose == "training" and zero:  # of a reference the map has the word
        raise FreeNetError(
            tr("Features of '{}' have the class 0 in the field '{}': {}.").format(layer, field, _features(zero)),
            tr("0 stands for 'not classified' in the map; give them another number."),
        )
    if purpose == "training" and len(known) < 2 and not is_one_of_several:
        raise FreeNetError(
            tr("All polygons of '{}' belong to one class, '{}'.").format(layer, next(iter(known.values())).name),
            tr("Draw polygons of at least two classes, or choose another class field."),
        )
    _check_field(field, kind, features, values, known, warn)
    labels = {value: number for number, value in enumerate(known, start=1)}
    shapes = tuple(Shape(wkb, labels[value], name) for (name, wkb), value in zip(features, values))
    classes, numeric = tuple(known.values()), keeps_values(known)
    return Labelled(layer, shapes, classes, numeric, all_touched, field, kind, operation, tuple(remarks))


def _check_field(
    field: str,
    kind: FeatureKind,
    features: Sequence[tuple[str, bytes]],
    values: Sequence[Value],
    known: Mapping[Value, ClassInfo],
    warn: Callable[[str], None],
) -> None:
    """Ask whether that is the right field where every feature would be a class; arguments as of `labelled`."""
    is_named = all(info.name != key(value) for value, info in known.items())
    parts = sum(_parts(wkb) for _, wkb in features)
    found = doubt(field, values, [name for name, _ in features], parts, is_named)
    if found is None:
        return
    question = {
        "polygons": tr("{} classes for {} polygons: is '{}' the right field?"),
        "points": tr("{} classes for {} points: is '{}' the right field?"),
    }[kind].format(len(known), len(features), field)
    if found == "refuse":
        raise FreeNetError(question, tr("Choose the field that holds the class, not one that numbers the polygons."))
    warn(question)


def _parts(wkb: bytes) -> int:
    """How many polygons or points a geometry consists of."""
    order = "<" if wkb[0] else ">"
    kind, count = struct.unpack_from(order + "II", wkb, 1)
    return count if kind % 1000 in _SEVERAL else 1


def _features(names: Sequence[str]) -> str:
    """Features for a message, the first few only."""
    return listed(names, NAMED_FEATURES)
