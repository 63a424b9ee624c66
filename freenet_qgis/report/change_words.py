# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between two maps, in sentences: for page, log and command."""

from __future__ import annotations

import math

from ..contract.change import AdjustedChange, ChangeReport
from ..text.figures import percent
from ..text.i18n import number, tr
from ..text.listing import listed

_NAMED = 8  # classes that a sentence names
_PLUS_MINUS = "\N{PLUS-MINUS SIGN}"
_MINUS = "\N{MINUS SIGN}"


def change_title(report: ChangeReport) -> str:
    """The title of the report, as plain text."""
    return tr("FreeNet: change from {before} to {after}").format(before=report.before, after=report.after)


def change_summary(report: ChangeReport) -> str:
    """How much changed, in one line."""
    if not report.changed_pixels:
        text = tr("Nothing changed: the maps show the same wherever both have a class, on {count} pixels.",
                  report.compared_pixels)  # fmt: skip
        return text.format(count=number(report.compared_pixels, ","))
    share, pixels = percent(report.changed_share), number(report.compared_pixels, ",")
    if report.changed_ha is None or report.compared_ha is None:
        text = tr("{share} of what both maps show changed: {changed} of {pixels} pixels.")
        return text.format(share=share, changed=number(report.changed_pixels, ","), pixels=pixels)
    text = tr("{share} of what both maps show changed: {hectares} of {all} ha, {changed} of {pixels} pixels.")
    return text.format(
        share=share,
        hectares=hectares(report.changed_ha, report),
        all=hectares(report.compared_ha, report),
        changed=number(report.changed_pixels, ","),
        pixels=pixels,
    )


def largest_changes(report: ChangeReport, most: int) -> list[str]:
    """The transitions with most pixels, one line each."""
    return [
        tr("{before} → {after}: {amount}").format(
            before=one.before,
            after=one.after,
            amount=tr("{} pixels", one.pixels).format(number(one.pixels, ","))
            if one.hectares is None
            else tr("{} ha").format(hectares(one.hectares, report)),
        )
        for one in report.transitions[:most]
    ]


def error_sentences(report: ChangeReport) -> list[str]:
    """Which classes changed by more than the maps err, or why nobody knows."""
    if report.not_adjusted:
        how = tr("Assess both maps with references of their own for areas with intervals, and to learn which changes "
                 "are larger than the errors.")  # fmt: skip
        return [*report.not_adjusted, how]
    texts = {
        "larger": tr("Larger than the errors of the maps: {}."),
        "within": tr("No larger than the errors of the maps, so it may be none: {}."),
        "unknown": tr("No error was seen, so nobody can tell: {}."),
    }
    found = []
    for verdict, text in texts.items():
        classes = [one for one in report.adjusted if one.verdict == verdict]
        if classes:
            found.append(text.format(listed([_with_difference(one, report) for one in classes], _NAMED)))
    return found


def doubts(report: ChangeReport) -> list[str]:
    """How far the intervals can be believed."""
    own = dict.fromkeys(one.doubt for one in report.validated.values() if one.doubt)
    sampled = tr("Intervals take reference pixels for a random sample within each mapped class.")
    together = tr("The error of a difference takes the two references for independent.")
    return [*([sampled, *own] if own else []), together]


def class_sentence(one: AdjustedChange) -> str:
    """What one class has done, against the errors of the maps."""
    texts = {
        "larger": tr("grew by more than the maps err")
        if one.difference > 0
        else tr("shrank by more than the maps err"),
        "within": tr("no larger than the errors of the maps"),
        "unknown": tr("no error was seen, so nobody can tell"),
    }
    return texts[one.verdict]


def signed(share: float, report: ChangeReport) -> str:
    """A difference of shares with its sign, in hectares where these are known, else in percent of the map."""
    text = amount(abs(share), report)
    return f"{_MINUS if share < 0 else '+'}{text}"


def amount(share: float, report: ChangeReport) -> str:
    """A share of what was compared, in hectares where these are known, else in percent."""
    if report.compared_ha is None:
        return percent(share)
    return tr("{} ha").format(hectares(share * report.compared_ha, report))


def hectares(area: float, report: ChangeReport) -> str:
    """Hectares, to about a ten-thousandth of what was compared."""
    decimals = min(4, max(0, 4 - math.floor(math.log10(report.compared_ha or 1.0))))
    return number(area, f",.{decimals}f")


def _with_difference(one: AdjustedChange, report: ChangeReport) -> str:
    if not one.half_width:
        return f"{one.name} ({signed(one.difference, report)})"
    return f"{one.name} ({signed(one.difference, report)} {_PLUS_MINUS} {amount(one.half_width, report)})"
