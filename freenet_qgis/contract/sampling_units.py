# SPDX-License-Identifier: GPL-3.0-or-later
"""Sampling units: what the intervals of an accuracy rest on, and what is said of those of a reference.

A report tells them as ``sampling_unit``. Of training they are polygons, lines and points, or places: those that lie
together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ..text.i18n import tr

SamplingUnit = Literal["polygons", "points", "blocks", "places"]


@dataclass(frozen=True)
class UnitWords:
    """How sampling units are called, in the user's language.

    Attributes:
        counted: So many of them: ``4 reference points`` for 4.
        title: The head of a column that counts them.
    """

    counted: Callable[[int], str]
    title: str


def held_out_places() -> UnitWords:
    """The sampling units of training where whole places are held out."""
    return UnitWords(
        counted=lambda number: tr("{} held-out places", number).format(number),
        title=tr("Held-out places"),
    )


def reference_units(unit: SamplingUnit) -> UnitWords:
    """The sampling units of a reference, which has no places: of a raster these are blocks."""
    return {
        "polygons": UnitWords(
            counted=lambda number: tr("{} reference polygons", number).format(number),
            title=tr("Reference polygons"),
        ),
        "points": UnitWords(
            counted=lambda number: tr("{} reference points", number).format(number),
            title=tr("Reference points"),
        ),
        "blocks": UnitWords(
            counted=lambda number: tr("{} square blocks of the reference raster", number).format(number),
            title=tr("Square blocks"),
        ),
    }[unit]


def too_few_to_tell(unit: SamplingUnit) -> str:
    """What stands where an interval would tell nothing."""
    return {
        "polygons": tr("too few to tell"),
        "points": tr("too few points to tell"),
        "blocks": tr("too few blocks to tell"),
        "places": tr("too few places to tell"),
    }[unit]


def sampling_doubt(unit: SamplingUnit) -> str:
    """Why the units of a reference, which has no places, are no random sample; empty where they can be one."""
    return {
        "polygons": tr("Polygons that somebody chose are none, and the pixels of each are alike: take it as a rough "
                       "guide; true intervals are wider than these."),
        "points": "",
        "blocks": tr("Those of a reference raster lie together and are alike: take it as a rough guide; true "
                     "intervals are wider than these."),
    }[unit]  # fmt: skip
