# SPDX-License-Identifier: GPL-3.0-or-later
"""Which classes of a reference are which of a map's: by name, and by value only where there is no name to go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, Optional

from ..classes.names import look, tidy
from ..contract.job import MAX_CLASSES, ClassInfo
from ..text.i18n import tr
from ..text.listing import listed

NAMED_CLASSES = 8  # so many classes a message names one by one
NAMED_PAIRS = 4  # so many pairs of classes a remark tells


@dataclass(frozen=True)
class Matching:
    """What became of the classes of a reference.

    Attributes:
        positions: Of each its position 1…n in `classes`.
        classes: The classes of the map, then those only the reference has, no value twice.
        by: What they were matched by.
        matched: Whether each is among the map's.
        remarks: What the user should know, in words.
    """

    positions: tuple[int, ...]
    classes: tuple[ClassInfo, ...]
    by: Literal["name", "value"]
    matched: tuple[bool, ...]
    remarks: tuple[str, ...]


def match_classes(known: tuple[ClassInfo, ...], classes: tuple[ClassInfo, ...], numeric: bool) -> Matching:
    """Match the classes of a reference to those `known` to the map.

    A single name that agrees shows that names mean the same on both sides: then what has another name is another class,
    whatever its value.

    Args:
        known: Those of the map.
        classes: Those of the reference.
        numeric: Whether the values of the reference are numbers the user chose.
    """
    found = by_name(known, classes)
    names_agree = any(position and _is_named(info) for info, position in zip(classes, found))
    by: Literal["name", "value"] = "name" if names_agree or not numeric else "value"
    if by == "value":
        by_value = {info.value: position for position, info in enumerate(known, 1)}
        found = [by_value.get(info.value) for info in classes]
    extra = tuple(info for info, position in zip(classes, found) if position is None)
    return Matching(
        _filled(found, len(known)),
        known + _with_free_values(extra, {info.value for info in known}),
        by,
        tuple(position is not None for position in found),
        (*(_doubts_about_values(known, classes, found) if by == "value" else ()), *_unknown(extra)),
    )


def names_of(classes: Sequence[ClassInfo]) -> str:
    """The names of the classes, the first few only."""
    return listed([info.name for info in classes], NAMED_CLASSES)


def by_name(known: Sequence[ClassInfo], classes: Sequence[ClassInfo]) -> list[Optional[int]]:
    """Positions by name; letter case and the like are overlooked where that leaves no doubt."""
    exactly = {tidy(info.name): position for position, info in enumerate(known, 1)}
    looks = {look(info.name): position for position, info in enumerate(known, 1)}
    of_map, of_reference = (Counter(look(info.name) for info in infos) for infos in (known, classes))
    return [
        exactly.get(tidy(info.name)) or (looks.get(seen) if of_map[seen] == of_reference[seen] == 1 else None)
        for info, seen in ((info, look(info.name)) for info in classes)
    ]


def one_each(classes: Sequence[ClassInfo], name: str) -> tuple[tuple[ClassInfo, ...], list[int], tuple[str, ...]]:
    """The classes of a raster with those of one name as one; of each its number 1…n among them; what to say of it."""
    values: dict[str, list[int]] = {}
    for info in classes:
        values.setdefault(tidy(info.name), []).append(info.value)
    order = list(values)
    firsts = {tidy(info.name): info for info in reversed(classes)}
    text = tr("The values {values} of {raster} have one name, '{name}', and count as one class.")
    remarks = tuple(
        text.format(values=", ".join(map(str, each)), raster=name, name=called)
        for called, each in values.items()
        if len(each) > 1
    )
    return tuple(firsts[each] for each in order), [1 + order.index(tidy(info.name)) for info in classes], remarks


def _is_named(info: ClassInfo) -> bool:
    """Whether the class is called by more than its value."""
    return info.name != str(info.value)


def _filled(positions: Sequence[Optional[int]], start: int) -> tuple[int, ...]:
    """Positions after `start` for the classes that have none."""
    filled = []
    for position in positions:
        if position is None:
            start += 1
        filled.append(start if position is None else position)
    return tuple(filled)


def _with_free_values(classes: Sequence[ClassInfo], taken: set[int]) -> tuple[ClassInfo, ...]:
    """The classes, those whose value another class has with one that is free, as far as there are any."""
    given = []
    for info in classes:
        free = next((value for value in range(1, MAX_CLASSES + 1) if value not in taken), info.value)
        given.append(replace(info, value=free) if info.value in taken else info)
        taken = taken | {given[-1].value}
    return tuple(given)


def _doubts_about_values(
    known: Sequence[ClassInfo], classes: Sequence[ClassInfo], positions: Sequence[Optional[int]]
) -> list[str]:
    """A warning where both sides have names, and names that disagree."""
    pairs = [
        tr("{name} with {other}").format(name=info.name, other=known[position - 1].name)
        for info, position in zip(classes, positions)
        if position and _is_named(info) and _is_named(known[position - 1])
    ]
    if not pairs:
        return []
    return [
        tr(
            "No class name of the reference agrees with one of the map, so classes are matched by value: {pairs}. "
            "Where that is wrong, call the classes as the map does."
        ).format(pairs=listed(pairs, NAMED_PAIRS))
    ]


def _unknown(extra: Sequence[ClassInfo]) -> list[str]:
    """A warning about classes that only the reference has."""
    if not extra:
        return []
    text = tr("The map does not have the classes {classes}; their reference counts as wrong.", len(extra))
    return [text.format(classes=names_of(extra))]
