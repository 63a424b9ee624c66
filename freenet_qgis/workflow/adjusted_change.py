# SPDX-License-Identifier: GPL-3.0-or-later
"""Areas before and after, each corrected by the confusion of its map, and whether they differ by more than maps err.

Source: Olofsson et al. 2014, see `contract.area_estimate`. The variance of the difference is the sum of the variances:
this takes the two references for independent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..contract.area_estimate import adjusted_shares
from ..contract.change import AdjustedChange, Date, ValidatedMap
from ..contract.job import ClassInfo
from ..contract.report import Report
from ..contract.sampling_units import sampling_doubt
from ..contract.thresholds import FEWEST_MAPPED_PX
from ..contract.validation import is_held_out
from ..geodata.change.transitions import Transitions
from ..labels.class_matching import by_name
from ..text.i18n import tr
from .map_reports import MapReport, classes_of


@dataclass(frozen=True)
class Adjusted:
    """What the reports of two maps tell of the areas of the classes.

    Attributes:
        validated: As of `ChangeReport`, as the others.
        classes: The areas; empty where they are not known of both maps.
        reasons: Why they are not, in words.
    """

    validated: dict[Date, ValidatedMap]
    classes: tuple[AdjustedChange, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class _Shares:
    """Shares of the classes 1…n of both maps at one date, and their standard errors; shape (n,)."""

    shares: np.ndarray
    errors: np.ndarray


def adjusted_change(
    found: Transitions, names: tuple[str, str], reports: tuple[Optional[MapReport], Optional[MapReport]]
) -> Adjusted:
    """Correct the areas of both maps where that can be done.

    Args:
        found: What changed.
        names: What to call the maps.
        reports: The report of each, where there is one.
    """
    amounts = found.pixels if found.areas_m2 is None else found.areas_m2
    compared = amounts[1:, 1:]
    dates: tuple[Date, Date] = ("before", "after")
    validated: dict[Date, ValidatedMap] = {}
    shares: list[_Shares] = []
    reasons: list[str] = []
    for date, name, one, axis in zip(dates, names, reports, (1, 0)):
        why = _unknown(one, name)
        adjusted = None if why or one is None else _adjusted(one.report, found.classes, compared.sum(axis))
        if one is not None and not why:
            validated[date] = _validated(one)
            why = "" if adjusted else _too_few(name)
        if adjusted is not None:
            shares.append(adjusted)
        reasons += [why] if why else []
    if reasons:
        return Adjusted(validated, (), tuple(reasons))
    before, after = shares
    occurring = (pixels_of(found) > 0) | (before.shares > 0) | (after.shares > 0)
    classes = tuple(
        AdjustedChange(
            found.classes[place].name,
            *(float(each[place]) for each in (before.shares, before.errors, after.shares, after.errors)),
        )
        for place in np.flatnonzero(occurring)
    )
    return Adjusted(validated, classes, ())


def pixels_of(found: Transitions) -> np.ndarray:
    """Pixels that are each class at either date, shape (n,)."""
    compared = found.pixels[1:, 1:]
    return np.asarray(compared.sum(0) + compared.sum(1))


def _unknown(one: Optional[MapReport], name: str) -> str:
    """Why the errors of a map are not known; empty where they are."""
    if one is None:
        return tr("Nothing is known of the errors of '{}': no report of its accuracy was given, or lies beside it.").format(name)  # fmt: skip  # noqa: E501
    report = one.report
    if report.is_refitted:
        return tr("The accuracy in '{report}' is that of the validated model; the final model, which made '{map}', was "
                  "trained on all data and is not measured.").format(report=one.path.name, map=name)  # fmt: skip
    if not (report.accuracy.test_pixels and report.accuracy.confusion_matrix):
        return tr("'{report}' tells of no reference, so nothing is known of the errors of '{map}'.").format(
            report=one.path.name, map=name
        )
    if not report.measures_the_map:
        return tr("The accuracy in '{report}' is not that of '{map}' alone.").format(report=one.path.name, map=name)
    return ""


def _too_few(name: str) -> str:
    text = tr("Areas of '{map}' are not adjusted: of a class that it shows there are fewer than {count} reference "
              "pixels, so nobody knows how much of that is right.")  # fmt: skip
    return text.format(map=name, count=FEWEST_MAPPED_PX)


def _adjusted(report: Report, classes: Sequence[ClassInfo], amounts: np.ndarray) -> Optional[_Shares]:
    """Shares by the confusion in a report; None where it knows too little of a class that is mapped.

    Args:
        report: The report.
        classes: The classes of both maps.
        amounts: How much the map shows of each where the two were compared.
    """
    known = classes_of(report)
    places = by_name(known, classes)
    mapped = np.zeros(len(known))
    for place, amount in zip(places, amounts.tolist()):
        if place is None and amount:
            return None
        if place:
            mapped[place - 1] += amount
    found = adjusted_shares(report.accuracy.confusion_matrix, mapped.tolist())
    if found is None:
        return None
    shares, errors = np.zeros(len(classes)), np.zeros(len(classes))
    for number, place in enumerate(places):
        if place:
            shares[number], errors[number] = found[0][place - 1], np.sqrt(found[1][place - 1])
    return _Shares(shares, errors)


def _validated(one: MapReport) -> ValidatedMap:
    report = one.report
    unit = report.sampling_unit or "polygons"
    doubt = sampling_doubt("polygons" if is_held_out(report.validation) or unit == "places" else unit)
    return ValidatedMap(one.path.name, report.accuracy.overall_accuracy or 0.0, doubt)
