# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours that mark something on a class map and cannot be taken for a class: far from all, and from each other."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from ...text.hex_colors import hex_color, rgb

APART = 20.0  # CIE76 distance at which two colours are seen as two at a glance
_STEPS = 16  # of red, green and blue that are tried
_LIGHTNESS = (25.0, 85.0)  # black is text, and white paper
_LEAST_CHROMA = 30.0  # greys are of what did not change


def apart(count: int, taken: Iterable[str]) -> list[str]:
    """Colours as far as can be from those taken, and from each other; the first ones are farthest apart.

    Args:
        count: How many.
        taken: Others, as ``#rrggbb``.
    """
    candidates = np.stack(np.meshgrid(*[np.linspace(0, 255, _STEPS)] * 3, indexing="ij"), -1).reshape(-1, 3)
    labs = _lab(candidates)
    is_vivid = np.hypot(labs[:, 1], labs[:, 2]) >= _LEAST_CHROMA
    is_vivid &= (labs[:, 0] >= _LIGHTNESS[0]) & (labs[:, 0] <= _LIGHTNESS[1])
    candidates, labs = candidates[is_vivid], labs[is_vivid]
    nearest = np.full(len(labs), math.inf)
    for color in sorted(set(taken)):
        nearest = np.minimum(nearest, np.linalg.norm(labs - _lab_of(color), axis=1))
    far = np.flatnonzero(nearest >= APART)
    if len(far) < count:
        far = np.argsort(-nearest, kind="stable")[:count]
    candidates, labs, nearest = candidates[far], labs[far], nearest[far]
    found: list[str] = []
    for _ in range(count):
        place = int(np.argmax(nearest))
        found.append(hex_color(candidates[place]))
        nearest = np.minimum(nearest, np.linalg.norm(labs - labs[place], axis=1))
        nearest[place] = -1.0
    return found


def distance(one: str, other: str) -> float:
    """The CIE76 distance of two colours."""
    return float(np.linalg.norm(_lab_of(one) - _lab_of(other)))


def _lab_of(color: str) -> np.ndarray:
    return _lab(np.array([rgb(color)], float))[0]


def _lab(colors: np.ndarray) -> np.ndarray:
    """CIELAB of sRGB colours, 0…255, in daylight (D65); both of shape (n, 3)."""
    parts = colors / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = linear @ to_xyz.T / [0.9505, 1.0, 1.0890]
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116).T
    return np.stack((116 * y - 16, 500 * (x - y), 200 * (y - z)), 1)
