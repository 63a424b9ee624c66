# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a field holds the classes of features, or numbers the features: with an id, every polygon is a class."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from typing import Literal, Optional

Doubt = Literal["ask", "refuse"]

FEW = 4  # so many features may well have a class each
MANY = 40  # so many classes with hardly more features are none
SHARED = 0.8  # of features; with fewer values than that, enough of them have several features
UNITED = 2  # parts of a feature on average, from which features unite all places of a class
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
    may_be_names = not all(isinstance(value, (int, float)) or _ID.fullmatch(value) for value in values)
    if is_id and is_key_name(field) and not may_be_names:
        return "refuse" if len(values) > FEW else "ask"
    if parts >= UNITED * len(values) or not has_own_values(values):
        return None
    return "refuse" if len(set(values)) > MANY and not may_be_names else "ask"
