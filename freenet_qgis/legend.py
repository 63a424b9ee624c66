# SPDX-License-Identifier: GPL-3.0-or-later
"""Classes from the values of a field: their order, numbers, names and colours.

Numbers follow two rules. Whole numbers within 1…255 keep their value in the map. Anything else (text, booleans, broken
or larger numbers) is counted 1…n: in the order of the layer's categories, what has none after them in natural order.
Names and colours come from the layer's categories, matched by value, never by position.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Optional, Union

from qgis.core import NULL, QgsApplication, QgsCategorizedSymbolRenderer, QgsExpression, QgsVectorLayer

from . import palette
from .i18n import tr
from .job import MAX_CLASSES, UNLABELLED, ClassInfo, FreeNetError

Value = Union[str, int, float, bool]

NAMING_WIDGETS = ("ValueMap", "ValueRelation")  # editor widgets that give names to the stored values


@dataclass(frozen=True)
class Category:
    """How the layer's style shows one value; the name may be empty."""

    name: str
    color: str


def class_value(attribute: Any) -> Optional[Value]:
    """The class that an attribute names: text trimmed, whole numbers as int; None if it names none.

    Raises:
        TypeError: If it is neither text nor a number.
    """
    if attribute in (None, NULL):
        return None
    if isinstance(attribute, str):
        return attribute.strip() or None
    if isinstance(attribute, float):
        if not math.isfinite(attribute):
            return None
        return int(attribute) if attribute.is_integer() else attribute
    if isinstance(attribute, int):
        return attribute
    raise TypeError(type(attribute).__name__)


def categorised_field(layer: QgsVectorLayer) -> str:
    """The field whose values the layer's style tells apart; empty if it shows none, or an expression of several."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer):
        return ""
    attribute = renderer.classAttribute()  # a bare name, or an expression
    expression = QgsExpression(attribute)
    name = next(iter(expression.referencedColumns())) if expression.isField() else attribute
    return name if name in layer.fields().names() else ""


def keeps_values(values: Iterable[Value]) -> bool:
    """Whether the map shows these values themselves: whole numbers within 1…255."""
    return all(type(value) is int and UNLABELLED < value <= MAX_CLASSES for value in values)


def classes(layer: QgsVectorLayer, field: str, values: set[Value]) -> dict[Value, ClassInfo]:
    """The classes that `values` of `field` stand for, in their order.

    Raises:
        FreeNetError: If there are more than a map can hold.
    """
    if len(values) > MAX_CLASSES:
        raise FreeNetError(
            tr("The field '{}' of '{}' has {} different values; a map holds at most {} classes.").format(
                field, layer.name(), len(values), MAX_CLASSES
            ),
            tr("Choose the field that holds the class, not one that numbers the polygons."),
        )
    categories = _categories(layer, field)
    ordered = _in_order(values, list(categories))
    names = _distinct_names(layer, field, ordered, categories)
    spare = palette.colors(taken=(category.color for category in categories.values()))
    numbers = ordered if keeps_values(values) else range(1, len(ordered) + 1)
    return {
        value: ClassInfo(number, name, categories[_key(value)].color if _key(value) in categories else next(spare))
        for value, number, name in zip(ordered, numbers, names)
    }


def _key(value: Value) -> str:
    """What tells two values apart, whether a style stores them as text or as numbers."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _categories(layer: QgsVectorLayer, field: str) -> dict[str, Category]:
    """The categories of the layer's renderer by value, in their order; none if it shows anything but `field`."""
    if categorised_field(layer) != field:
        return {}
    found: dict[str, Category] = {}
    for category in layer.renderer().categories():
        color = category.symbol().color().name()
        several = category.value() if isinstance(category.value(), list) else [category.value()]
        for value in map(class_value, several):
            if value is not None:  # the category "all other values" has none
                found.setdefault(_key(value), Category(category.label().strip(), color))
    return found


def _in_order(values: set[Value], keys: list[str]) -> list[Value]:
    """Numbers by size; text in the order of the categories, then naturally ("plot 2" before "plot 10")."""
    if not any(isinstance(value, (str, bool)) for value in values):
        return sorted(values)
    place = {key: position for position, key in enumerate(keys)}
    return sorted(values, key=lambda value: (place.get(_key(value), len(keys)), _natural(_key(value))))


def _natural(text: str) -> tuple[list, str]:
    parts = re.split(r"(\d+)", text.casefold())
    return [int(part) if position % 2 else part for position, part in enumerate(parts)], text


def _distinct_names(
    layer: QgsVectorLayer, field: str, values: list[Value], categories: dict[str, Category]
) -> list[str]:
    """A name per value: the category's label, else what the form shows, else the value; never one name twice."""
    names = []
    for value in values:
        category = categories.get(_key(value))
        label = category.name if category else ""
        names.append(label if label not in ("", _key(value)) else _form_name(layer, field, value))
    return [
        f"{name} ({_key(value)})" if names.count(name) > 1 and name != _key(value) else name
        for name, value in zip(names, values)
    ]


def _form_name(layer: QgsVectorLayer, field: str, value: Value) -> str:
    """What the layer's form shows for a value (value map, value relation), else the value itself."""
    index = layer.fields().lookupField(field)
    setup = layer.editorWidgetSetup(index)
    if setup.type() not in NAMING_WIDGETS:
        return _key(value)
    formatter = QgsApplication.fieldFormatterRegistry().fieldFormatter(setup.type())
    name = formatter.representValue(layer, index, setup.config(), None, value)
    return _key(value) if name in ("", f"({_key(value)})") else name
