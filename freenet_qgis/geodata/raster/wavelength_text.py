# SPDX-License-Identifier: GPL-3.0-or-later
"""A wavelength as people write it: ``854,2 nm``, ``0.45-0.52 µm``, ``FWHM 10 nm @ 854.2 nm``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Optional

SHORTEST_NM, LONGEST_NM = 100.0, 100_000.0  # of light and heat, as images are taken of
_PER_WAVENUMBER = 1e7  # nanometres times 1/cm

_NM_PER_UNIT = {
    **dict.fromkeys(("nm", "nanometer", "nanometre"), 1.0),
    **dict.fromkeys(("um", "micrometer", "micrometre", "micron"), 1e3),
    **dict.fromkeys(("a", "å", "angstrom", "angström"), 0.1),
    **dict.fromkeys(("mm", "millimeter", "millimetre"), 1e6),
    **dict.fromkeys(("m", "meter", "metre"), 1e9),
}
_WAVENUMBERS = ("wavenumber", "cm-1", "cm^-1", "1/cm", "cm⁻¹")
NO_UNIT = ("", "unknown", "none")

_NUMBER = r"(?:\d+(?:[.,]\d+)*|\.\d+)(?:[eE][-+]?\d+)?"
_TO = r"\s*(?:[-\u2013\u2014\u2212]|\.\.+|…|\bto\b|\bbis\b|\bà\b)\s*"
_IN_TEXT_UNIT = r"(?:nm|nanomet(?:er|re)s?|[uµμ]m|micromet(?:er|re)s?|microns?|Å|angstroms?|angström)(?![^\W\d_])"
_UNIT_AFTER = rf"[\s_]*[\[(]?({_IN_TEXT_UNIT})"
_QUANTITY_IN_TEXT = re.compile(
    rf"(?P<low>{_NUMBER})(?:{_UNIT_AFTER})?{_TO}(?P<high>{_NUMBER}){_UNIT_AFTER}"
    rf"|(?P<centre>{_NUMBER})\s*(?:±|\+/?-|/)\s*(?P<width>{_NUMBER}){_UNIT_AFTER}"
    rf"|(?P<single>{_NUMBER}){_UNIT_AFTER}",
    re.I,
)
_WIDTH = r"(?:fwhm|band\s*width|width|wide|resolution|sampling|spacing|step|halbwertsbreite|bandbreite|largeur|Δλ?|±)"
_WIDTH_BEFORE = re.compile(rf"{_WIDTH}[\s:=(_]*(?:of|is|von|de)?\s*$", re.I)
_WIDTH_AFTER = re.compile(rf"^[\s)\]_]*{_WIDTH}(?![\s:=]*[\d.])", re.I)
_BAND_BEFORE = re.compile(r"(?:\bband|\bbande|\bkanal|\bchannel|\bb|#)[\s_]*$", re.I)
_WIDEST = 0.25  # range after the word "band", as part of its end: else the first number is that of the band
_CENTRE = r"(?:cent(?:er|re)d?|central|cwl|wavelength|wellenlänge|longueur d'onde|peak|λ|@|\bat)"
_CENTRE_BEFORE = re.compile(rf"{_CENTRE}[^\d]{{0,15}}$", re.I)
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:[\u00a0\u202f\u2009'\u2019]\d{3})+(?!\d)")
_GROUPS_BY_SPACE = re.compile(r"(?<![\d.,])[1-9]\d? \d{3}(?!\d)")  # of two numbers of three digits they are none
_WORD_BEFORE = re.compile(r"\w[\s_]*$")  # whose number the first part may be, as in ``SWIR 2 220 nm``
_NUMBER_BEFORE = re.compile(r"\d[\s_]*$")  # beside which the first part is hardly one more
_ALONE = re.compile(rf"\s*([-+]?)({_NUMBER})(?:{_TO}({_NUMBER}))?\s*([^\W\d].*?)?\s*$", re.I | re.DOTALL)


@dataclass(frozen=True)
class Quantity:
    """A number as written, and its unit, '' where it has none."""

    value: float
    unit: str = ""


def normal(unit: str) -> str:
    """A unit in the spelling that `to_nm` knows; '' for none."""
    unit = unit.strip().lower().replace("µ", "u").replace("μ", "u").rstrip("s")
    return "" if unit in NO_UNIT else unit


def to_nm(value: Optional[float], unit: str) -> Optional[float]:
    """Nanometres; None for what is no positive number, or no unit of length or wavenumbers."""
    if value is None or not 0 < value < float("inf"):
        return None
    if unit in _WAVENUMBERS:
        return round(_PER_WAVENUMBER / value, 6)
    factor = _NM_PER_UNIT.get(unit)
    return None if factor is None else round(value * factor, 6)


def width_to_nm(width: Optional[float], unit: str, wavelength_nm: Optional[float]) -> Optional[float]:
    """Nanometres of a width at a wavelength; None where that is not known."""
    if unit not in _WAVENUMBERS:
        return to_nm(width, unit)
    if width is None or wavelength_nm is None:
        return None
    return to_nm(width * wavelength_nm**2 / _PER_WAVENUMBER, "nm")


def is_plausible(nanometres: float) -> bool:
    """Whether that may be a wavelength of light or heat."""
    return SHORTEST_NM <= nanometres <= LONGEST_NM


def item(text: str, *, joins: bool = False) -> Optional[Quantity]:
    """The quantity that a metadata item is, of a range its middle; with no unit where none is written.

    `joins` as of `in_text`.
    """
    text = _without_groups(text, joins=joins)
    match = _ALONE.match(text)
    if match and match[1] != "-":
        low, high = _number(match[2]), _number(match[3]) if match[3] else None
        unit = match[4] or ""
        if low is not None and not re.search(r"\d", unit.replace("-1", "").replace("1/", "")):
            return Quantity(low if high is None else (low + high) / 2, unit)
    return in_text(text, joins=joins)


def in_text(text: str, *, joins: bool = False) -> Optional[Quantity]:
    """The centre wavelength in a name or description: what is called a width is none, and a range is its middle.

    Of several that nothing tells apart it is the largest: a width is smaller than the wavelength it belongs to.

    Args:
        text: The name or description.
        joins: Whether ``Band 1 1 400 nm`` is 1400 nm, not 400: the text alone does not tell.
    """
    text = _without_groups(text, joins=joins)
    found: list[Quantity] = []
    centres: list[Quantity] = []
    end = 0
    for match in _QUANTITY_IN_TEXT.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        label = _WIDTH_BEFORE.search(before)
        # Between two quantities the word may belong to either.
        is_width = label is not None and (not found or before[end : label.start()].strip(" _()[],;") != "")
        end = match.end()
        quantity = _quantity(match, before)
        if quantity is None or is_width or _WIDTH_AFTER.search(after):
            continue
        found.append(quantity)
        if _CENTRE_BEFORE.search(before):
            centres.append(quantity)
    plausible = list(filter(_is_plausible, centres or found))
    if not plausible:
        return next(iter(centres or found), None)
    return plausible[0] if centres else max(plausible, key=_nm)


def _without_groups(text: str, *, joins: bool) -> str:
    """The text without what stands between thousands, spaces and apostrophes."""

    def joined(match: re.Match[str]) -> str:
        before = text[: match.start()]
        is_number_of = _WORD_BEFORE.search(before) and not _CENTRE_BEFORE.search(before)
        if joins and _NUMBER_BEFORE.search(before):
            is_number_of = False
        return match[0] if is_number_of else match[0].replace(" ", "")

    text = _GROUPS.sub(lambda match: re.sub(r"\D", "", match[0]), text)
    return _GROUPS_BY_SPACE.sub(joined, text)


def _is_plausible(quantity: Quantity) -> bool:
    return is_plausible(_nm(quantity))


def _nm(quantity: Quantity) -> float:
    """Nanometres; 0 for what is no wavelength."""
    return to_nm(quantity.value, normal(quantity.unit)) or 0.0


def _quantity(match: re.Match[str], before: str) -> Optional[Quantity]:
    """What was found after the text `before`; None where it is no number."""
    unit = next(group for group in reversed(match.groups()) if group and re.fullmatch(_IN_TEXT_UNIT, group, re.I))
    names = ("low", "high") if match["low"] else ("centre", "width") if match["centre"] else ("single",)
    found = [Quantity(value, unit) for value in (_number(match[name], unit) for name in names) if value is not None]
    if len(found) < len(names):
        return None
    if names[0] == "low":
        return _middle(*found, is_after_band=bool(_BAND_BEFORE.search(before)))
    return next(filter(_is_plausible, found), found[0])


def _middle(low: Quantity, high: Quantity, *, is_after_band: bool) -> Quantity:
    """Of a range; its end where the first number is that of the band, as in ``Band 5 - 704 nm``."""
    is_number = not _is_plausible(low) or low.value >= high.value
    if is_number or (is_after_band and high.value - low.value > _WIDEST * high.value):
        return high
    return Quantity((low.value + high.value) / 2, high.unit)


def _number(text: str, unit: str = "") -> Optional[float]:
    """A number with a decimal point or comma, and maybe groups of thousands; None for ``1.2.3``."""
    mantissa, letter, power = text.replace("E", "e").partition("e")
    digits, exponent = mantissa, letter + power
    marks = re.findall("[.,]", digits)
    if len(set(marks)) == 2:
        group, decimal = marks[0], marks[-1]
        if marks.count(decimal) > 1 or not re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+\{decimal}\d+", digits):
            return None
        return float(digits.replace(group, "").replace(decimal, ".") + exponent)
    if len(marks) > 1:
        grouped = re.fullmatch(rf"\d{{1,3}}(?:\{marks[0]}\d{{3}})+", digits)
        return float(digits.replace(marks[0], "") + exponent) if grouped else None
    value = float(digits.replace(",", ".") + exponent)
    may_be_group = re.fullmatch(r"[1-9]\d{0,2},\d{3}", digits) and not exponent
    if may_be_group and unit and not is_plausible(to_nm(value, normal(unit)) or 0):
        grouped_value = float(digits.replace(",", ""))
        return grouped_value if is_plausible(to_nm(grouped_value, normal(unit)) or 0) else value
    return value
