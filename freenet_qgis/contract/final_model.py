# SPDX-License-Identifier: GPL-3.0-or-later
"""The final model: what the one that is kept was trained on, as reports tell it, and what is said of that."""

from __future__ import annotations

from ..text.i18n import tr
from .validation import is_held_out, measured_on

ALL_POLYGONS, PART_OF_THEM = "all polygons", "the part not held out"


def trained_on(final_model: str) -> str:
    """What the final model was trained on, in the user's language; what a report tells beside, as it is."""
    words = {ALL_POLYGONS: tr("all training data"), PART_OF_THEM: tr("the part not held out")}
    return words.get(final_model, final_model)


def which_polygons(validation: str, final_model: str, *, has_map: bool) -> str:
    """Of which training data the model is that is kept, and the map of it, if there is one; empty where that is clear.

    Args:
        validation: Of the report.
        final_model: Of the report.
        has_map: Whether there is a map.
    """
    if not is_held_out(validation) or not final_model:
        return ""
    if final_model == ALL_POLYGONS:
        text = tr("Accuracy was measured on a model trained without {}; the one that is kept was trained on all data.")
    elif has_map:
        text = tr("The map comes from part of the training data: from the validated model, trained without {}.")
    else:
        text = tr("The model is of part of the training data: it is the validated one, trained without {}.")
    return text.format(measured_on(validation))
