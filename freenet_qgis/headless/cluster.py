# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes on a Dask cluster. Its workers see the same files and have FreeNet; each scene is a task of its own."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from distributed import Client, Future, KilledWorker, as_completed

from ..job import FreeNetError
from ..request import ClassifyRequest, Outputs
from .batch import Outcome, attempt
from .progress import TerminalProgress

CONNECT_SECONDS = 10
RETRIES = 2  # where a worker cannot even load the task; those of workers that die are given to others anyway


def outcomes(requests: Sequence[ClassifyRequest], address: str, progress: TerminalProgress) -> Iterator[Outcome]:
    """What became of the scenes, as the workers finish them.

    Raises:
        FreeNetError: If no scheduler answers.
    """
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters of it is in the outcomes
    with _connect(address) as client:
        _tell_workers(client, progress)
        futures = client.map(_attempt, [_absolute(request) for request in requests], pure=False, retries=RETRIES)
        rasters = {future.key: request.scene.raster for future, request in zip(futures, requests)}
        for number, future in enumerate(as_completed(futures), start=1):
            outcome = _outcome(future, rasters[future.key])
            progress.info(f"{outcome.raster} ({number} of {len(requests)}): {outcome.status}")
            yield outcome


def _connect(address: str) -> Client:
    try:
        return Client(address, timeout=CONNECT_SECONDS)
    except OSError as error:
        raise FreeNetError(
            f"No Dask scheduler answers at '{address}'.", "Start one with 'dask scheduler', which prints its address."
        ) from error


def _tell_workers(client: Client, progress: TerminalProgress) -> None:
    threads = client.nthreads()
    progress.info(f"Workers: {len(threads) or 'none yet; scenes wait for the first'}")
    for worker, count in threads.items():
        if count > 1:
            progress.warning(f"{worker} maps {count} scenes at once; for one at a time start it with --nthreads 1.")


def _absolute(request: ClassifyRequest) -> ClassifyRequest:
    """The request with paths that mean the same in any current folder."""
    outputs = {kind: path and path.absolute() for kind, path in vars(request.outputs).items()}
    scene = replace(request.scene, raster=request.scene.raster.absolute())
    return replace(request, scene=scene, model=request.model.absolute(), outputs=Outputs(**outputs))


def _attempt(request: ClassifyRequest) -> Outcome:
    """What a worker does; its own log follows the stages."""
    return attempt(request, TerminalProgress(sys.stderr))


def _outcome(future: Future, raster: Path) -> Outcome:
    """The outcome of a task, also of one that never came to run."""
    try:
        return replace(future.result(), raster=raster)
    except KilledWorker:
        problem = "Every worker that took this scene died, perhaps for want of memory; their logs tell more."
    except Exception as error:  # told in one line, in place of Dask's traceback
        words = f"{type(error).__name__} {error}".splitlines()[0].rstrip(".")
        problem = f"The cluster lost this scene: {words}. Scheduler and workers need this FreeNet in their Python."
    return Outcome(raster, "failed", problem=problem)
