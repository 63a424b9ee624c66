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
    """So many ``polygons``, ``points`` or ``pixels``: ``1 polygon``, ``2 polygons``."""
    one, many = {
        "polygons": (tr("{} polygon"), tr("{} polygons")),
        "points": (tr("{} point"), tr("{} points")),
        "pixels": (tr("{} pixel"), tr("{} pixels")),
    }[kind]
    return (one if number == 1 else many).format(number)


def units(number: int, validation: str, sampling_unit: str = "polygons") -> str:
    """So many of what the intervals rest on: ``1 held-out polygon``, ``4 reference points``."""
    one, many, _ = _names(validation, sampling_unit)
    return (one if number == 1 else many).format(number)


def unit_title(validation: str, sampling_unit: str = "polygons") -> str:
    """What the intervals rest on, as the head of a column."""
    return _names(validation, sampling_unit)[2]


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


def _names(validation: str, sampling_unit: str) -> tuple[str, str, str]:
    """One, many, and the head of a column."""
    if validation == "reference":
        return {
            "polygons": (tr("{} reference polygon"), tr("{} reference polygons"), tr("Reference polygons")),
            "points": (tr("{} reference point"), tr("{} reference points"), tr("Reference points")),
            "blocks": (
                tr("{} square block of the reference raster"),
                tr("{} square blocks of the reference raster"),
                tr("Square blocks"),
            ),
        }[sampling_unit]
    return {
        "polygons": (tr("{} held-out polygon"), tr("{} held-out polygons"), tr("Held-out polygons")),
        "blocks": (
            tr("{} polygon with held-out blocks"),
            tr("{} polygons with held-out blocks"),
            tr("Polygons with held-out blocks"),
        ),
        "pixels": (
            tr("{} polygon with held-out pixels"),
            tr("{} polygons with held-out pixels"),
            tr("Polygons with held-out pixels"),
        ),
    }[validation]
