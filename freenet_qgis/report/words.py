# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures and classes as short pieces of HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, Optional

DASH = "\N{EN DASH}"
NOT_VALIDATED = "<small>not validated</small>"
WIDEST = 0.95  # of all that a figure can be: an interval that is wider tells nothing

Interval = Optional[Sequence[float]]


def percent(share: Optional[float]) -> str:
    """A share in percent with one decimal; a dash where it is not known."""
    return DASH if share is None else f"{100 * share:.1f} %"


def sampling_unit(report: dict[str, Any]) -> str:
    """What the intervals rest on: ``polygons``, ``points`` or ``blocks``."""
    return report.get("sampling_unit") or "polygons"


def is_refitted(report: dict[str, Any]) -> bool:
    """Whether the model that was measured is not the one that was kept."""
    return report["validation"] in ("polygons", "blocks", "pixels") and report.get("final_model") == "all polygons"


def is_telling(interval: Sequence[float]) -> bool:
    """Whether an interval leaves out enough of 0…1 to be worth printing."""
    return interval[1] - interval[0] <= WIDEST


def too_few(report: dict[str, Any]) -> str:
    """What stands where an interval would tell nothing."""
    return f"too few {sampling_unit(report)} to tell"


def percent_range(interval: Interval, report: dict[str, Any]) -> str:
    """An interval of shares in percent, or that it tells nothing; empty where it is not known or has no width."""
    if interval is None:
        return ""
    if not is_telling(interval):
        return too_few(report)
    low, high = (f"{100 * end:.1f}" for end in interval)
    return "" if low == high else f"{low}{DASH}{high} %"


def with_interval(share: Optional[float], interval: Interval, report: dict[str, Any]) -> str:
    """A share and, in small letters below, its interval where there is one."""
    below = percent_range(interval, report).replace(" to tell", "<br>to tell")  # seven columns have to fit the page
    return percent(share) + (f"<small>{below}</small>" if below else "")


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
