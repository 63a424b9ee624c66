# SPDX-License-Identifier: GPL-3.0-or-later
"""Which field holds the classes of features, and which numbers the features: with an id, every polygon is a class."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal, Optional

from .values import Value, key

Doubt = Literal["ask", "refuse"]

FEW = 4  # so many features may well have a class each
MANY = 40  # so many classes with hardly more features are none
SHARED = 0.8  # of features; with fewer values than that, enough of them have several features
UNITED = 2  # parts of a feature on average, from which features unite all places of a class
BEFORE_MERGING = "class_was"  # our field with what features were, in at most the ten letters of a shapefile
_NEVER = ("fid", "ogc_fid", "objectid", BEFORE_MERGING)  # hold no classes, whatever they hold
_HINTS = ("class", "klass", "cover", "label", "categ", "kateg", "legend", "nutzung", "occupation", "espece", "habitat")
_KEYS = re.compile(r"(ogc_?)?fid(_\d+)?|(object|feature|polygon|poly|row|unique|global)?_?(id|key)|(g|o|p|u|gu|uu)id")
_ID = re.compile(r"\d+|\{?[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\}?", re.I)  # a number as text, a UUID


def is_key_name(field: str) -> bool:
    """Whether a field is called as those that tell features apart: ``fid``, ``OBJECTID``, ``gid``."""
    return _KEYS.fullmatch(field.strip().lower()) is not None


def has_own_values(values: Sequence[Hashable]) -> bool:
    """Whether nearly every feature has a value of its own; `values` are those of all features."""
    classes = len(set(values))
    return classes > FEW and classes > SHARED * len(values)


def doubt(field: str, values: Sequence[Hashable], ids: Sequence[str], parts: int, is_named: bool) -> Optional[Doubt]:
    """What to do about a field that is to hold the classes; None where nothing speaks against it.

    Args:
        field: Its name.
        values: The class of each feature.
        ids: The id of each feature.
        parts: Of all features: polygons in a multipolygon count.
        is_named: Whether style or form of the layer give the values names, which ids do not have.
    """
    if is_named:
        return None
    # "id" alone is what many call a class, too: it has to hold the very ids.
    is_id = list(map(str, values)) == list(ids) if field.lower() == "id" else len(set(values)) == len(values)
    may_be_names = not all(isinstance(value, (int, float)) or _ID.fullmatch(str(value)) for value in values)
    if is_id and is_key_name(field) and not may_be_names:
        return "refuse" if len(values) > FEW else "ask"
    if parts >= UNITED * len(values) or not has_own_values(values):
        return None
    return "refuse" if len(set(values)) > MANY and not may_be_names else "ask"


@dataclass(frozen=True)
class Column:
    """A field that may hold classes.

    Attributes:
        name: The field.
        values: The class of each feature that was looked at; None where it has none.
        ids: The id of each.
        is_text: Whether it is a field of text.
        has_names: Whether the style of the layer gives its values names.
    """

    name: str
    values: tuple[Optional[Value], ...]
    ids: tuple[str, ...]
    is_text: bool
    has_names: bool = False

    def kinds(self) -> set[Value]:
        """The different classes."""
        return {value for value in self.values if value is not None}

    def numbers_features(self) -> bool:
        """Whether it tells features apart instead of classes."""
        if self.has_names:
            return False
        known = [(value, feature) for value, feature in zip(self.values, self.ids) if value is not None]
        values, ids = [value for value, _ in known], [feature for _, feature in known]
        is_doubtful = len(values) > 1 and doubt(self.name, values, ids, len(values), is_named=False) is not None
        return self.name.lower() in _NEVER or is_doubtful


def likely(columns: Sequence[Column], styled: str = "", last: str = "") -> str:
    """The field that the style shows, else one with names, else one with numbers; empty if none can be meant.

    A field that seems to number the features is taken only where the style shows it and there is no other.

    Args:
        columns: All that may hold classes.
        styled: The field whose values the layer's style tells apart; empty for none.
        last: The field of the layer before, which decides between fields that are alike.
    """
    meant = [column for column in columns if not column.numbers_features()]
    if not meant or styled in {column.name for column in meant}:
        return styled
    return min(meant, key=lambda column: _rank(column, columns, last)).name


def _rank(column: Column, columns: Sequence[Column], last: str) -> tuple[bool, ...]:
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
