# SPDX-License-Identifier: GPL-3.0-or-later
"""Which values of a mask leave a pixel out, from a text such as ``3, 8-10``, ``bits 3, 4`` or ``scl clouds snow``.

3, 8-10            these values; the ends of a range are among them
not 4-7            all others
bits 3, 4          values with any of these bits, the lowest is bit 0
scl clouds snow    what a quality layer that is known tells of, see `presets`; without a condition the usual ones
band 2: 1          only band 2 is looked at, else all are: one band of which says so is enough
1; bits 3          several of these, any of which leaves a pixel out
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..errors import FreeNetError
from ..text.i18n import exact, tr
from .presets import PRESETS, condition_in_words, preset_of

MOST_BITS = 64
_NUMBER = r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?"
_ITEM = re.compile(rf"({_NUMBER})(?:\s*(?:-|\bto\b|\.\.)\s*({_NUMBER}))?")

Range = tuple[float, float]  # the lowest and the highest value


@dataclass(frozen=True)
class Condition:
    """Values that leave a pixel out.

    Attributes:
        words: What it is, for people.
        ranges: The values, where it goes by values.
        is_not: Whether all other values are meant.
        bits: The bits as a number, any of which is enough, where it goes by bits.
        band: The only band of the mask that is looked at; 0 for any.
    """

    words: str
    ranges: tuple[Range, ...] = ()
    is_not: bool = False
    bits: int = 0
    band: int = 0

    def of(self, values: np.ndarray) -> np.ndarray:
        """Where values, of any shape, leave a pixel out: bool, the same shape. What is no number does not."""
        if self.bits:
            return (values.astype(np.int64, copy=False) & np.array(self.bits).astype(np.int64)) != 0
        found = np.zeros(values.shape, bool)
        for low, high in self.ranges:
            found |= (values >= low) & (values <= high)
        return ~found & (values == values) if self.is_not else found


def parse(text: str, name: str) -> tuple[Condition, ...]:
    """The conditions that a text names; of an empty one those that the name of the mask tells.

    Args:
        text: As users write it.
        name: Of the mask.

    Raises:
        FreeNetError: If the text cannot be understood, or is empty and the name tells nothing.
    """
    wanted = text.replace("\N{EN DASH}", "-").strip() or suggested(name)
    if not wanted:
        raise FreeNetError(
            tr("It is not known which values of the mask '{name}' are to be left out.").format(name=name), _hint()
        )
    found = [one for clause in re.split("[;\n]", wanted) if clause.strip() for one in _clause(clause, name)]
    if not found:
        raise _unreadable(text, name)
    return tuple(found)


def suggested(name: str) -> str:
    """The text for a mask whose file or layer has this name; empty where it tells nothing."""
    preset = preset_of(name)
    return "" if preset is None else preset.text


def _clause(clause: str, name: str) -> Iterator[Condition]:
    start = re.match(r"\s*band\s*(\d{1,9})\s*:", clause, re.I)
    band, body = (int(start[1]), clause[start.end() :]) if start else (0, clause)
    if start and not band:
        raise _unreadable(clause, name)
    words = body.strip().lower()
    first, _, rest = words.partition(" ")
    if first in ("bit", "bits"):
        yield from (replace(one, band=band) for one in _bits(rest, clause, name))
    elif first == "not":
        ranges = _ranges(rest, clause, name)
        inside = ", ".join(map(_in_words, ranges))
        yield Condition(tr("not {values}").format(values=inside), ranges, is_not=True, band=band)
    elif first in PRESETS:
        yield from (replace(one, band=band) for one in _known(first, re.findall(r"[^\s,+]+", rest), name))
    else:
        yield from (Condition(_in_words(one), (one,), band=band) for one in _ranges(words, clause, name))


def _known(preset_id: str, wanted: Sequence[str], name: str) -> Iterator[Condition]:
    """The conditions of a quality layer that is known."""
    preset = PRESETS[preset_id]
    for word in wanted or preset.usual:
        if word not in preset.conditions:
            raise FreeNetError(
                tr("{preset} tells nothing of '{word}'.").format(preset=preset.title, word=word),
                tr("It tells of: {words}.").format(words=", ".join(preset.conditions)),
            )
        for one in _clause(preset.conditions[word], name):
            yield replace(one, words=condition_in_words(word))


def _bits(text: str, clause: str, name: str) -> Iterator[Condition]:
    for low, high in _ranges(text, clause, name):
        if not (low.is_integer() and high.is_integer() and low >= 0 and high < MOST_BITS):
            raise _unreadable(clause, name)
        for bit in range(int(low), int(high) + 1):
            yield Condition(tr("bit {number}").format(number=bit), bits=1 << bit)


def _ranges(text: str, clause: str, name: str) -> tuple[Range, ...]:
    """Values and ranges with commas between them."""
    found = []
    for item in text.split(","):
        match = _ITEM.fullmatch(item.strip())
        if match is None:
            raise _unreadable(clause, name)
        ends = sorted((float(match[1]), float(match[2] or match[1])))
        found.append((ends[0], ends[1]))
    return tuple(found)


def _in_words(limits: Range) -> str:
    low, high = map(exact, limits)
    return low if low == high else tr("{low} to {high}").format(low=low, high=high)


def _unreadable(text: str, name: str) -> FreeNetError:
    return FreeNetError(
        tr("'{text}' does not say which values of the mask '{name}' are to be left out.").format(
            text=text.strip(), name=name
        ),
        _hint(),
    )


def _hint() -> str:
    return tr(
        "Give values, such as '3, 8-10', what to keep, such as 'not 4-7', bits, such as 'bits 3, 4', or a quality "
        "layer that is known, such as 'scl clouds'. Known are: {names}."
    ).format(names=", ".join(PRESETS))
