# SPDX-License-Identifier: GPL-3.0-or-later
"""Names from others, in places where Qt and QGIS may take them for HTML and load the pictures it names."""

from __future__ import annotations

from html import escape


def in_html(text: str) -> str:
    """For what always shows HTML: the message bar, the log, tooltips that begin with a tag."""
    return escape(text, quote=False)


def never_html(text: str) -> str:
    """For what shows a text now as it is, now as HTML: the title of a task, a sentence in a box of Processing."""
    return text.replace("<", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}")
