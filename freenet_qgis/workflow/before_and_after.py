# SPDX-License-Identifier: GPL-3.0-or-later
"""A map before and after it was changed, both compared with one reference."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from ..contract.cleaned_map import CleanedMap
from ..progress import Progress
from ..request import AssessRequest, GeneralizeRequest, Outputs, Scene
from .assessment import compare


class _Aside:
    """A `Progress` for one of several assessments of a run: it passes on warnings, if wanted, and whether to stop."""

    def __init__(self, progress: Progress, *, is_told: bool) -> None:
        self._progress, self._is_told = progress, is_told

    def warning(self, text: str) -> None:
        """See `Progress`."""
        if self._is_told:
            self._progress.warning(text)

    def is_canceled(self) -> bool:
        """See `Progress`."""
        return self._progress.is_canceled()

    def is_enough(self) -> bool:
        """See `Progress`."""
        return False

    def _unheard(self, *heard: Any, **named: Any) -> None:
        """What is told of the run as a whole."""

    stage = fraction = remaining = info = learning = held_out = preview = _unheard


def both_assessed(cleaned: CleanedMap, request: GeneralizeRequest, path: Path, progress: Progress) -> CleanedMap:
    """What cleaning changed, with how both maps agree with the reference of the request.

    Args:
        cleaned: What it changed.
        request: With a reference.
        path: The new map.
        progress: Told what is to be known of the new map, and asked whether to stop.

    Raises:
        FreeNetError: If map and reference cannot be compared.
        EngineCrash: A bug in the engine, with its log.
        Canceled: The user stopped the run.
    """
    if request.reference is None:
        raise ValueError("there is none")
    progress.stage("Measuring accuracy")
    found = []
    for scene, is_new in ((request.class_map, False), (Scene(path, request.class_map.crs_wkt), True)):
        wanted = AssessRequest(scene, request.reference, Outputs(), request.engine)
        found.append(compare(wanted, _Aside(progress, is_told=is_new)))
        progress.fraction(0.92 if is_new else 0.88)
    return replace(cleaned, reports=(found[0], found[1]), warnings=found[1].warnings)
