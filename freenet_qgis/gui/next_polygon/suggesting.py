# SPDX-License-Identifier: GPL-3.0-or-later
"""Suggestions for the next polygon, computed in a thread of QGIS from plain values alone."""

from __future__ import annotations

from typing import Any, Optional

from ... import workflow
from ...request import ClassifyRequest, SuggestRequest

MAPPED = 0.9  # share of the work after which the probabilities are there


class _Share:
    """The progress of a first part, passed on as that of a longer work; see `workflow.Progress`."""

    def __init__(self, progress: workflow.Progress, start: float, end: float) -> None:
        self._progress, self._start, self._end = progress, start, end

    def __getattr__(self, name: str) -> Any:
        return getattr(self._progress, name)

    def fraction(self, done: float) -> None:
        """Tell how much of this part is done, 0 to 1."""
        self._progress.fraction(self._start + done * (self._end - self._start))


def suggest(
    classify: Optional[ClassifyRequest], request: SuggestRequest, progress: workflow.Progress
) -> workflow.Suggested:
    """Suggest places, once the scene's class probabilities are computed; None where they are there already."""
    if classify is None:
        return workflow.suggest(request, progress)
    workflow.classify(classify, _Share(progress, 0.0, MAPPED))
    return workflow.suggest(request, _Share(progress, MAPPED, 1.0))
