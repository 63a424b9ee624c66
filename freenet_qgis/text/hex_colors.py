# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours as text, like ``#33a02c``."""

from __future__ import annotations

from collections.abc import Iterable


def rgb(color: str) -> tuple[int, int, int]:
    """Red, green and blue of a colour, 0…255."""
    red, green, blue = bytes.fromhex(color[1:])
    return red, green, blue


def hex_color(parts: Iterable[float]) -> str:
    """The colour with this red, green and blue, 0…255; what lies outside is brought to the nearest end."""
    return "#" + "".join(f"{min(255, max(0, round(part))):02x}" for part in parts)
