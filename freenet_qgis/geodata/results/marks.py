# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours that mark something on a class map and cannot be taken for a class: shades of one hue, far from all."""

from __future__ import annotations

import colorsys
import math
from collections.abc import Iterable, Sequence

from ...text.hex_colors import hex_color, rgb

APART = 20.0  # CIE76 distance at which two colours are seen as two at a glance
_MAGENTA = 0.86  # of a full turn; few land covers are shown so, hence it is tried first
_HUES = 24
_LIGHTNESS = [0.14 + 0.02 * step for step in range(39)]
_SATURATION = (1.0, 0.6)

_Lab = tuple[float, float, float]


def shades(count: int, classes: Iterable[str]) -> list[str]:
    """Shades of one hue, from dark to light, each as far from all class colours as can be.

    Args:
        count: How many.
        classes: The colours of the classes, as ``#rrggbb``.
    """
    taken = [_lab_of(color) for color in set(classes)]
    best: tuple[float, list[str]] = -1.0, []
    for step in range(_HUES):
        turn = (step + 1) // 2 * (1 if step % 2 else -1) / _HUES  # magenta, then to both sides of it
        candidates = [
            colorsys.hls_to_rgb((_MAGENTA + turn) % 1, light, full) for light in _LIGHTNESS for full in _SATURATION
        ]
        far = sorted(((_distance(_lab(rgb), taken), rgb) for rgb in candidates), reverse=True)
        wanted = [rgb for distance, rgb in far if distance >= APART]
        if len(wanted) >= count:
            return _spread(wanted, count)
        if len(far) >= count and far[count - 1][0] > best[0]:
            best = far[count - 1][0], _spread([rgb for _, rgb in far[:count]], count)
    return best[1]


def distance(one: str, other: str) -> float:
    """The CIE76 distance of two colours."""
    return math.dist(_lab_of(one), _lab_of(other))


def _spread(colors: Sequence[tuple[float, float, float]], count: int) -> list[str]:
    """So many of the colours, evenly from the darkest to the lightest."""
    ordered = sorted(colors, key=lambda parts: _lab(parts)[0])
    last = len(ordered) - 1
    positions = [round(place * last / (count - 1)) for place in range(count)] if count > 1 else [last // 2] * count
    return [hex_color(255 * part for part in ordered[place]) for place in positions]


def _distance(lab: _Lab, taken: Sequence[_Lab]) -> float:
    return min((math.dist(lab, other) for other in taken), default=math.inf)


def _lab_of(color: str) -> _Lab:
    red, green, blue = rgb(color)
    return _lab((red / 255, green / 255, blue / 255))


def _lab(rgb: tuple[float, float, float]) -> _Lab:
    """CIELAB of an sRGB colour, 0…1, in daylight (D65)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.0890
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
