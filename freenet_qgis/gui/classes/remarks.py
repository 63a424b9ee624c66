# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be wrong with the classes of a layer, in a sentence each; empty where nothing is."""

from __future__ import annotations

from collections.abc import Sequence

from ...classes.field import has_own_values
from ...classes.values import key
from ...text.i18n import tr
from ...text.unit_words import counted
from .counts import Counts
from .rows import ClassRow


def about_field(rows: Sequence[ClassRow], field: str) -> str:
    """A warning where the field may rather number the features, see `classes.field`."""
    drawn = [row for row in rows if row.polygons]
    values = [row.value for row in drawn for _ in range(row.polygons)]
    is_named = all(row.info.name != key(row.value) for row in drawn)
    if is_named or not has_own_values(values):
        return ""
    return tr("{} classes for {}: is '{}' the right field?").format(
        len(drawn), counted(len(values), rows[0].kind), field
    )


def about_names(look_alike: Sequence[ClassRow]) -> str:
    """A warning about classes whose names look alike."""
    if not look_alike:
        return ""
    text = tr(
        "The names of these classes differ in letter case or the like only: {}. They are trained as different classes."
    )
    return text.format(", ".join(f"'{row.info.name}' ({counted(row.polygons, row.kind)})" for row in look_alike))


def about_unclassed(counts: Counts) -> str:
    """A warning about features without a class."""
    if not counts.without_class:
        return ""
    text = tr("{} features have no class: give each one, or delete them.", counts.without_class)
    return text.format(counts.without_class)
