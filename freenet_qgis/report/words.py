# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures and classes as short pieces of HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, Optional

from ..contract.sampling_units import SamplingUnit, too_few_to_tell
from ..contract.validation import is_held_out
from ..text.i18n import number, tr

DASH = "\N{EN DASH}"
WIDEST = 0.95  # of all that a figure can be: an interval that is wider tells nothing

Interval = Optional[Sequence[float]]


def percent(share: Optional[float]) -> str:
    """A share in percent with one decimal; a dash where it is not known."""
    return DASH if share is None else tr("{} %").format(number(100 * share, ".1f"))


def not_validated() -> str:
    """What stands where a class had no reference."""
    return f"<small>{tr('not validated')}</small>"


def sampling_unit(report: dict[str, Any]) -> SamplingUnit:
    """What the intervals rest on: ``polygons``, ``points`` or ``blocks``."""
    return report.get("sampling_unit") or "polygons"


def is_refitted(report: dict[str, Any]) -> bool:
    """Whether the model that was measured is not the one that was kept."""
    return is_held_out(report["validation"]) and report.get("final_model") == "all polygons"


def is_of_part(report: dict[str, Any]) -> bool:
    """Whether the model that was kept is the one that was measured, hence not of all polygons."""
    return report.get("final_model") == "the part not held out"


def is_telling(interval: Sequence[float]) -> bool:
    """Whether an interval leaves out enough of 0…1 to be worth printing."""
    return interval[1] - interval[0] <= WIDEST


def too_few(report: dict[str, Any]) -> str:
    """What stands where an interval would tell nothing."""
    return too_few_to_tell(sampling_unit(report))


def percent_range(interval: Interval, report: dict[str, Any]) -> str:
    """An interval of shares in percent, or that it tells nothing; empty where it is not known or has no width."""
    if interval is None:
        return ""
    if not is_telling(interval):
        return too_few(report)
    low, high = (number(100 * end, ".1f") for end in interval)
    return "" if low == high else tr("{low}\N{EN DASH}{high} %").format(low=low, high=high)


def with_interval(share: Optional[float], interval: Interval, report: dict[str, Any]) -> str:
    """A share and, in small letters below, its interval where there is one."""
    below = percent_range(interval, report)
    if below == too_few(report):
        below = _in_two_lines(below)  # seven columns have to fit the page
    return percent(share) + (f"<small>{below}</small>" if below else "")


def _in_two_lines(text: str) -> str:
    """Broken between the two words nearest to the middle."""
    spaces = [place for place, letter in enumerate(text) if letter == " "]
    middle = min(spaces, key=lambda place: abs(place - len(text) / 2), default=0)
    return f"{text[:middle]}<br>{text[middle + 1 :]}" if spaces else text


def chip(info: dict[str, Any]) -> str:
    """A class as its colour and its name."""
    return f'<i style="background:{escape(info["color"])}"></i>{escape(info["name"])}'


def section(title: str, *parts: str) -> str:
    """A headed part of the page."""
    return f"<section><h2>{title}</h2>{''.join(parts)}</section>"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], kind: str = "") -> str:
    """A table of HTML cells, the first of each row its header."""
    titles = "".join(f'<th scope="col">{title}</th>' for title in head)
    body = "".join(
        f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
        for first, *cells in rows
    )
    opening = f'<table class="{kind}">' if kind else "<table>"
    return f'<div class="scroll">{opening}<thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table></div>'
