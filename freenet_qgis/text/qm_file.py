# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations in the files that lrelease writes and Qt reads, for processes without Qt; no package reads them."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
MESSAGES, NUMERUS_RULES = 0x69, 0x88  # sections
END, TRANSLATION, SOURCE = 1, 3, 6  # parts of a message
_HEAD = struct.Struct(">BI")  # what follows, and of how many bytes

# Signs in the rules, and bits of an operator
NEXT_FORM, OR, AND = b"\xff", b"\xfe", b"\xfd"
EQUAL, LESS, AT_MOST, BETWEEN = 1, 2, 3, 4
OPERATOR, NOT, LAST_DIGIT, LAST_TWO_DIGITS, FIRST_DIGITS = 0x07, 0x08, 0x10, 0x20, 0x40


@dataclass(frozen=True)
class Translations:
    """The texts of one language.

    Attributes:
        forms: Of each English text its translation, or one for each form that the language has for numbers.
        rules: When each of these forms is used but the last, which is for all other numbers; as in the file.
    """

    forms: dict[str, list[str]] = field(default_factory=dict)
    rules: bytes = b""

    def text(self, source: str, n: Optional[int] = None) -> str:
        """An English text in this language, in its form for `n` things; as it is where there is no translation."""
        forms = self.forms.get(source) or [source]
        return forms[0] if n is None else forms[min(self._form(n), len(forms) - 1)]

    def _form(self, n: int) -> int:
        rules = self.rules.split(NEXT_FORM) if self.rules else []
        for form, rule in enumerate(rules):
            if any(all(_holds(condition, n) for condition in every.split(AND)) for every in rule.split(OR)):
                return form
        return len(rules)


def load(path: Path) -> Translations:
    """The translations of a .qm file; of all contexts, FreeNet has one only.

    Raises:
        OSError: If it cannot be read.
        ValueError: If the file is none, or damaged.
    """
    content = path.read_bytes()
    if not content.startswith(MAGIC):
        raise ValueError(f"'{path}' is not a file of translations")
    sections, place = {}, len(MAGIC)
    while place < len(content):
        tag, part = _part(content, place)
        place += _HEAD.size + len(part)
        sections[tag] = part
    rules = sections.get(NUMERUS_RULES, b"")
    _check(rules)
    return Translations(dict(_messages(sections.get(MESSAGES, b""))), rules)


def _part(content: bytes, place: int) -> tuple[int, bytes]:
    """The tag and the content of the part that begins at a place."""
    if len(content) < place + _HEAD.size:
        raise ValueError("a file of translations ends too early")
    tag, size = _HEAD.unpack_from(content, place)
    start = place + _HEAD.size
    part = content[start : start + size]
    if len(part) < size:
        raise ValueError("a file of translations ends too early")
    return tag, part


def _check(rules: bytes) -> None:
    """Check that rules consist of conditions, see `_holds`."""
    conditions = re.split(b"[\xfd-\xff]", rules) if rules else []
    if not all(len(one) > 1 and EQUAL <= one[0] & OPERATOR <= BETWEEN for one in conditions):
        raise ValueError("the rules of a file of translations are damaged")


def _messages(section: bytes) -> Iterator[tuple[str, list[str]]]:
    """Each English text with its translations."""
    place, source = 0, ""
    forms: list[str] = []
    while place < len(section):
        if section[place] == END:
            yield source, forms
            place, forms = place + 1, []
            continue
        tag, text = _part(section, place)
        place += _HEAD.size + len(text)
        if tag == TRANSLATION:
            forms.append(text.decode("utf-16-be"))
        elif tag == SOURCE:
            source = text.decode("utf-8")


def _holds(condition: bytes, n: int) -> bool:
    """Whether a condition of Qt's holds for a number: an operator, and one or two numbers to compare with."""
    sign, first, last = condition[0], condition[1], condition[-1]
    if sign & LAST_DIGIT:
        n %= 10
    elif sign & LAST_TWO_DIGITS:
        n %= 100
    elif sign & FIRST_DIGITS:
        n = int(str(n)[: len(str(n)) % 3 or 3])
    holds = {EQUAL: n == first, LESS: n < first, AT_MOST: n <= first, BETWEEN: first <= n <= last}
    return holds[sign & OPERATOR] != bool(sign & NOT)
