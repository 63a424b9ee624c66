# SPDX-License-Identifier: GPL-3.0-or-later
"""A choice of bands as text: ``1-10, 20, 450-900 nm, 2021*, !B1, -940-960 nm``.

Parts stand between commas or semicolons. Each is a number of a band or a range of them, a range of wavelengths in nm or
µm, or a name, in which ``*`` stands for any characters and ``?`` for one; upper and lower case count alike. ``!`` or a
minus sign before a part leaves its bands out. In quotation marks, single or double, anything is a name; such a mark
within is doubled. A comma right between two digits is a decimal comma where a unit follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Optional, Union

from ...contract.job import Band
from ...errors import FreeNetError
from ...text.i18n import tr
from ...text.plain_text import shortened
from .wavelength_text import is_plausible, normal, to_nm

LONGEST_TOLD = 80  # characters of a part in a message
MOST_DIGITS = 100  # of the number of a band; Python reads none of some thousands

_NUMBER = r"\d+(?:[.,]\d+)?"
_UNIT = r"(?:nm|[uµμ]m)"
_TO = r"\s*[-\u2010-\u2015\u2212]\s*"
_END = r"\s*(?=[,;\n]|$)"
_WAVELENGTHS = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?P<low_unit>{_UNIT})?{_TO}(?P<high>{_NUMBER})\s*(?P<unit>{_UNIT}){_END}", re.I
)
_ONE_WAVELENGTH = re.compile(rf"{_NUMBER}\s*{_UNIT}{_END}", re.I)
_NUMBERS = re.compile(rf"(\d{{1,{MOST_DIGITS}}})(?:{_TO}(\d{{1,{MOST_DIGITS}}}))?")
_MARK = re.compile(r"[!\u2010-\u2015\u2212-]\s*")
_QUOTED = re.compile(r"""(?P<mark>["'])(?P<name>(?:(?!(?P=mark)).|(?P=mark){2})*)(?P=mark)""", re.DOTALL)
_PLAIN = re.compile(r"[^,;\n]*")
_BETWEEN = re.compile(r"[\s,;]*")


@dataclass(frozen=True)
class Numbers:
    """The bands from one number to another."""

    first: int
    last: int

    def has(self, band: Band) -> bool:
        """Whether it means this band."""
        return self.first <= band.number <= self.last


@dataclass(frozen=True)
class Wavelengths:
    """The bands whose centre lies within a range, nanometres."""

    low: float
    high: float

    def has(self, band: Band) -> bool:
        """Whether it means this band."""
        return band.wavelength_nm is not None and self.low <= band.wavelength_nm <= self.high


@dataclass(frozen=True)
class Name:
    """The bands of a name, in which ``*`` and ``?`` stand for others."""

    pattern: str

    def has(self, band: Band) -> bool:
        """Whether it means this band."""
        return fnmatchcase(_tidy(band.name), _tidy(self.pattern).replace("[", "[[]"))


@dataclass(frozen=True)
class Part:
    """A part of a choice.

    Attributes:
        text: As it was written, for messages.
        bands: What it means.
        leaves_out: Whether these bands are left out.
    """

    text: str
    bands: Union[Numbers, Wavelengths, Name]
    leaves_out: bool = False

    @property
    def is_single(self) -> bool:
        """Whether it names one band, or all of one name, and so means a bad one as well."""
        if isinstance(self.bands, Numbers):
            return self.bands.first == self.bands.last
        return isinstance(self.bands, Name) and not re.search("[*?]", self.bands.pattern)


def parse(text: str) -> tuple[Part, ...]:
    """The parts of a choice in their order; none of an empty text, which stands for all good bands.

    Raises:
        FreeNetError: If the text makes no sense.
    """
    parts: list[Part] = []
    place = _after(_BETWEEN, text, 0)
    while place < len(text):
        start = place
        mark = _MARK.match(text, place)
        place = mark.end() if mark else place
        bands, place = _bands_at(text, place)
        parts.append(Part(text[start:place].strip(), bands, leaves_out=mark is not None))
        place = _after(_BETWEEN, text, place)
    if text.strip() and not parts:
        raise _wrong(tr("'{part}' names no band."), text)
    return tuple(parts)


def quoted(name: str) -> str:
    """A name as a part that means it, unless it has ``*`` or ``?``, which stand for any others."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _bands_at(text: str, place: int) -> tuple[Union[Numbers, Wavelengths, Name], int]:
    """What the part means that begins there, and where it ends."""
    if text[place : place + 1] in ('"', "'"):
        return _quoted_name(text, place)
    found = _WAVELENGTHS.match(text, place)
    if found and (wavelengths := _wavelengths(found)):
        return wavelengths, found.end()
    single = _ONE_WAVELENGTH.match(text, place)
    if single:
        raise _wrong(tr("'{part}' is a single wavelength, a range is wanted, such as 700-710 nm."), single[0])
    plain = _after(_PLAIN, text, place)
    return _numbers_or_name(text[place:plain].strip()), plain


def _quoted_name(text: str, place: int) -> tuple[Name, int]:
    found = _QUOTED.match(text, place)
    if found is None:
        raise _wrong(tr("The quotation mark before {part} is not closed."), text[place + 1 :])
    end = _after(re.compile(r"[^\S\n]*"), text, found.end())
    if end < len(text) and text[end] not in ",;\n":
        raise _wrong(tr("Between {part} and what follows a comma is wanted."), found[0])
    mark = found["mark"]
    return Name(found["name"].replace(mark * 2, mark)), end


def _numbers_or_name(part: str) -> Union[Numbers, Name]:
    found = _NUMBERS.fullmatch(part)
    if not part:
        raise _wrong(tr("A sign that leaves bands out stands before nothing."), part)
    if found is None:
        return Name(part)
    first = int(found[1])
    last = int(found[2] or first)
    if first < 1:
        raise _wrong(tr("'{part}' is no number of a band, they begin at 1."), part)
    if last < first:
        raise _wrong(tr("'{part}' ends before it begins."), part)
    return Numbers(first, last)


def _wavelengths(found: re.Match) -> Optional[Wavelengths]:
    """The range; None where the part ends at its first comma, which is no decimal one."""
    decimal = _range(found["low"], found)
    head, comma, tail = found["low"].partition(",")
    if comma and "," not in found["high"] and int(head) > 0:
        apart = _range(tail, found)
        is_decimal, is_apart = (one.low < one.high and is_plausible(one.low) for one in (decimal, apart))
        if is_decimal and is_apart:
            raise _wrong(
                tr("'{part}' can be read in two ways: write a decimal point, or a space behind the comma."), found[0]
            )
        if is_apart:
            return None
    if decimal.high < decimal.low:
        raise _wrong(tr("'{part}' ends before it begins."), found[0])
    return decimal


def _range(low: str, found: re.Match) -> Wavelengths:
    unit = found["unit"]
    return Wavelengths(_nm(low, found["low_unit"] or unit), _nm(found["high"], unit))


def _nm(text: str, unit: str) -> float:
    return to_nm(float(text.replace(",", ".")), normal(unit)) or 0.0


def _wrong(text: str, part: str) -> FreeNetError:
    return FreeNetError(text.format(part=shortened(part.strip(), LONGEST_TOLD)), how_to_write())


def how_to_write() -> str:
    """What a choice of bands may consist of, for hints."""
    return tr(
        'Bands are chosen by numbers (1-10), wavelengths (450-900 nm) or names (B8, 2021*, "with, comma"), parted by '
        "commas; ! before one leaves it out."
    )


def _after(pattern: re.Pattern, text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


def _tidy(name: str) -> str:
    return name.strip().casefold()
