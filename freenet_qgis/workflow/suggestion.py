# SPDX-License-Identifier: GPL-3.0-or-later
"""Suggesting where new training polygons would help most: from class probabilities, without an engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..geodata.analysis import suggestions, unlike_places
from ..progress import Progress, check_of, part
from ..request import Outputs, SuggestRequest
from ..text.figures import length
from ..text.i18n import tr
from . import feature_layers
from .publishing import check_writable


@dataclass(frozen=True)
class Suggested:
    """What suggesting places leaves.

    Attributes:
        outputs: The files it wrote.
        places: The places, where a label would tell most first.
        layer: The layer of places in its file; empty where there is none.
    """

    outputs: Outputs
    places: tuple[suggestions.Suggestion, ...]
    layer: str = ""


def suggest(request: SuggestRequest, progress: Progress) -> Suggested:
    """Find where new training data would help most; no engine is needed.

    Raises:
        FreeNetError: What the user can mend.
        Canceled: The user stopped the run.
    """
    check_writable(request.outputs)
    path = request.outputs.features
    layer = feature_layers.name_of_suggestions(path, request.layer) if path else ""
    info = suggestions.read_classes(request.probabilities, check_of(progress))
    novelty = None if request.novelty is None else unlike_places.read_novelty(request.novelty, info.grid)
    distance = request.distance or suggestions.default_distance(info.grid)
    progress.stage("Looking where classes are hard to tell apart")
    progress.info(tr("Places keep {distance} map units from each other.").format(distance=length(distance)))
    done = part(progress, 0.0, 1.0)
    found = suggestions.suggest(info, request.outlines, request.count, distance, done, novelty)
    if novelty is not None:
        count = sum(one.kind == "unlike" for one in found)
        text = tr("Places unlike the training data: {unlike}; with disputed classes: {disputed}.")
        progress.info(text.format(unlike=count, disputed=len(found) - count))
    _warn_of_few(found, request.count, distance, progress)
    if path:
        is_replaced = feature_layers.write_suggestions(path, info.grid.crs_wkt, found, layer)
        feature_layers.tell_replaced(is_replaced, layer, path, progress)
    return Suggested(request.outputs, tuple(found), layer)


def _warn_of_few(found: Sequence[suggestions.Suggestion], count: int, distance: float, progress: Progress) -> None:
    """Say that there is no room for as many places as are wanted."""
    if not found:
        text = tr("No place has room {distance} map units away from the training data; give a shorter distance.")
        progress.warning(text.format(distance=length(distance)))
    elif len(found) < count:
        text = tr("There is room for {count} places only; a shorter distance makes room for more.", len(found))
        progress.warning(text.format(count=len(found)))
