# SPDX-License-Identifier: GPL-3.0-or-later
"""The page as a file that any browser shows and prints: self-contained HTML, with its figures as JSON inside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Union

from ..paths import resource
from ..text.i18n import language
from .elements import Content, Element, flat

EMPTY = ("br", "img")  # elements that are never closed


def page(title: str, content: Sequence[Content], figures: str) -> str:
    """The whole page.

    Args:
        title: The title of the window, as plain text.
        content: The parts of the page, from its top.
        figures: The figures as JSON, for programs.
    """
    parts = {
        "lang": language(),
        "title": escape(title),
        "content": "\n".join(map(html, flat(content))),
        "json": figures.replace("</", "<\\/"),  # "</" would end the script; JSON may write the slash as "\/"
    }
    template = resource("report.html").read_text(encoding="utf-8")
    return re.sub("<!-- ([a-z]+) -->", lambda place: parts[place[1]], template)


def html(part: Union[Element, str]) -> str:
    """An element or a text as HTML."""
    if isinstance(part, str):
        return escape(part, quote=False)
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in part.attributes.items())
    opening = f"<{part.tag}{attributes}>"
    return opening if part.tag in EMPTY else f"{opening}{''.join(map(html, part.content))}</{part.tag}>"
