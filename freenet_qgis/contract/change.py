# SPDX-License-Identifier: GPL-3.0-or-later
"""What is told of the change between two class maps: the figures of its report, as the JSON beside the page has them.

All shares are numbers from 0 to 1, all intervals 95 %, and None stands for what is not known.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal, Optional

from .area_estimate import Z
from .figures import Interval

Date = Literal["before", "after"]


@dataclass(frozen=True)
class ChangedClass:
    """What a class has won and lost, in pixels and hectares.

    Attributes:
        name: The name of the class.
        color: Its colour, ``#rrggbb``.
        before: Its pixels before, where both maps have a class; the next ones likewise.
        after: Those after.
        gain: Those that were another class before.
        loss: Those that are another class after.
        before_ha: Hectares before; None where nobody knows what a pixel covers, as the next ones.
        after_ha: Those after.
        gain_ha: Those that were another class before.
        loss_ha: Those that are another class after.
    """

    name: str
    color: str
    before: int
    after: int
    gain: int
    loss: int
    before_ha: Optional[float] = None
    after_ha: Optional[float] = None
    gain_ha: Optional[float] = None
    loss_ha: Optional[float] = None


@dataclass(frozen=True)
class ReportedTransition:
    """One class that became another.

    Attributes:
        value: Its value in the raster.
        before: The class before.
        after: The class after.
        pixels: How many pixels.
        hectares: How many hectares; None where nobody knows.
        color: Its colour in the raster.
    """

    value: int
    before: str
    after: str
    pixels: int
    hectares: Optional[float]
    color: str


@dataclass(frozen=True)
class AdjustedChange:
    """The area of a class at both dates, corrected by the confusion of each map, as shares of what was compared.

    Attributes:
        name: The name of the class.
        before: Its share before.
        before_error: The standard error of that.
        after: Its share after.
        after_error: The standard error of that.
    """

    name: str
    before: float
    before_error: float
    after: float
    after_error: float

    @property
    def difference(self) -> float:
        """By how much its share has grown."""
        return self.after - self.before

    @property
    def half_width(self) -> float:
        """Half of the interval of the difference; 0 where neither map was seen to err in this class."""
        return Z * float((self.before_error**2 + self.after_error**2) ** 0.5)

    @property
    def verdict(self) -> Literal["larger", "within", "unknown"]:
        """Whether the class has changed by more than the maps err."""
        if not self.half_width:
            return "unknown"
        return "larger" if abs(self.difference) > self.half_width else "within"


@dataclass(frozen=True)
class ValidatedMap:
    """What is known of the errors of one of the maps.

    Attributes:
        report: The name of the report that tells it.
        overall_accuracy: The overall accuracy in it.
        doubt: Why its reference is no random sample; empty where it can be one.
    """

    report: str
    overall_accuracy: float
    doubt: str


@dataclass(frozen=True)
class ChangeReport:
    """All that is known of what changed between two maps.

    Attributes:
        version: The version of FreeNet for QGIS.
        created: When they were compared, UTC, ISO 8601.
        before: The name of the first map.
        after: That of the second.
        compared_pixels: Pixels, of the grid of the first, where both have a class.
        changed_pixels: Those of them where it is another one.
        only_before_pixels: Pixels where the first map alone has a class.
        only_after_pixels: Pixels of its grid where the second alone has one.
        compared_ha: The hectares that were compared; None where nobody knows.
        changed_ha: Those that changed.
        classes: The classes that occur where both have one.
        matrix: Pixels; rows are the classes before, columns those after.
        matrix_ha: The same in hectares.
        transitions: What became what, those with most pixels first.
        validated: What is known of the errors of each map, by the date.
        adjusted: Areas corrected by that, in the order of the classes; none where it is not known of both.
        not_adjusted: Why there are none, in words.
        warnings: Sentences for the user.
    """

    version: str
    created: str
    before: str
    after: str
    compared_pixels: int
    changed_pixels: int
    only_before_pixels: int
    only_after_pixels: int
    compared_ha: Optional[float]
    changed_ha: Optional[float]
    classes: tuple[ChangedClass, ...]
    matrix: tuple[tuple[int, ...], ...]
    matrix_ha: Optional[tuple[tuple[float, ...], ...]]
    transitions: tuple[ReportedTransition, ...]
    validated: dict[Date, ValidatedMap]
    adjusted: tuple[AdjustedChange, ...] = ()
    not_adjusted: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def changed_share(self) -> float:
        """The share of the compared pixels that changed."""
        return self.changed_pixels / self.compared_pixels

    def to_dict(self) -> dict[str, Any]:
        """The report as the entries of a JSON object; what follows from the rest stands beside it."""
        entries = {"verb": "change", **asdict(self), "changed_share": self.changed_share}
        entries["adjusted"] = [
            {
                **asdict(one),
                "before_interval": interval(one.before, Z * one.before_error),
                "after_interval": interval(one.after, Z * one.after_error),
                "difference": one.difference,
                "difference_interval": (one.difference - one.half_width, one.difference + one.half_width),
                "verdict": one.verdict,
            }
            for one in self.adjusted
        ]
        return entries

    def to_json(self) -> str:
        """The report as JSON text."""
        return json.dumps(self.to_dict(), indent=1, ensure_ascii=False)


def interval(share: float, half_width: float) -> Interval:
    """A share and so much on either side of it, within 0…1."""
    return max(0.0, share - half_width), min(1.0, share + half_width)
