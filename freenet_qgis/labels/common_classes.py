# SPDX-License-Identifier: GPL-3.0-or-later
"""The classes of two maps as one list, matched by name alone: what maps call by one value may be anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..contract.job import ClassInfo
from .class_matching import by_name, one_each


@dataclass(frozen=True)
class CommonClasses:
    """The classes of two maps.

    Attributes:
        classes: Those of the first, then those that only the second has; 1…n.
        first: The class, 1…n, of each value of the first map.
        second: The same of the second.
        remarks: What the user should know, in words.
    """

    classes: tuple[ClassInfo, ...]
    first: dict[int, int]
    second: dict[int, int]
    remarks: tuple[str, ...]

    @property
    def shared(self) -> set[int]:
        """The classes, 1…n, that both maps have."""
        return set(self.first.values()) & set(self.second.values())


def common_classes(first: Sequence[ClassInfo], second: Sequence[ClassInfo], names: tuple[str, str]) -> CommonClasses:
    """Match the classes of two maps by their names; letter case and the like are overlooked where no doubt is left.

    Args:
        first: The classes of the one map.
        second: Those of the other.
        names: What to call the maps.
    """
    known, of_first, remarks = one_each(first, f"'{names[0]}'")
    other, of_second, more = one_each(second, f"'{names[1]}'")
    positions: list[int] = []
    extra: list[ClassInfo] = []
    for info, position in zip(other, by_name(known, other)):
        if position is None:
            extra.append(info)
        positions.append(position or len(known) + len(extra))
    return CommonClasses(
        (*known, *extra),
        {info.value: number for info, number in zip(first, of_first)},
        {info.value: positions[number - 1] for info, number in zip(second, of_second)},
        (*remarks, *more),
    )
