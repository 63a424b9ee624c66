# SPDX-License-Identifier: GPL-3.0-or-later
"""What log, dock and report say alike of a training: how many features it has, how it fares, what its model sees."""

from __future__ import annotations

from .i18n import number as in_marks
from .i18n import tr


def counted(number: int, kind: str) -> str:
    """So many of something: ``1 polygon``, ``2 polygons``, in the nominative.

    Args:
        number: How many.
        kind: ``polygons``, ``lines``, ``points``, ``features`` where there are several of these, ``patches``,
            ``places`` or ``pixels``.
    """
    return {
        "points": tr("{} points", number),
        "lines": tr("{} lines", number),
        "polygons": tr("{} polygons", number),
        "features": tr("{} features", number),
        "patches": tr("{} patches", number),
        "places": tr("{} places", number),
        "pixels": tr("{} pixels", number),
    }[kind].format(number)


def title_of_one(kind: str) -> str:
    """The head of a column that names features of a kind, see `counted`."""
    return {
        "points": tr("Point"),
        "lines": tr("Line"),
        "polygons": tr("Polygon"),
        "patches": tr("Patch"),
        "features": tr("Feature"),
    }[kind]


def title_of_many(kind: str) -> str:
    """The head of a column that counts features of a kind, see `counted`."""
    return {
        "points": tr("Points"),
        "lines": tr("Lines"),
        "polygons": tr("Polygons"),
        "patches": tr("Patches"),
        "features": tr("Features"),
    }[kind]


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
