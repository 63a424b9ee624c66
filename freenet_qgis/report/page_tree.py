# SPDX-License-Identifier: GPL-3.0-or-later
"""A page of HTML as a tree of elements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Optional, Union

DEEPEST = 24  # elements within elements; Qt lays tables in tables out by recursion
_EMPTY = ("br", "hr", "img", "input", "link", "meta")


@dataclass
class Element:
    """An element, its attributes, and what is in it: elements and text."""

    tag: str
    given: dict[str, str] = field(default_factory=dict)
    inside: list[Union[Element, str]] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        """Those directly in it."""
        return (one for one in self.inside if isinstance(one, Element))

    def is_a(self, tag: str, kind: str) -> bool:
        """Whether it has this name and this class."""
        return self.tag == tag and kind in self.given.get("class", "").split()


def tree(page: str) -> Element:
    """The root of the page, with what is open at its end closed."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    """Elements that are nested too deep leave their text only."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Optional[str]]]) -> None:
        if len(self._open) > DEEPEST:
            return
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(element)
        if tag not in _EMPTY:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        depth = next((depth for depth in range(len(self._open) - 1, 0, -1) if self._open[depth].tag == tag), 0)
        if depth:
            del self._open[depth:]

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)
