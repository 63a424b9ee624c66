# SPDX-License-Identifier: GPL-3.0-or-later
"""Charts as SVG files for QGIS's own widgets: shapes as ours are, in the colours of the theme, and nothing else."""

from __future__ import annotations

import re
from html import escape
from typing import Union

from .colors import Colors
from .elements import Element

SHAPE, POINT = 50, 20  # as many letters of a chart take as long

_NUMBER = r"\d{1,3}(?:\.\d{1,3})?"
_SHAPES = {
    "circle": ("class", "cx", "cy", "r"),
    "g": ("class",),
    "path": ("class", "d"),
    "polyline": ("points",),
    "rect": ("class", "height", "width", "x", "y"),
    "text": ("text-anchor", "transform", "x", "y"),
}
_PLACES = {  # what an attribute of a shape may say; any number that is not here is one coordinate
    "class": re.compile("[a-z]{1,20}"),
    "d": re.compile(f"M{_NUMBER} {_NUMBER}H{_NUMBER}"),
    "points": re.compile(f"{_NUMBER},{_NUMBER}(?: {_NUMBER},{_NUMBER})*"),
    "r": re.compile("[1-9]"),  # Qt would fill the whole drawing once more for each large one
    "text-anchor": re.compile("middle|end"),
    "transform": re.compile(rf"rotate\(-90 {_NUMBER} {_NUMBER}\)"),
}
_COORDINATE = re.compile(_NUMBER)


def drawing(chart: Element, width: int, height: int, colors: Colors) -> bytes:
    """The SVG file of a chart of that size.

    Args:
        chart: The element ``svg``.
        width: The width of its ground, in its own units.
        height: The height of its ground.
        colors: The colours of the page.
    """
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
    drawn = "".join(map(_safe_shape, chart.elements()))
    return f"{head}<style>{_style(colors)}</style>{drawn}</svg>".encode()


def effort(one: Union[Element, str]) -> int:
    """The time that drawing a part of a chart takes, as a number of letters that take as long."""
    if isinstance(one, str):
        return len(one)
    if one.tag not in _SHAPES:
        return 0
    return SHAPE + POINT * one.attributes.get("points", "").count(",") + sum(map(effort, one.content))


def _style(colors: Colors) -> str:
    """The style sheet of a chart."""
    return f"""
        text {{ fill: {colors.faint}; font-family: sans-serif; font-size: 12px; }}
        polyline {{ fill: none; stroke-width: 1.8; }}
        .grid {{ stroke: {colors.line}; }}
        .loss polyline {{ stroke: {colors.loss}; }}
        .accuracy polyline {{ stroke: {colors.accuracy}; stroke-dasharray: 6 3; }}
        .accuracy circle {{ fill: {colors.accuracy}; }}
        .between polyline {{ stroke: {colors.faint}; stroke-dasharray: 1 3; stroke-width: 1; }}
        .ideal polyline {{ stroke: {colors.faint}; stroke-dasharray: 3 4; stroke-width: 1.2; }}
        .bar {{ fill: {colors.loss}; fill-opacity: .35; }}
        .dots polyline {{ stroke: none; }}
        .dots circle {{ fill: {colors.loss}; }}
    """


def _safe_shape(one: Element) -> str:
    """A part of a drawing as ours are: Qt draws for minutes along a line whose end is far away."""
    if one.tag not in _SHAPES:
        return ""
    said = ((name, one.attributes.get(name, "")) for name in _SHAPES[one.tag])
    given = "".join(f' {name}="{text}"' for name, text in said if _PLACES.get(name, _COORDINATE).fullmatch(text))
    inside = "".join(escape(part) if isinstance(part, str) else _safe_shape(part) for part in one.content)
    return f"<{one.tag}{given}>{inside}</{one.tag}>"
