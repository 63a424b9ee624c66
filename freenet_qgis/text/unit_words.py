# SPDX-License-Identifier: GPL-3.0-or-later
"""What log, dock and report say alike of a training: how many polygons it has, how it fares, what its model sees."""

from __future__ import annotations

from .i18n import number as in_marks
from .i18n import tr


def counted(number: int, kind: str) -> str:
    """So many ``points``, ``lines``, ``polygons``, ``patches``, ``places`` or ``pixels``, such as ``1 polygon``."""
    return {
        "points": tr("{} points", number),
        "lines": tr("{} lines", number),
        "polygons": tr("{} polygons", number),
        "patches": tr("{} patches", number),
        "places": tr("{} places", number),
        "pixels": tr("{} pixels", number),
    }[kind].format(number)


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
