# SPDX-License-Identifier: GPL-3.0-or-later
"""What accuracy was measured on and what its intervals rest on, in the user's language; and what log, dock and report
say alike of a training: how it fares, what its model sees, which polygons that is of.

``validation`` and ``sampling_unit`` are those of the report; training always has polygons, of which whole ones, blocks
or single pixels were held out.
"""

from __future__ import annotations

from .i18n import number as in_marks
from .i18n import tr


def counted(number: int, kind: str) -> str:
    """So many ``points``, ``lines``, ``polygons`` or ``pixels``: ``1 polygon``, ``2 polygons``."""
    return {
        "points": tr("{} points", number),
        "lines": tr("{} lines", number),
        "polygons": tr("{} polygons", number),
        "pixels": tr("{} pixels", number),
    }[kind].format(number)


def units(number: int, validation: str, sampling_unit: str = "polygons") -> str:
    """So many of what the intervals rest on: ``1 held-out polygon``, ``4 reference points``."""
    if validation == "reference":
        text = {
            "polygons": tr("{} reference polygons", number),
            "points": tr("{} reference points", number),
            "blocks": tr("{} square blocks of the reference raster", number),
        }[sampling_unit]
    else:
        text = {
            "polygons": tr("{} held-out polygons", number),
            "blocks": tr("{} polygons with held-out blocks", number),
            "pixels": tr("{} polygons with held-out pixels", number),
        }[validation]
    return text.format(number)


def unit_title(validation: str, sampling_unit: str = "polygons") -> str:
    """What the intervals rest on, as the head of a column."""
    if validation == "reference":
        return {
            "polygons": tr("Reference polygons"),
            "points": tr("Reference points"),
            "blocks": tr("Square blocks"),
        }[sampling_unit]
    return {
        "polygons": tr("Held-out polygons"),
        "blocks": tr("Polygons with held-out blocks"),
        "pixels": tr("Polygons with held-out pixels"),
    }[validation]


def measured_on(validation: str) -> str:
    """What accuracy was measured on: ``the held-out blocks``."""
    return {
        "polygons": tr("the held-out polygons"),
        "blocks": tr("the held-out blocks"),
        "pixels": tr("the held-out pixels"),
        "reference": tr("the reference"),
    }[validation]


def held_out_figure(accuracy: float) -> str:
    """How much of what is held out a network has right in the middle of its training: the average over the classes."""
    return tr("average accuracy {} % on held-out pixels").format(in_marks(100 * accuracy, ".1f"))


def network_in_words(network: str) -> str:
    """What a network looks at; ``network`` is that of a report or of a model's card, empty where that is not told."""
    if not network:
        return ""
    if network in ("spectra alone", "spectral"):
        return tr("spectra alone")
    return tr("spectra with their surroundings (FreeNet)")


def which_polygons(validation: str, final_model: str, *, has_map: bool) -> str:
    """Of which polygons the model is that is kept, and the map of it, where there is one; empty where that is clear.

    ``final_model`` is that of the report.
    """
    if validation not in ("polygons", "blocks", "pixels") or not final_model:
        return ""
    if final_model == "all polygons":
        text = tr("Accuracy was measured on a model trained without {}; what is kept is a second one, of all polygons.")
    elif has_map:
        text = tr("The map comes from part of the polygons: from the model that was measured, trained without {}.")
    else:
        text = tr("The model is of part of the polygons: it is the one that was measured, trained without {}.")
    return text.format(measured_on(validation))
