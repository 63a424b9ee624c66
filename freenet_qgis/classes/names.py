# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of classes as people see them: what looks the same is the same, and what nearly does is told."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

_JOINERS = re.compile("(?<![\u0590-\u1cff])[\u200c\u200d]")  # within Arabic and Indic words they are spelling
_KEPT = ("\u200c", "\u200d")
# Select how the letter before is drawn, keep letters apart, or fill up a syllable
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
_BLANK = "\u2800"  # a cell of Braille without dots
_DASHES = re.compile("[\u2010-\u2015\u2212]")
# Small letters, Cyrillic and then Greek, that look like these Latin ones, or whose capitals do
_FOREIGN = str.maketrans(
    "\u0430\u0432\u0435\u0455\u0456\u0458\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445"
    "\u03b1\u03b2\u03b5\u03b6\u03b7\u03b9\u03ba\u03bc\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7",
    "abesijkmhopctyx" + "abezhikmnoptyx",
)
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u00b4`]")

Known = TypeVar("Known", bound=Hashable)


def tidy(text: str) -> str:
    """A name in one spelling: letters composed (NFC), what is invisible gone, spaces single and none outside."""
    composed = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    spaced = "".join(" " if _is_space(letter) else letter for letter in composed)
    seen = _JOINERS.sub("", spaced)
    kept = (letter for letter in seen if letter in _KEPT or unicodedata.category(letter) != "Cf")
    return " ".join("".join(kept).split())


def _is_space(letter: str) -> bool:
    return letter.isspace() or letter == _BLANK or unicodedata.category(letter) == "Cc"


def look(name: str) -> str:
    """What two names share that differ by letter case, by form or script of a letter, or by the kind of dash alone."""
    plain = _APOSTROPHES.sub("'", _DASHES.sub("-", tidy(name)))
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", plain).casefold().translate(_FOREIGN))


def alike(names: Iterable[tuple[Known, str]]) -> list[list[Known]]:
    """Those of some things whose names look alike, in groups of two or more, in the order given.

    Args:
        names: Each thing and its name.
    """
    groups: dict[str, list[Known]] = {}
    for known, name in names:
        groups.setdefault(look(name), []).append(known)
    return [group for group in groups.values() if len(group) > 1]


def spellings(texts: Iterable[str]) -> dict[str, Sequence[int]]:
    """Names that come in several spellings, and how often each of these occurs, the most frequent first."""
    found: dict[str, Counter[str]] = {}
    for text in texts:
        found.setdefault(tidy(text), Counter())[text] += 1
    return {name: sorted(each.values(), reverse=True) for name, each in found.items() if name and len(each) > 1}
