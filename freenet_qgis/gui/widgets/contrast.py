# SPDX-License-Identifier: GPL-3.0-or-later
"""How well a colour shows on another, as the guidelines for accessible web content define it."""

from __future__ import annotations

from qgis.PyQt.QtGui import QColor

READABLE = 4.5  # contrast of text


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours, 1…21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ink_on(ground: QColor) -> QColor:
    """Black or white, one of which can be read on any ground."""
    return max((QColor("black"), QColor("white")), key=lambda one: contrast(one, ground))


def faint_ink_on(ground: QColor) -> QColor:
    """The faintest ink that can be read on a ground."""
    shades = (mixed(ink_on(ground), ground, tenths / 10) for tenths in range(5, 11))
    return next((shade for shade in shades if contrast(shade, ground) >= READABLE), ink_on(ground))


def mixed(ink: QColor, ground: QColor, share: float) -> QColor:
    """What is seen where a share of an ink, 0 to 1, lies on a ground."""
    parts = zip((ink.red(), ink.green(), ink.blue()), (ground.red(), ground.green(), ground.blue()))
    return QColor(*(round(share * one + (1 - share) * other) for one, other in parts))


def _luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
