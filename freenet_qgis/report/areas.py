# SPDX-License-Identifier: GPL-3.0-or-later
"""How much each class covers: counted in the map and, where that can be known, corrected by its confusion."""

from __future__ import annotations

import math
from html import escape
from typing import Any

from ..contract.sampling_units import sampling_doubt
from ..contract.validation import is_held_out
from ..text.i18n import number, tr
from .words import (
    DASH,
    Interval,
    chip,
    is_refitted,
    percent,
    percent_range,
    sampling_unit,
    section,
    table,
    with_interval,
)

M2_PER_HECTARE = 10_000


def section_of(report: dict[str, Any]) -> str:
    """The section about areas; adjusted where the map and its confusion are of one model and every class was tested."""
    area, total_ha = report.get("area"), _hectares_of(report)
    whole = sum(report["map_pixels"]) or 1
    shares = [pixels / whole for pixels in report["map_pixels"]]
    head = [tr("Class"), tr("Share of the map")]
    rows = [[chip(info), percent(share)] for info, share in zip(report["classes"], shares)]
    if area:
        head.append(tr("Adjusted share"))
        for cells, row in zip(rows, area["classes"]):
            cells.append(with_interval(row["adjusted_share"], row["adjusted_interval"], report))
    if total_ha:
        head.append(tr("In the map (ha)"))
        for cells, share in zip(rows, shares):
            cells.append(_hectares(share, total_ha))
    if area and total_ha:
        head.append(tr("Adjusted (ha)"))
        for cells, row in zip(rows, area["classes"]):
            cells.append(_adjusted_hectares(row["adjusted_share"], row["adjusted_interval"], total_ha))
    return section(tr("Area"), f"<p>{_explained(report)}</p>", table(head, rows))


def _explained(report: dict[str, Any]) -> str:
    """How the areas were adjusted, or why they were not."""
    area = report.get("area")
    if area:
        interval = percent_range(area["overall_interval"], report) or tr("no disagreement seen, so no interval")
        weighted = tr("Overall accuracy weighted by area: {accuracy} ({interval}).").format(
            accuracy=percent(area["overall_accuracy"]), interval=interval
        )
        return " ".join([_adjusted(), _sampled(report), weighted])
    if is_refitted(report):
        return tr("Counted in the map, which confuses classes and so gives them wrong areas. They are not adjusted: "
                  "the confusion was measured on the validated model, the map is of the final one. Assess the map "
                  "with a reference of its own, or keep the model that is measured, for adjusted areas.")  # fmt: skip
    if not report["test_pixels"]:
        return tr("Counted in the map; nothing is known of its errors.")
    few = zip(report["classes"], report["map_pixels"])
    unknown = ", ".join(escape(info["name"]) for info, pixels in few if pixels and info["mapped_pixels"] < 2)
    return tr("Counted in the map, and not adjusted for confusion: fewer than two reference pixels lie where the map "
              "shows {}, so nobody knows how much of that is right.").format(unknown)  # fmt: skip


def _adjusted() -> str:
    return tr("A map that confuses classes gives them wrong areas. The adjusted share corrects that by the confusion "
              "with the reference, with a 95 % interval (Olofsson et al. 2014).")  # fmt: skip


def _sampled(report: dict[str, Any]) -> str:
    """How far the reference is the random sample that this takes it for."""
    if is_held_out(report["validation"]):
        doubt = tr("Training polygons are none, and their pixels are alike: take it as a rough guide; true intervals "
                   "are wider than these.")  # fmt: skip
    else:
        doubt = sampling_doubt(sampling_unit(report))
    if not doubt:
        return tr("It holds for points that were placed at random.")
    return f"{tr('It takes the reference pixels for a random sample within each mapped class.')} {doubt}"


def _hectares_of(report: dict[str, Any]) -> float:
    """Of the whole map; 0 where the size of a pixel is not known."""
    return sum(report["map_pixels"]) * (report.get("pixel_area_m2") or 0) / M2_PER_HECTARE


def _hectares(share: float, total: float) -> str:
    """A share of `total` hectares, to about a thousandth of it."""
    decimals = max(0, 3 - math.floor(math.log10(total)))
    return number(share * total, f",.{decimals}f")


def _adjusted_hectares(share: float, interval: Interval, total: float) -> str:
    if interval is None:
        return _hectares(share, total)
    low, high = (_hectares(end, total) for end in interval)
    return f"{_hectares(share, total)}<small>{low}{DASH}{high}</small>"
