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


def in_runs(numbers: Sequence[int], among: Sequence[int] = ()) -> str:
    """Ascending numbers as ``1-4, 7, 8``: three or more that follow one another are a run.

    Args:
        numbers: Ascending, none twice.
        among: All there are, ascending; those between two of `numbers` part them. Empty for all whole numbers.
    """
    places = {number: place for place, number in enumerate(among)}
    runs: list[list[int]] = []
    for number in numbers:
        if runs and places.get(number, number) == places.get(runs[-1][-1], runs[-1][-1]) + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
