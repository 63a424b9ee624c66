# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures and classes as short pieces of a page."""

from __future__ import annotations

from typing import Optional

from ..contract.figures import Interval
from ..contract.report import Report
from ..contract.sampling_units import SamplingUnit, too_few_to_tell
from ..text import figures
from ..text.i18n import number, tr
from .elements import Content, Element, element

DASH = "\N{EN DASH}"
WIDEST = 0.95  # of all that a figure can be: an interval that is wider tells nothing


def percent(share: Optional[float]) -> str:
    """A share in percent with one decimal; a dash where it is not known."""
    return DASH if share is None else figures.percent(share)


def kappa_text(kappa: Optional[float]) -> str:
    """Cohen's kappa with three decimals; a dash where it is not known."""
    return DASH if kappa is None else number(kappa, ".3f")


def not_validated() -> Element:
    """The words in place of the accuracy of a class without reference."""
    return element("small", tr("not validated"))


def sampling_unit(report: Report) -> SamplingUnit:
    """The unit that the intervals rest on."""
    return report.sampling_unit or "polygons"


def is_telling(interval: Interval) -> bool:
    """Whether an interval leaves out enough of 0…1 to be worth printing."""
    return interval[1] - interval[0] <= WIDEST


def too_few(report: Report) -> str:
    """The words in place of an interval that would tell nothing."""
    return too_few_to_tell(sampling_unit(report))


def percent_range(interval: Optional[Interval], report: Report) -> str:
    """An interval of shares in percent, or that it tells nothing; empty where it is not known or has no width."""
    if interval is None:
        return ""
    if not is_telling(interval):
        return too_few(report)
    low, high = (number(100 * end, ".1f") for end in interval)
    return "" if low == high else tr("{low}\N{EN DASH}{high} %").format(low=low, high=high)


def with_interval(share: Optional[float], interval: Optional[Interval], report: Report) -> Content:
    """A share and, in small letters below, its interval where there is one."""
    below = percent_range(interval, report)
    if not below:
        return percent(share)
    # Seven columns have to fit the page.
    return percent(share), element("small", _in_two_lines(below) if below == too_few(report) else below)


def _in_two_lines(text: str) -> Content:
    """A text, broken between the two words nearest to its middle."""
    spaces = [place for place, letter in enumerate(text) if letter == " "]
    middle = min(spaces, key=lambda place: abs(place - len(text) / 2), default=0)
    return (text[:middle], element("br"), text[middle + 1 :]) if spaces else text


def chip(name: str, color: str) -> Content:
    """A class as its colour and its name."""
    return element("i", style=f"background:{color}"), name
