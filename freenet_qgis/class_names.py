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
_VARIANTS = re.compile("[\ufe00-\ufe0f]")  # select how the letter before is drawn
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u00b4`]")

Known = TypeVar("Known", bound=Hashable)


def tidy(text: str) -> str:
    """A name in one spelling: letters composed (NFC), what is invisible gone, spaces single and none outside."""
    composed = unicodedata.normalize("NFC", text)
    spaced = "".join(" " if letter.isspace() or unicodedata.category(letter) == "Cc" else letter for letter in composed)
    seen = _VARIANTS.sub("", _JOINERS.sub("", spaced))
    kept = (letter for letter in seen if letter in _KEPT or unicodedata.category(letter) != "Cf")
    return " ".join("".join(kept).split())


def look(name: str) -> str:
    """What two names share that differ by letter case, by the form of a letter, or by the kind of dash alone."""
    plain = _APOSTROPHES.sub("'", _DASHES.sub("-", tidy(name)))
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", plain).casefold())


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
