# SPDX-License-Identifier: GPL-3.0-or-later
"""What of a layer of features is left out, repaired or doubtful, in sentences; whoever read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ..classes.names import alike, spellings
from ..classes.values import Value
from ..request import FeatureKind
from ..text.i18n import tr
from ..text.listing import listed
from ..text.unit_words import counted
from .layer_checks import NAMED_FEATURES
from .layer_reading import LayerReading


def tell_geometries(reading: LayerReading, left_out: Sequence[str], repaired: Sequence[str]) -> None:
    """Say which features were left out or repaired, if any."""
    if left_out:
        text = tr("Features of '{}' without a usable geometry were left out: {}.")
        reading.tell(text.format(reading.layer, listed(left_out, NAMED_FEATURES)))
    if repaired:
        text = tr("Features of '{}' with an invalid geometry were repaired: {}.")
        reading.tell(text.format(reading.layer, listed(repaired, NAMED_FEATURES)))


def tell_kinds(reading: LayerReading, kind: FeatureKind, others: Sequence[int]) -> None:
    """Say how many geometries, or parts of them, are left out because they are of other kinds.

    Args:
        reading: The layer.
        kind: What is used; of a reference it is of one kind.
        others: Numbers of points, of lines and of polygons that are not.
    """
    left_out = zip(others, ("points", "lines", "polygons"))
    text = {
        "polygons": tr("Only polygons of '{layer}' are used; left out: {others}."),
        "lines": tr("Only lines of '{layer}' are used; left out: {others}."),
        "points": tr("Only points of '{layer}' are used; left out: {others}."),
        "features": tr("Of features of '{layer}' that are of several kinds, these are left out: {others}."),
    }[kind]
    named = ", ".join(counted(number, other) for number, other in left_out if number)
    reading.tell(text.format(layer=reading.layer, others=named))


def tell_selection(reading: LayerReading, used: int, total: int) -> None:
    """Say how many features are left out because they are not selected."""
    if used < total:
        text = tr("Only {} of the {} features of '{}' are used, those selected.", used)
        reading.tell(text.format(used, total, reading.layer))


def tell_left_out(reading: LayerReading, counts: Mapping[str, int]) -> None:
    """Say which classes the user does without, and how many features each of them has."""
    if counts:
        text = tr("{count} classes of '{layer}' are left out of training: {classes}.", len(counts))
        named = ", ".join(f"{name} ({number})" for name, number in counts.items())
        reading.tell(text.format(count=len(counts), layer=reading.layer, classes=named))


def tell_names(reading: LayerReading, attributes: Sequence[Any], values: Sequence[Value]) -> None:
    """Say which names of classes are taken for one, and which look alike and are not.

    Args:
        reading: The layer.
        attributes: What the field holds for each feature.
        values: The class of each.
    """
    texts = [text for text in attributes if isinstance(text, str)]
    several = [f"'{name}' ({' + '.join(map(str, counts))})" for name, counts in spellings(texts).items()]
    if several:
        text = tr("Names in the field '{}' of '{}' that look the same are one class, with so many features each: {}.")
        reading.tell(text.format(reading.field, reading.layer, listed(several, NAMED_FEATURES)))
    counts = Counter(value for value in values if isinstance(value, str))
    groups = ([f"'{name}' ({counts[name]})" for name in group] for group in alike((one, one) for one in sorted(counts)))
    doubtful = [tr("{} and {}").format(", ".join(each[:-1]), each[-1]) for each in groups]
    if doubtful:
        text = tr(
            "Classes in the field '{}' of '{}' have names that differ in letter case or the like only: {}. Merge them "
            "if they are the same."
        )
        reading.tell(text.format(reading.field, reading.layer, listed(doubtful, NAMED_FEATURES)))
