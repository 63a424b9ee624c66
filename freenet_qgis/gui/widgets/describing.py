# SPDX-License-Identifier: GPL-3.0-or-later
"""Names and help texts of widgets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Union

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from ...text.listing import first_lines
from ...text.plain_text import in_html

LISTED = 30


def describe(widget: QWidget, name: str, title: str, help_text: str) -> None:
    """Name a widget for tests and screen readers, and explain it to whoever points at it."""
    widget.setObjectName(name)
    widget.setAccessibleName(title)
    explain(widget, help_text)
    if isinstance(widget, QgsFileWidget):  # the keyboard is with its parts
        for part in (widget.lineEdit(), *widget.findChildren(QToolButton)):
            part.setAccessibleName(title)
        widget.lineEdit().setAccessibleDescription(help_text)


def explain(widget: QWidget, text: Union[str, Sequence[str]], title: str = "") -> None:
    """Explain a widget to whoever points at it, and to screen readers, which would else read the tooltip's tags.

    Args:
        widget: What is explained.
        text: As of `tip`.
        title: As of `tip`.
    """
    widget.setToolTip(tip(text, title))
    widget.setAccessibleDescription("\n".join([title, *_lines(text)]).strip())


def tip(text: Union[str, Sequence[str]], title: str = "") -> str:
    """A tooltip, as rich text, which wraps; names in it stay words, whatever they look like. Empty for nothing.

    Args:
        text: In lines of its own or in a list of them, of which there is room for no more than some.
        title: Above it.
    """
    lines = [f"<b>{in_html(title)}</b>"] if title else []
    lines += map(in_html, _lines(text))
    return unbroken(f"<p>{'<br>'.join(lines)}</p>") if lines else ""


def _lines(text: Union[str, Sequence[str]]) -> Sequence[str]:
    return first_lines(text.splitlines() if isinstance(text, str) else text, LISTED)


def unbroken(text: str) -> str:
    """The text with each per cent sign on the line of its number."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%")
