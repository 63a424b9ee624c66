# SPDX-License-Identifier: GPL-3.0-or-later
"""The first few of many things, for messages that have no room for all."""

from __future__ import annotations

from collections.abc import Sequence

from .i18n import tr


def listed(names: Sequence[str], most: int, joint: str = ", ") -> str:
    """At most so many names in a sentence: ``Water, Meadow and 3 more``."""
    first = joint.join(names[:most])
    return first if len(names) <= most else tr("{} and {} more").format(first, len(names) - most)


def first_lines(lines: Sequence[str], most: int) -> list[str]:
    """At most so many lines, and one that tells how many there are beside."""
    return [*lines[:most], *([tr("… and {} more").format(len(lines) - most)] if len(lines) > most else [])]
