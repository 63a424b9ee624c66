# SPDX-License-Identifier: GPL-3.0-or-later
"""The areas of the classes: counted in the map and, where that can be known, corrected by its confusion."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Optional

from ..contract.figures import Area, Interval
from ..contract.report import Report
from ..contract.sampling_units import sampling_doubt
from ..contract.thresholds import FEWEST_MAPPED_PX
from ..contract.validation import is_held_out
from ..geodata.access.grid import M2_PER_HECTARE
from ..text.i18n import number, tr
from .elements import Content, Element, element, section, table
from .words import DASH, chip, percent, percent_range, sampling_unit, with_interval


def area_section(report: Report, map_pixels: Sequence[int]) -> Element:
    """The section about areas; adjusted where the map and its confusion are of one model and every class was tested."""
    whole = sum(map_pixels)
    shares = [pixels / (whole or 1) for pixels in map_pixels]
    total_ha = whole * (report.raster.pixel_area_m2 or 0 if report.raster else 0) / M2_PER_HECTARE
    columns = _columns(report, map_pixels, shares, total_ha)
    rows = list(zip(*(cells for _, cells in columns)))
    return section(
        tr("Area"), element("p", explained(report, map_pixels, report.area)), table([head for head, _ in columns], rows)
    )


def _columns(
    report: Report, map_pixels: Sequence[int], shares: Sequence[float], total_ha: float
) -> list[tuple[str, list[Content]]]:
    """The head and the cells of each column; pixels where nobody knows how many hectares they have."""
    adjusted = report.area.classes if report.area else ()
    columns: list[tuple[str, list[Content]]] = [
        (tr("Class"), [chip(info.name, info.color) for info in report.accuracy.classes]),
        (tr("Share of the map"), [percent(share) for share in shares]),
    ]
    if adjusted:
        cells = [with_interval(one.adjusted_share, one.adjusted_interval, report) for one in adjusted]
        columns.append((tr("Adjusted share"), cells))
    if total_ha:
        columns.append((tr("In the map (ha)"), [_hectares(share, total_ha) for share in shares]))
    else:
        columns.append((tr("In the map (pixels)"), [number(pixels, ",") for pixels in map_pixels]))
    if adjusted and total_ha:
        cells = [_adjusted_hectares(one.adjusted_share, one.adjusted_interval, total_ha) for one in adjusted]
        columns.append((tr("Adjusted (ha)"), cells))
    return columns


def explained(report: Report, map_pixels: Sequence[int], area: Optional[Area]) -> str:
    """A paragraph on how the areas of a map, with so many pixels a class, were adjusted, or why they were not."""
    if area:
        return " ".join([_adjusted(), _sampled(report), _weighted(area, report)])
    if report.is_refitted:
        return tr("Counted in the map, which confuses classes and so gives them wrong areas. They are not adjusted: "
                  "the confusion was measured on the validated model, the map is of the final one. Assess the map "
                  "with a reference of its own, or keep the validated model, for adjusted areas.")  # fmt: skip
    if not report.accuracy.test_pixels:
        return tr("Counted in the map; nothing is known of its errors.")
    few = zip(report.accuracy.classes, map_pixels)
    unknown = ", ".join(info.name for info, pixels in few if pixels and info.mapped_pixels < FEWEST_MAPPED_PX)
    return tr("Counted in the map, and not adjusted for confusion: fewer than two reference pixels lie where the map "
              "shows {}, so nobody knows how much of that is right.").format(unknown)  # fmt: skip


def _weighted(area: Area, report: Report) -> str:
    """The overall accuracy weighted by area, with its interval."""
    interval = percent_range(area.overall_interval, report) or tr("no disagreement seen, so no interval")
    return tr("Overall accuracy weighted by area: {accuracy} ({interval}).").format(
        accuracy=percent(area.overall_accuracy), interval=interval
    )


def _adjusted() -> str:
    """A sentence on the method."""
    return tr("A map that confuses classes gives them wrong areas. The adjusted share corrects that by the confusion "
              "with the reference, with a 95 % interval (Olofsson et al. 2014).")  # fmt: skip


def _sampled(report: Report) -> str:
    """A sentence on how far the reference is the random sample that this takes it for."""
    if is_held_out(report.validation):
        doubt = tr("Training data are none, and those that lie together are alike: take it as a rough guide; true "
                   "intervals are wider than these.")  # fmt: skip
    else:
        doubt = sampling_doubt(sampling_unit(report))
    if not doubt:
        return tr("It holds for points that were placed at random.")
    return f"{tr('It takes the reference pixels for a random sample within each mapped class.')} {doubt}"


def _hectares(share: float, total: float) -> str:
    """A share of `total` hectares, to about a thousandth of it."""
    decimals = max(0, 3 - math.floor(math.log10(total)))
    return number(share * total, f",.{decimals}f")


def _adjusted_hectares(share: float, interval: Optional[Interval], total: float) -> Content:
    """A share of `total` hectares and, in small letters below, its interval."""
    if interval is None:
        return _hectares(share, total)
    low, high = (_hectares(end, total) for end in interval)
    return _hectares(share, total), element("small", f"{low}{DASH}{high}")
