# SPDX-License-Identifier: GPL-3.0-or-later
"""Which field of a layer of polygons likely holds their class, as long as nobody has said so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

from qgis.core import QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QVariant

from .. import legend
from ..class_field import has_own_values, is_key_name
from ..classes import Value, class_value, key

_KEYS = ("fid", "ogc_fid", "objectid")  # never a class, whatever they hold
LOOKED_AT = 2000  # features; a guess need not know all
_HINTS = ("class", "klass", "cover", "label", "categ", "kateg", "legend", "nutzung", "occupation", "espece", "habitat")


@dataclass(frozen=True)
class Column:
    """A field that may hold classes.

    Attributes:
        name: The field.
        values: The class of each feature that was looked at; None where it has none.
        is_text: Whether it is a field of text.
    """

    name: str
    values: tuple[Optional[Value], ...]
    is_text: bool

    def kinds(self) -> set[Value]:
        """The different classes."""
        return {value for value in self.values if value is not None}


def likely_class_field(layer: QgsVectorLayer, last: str) -> str:
    """The field of the layer's style, else one with names, else one with numbers; empty if none can be meant.

    Args:
        layer: The polygons.
        last: The field of the layer before, which decides between fields that are alike.
    """
    columns = _columns(layer)
    styled = legend.categorised_field(layer)
    if any(column.name == styled and _tells_classes(layer, column) for column in columns):
        return styled
    likely = [column for column in columns if not _numbers_features(column)]
    return min(likely, key=lambda column: _rank(column, columns, last), default=Column("", (), is_text=False)).name


def _columns(layer: QgsVectorLayer) -> list[Column]:
    """All fields that may hold classes."""
    request = QgsFeatureRequest().setLimit(LOOKED_AT).setFlags(QgsFeatureRequest.Flag.NoGeometry)
    rows = [feature.attributes() for feature in layer.getFeatures(request)] if layer.isValid() else []
    keys = layer.primaryKeyAttributes()
    columns = []
    for index, field in enumerate(layer.fields()):
        is_text = field.type() == QVariant.String
        if (is_text or field.isNumeric() or field.type() == QVariant.Bool) and index not in keys:
            values = (class_value(legend.without_null(row[index])) for row in rows)
            columns.append(Column(field.name(), tuple(values), is_text))
    return columns


def _tells_classes(layer: QgsVectorLayer, column: Column) -> bool:
    """Whether the style of a layer names the classes of a field, or at least does not number all features."""
    categories = layer.renderer().categories()
    names = {category.label().strip() for category in categories}
    values = {key(value) for category in categories for value in legend.category_values(category)}
    return bool(names - values - {""}) or not _numbers_features(column)


def _numbers_features(column: Column) -> bool:
    """Whether a field tells features apart instead of classes."""
    values = [value for value in column.values if value is not None]
    is_unique = len(set(values)) == len(values) > 1
    is_key = is_unique and not column.is_text and is_key_name(column.name)
    return column.name.lower() in _KEYS or is_key or has_own_values(values)


def _rank(column: Column, columns: Sequence[Column], last: str) -> tuple:
    """What goes first has the least: names before numbers, fields with a class for every feature before others."""
    kinds, count = column.kinds(), len(column.values)
    filled = sum(value is not None for value in column.values)
    is_mostly_empty = count > 0 and filled < count / 2
    is_one_class = count > 1 and len(kinds) < 2
    names_others = any(_says_the_same(column, other) for other in columns if other.is_text != column.is_text)
    return (
        is_mostly_empty,
        is_one_class,
        not _is_named(column),
        not _are_numbers(kinds),
        not names_others,
        not any(hint in column.name.lower() for hint in _HINTS),
        column.name != last,
        filled < count,
    )


def _is_named(column: Column) -> bool:
    """Whether a field holds text that is no numbers, or may come to do so."""
    return column.is_text and not _are_numbers(column.kinds())


def _are_numbers(values: set[Value]) -> bool:
    """Whether values are whole numbers, be they written as text."""
    return bool(values) and all(key(value).lstrip("-").isdigit() for value in values)


def _says_the_same(one: Column, other: Column) -> bool:
    """Whether two fields tell the same classes apart, as an id and a name do."""
    pairs = {pair for pair in zip(one.values, other.values) if None not in pair}
    return len(pairs) > 1 and len(pairs) == len(one.kinds()) == len(other.kinds())
