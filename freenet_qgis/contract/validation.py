# SPDX-License-Identifier: GPL-3.0-or-later
"""Validation methods: what can be held out of training to measure accuracy, and all that is said of each.

Which pixels a method holds out is the engine's to choose, in `engine.validation.splits`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Optional, get_args

from ..text.i18n import tr
from ..text.unit_words import counted
from .sampling_units import SamplingUnit, UnitWords, held_out_places, reference_units

HELD_OUT = 0.3  # share of the pixels of each class that a method which draws at random aims at
Validation = Literal["polygons", "blocks", "pixels", "none"]


@dataclass(frozen=True)
class HeldOutWords:
    """What is said of an accuracy that was measured on held-out training, in the user's language.

    Attributes:
        name: What was held out, behind "on" or "without": ``the held-out blocks``.
        counted_text: So many features that are held out or have something held out: ``12 points`` stands for ``{}``.
            Intervals rest on them, or on places.
        counted_title: The head of a column that counts them.
        summary: How it was measured, behind the figures of the report.
        pixel_count_text: So many held-out pixels, in the dock; the number stands for ``{}``.
        mistaken: Title of the table of features that the model got wrong.
        caveat: Why the accuracy flatters, as a warning of every run that is measured so. It is due where held-out
            pixels touch training pixels of their feature; else empty.
    """

    name: str
    counted_text: str
    counted_title: str
    summary: str
    pixel_count_text: str
    mistaken: str
    caveat: str = ""


@dataclass(frozen=True)
class ValidationMethod:
    """What is said of a validation method, in the user's language.

    Attributes:
        title: Its name.
        help: About it.
        in_model_card: What a model tells of how its accuracy was measured.
        words: About the accuracy; None where nothing is held out, hence nothing measured.
        takes_polygons: Whether whole polygons are held out, those that lie together as one place.
    """

    title: str
    help: str
    in_model_card: str
    words: Optional[HeldOutWords] = None
    takes_polygons: bool = False


def _polygons() -> ValidationMethod:
    return ValidationMethod(
        title=tr("Whole places"),
        help=tr(
            "About 30 % of the training data are held out: whole polygons, lines and points, those that lie together "
            "as one. The honest default."
        ),
        in_model_card=tr("whole places held out"),
        words=HeldOutWords(
            name=tr("the held-out places"),
            counted_text=tr("{} held out"),
            counted_title=tr("Held out"),
            summary=tr("whole places held out"),
            pixel_count_text=tr("{} pixels of held-out places"),
            mistaken=tr("What was held out and the validated model got wrong"),
        ),
        takes_polygons=True,
    )


def _blocks() -> ValidationMethod:
    return ValidationMethod(
        title=tr("Blocks"),
        help=tr("Squares of 16 by 16 pixels are held out, and nothing near them is used."),
        in_model_card=tr("blocks held out"),
        words=HeldOutWords(
            name=tr("the held-out blocks"),
            counted_text=tr("{} with held-out blocks"),
            counted_title=tr("With held-out blocks"),
            summary=tr("blocks held out, with a buffer"),
            pixel_count_text=tr("{} pixels of held-out blocks"),
            mistaken=tr("Training data whose held-out blocks the validated model got wrong"),
        ),
    )


def _pixels() -> ValidationMethod:
    return ValidationMethod(
        title=tr("Single pixels"),
        help=tr("Pixels drawn at random, as in many papers. Flatters the map: their neighbours are in training."),
        in_model_card=tr("single pixels held out, which flatters the map"),
        words=HeldOutWords(
            name=tr("the held-out pixels"),
            counted_text=tr("{} with held-out pixels"),
            counted_title=tr("With held-out pixels"),
            summary=tr("single pixels held out (optimistic: their neighbours are in training)"),
            pixel_count_text=tr("{} single pixels held out, which flatters"),
            mistaken=tr("Training data whose held-out pixels the validated model got wrong"),
            caveat=tr("The accuracy is optimistic: neighbours of the held-out pixels are in training."),
        ),
    )


def _none() -> ValidationMethod:
    return ValidationMethod(
        title=tr("None"),
        help=tr("Nothing is held out, and no accuracy is measured."),
        in_model_card=tr("nothing held out"),
    )


_METHODS: dict[str, Callable[[], ValidationMethod]] = {
    "polygons": _polygons, "blocks": _blocks, "pixels": _pixels, "none": _none,
}  # fmt: skip


def validation_methods() -> dict[Validation, ValidationMethod]:
    """All methods in the order in which they are offered, the default first."""
    return {validation: _METHODS[validation]() for validation in get_args(Validation)}


def validation_method(validation: Validation) -> ValidationMethod:
    """What there is to say of one method."""
    return _METHODS[validation]()


def is_held_out(validation: str) -> bool:
    """Whether part of training is held out; ``validation`` may be that of a report, which knows a reference as well."""
    return validation in _METHODS and _METHODS[validation]().words is not None


def held_out(validation: str) -> HeldOutWords:
    """What is said of accuracy where `is_held_out`.

    Raises:
        ValueError: If nothing is held out.
    """
    words = _METHODS[validation]().words if validation in _METHODS else None
    if words is None:
        raise ValueError(f"'{validation}' holds nothing out of training")
    return words


def measured_on(validation: str) -> str:
    """What an accuracy was measured on: ``the held-out blocks``, or the reference. ``validation`` is of a report."""
    return held_out(validation).name if is_held_out(validation) else tr("the reference")


def units_tested(validation: str, unit: SamplingUnit = "polygons", kind: str = "polygons") -> UnitWords:
    """What the intervals of an accuracy rest on: held-out training, or such units of a reference.

    Args:
        validation: Of a report.
        unit: Of the report, see `SamplingUnit`.
        kind: Of the features that were trained on, see `unit_words.counted`.
    """
    if unit == "places":
        return held_out_places()
    if not is_held_out(validation):
        return reference_units(unit)
    words = held_out(validation)
    return UnitWords(lambda number: words.counted_text.format(counted(number, kind)), words.counted_title)
