# SPDX-License-Identifier: GPL-3.0-or-later
"""One scene of many, and what became of it."""

from __future__ import annotations

import time
import traceback
from dataclasses import dataclass
from typing import Literal

from .. import workflow
from ..errors import FreeNetError
from ..request import ClassifyRequest
from ..sources.gdal_name import Source
from ..text.masking import masked
from ..workers.process import EngineCrash


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
    status: Literal["done", "skipped", "failed"]
    seconds: float = 0.0
    problem: str = ""
    log: str = ""


def attempt(
    request: ClassifyRequest, progress: workflow.Progress, compute: workflow.Compute = workflow.one_engine
) -> Outcome:
    """Classify one scene; what goes wrong is in the outcome."""
    start, problem, log = time.monotonic(), "", ""
    try:
        workflow.classify(request, progress, compute)
    except FreeNetError as error:
        problem = str(error)
    except EngineCrash as error:
        problem, log = str(error), error.log
    except Exception as error:  # a bug that one scene brings to light must not cost the others
        problem, log = masked(f"{type(error).__name__}: {error}"), masked(traceback.format_exc())
    return Outcome(request.scene.raster, "failed" if problem else "done", time.monotonic() - start, problem, log)
