# SPDX-License-Identifier: GPL-3.0-or-later
"""A page as a tree of elements, from which the browser's HTML and the text of QGIS's own widgets are written.

The standard library's tree, xml.etree, is none for plugins: the scan that the site of plugins runs takes its import for
parsing what nobody may trust.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Union


@dataclass
class Element:
    """An element of a page.

    Attributes:
        tag: The name of the element, as HTML and SVG have it.
        attributes: The attributes of the element by their names.
        content: The elements and texts in it.
    """

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Union[Element, str]] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        """The elements directly in it."""
        return (one for one in self.content if isinstance(one, Element))

    def is_a(self, tag: str, kind: str) -> bool:
        """Whether it has this name and this class."""
        return self.tag == tag and kind in self.attributes.get("class", "").split()


Content = Union[str, Element, Sequence["Content"]]  # a text is no sequence of letters here


def element(tag: str, *content: Content, kind: str = "", **attributes: str) -> Element:
    """An element.

    Args:
        tag: The name of the element.
        content: What is in it.
        kind: The class of the element; empty for none.
        attributes: Other attributes; an underscore stands for the hyphen in a name.
    """
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    return Element(tag, {**({"class": kind} if kind else {}), **named}, list(flat(content)))


def flat(content: Content) -> Iterator[Union[Element, str]]:
    """The elements and texts of a content, one after the other, without empty texts."""
    if isinstance(content, (str, Element)):
        if content != "":
            yield content
    else:
        for part in content:
            yield from flat(part)


def marked(text: str) -> list[Content]:
    """A translated text as content, with the little markup that it may have: ``<b>…</b>`` and ``<br>``."""
    parts = re.split("(<br>|<b>.*?</b>)", text)
    return [
        element("br") if part == "<br>" else element("b", part[3:-4]) if part.startswith("<b>") else part
        for part in parts
    ]


def section(title: str, *content: Content) -> Element:
    """A headed part of a page."""
    return element("section", element("h2", title), *content)


def table(head: Sequence[Content], rows: Sequence[Sequence[Content]], kind: str = "") -> Element:
    """A table with a head; the first cell of each row is the header of the row."""
    titles = [element("th", title, scope="col") for title in head]
    body = [
        element("tr", element("th", first, scope="row"), [element("td", cell) for cell in cells])
        for first, *cells in rows
    ]
    return scrolled(element("table", element("thead", element("tr", titles)), element("tbody", body), kind=kind))


def scrolled(wide: Element) -> Element:
    """A table that may be wider than the page."""
    return element("div", wide, kind="scroll")


def fact_table(facts: Sequence[tuple[str, str]], kind: str = "facts") -> Element:
    """A table of titles and values, without a head."""
    rows = [element("tr", element("th", title, scope="row"), element("td", value)) for title, value in facts]
    return element("table", rows, kind=kind)
