# SPDX-License-Identifier: GPL-3.0-or-later
"""The classes of a model and of new polygons, or of the polygons of several scenes, as one list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Union

import numpy as np

from ..classes.names import look
from ..contract.job import MAX_CLASSES, ClassInfo
from ..errors import FreeNetError
from ..request import Labelled
from ..text.i18n import tr
from .class_matching import by_name, match_classes
from .class_patches import PatchedRaster


def merged(known: Sequence[ClassInfo], drawn: Sequence[ClassInfo]) -> tuple[tuple[ClassInfo, ...], np.ndarray]:
    """The classes of the model, then those that only the training data have.

    Classes are the same whose names look the same, letter case aside. A new class keeps its value unless the model has
    that for another; then it gets the next free one.

    Args:
        known: Of the model.
        drawn: Of the training data.

    Returns:
        All classes; and for each class 1…n of the training data its number in them, uint8, shape (n + 1,), 0 for 0.

    Raises:
        FreeNetError: If there are more than 255.
    """
    classes = list(known)
    table = np.zeros(len(drawn) + 1, np.uint8)
    for label, (info, number) in enumerate(zip(drawn, by_name(known, drawn)), start=1):
        if number is None:
            taken = {other.value for other in (*classes, *drawn)} - {info.value}
            is_free = all(other.value != info.value for other in classes)
            free = (value for value in range(1, MAX_CLASSES + 1) if value not in taken)
            value = info.value if is_free else next((one for one in free if one != info.value), None)
            if value is None or len(classes) == MAX_CLASSES:
                raise FreeNetError(
                    tr("Model and training data have more than {most} classes together.").format(most=MAX_CLASSES),
                    tr("Merge some of them."),
                )
            classes.append(replace(info, value=value))
        table[label] = number or len(classes)
    return tuple(classes), table


def joined(
    known: tuple[ClassInfo, ...], are_numeric: bool, training: Union[Labelled, PatchedRaster]
) -> tuple[tuple[ClassInfo, ...], np.ndarray, list[str]]:
    """The classes of the scenes so far, then those that only the training data of one more have.

    Classes are the same that have the same name. Where no name agrees, and values are numbers that the user chose on
    both sides, those are that have the same value.

    Args:
        known: Of the scenes so far.
        are_numeric: Whether their values are such numbers.
        training: Those data, or patches.

    Returns:
        All classes; for each class 1…n of those data its number in them, uint8, shape (n + 1,), 0 for 0; remarks.

    Raises:
        FreeNetError: If there are more than 255.
    """
    found = match_classes(known, training.classes, are_numeric and training.numeric)
    if len(found.classes) > MAX_CLASSES:
        raise FreeNetError(
            tr("With those of '{layer}' there are more than {most} classes.").format(
                layer=training.layer, most=MAX_CLASSES
            ),
            tr("Merge some of them."),
        )
    same = [
        (info, known[number - 1]) for info, number in zip(training.classes, found.positions) if number <= len(known)
    ]
    renamed = [
        tr("{name} is {other}").format(name=info.name, other=other.name)
        for info, other in same
        if look(info.name) != look(other.name)
    ]
    text = tr("Classes of '{layer}' are matched by their value: {pairs}.")
    remarks = [text.format(layer=training.layer, pairs=", ".join(renamed))] if renamed else []
    if not same:
        text = tr(
            "No class of '{layer}' has the name of one of the scenes before it, so all are taken for further classes: "
            "{names}. If they are the same classes, choose a field with the same names."
        )
        remarks.append(text.format(layer=training.layer, names=", ".join(info.name for info in training.classes)))
    return found.classes, np.array((0, *found.positions), np.uint8), remarks
