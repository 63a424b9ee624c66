# SPDX-License-Identifier: GPL-3.0-or-later
"""One scene of many, and what became of it."""

from __future__ import annotations

import time
import traceback
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from ..errors import FreeNetError, UnfitError
from ..files.new_files import NewFiles, Place
from ..progress import Canceled, Progress
from ..request import ClassifyRequest
from ..sources.gdal_name import Source
from ..text.masking import masked
from ..workers.process import EngineCrash
from .classification import classify
from .engine_run import Compute, one_engine

Status = Literal["done", "skipped", "failed", "canceled"]


@dataclass(frozen=True)
class Outcome:
    """What became of a scene.

    Attributes:
        raster: The scene.
        status: Whether its map is there.
        seconds: What it took.
        problem: What went wrong, in a sentence.
        log: Where that was a bug, what helps to find it.
        worker: Which machine of a cluster did it; empty where there is none.
        warnings: What the user should know about the scene, each once.
        is_unfit: Whether it was the scene's own fault, which another machine would find, too.
    """

    raster: Source
    status: Status
    seconds: float = 0.0
    problem: str = ""
    log: str = ""
    worker: str = ""
    warnings: tuple[str, ...] = ()
    is_unfit: bool = False


class _Hearing:
    """A `Progress` that passes all on to another one, each warning once, and keeps the warnings."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.warnings: list[str] = []

    def warning(self, text: str) -> None:
        """See `Progress`."""
        if text not in self.warnings:
            self.warnings.append(text)
            self._progress.warning(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._progress, name)


def attempt(
    request: ClassifyRequest,
    progress: Progress,
    compute: Compute = one_engine,
    place: Place = NewFiles.put_in_place,
) -> Outcome:
    """Classify one scene, as `classify` does; what goes wrong is in the outcome, so that others can follow."""
    start, heard = time.monotonic(), _Hearing(progress)
    outcome = _tried(request, cast("Progress", heard), compute, place)
    return replace(outcome, seconds=time.monotonic() - start, warnings=tuple(heard.warnings))


def _tried(request: ClassifyRequest, progress: Progress, compute: Compute, place: Place) -> Outcome:
    """The outcome, without how long it took and what was warned of."""
    raster = request.scene.raster
    try:
        classify(request, progress, compute, place)
    except Canceled:
        return Outcome(raster, "canceled")
    except FreeNetError as error:
        return Outcome(raster, "failed", problem=str(error), is_unfit=isinstance(error, UnfitError))
    except EngineCrash as error:
        return Outcome(raster, "failed", problem=str(error), log=error.log)
    except Exception as error:  # a bug that one scene brings to light must not cost the others
        problem, log = masked(f"{type(error).__name__}: {error}"), masked(traceback.format_exc())
        return Outcome(raster, "failed", problem=problem, log=log)
    return Outcome(raster, "done")
