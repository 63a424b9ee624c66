# SPDX-License-Identifier: GPL-3.0-or-later
"""What cleaning a class map changed, and both maps' figures."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Optional

from .job import ClassInfo
from .report import Report


@dataclass(frozen=True)
class MapCount:
    """What a map holds.

    Attributes:
        patches: Groups of pixels of one class that touch.
        pixels: Of each class.
        square_metres: What each class covers on the ground; None where the reference system does not tell.
    """

    patches: int
    pixels: tuple[int, ...]
    square_metres: Optional[tuple[float, ...]] = None


@dataclass(frozen=True)
class CleanedMap:
    """A class map before and after it was cleaned.

    Attributes:
        how: What was done, a sentence.
        classes: The classes of both.
        before: What the map held.
        after: What the new one holds.
        pixels_changed: Pixels that have another class now.
        reports: Both compared with the same reference, before and after; None where there is none.
        warnings: Sentences for the user.
    """

    how: str
    classes: tuple[ClassInfo, ...]
    before: MapCount
    after: MapCount
    pixels_changed: int
    reports: Optional[tuple[Report, Report]] = None
    warnings: tuple[str, ...] = ()

    @property
    def patches_removed(self) -> int:
        """How many patches fewer there are."""
        return self.before.patches - self.after.patches

    @property
    def share_changed(self) -> float:
        """The share of the classified pixels that have another class now."""
        return self.pixels_changed / max(1, sum(self.before.pixels))

    def to_dict(self) -> dict[str, Any]:
        """What is added to the figures of the new map."""
        return {
            "how": self.how,
            "patches_removed": self.patches_removed,
            "pixels_changed": self.pixels_changed,
            "before": asdict(self.before),
            "after": asdict(self.after),
            "report_before": self.reports[0].to_dict() if self.reports else None,
        }
