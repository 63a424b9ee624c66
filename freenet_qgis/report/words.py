# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures and classes as short pieces of HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, Optional

DASH = "\N{EN DASH}"

Interval = Optional[Sequence[float]]


def percent(share: Optional[float]) -> str:
    """A share in percent with one decimal; a dash where it is not known."""
    return DASH if share is None else f"{100 * share:.1f} %"


def percent_range(interval: Interval) -> str:
    """An interval of shares in percent; nothing where it is not known."""
    return "" if interval is None else f"{100 * interval[0]:.1f}{DASH}{100 * interval[1]:.1f} %"


def with_interval(share: Optional[float], interval: Interval) -> str:
    """A share and, in small letters below, its interval where there is one."""
    return percent(share) + (f"<small>{percent_range(interval)}</small>" if interval else "")


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
