# SPDX-License-Identifier: GPL-3.0-or-later
"""Which dates of a time series stand for which of another year: the nearest by month and day, each for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Optional

from ..contract.job import Band
from ..text.i18n import tr
from ..text.listing import listed

FAR_DAYS = 45
MOST_NAMED = 6
_LEAP_YEAR, _YEAR_DAYS = 2000, 366


@dataclass(frozen=True)
class Pair:
    """A date that is wanted and the one that stands for it, both ISO 8601, and how many days they are apart."""

    wanted: str
    found: str
    days: int


def dates_of(bands: Sequence[Band]) -> list[str]:
    """The dates of bands, each once, the earliest first; those without one have none."""
    return sorted({band.date for band in bands if band.date})


def is_series(bands: Sequence[Band]) -> bool:
    """Whether bands are known to be of several dates."""
    return len(dates_of(bands)) > 1


def pairs(wanted: Sequence[str], offered: Sequence[str]) -> Optional[list[Pair]]:
    """For each wanted date another one of those offered, so that all together are as near as can be.

    Near by month and day, whatever the year. Around the year the order of the dates stays.

    Args:
        wanted: Each once.
        offered: Each once.

    Returns:
        In the order of `wanted`; None where too few are offered.
    """
    if len(offered) < len(wanted):
        return None
    first, second = (sorted(some, key=_day_of_year) for some in (wanted, offered))
    found = min(
        (_in_order(first, second[start:] + second[:start]) for start in range(len(second))),
        key=lambda pairs: sum(pair.days for pair in pairs),
    )
    by_date = {pair.wanted: pair for pair in found}
    return [by_date[one] for one in wanted]


def days_apart(one: str, other: str) -> int:
    """Days between two dates, ISO 8601, by month and day alone: at most half a year."""
    apart = abs(_day_of_year(one) - _day_of_year(other))
    return min(apart, _YEAR_DAYS - apart)


def remarks(found: Sequence[Pair]) -> list[str]:
    """What to say of dates that stand for others; nothing where they are the same."""
    others = [pair for pair in found if pair.wanted != pair.found]
    if not others:
        return []
    text = tr("Dates are matched by month and day: {pairs}.")
    said = [text.format(pairs=listed(list(map(_in_words, others)), MOST_NAMED, "; "))]
    far = sorted((pair for pair in others if pair.days > FAR_DAYS), key=lambda pair: -pair.days)
    if far:
        text = tr("More than {most} days of the year lie between dates: {pairs}. Plants may look otherwise then.")
        said.append(text.format(most=FAR_DAYS, pairs=listed(list(map(_in_words, far)), MOST_NAMED, "; ")))
    return said


def _in_words(pair: Pair) -> str:
    text = tr("{wanted} by {found}, {days} days apart", pair.days)
    return text.format(wanted=pair.wanted, found=pair.found, days=pair.days)


def _day_of_year(day: str) -> int:
    """Its place in a year that has every day, so that a leap year moves none."""
    return date.fromisoformat(day).replace(year=_LEAP_YEAR).toordinal()


def _in_order(wanted: Sequence[str], offered: Sequence[str]) -> list[Pair]:
    """The nearest pairs in which both sides keep their order."""
    # best[j]: the pairs for the wanted ones so far out of the first j offered, and their sum of days.
    best: list[tuple[int, list[Pair]]] = [(0, [])] * (len(offered) + 1)
    for place, one in enumerate(wanted):
        row: list[tuple[int, list[Pair]]] = []
        for count in range(place + 1, len(offered) + 1):
            other = offered[count - 1]
            days = days_apart(one, other)
            sum_before, pairs_before = best[count - 1]
            taken = sum_before + days, [*pairs_before, Pair(one, other, days)]
            row.append(taken if not row or taken[0] < row[-1][0] else row[-1])
        best = [(0, [])] * (place + 1) + row
    return best[-1][1]
