# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes on a Dask cluster. Its workers see the same files and have FreeNet; each scene is a task of its own."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from importlib.util import find_spec

from distributed import Client, Future, KilledWorker, as_completed

from ..errors import FreeNetError
from ..request import ClassifyRequest, Scene
from ..sources.gdal_name import Source
from ..workflow import Outcome, attempt
from . import shared_scene
from .progress import TerminalProgress
from .terminal import Terminal

OURS = __name__.partition(".")[0]
CONNECT_SECONDS = 10
TOLD = 200  # letters of what Dask says
RETRIES = 2  # of what goes wrong around a task; it never raises itself, and one whose worker dies goes to another


def outcomes(requests: Sequence[ClassifyRequest], address: str, progress: TerminalProgress) -> Iterator[Outcome]:
    """What became of the scenes, as the workers finish them.

    Raises:
        FreeNetError: If no scheduler answers.
    """
    with _silence("distributed", "tornado", "asyncio"), _connect(address) as client:
        _check_workers(client, progress)
        every = [replace(one, scene=_absolute(one.scene)) for one in requests]
        futures = client.map(_attempt, every, scenes=len(requests), pure=False, retries=RETRIES)
        rasters = {future.key: request.scene.raster for future, request in zip(futures, requests)}
        for future in as_completed(futures):
            yield _outcome(future, rasters[future.key])


@contextmanager
def _silence(*packages: str) -> Iterator[None]:
    """No log of these meanwhile; what matters of it is in the outcomes. Dask gives levels to many of its loggers."""
    known = logging.Logger.manager.loggerDict.items()
    loggers = [log for name, log in known if name.partition(".")[0] in packages and isinstance(log, logging.Logger)]
    for log in loggers:
        log.disabled = True
    try:
        yield
    finally:
        for log in loggers:
            log.disabled = False


def _connect(address: str) -> Client:
    try:
        return Client(address, timeout=CONNECT_SECONDS)
    except OSError as error:
        raise FreeNetError(
            f"No Dask scheduler answers at '{address}'.", "Start one with 'dask scheduler', which prints its address."
        ) from error
    except (RuntimeError, TypeError, ValueError) as error:  # no such address, or none that Dask's settings allow
        raise FreeNetError(
            f"Dask does not connect to '{address}': {' '.join(str(error).split())[:TOLD]}.",
            "For tls:// it must be told the certificates, on every machine alike: see docs/clusters.md.",
        ) from error


def _check_workers(client: Client, progress: TerminalProgress) -> None:
    """Say who is there. A worker that lacks FreeNet would end at the first task, and the last one leave us waiting."""
    threads = client.nthreads()
    progress.info(f"Workers: {len(threads) or 'none yet; scenes wait for the first'}")
    found = {
        "The scheduler": client.run_on_scheduler(find_spec, OURS),
        **client.run(find_spec, OURS, on_error="ignore"),
    }
    for where, package in found.items():
        if package is None:
            raise FreeNetError(f"{where} has no FreeNet in its Python.", "Install it there, and start it again.")
    for worker, count in threads.items():
        if count > 1:
            progress.warning(f"{worker} maps {count} scenes at once; for one at a time start it with --nthreads 1.")


def _absolute(scene: Scene) -> Scene:
    """A scene, told as it was typed until here, under a name that means the same in any current folder."""
    mask = scene.mask and replace(scene.mask, raster=scene.mask.raster.absolute())
    further = tuple(replace(one, raster=one.raster.absolute()) for one in scene.further)
    return replace(scene, raster=scene.raster.absolute(), further=further, mask=mask)


def _attempt(request: ClassifyRequest, scenes: int) -> Outcome:
    """What a worker does, one of so many scenes; its own log follows the stages."""
    return attempt(request, _TaskProgress(Terminal(sys.stderr)), partial(shared_scene.compute, scenes))


class _TaskProgress(TerminalProgress):
    def is_canceled(self) -> bool:
        return shared_scene.is_abandoned()


def _outcome(future: Future, raster: Source) -> Outcome:
    """The outcome of a task, also of one that never came to run."""
    try:
        return replace(future.result(), raster=raster)
    except KilledWorker:
        problem = "Every worker that took this scene died, perhaps for want of memory; their logs tell more."
    except CancelledError:
        problem = "The connection to the scheduler was lost. Start the command again; it skips what is finished."
    except Exception as error:  # told in one line, in place of Dask's traceback
        words = f"{type(error).__name__} {error}".splitlines()[0].rstrip(".")
        problem = f"The cluster could not take this scene: {words}. All its machines need the same versions."
    return Outcome(raster, "failed", problem=problem)
