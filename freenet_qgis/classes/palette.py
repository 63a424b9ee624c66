# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours for classes that have none: easy to tell apart, also for colour-blind readers."""

from __future__ import annotations

import colorsys
import math
from collections.abc import Iterable, Iterator

from ..text.hex_colors import hex_color

# The first seven: Okabe and Ito 2008, "Color Universal Design". The rest was chosen greedily, each as far as possible
# from all before it in CIELAB, as seen normally, with protanopia and with deuteranopia (Machado et al. 2009).
BLUE, VERMILION = "#0072b2", "#d55e00"  # told apart by everybody
DISTINCT = (
    "#e69f00",
    "#56b4e9",
    "#009e73",
    "#f0e442",
    BLUE,
    VERMILION,
    "#cc79a7",
    "#0000ff",
    "#443311",
    "#112299",
    "#ffddcc",
    "#88ff88",
    "#bb44ff",
    "#770066",
    "#ee1155",
    "#44eeff",
    "#884400",
    "#99cc88",
    "#1100bb",
    "#553344",
)
LEAST_DISTANCE = 48.0  # a class's colour beside another's in a legend; those of DISTINCT are farther apart
GOLDEN_ANGLE = 0.381966  # of a full turn: successive hues never come close to each other


def colors(taken: Iterable[str] = ()) -> Iterator[str]:
    """Endless ``#rrggbb`` colours, none of them twice, none of those `taken`, and of `DISTINCT` none near to these."""
    seen = {color.lower() for color in taken}
    near = {color for color in DISTINCT if any(_distance(color, other) < LEAST_DISTANCE for other in seen)}
    seen |= near
    for color in _candidates():
        if color not in seen:
            seen.add(color)
            yield color


def _distance(one: str, other: str) -> float:
    """How far two colours are apart in red, green and blue, of 0 to 255 each."""
    return math.dist(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]))


def _candidates() -> Iterator[str]:
    yield from DISTINCT
    turn = 0
    while True:
        hue = turn * GOLDEN_ANGLE % 1.0
        lightness = (0.35, 0.55, 0.75)[turn % 3]
        yield hex_color(255 * part for part in colorsys.hls_to_rgb(hue, lightness, 0.7))
        turn += 1
