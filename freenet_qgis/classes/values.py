# SPDX-License-Identifier: GPL-3.0-or-later
"""Classes from the values of a field: their order, numbers, names and colours.

Numbers follow two rules. Whole numbers within 1…255 keep their value in the map. Anything else (text, booleans, broken
or larger numbers) is counted 1…n: in the order of the layer's categories, what has none after them in natural order.
Names and colours come from the layer's categories where it has some, matched by value, never by position.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, Optional, Union

from ..contract.job import LONGEST_NAME, MAX_CLASSES, ClassInfo
from ..errors import FreeNetError
from ..text.i18n import tr
from ..text.plain_text import escaped, is_broken, shortened
from . import palette
from .names import tidy

Value = Union[str, int, float, bool]

_SHOWN = 60  # characters of a name that will not do, in a message


@dataclass(frozen=True)
class Category:
    """How the layer's style shows one value; name and colour may be empty."""

    name: str
    color: str


def key(value: Value) -> str:
    """What tells two values apart, whether a style stores them as text or as numbers; also their plainest name."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def class_value(attribute: Any) -> Optional[Value]:
    """The class that an attribute names: text in one spelling, whole numbers as int; None if it names none.

    Raises:
        TypeError: If it is neither text nor a number.
    """
    if attribute is None:
        return None
    if isinstance(attribute, str):
        return tidy(attribute) or None
    if isinstance(attribute, float):
        if not math.isfinite(attribute):
            return None
        return int(attribute) if attribute.is_integer() else attribute
    if isinstance(attribute, int):
        return attribute
    raise TypeError(type(attribute).__name__)


def keeps_values(values: Iterable[Value]) -> bool:
    """Whether the map shows these values themselves: whole numbers within 1…255, and 0 in a reference."""
    return all(type(value) is int and 0 <= value <= MAX_CLASSES for value in values)


def classes_of(
    values: set[Value],
    layer: str,
    field: str,
    categories: Optional[Mapping[str, Category]] = None,
    form_name: Callable[[Value], str] = key,
) -> dict[Value, ClassInfo]:
    """The classes that `values` stand for, in their order.

    Args:
        values: What the field holds.
        layer: Name of the layer, for messages.
        field: Name of the field, for messages.
        categories: How the layer's style shows each value, by its `key`, in order.
        form_name: What the layer's form calls a value.

    Raises:
        FreeNetError: If there are more than a map can hold, or one's name will not do.
    """
    if len(values) > MAX_CLASSES:
        raise FreeNetError(
            tr("The field '{}' of '{}' has {} different values; a map holds at most {} classes.").format(
                field, layer, len(values), MAX_CLASSES
            ),
            tr("Choose the field that holds the class, not one that numbers the features."),
        )
    categories = categories or {}
    ordered = _in_order(values, list(categories))
    names = _distinct_names(ordered, categories, form_name)
    check_names(names, layer)
    colors = {known: category.color for known, category in categories.items() if category.color}
    spare = palette.colors(taken=colors.values())
    numbers = map(int, ordered) if keeps_values(values) else count(1)
    return {
        value: ClassInfo(number, name, colors[key(value)] if key(value) in colors else next(spare))
        for value, number, name in zip(ordered, numbers, names)
    }


def check_names(names: Iterable[str], source: str) -> None:
    """Check that names of classes can be written and shown.

    Args:
        names: Of the classes.
        source: Name of the layer or file that has them, for messages.

    Raises:
        FreeNetError: If one is no valid text, or too long.
    """
    for name in names:
        told = {"name": escaped(shortened(name, _SHOWN)), "source": source}
        if is_broken(name):
            raise FreeNetError(
                tr("The class '{name}' of '{source}' has a name that is no valid text (Unicode).").format(**told),
                tr("Rename it, or save the file again as UTF-8."),
            )
        if len(name) > LONGEST_NAME:
            text = tr("The class '{name}' of '{source}' has a name of {count} characters, {most} is the most.")
            raise FreeNetError(text.format(**told, count=len(name), most=LONGEST_NAME), tr("Give it a shorter name."))


def _in_order(values: set[Value], keys: list[str]) -> list[Value]:
    """Numbers by size; text in the order of the categories, then naturally ("plot 2" before "plot 10")."""
    if not any(isinstance(value, (str, bool)) for value in values):
        return sorted(values)
    place = {known: position for position, known in enumerate(keys)}
    return sorted(values, key=lambda value: (place.get(key(value), len(keys)), _natural(key(value))))


def _natural(text: str) -> tuple[list, str]:
    parts = re.split(r"(\d+)", text.casefold())
    return [int(part) if position % 2 else part for position, part in enumerate(parts)], text


def _distinct_names(
    values: list[Value], categories: Mapping[str, Category], form_name: Callable[[Value], str]
) -> list[str]:
    """A name per value: the category's label, else what the form shows, else the value; never one name twice."""
    names = []
    for value in values:
        category = categories.get(key(value))
        label = category.name if category else ""
        names.append(label if label not in ("", key(value)) else form_name(value))
    return [
        f"{name} ({key(value)})" if names.count(name) > 1 and name != key(value) else name
        for name, value in zip(names, values)
    ]
