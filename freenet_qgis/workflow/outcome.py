# SPDX-License-Identifier: GPL-3.0-or-later
"""One scene of many, and what became of it."""

from __future__ import annotations

import time
import traceback
from dataclasses import dataclass
from typing import Literal

from ..errors import FreeNetError
from ..files.new_files import NewFiles, Place
from ..progress import Canceled, Progress
from ..request import ClassifyRequest
from ..sources.gdal_name import Source
from ..text.masking import masked
from ..workers.process import EngineCrash
from .classification import classify
from .engine_run import Compute, one_engine


@dataclass(frozen=True)
class Outcome:
    """What became of a scene.

    Attributes:
        raster: The scene.
        status: Whether its map is there.
        seconds: What it took.
        problem: What went wrong, in a sentence.
        log: Where that was a bug, what helps to find it.
    """

    raster: Source
    status: Literal["done", "skipped", "failed", "canceled"]
    seconds: float = 0.0
    problem: str = ""
    log: str = ""


def attempt(
    request: ClassifyRequest,
    progress: Progress,
    compute: Compute = one_engine,
    place: Place = NewFiles.put_in_place,
) -> Outcome:
    """Classify one scene, as `classify` does; what goes wrong is in the outcome, so that others can follow."""
    start, problem, log = time.monotonic(), "", ""
    try:
        classify(request, progress, compute, place)
    except Canceled:
        return Outcome(request.scene.raster, "canceled", time.monotonic() - start)
    except FreeNetError as error:
        problem = str(error)
    except EngineCrash as error:
        problem, log = str(error), error.log
    except Exception as error:  # a bug that one scene brings to light must not cost the others
        problem, log = masked(f"{type(error).__name__}: {error}"), masked(traceback.format_exc())
    return Outcome(request.scene.raster, "failed" if problem else "done", time.monotonic() - start, problem, log)
