# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a page back into its tree of elements: one of this version, of an earlier one, or of other people.

Python's own parser takes minutes for half a megabyte of tags that never end; here every letter is looked at once.
"""

from __future__ import annotations

import re
from html import unescape

from .elements import Element

DEEPEST = 24  # elements within elements; Qt lays tables in tables out by recursion
MOST_ATTRIBUTES = 20  # of a tag; ours have seven
MOST_TAGS = 400_000  # the report of 255 classes has 140 000, for its matrix
_EMPTY = ("br", "hr", "img", "input", "link", "meta")
_VERBATIM = ("script", "style")  # what is in them is no HTML
_ATTRIBUTE = r"""([a-zA-Z][\w:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=]+)))?"""
_GIVEN = rf"((?:\s+{_ATTRIBUTE}){{0,{MOST_ATTRIBUTES}}})"
_TAG = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9]*){_GIVEN}\s*(?P<ends>/?)>|<[!?][^<>]*>")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def read_page(page: str) -> tuple[Element, bool]:
    """The root of the page, with what is open at its end closed, and whether that is all of it.

    Elements that are nested too deep leave their text only, a tag of too many attributes is text; after `MOST_TAGS`
    nothing more is read.
    """
    reader, place, left = _Reader(), 0, MOST_TAGS
    while tag := _TAG.search(page, place):
        left -= 1
        if left < 0:
            return reader.root, False
        reader.text(page[place : tag.start()])
        place = tag.end()
        closes, name = tag[1], (tag[2] or "").lower()
        if closes:
            reader.end(name)
        elif name in _VERBATIM:
            place = _end_of(name, page, place)
        elif name:
            reader.begin(name, tag[3])
            if tag["ends"]:
                reader.end(name)
    reader.text(page[place:])
    return reader.root, True


class _Reader:
    """Puts each element into the one that is open."""

    def __init__(self) -> None:
        self.root = Element("")
        self._open = [self.root]

    def begin(self, tag: str, given: str) -> None:
        if len(self._open) > DEEPEST:
            return
        attributes = {name.lower(): _words("".join(values)) for name, *values in re.findall(_ATTRIBUTE, given)}
        element = Element(tag, attributes)
        self._open[-1].content.append(element)
        if tag not in _EMPTY:
            self._open.append(element)

    def end(self, tag: str) -> None:
        depth = next((depth for depth in range(len(self._open) - 1, 0, -1) if self._open[depth].tag == tag), 0)
        if depth:
            del self._open[depth:]

    def text(self, text: str) -> None:
        if text:
            self._open[-1].content.append(_words(text))


def _end_of(tag: str, page: str, place: int) -> int:
    """The place behind the end of an element whose content is no HTML."""
    end = page.find(f"</{tag}>", place)
    return len(page) if end < 0 else end + len(tag) + 3


def _words(text: str) -> str:
    """A text with the letters that references stand for; Python refuses numbers without end, so these stay."""
    return _REFERENCE.sub(lambda found: unescape(found[0]), text)
