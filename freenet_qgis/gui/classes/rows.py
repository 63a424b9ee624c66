# SPDX-License-Identifier: GPL-3.0-or-later
"""The classes of a layer as the table of the dock shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Optional

from qgis.core import QgsVectorLayer

from ...classes.values import Value, key
from ...contract.job import ClassInfo
from ...contract.pieces import Box
from ...contract.thresholds import FEW_TRAINING_PX
from ...layers import legend
from ...layers.reading import kind_of
from ...text.i18n import tr
from ...text.unit_words import counted
from .counts import Counts
from .left_out import left_out


@dataclass(frozen=True)
class ClassRow:
    """A class, as a row of the table.

    Attributes:
        value: What the field holds.
        info: Its name and colour.
        polygons: How many there are, or lines or points.
        pixels: How many of the raster's; None while that is not known.
        is_exact: Whether `pixels` is more than an estimate.
        share: Of the pixels of all classes that train, 0 to 1; None where that means nothing.
        trains: Whether it takes part in training.
        why_none: What became of these where it has no pixel; empty where that is not known.
        boxes: Where they lie, see `Counts`.
        kind: What they are, see `unit_words.counted`.
        is_fixed: Whether it is one of a raster, of which nothing can be changed here.
    """

    value: Value
    info: ClassInfo
    polygons: int
    pixels: Optional[int]
    is_exact: bool
    share: Optional[float]
    trains: bool
    why_none: str = ""
    boxes: Sequence[Box] = ()
    kind: str = "polygons"
    is_fixed: bool = False

    def about_polygons(self) -> str:
        """What is wrong with the number of features; empty if nothing is."""
        if self.polygons == 1 and self.is_fixed:
            return tr("Only one patch: accuracy can then be measured on a part of it at most, which flatters.")
        if self.polygons == 1 and self.trains:
            return tr(
                "Only one: accuracy can then be measured on a part of it at most, which flatters. Draw at least two, "
                "in different places."
            )
        return ""

    def about_pixels(self) -> str:
        """What is wrong with the number of pixels; empty if nothing is."""
        if self.pixels is None or not self.polygons or not self.trains:
            return ""
        if self.pixels == 0 and self.why_none:
            return tr("No pixel ({}: {}).").format(counted(self.polygons, self.kind), self.why_none)
        if self.pixels == 0:
            return tr("No pixel: all lie outside the raster, between pixel centres or under another class.")
        if self.pixels < FEW_TRAINING_PX and self.is_fixed:
            return tr("Fewer than {} pixels: too few to learn the class well.").format(FEW_TRAINING_PX)
        if self.pixels < FEW_TRAINING_PX:
            return tr("Fewer than {} pixels: too few to learn the class well. Draw more.").format(FEW_TRAINING_PX)
        return ""


def class_rows(layer: QgsVectorLayer, field: str, counts: Counts) -> list[ClassRow]:
    """The classes that features or the layer's style have, in the order of the style.

    Raises:
        FreeNetError: If there are more than a map can hold.
    """
    drawn = {key(value): value for value in counts.polygons}
    styled = {key(value): value for value in legend.styled_values(layer, field)}
    known = legend.classes(layer, field, set({**styled, **drawn}.values()))
    without = left_out(layer, field)
    training = {value for value in known if key(value) not in without}
    total = sum(counts.pixels.get(value, 0) for value in training)
    kind = kind_of(layer)
    return [_row(value, info, counts, value in training, total, kind) for value, info in known.items()]


def _row(value: Value, info: ClassInfo, counts: Counts, trains: bool, total: int, kind: str) -> ClassRow:
    polygons = counts.polygons.get(value, 0)
    pixels = counts.pixels.get(value, 0) if counts.pixels or not polygons else None
    share = pixels / total if trains and pixels and total else None
    why_none, boxes = counts.why_none.get(value, ""), counts.boxes.get(value, ())
    return ClassRow(value, info, polygons, pixels, counts.is_exact, share, trains, why_none, boxes, kind)


def patch_rows(counts: Counts) -> list[ClassRow]:
    """The classes of a raster, in the order of their values."""
    total = sum(counts.pixels.values())
    return [replace(_row(info.value, info, counts, True, total, "patches"), is_fixed=True) for info in counts.classes]
