# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours of a page in QGIS's own widgets, which follow its theme."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Colors:
    """The colours of a page, as ``#rrggbb``.

    Attributes:
        ground: Behind all.
        ink: Text.
        faint: Text that matters less.
        line: Lines of tables and charts.
        note: Behind warnings.
        loss: The first curve of a chart.
        accuracy: The second one.
    """

    ground: str
    ink: str
    faint: str
    line: str
    note: str
    link: str
    loss: str
    accuracy: str


ON_LIGHT = Colors("#ffffff", "#1d2733", "#5b6876", "#d9e0e6", "#fff7e3", "#166684", "#166684", "#b4530a")
ON_DARK = Colors("#232323", "#e4e7ea", "#aab3bc", "#4d555e", "#3f3820", "#6cc0f5", "#6cc0f5", "#ffa64d")


def colors_on(lightness: int) -> Colors:
    """The colours that show on a ground of such lightness, 0 (black) to 255."""
    return ON_DARK if lightness < 128 else ON_LIGHT


def style_sheet(colors: Colors) -> str:
    """The style sheet of the text; sizes follow the font of the widget."""
    return f"""
        h1, h2, strong, td, th, li {{ color: {colors.ink}; }}
        h1 {{ font-size: x-large; margin: 4px 0 2px 0; }}
        h2 {{ font-size: large; margin: 22px 0 4px 0; }}
        p {{ color: {colors.faint}; margin: 4px 0 8px 0; }}
        p, li {{ line-height: 115%; }}
        ul {{ -qt-list-indent: 0; margin: 4px 0 4px 16px; }}
        th {{ font-weight: normal; }}
        .faint {{ color: {colors.faint}; }}
        .small {{ color: {colors.faint}; font-size: small; }}
        td, th {{ border-bottom: 1px solid {colors.line}; padding: 2px 3px; vertical-align: top; }}
        .confusion td, .confusion th {{ font-size: small; }}
        .figures td {{ border: 1px solid {colors.line}; padding: 7px 9px; }}
        .figures strong {{ font-size: x-large; }}
        .facts td, .facts th, .beside td {{ border: 0; padding: 1px 12px 1px 0; }}
        .warnings td {{ background-color: {colors.note}; border: 0; padding: 4px 6px; }}
        .loss {{ color: {colors.loss}; }}
        .accuracy {{ color: {colors.accuracy}; }}
    """
