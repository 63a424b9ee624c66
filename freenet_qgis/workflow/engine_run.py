# SPDX-License-Identifier: GPL-3.0-or-later
"""The middle of a run: an engine does what the job in the run folder says, and its events reach whoever watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Optional

import numpy as np

from ..contract import computed, schedule
from ..contract.job import ENOUGH, Device, Job
from ..contract.report import REPORT, Report
from ..files.file_writing import reported_writing
from ..progress import Canceled, Progress
from ..workers.engine_pool import EnginePool
from ..workers.interpreter import IsCanceled, never
from ..workers.process import EngineProcess
from .kept_folder import is_kept
from .prepared_run import PreparedRun
from .run_folder import READ, is_whole, temporary_folder

COMPUTED = 0.94  # share of the whole run after which computing is done

Compute = Callable[[Path, Path, Progress], None]  # the Python, the run folder, who is told


def one_engine(python: Path, folder: Path, progress: Progress, variables: Optional[Mapping[str, str]] = None) -> None:
    """Let an engine of this Python do what the job in a run folder says.

    Args:
        python: The Python.
        folder: The run folder.
        progress: Told what goes on.
        variables: More for the environment of the engine.

    Raises:
        FreeNetError: What the user can mend.
        EngineCrash: A bug in the engine, with its log.
        Canceled: The user stopped the run.
    """
    progress.stage("Starting the engine")
    with EngineProcess(python, folder, is_kept(folder), variables) as engine:
        _follow(engine.events(), folder, progress)


class Engines:
    """A `Compute` for many runs, whose engines go on from one run folder to the next; a context manager.

    An engine with which anything went wrong gets no other folder, and one that nobody needs for a while ends.
    """

    def __init__(self) -> None:
        self._pool = EnginePool[EngineProcess]()

    def __enter__(self) -> Engines:
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def __call__(
        self, python: Path, folder: Path, progress: Progress, variables: Optional[Mapping[str, str]] = None
    ) -> None:
        """As `one_engine`."""
        engine = self._pool.take(python)
        if engine is None:
            progress.stage("Starting the engine")
            engine = EngineProcess(python, folder, is_kept(folder), variables, waits=True)
        else:
            engine.go_on(folder, is_kept(folder), variables)
        try:
            _follow(engine.events(until="waiting"), folder, progress)
        except BaseException:
            engine.stop()
            raise
        self._pool.give_back(engine)

    def make_ready(
        self,
        python: Path,
        device: Device,
        variables: Optional[Mapping[str, str]] = None,
        is_canceled: IsCanceled = never,
    ) -> None:
        """Start an engine that can compute on a device, for a run to come; takes the seconds that PyTorch takes.

        Raises:
            FreeNetError: If it cannot.
            EngineCrash: A bug in the engine, with its log.
            Canceled: Nobody wants it any more.
        """
        with temporary_folder() as folder:  # for what it says until it waits
            engine = EngineProcess(python, folder, variables=variables, waits=True, device=device)
            try:
                for _ in engine.events(until="waiting"):
                    if is_canceled():
                        raise Canceled
            except BaseException:
                engine.stop()
                raise
        self._pool.give_back(engine)

    def stop(self) -> None:
        """Let those end that wait for more; a run that goes on is not disturbed."""
        self._pool.stop()


def run_engine(run: PreparedRun, python: Path, progress: Progress, compute: Compute = one_engine) -> None:
    """Let engines work in a prepared run folder, unless all that they would leave there is there already.

    Args:
        run: The folder and its job.
        python: Runs the engines.
        progress: Told what goes on.
        compute: Lets engines work on the folder, until there are maps and a report.

    Raises:
        FreeNetError: What the user can mend.
        EngineCrash: A bug in the engine, with its log.
        Canceled: The user stopped the run.
    """
    if computed.noted(run.folder) is None or lacking(run.folder, run.job):
        with reported_writing(run.folder):
            computed.forget(run.folder)
        run.job.save(run.folder)
        compute(python, run.folder, progress)


def _follow(events: Iterator[dict[str, Any]], folder: Path, progress: Progress) -> None:
    """What an engine says of its work in a folder, to whoever watches."""
    job = Job.load(folder)
    value_bytes = sum(kind.bytes_per_pixel(len(job.classes)) for kind in job.maps())
    writing = schedule.writing(job.whole_grid.rows * job.whole_grid.cols, value_bytes)
    for event in events:
        _forward(event, progress, writing)
        if progress.is_enough():
            (folder / ENOUGH).touch()
        if event.get("event") == "preview":
            with suppress(OSError, ValueError):  # the next one may be taking its place
                progress.preview(np.load(folder / str(event["file"]), allow_pickle=False), job)


def lacking(folder: Path, job: Job) -> list[str]:
    """What of the results that were noted as computed is not there as a whole: names of files."""
    size, classes = (job.grid.rows, job.grid.cols), len(job.classes)
    shapes = {f"{kind.id}.npy": kind.shape(size, classes) for kind in job.maps() if job.verb != "train"}
    found = [name for name, shape in shapes.items() if not is_whole(folder / name, shape)]
    return found if _is_reported(folder) else [*found, REPORT]


def _is_reported(folder: Path) -> bool:
    """Whether there is a report that can be read."""
    try:
        Report.load(folder)
    except (OSError, ValueError):
        return False
    return True


def _forward(event: dict[str, Any], progress: Progress, writing: float) -> None:
    """One event of the engine to whoever watches; unknown ones are ignored. Seconds of `writing` come after it."""
    if progress.is_canceled():
        raise Canceled
    kind = event.get("event")
    if kind == "stage":
        progress.stage(str(event["name"]))
    elif kind == "progress":
        progress.fraction(READ + (COMPUTED - READ) * float(event["done"]))
        if "left" in event:
            progress.remaining(*(writing + float(end) for end in event["left"]))
    elif kind == "learning":
        progress.learning(int(event["step"]), float(event["loss"]), int(event["network"]))
    elif kind == "held_out":
        progress.held_out(int(event["step"]), float(event["accuracy"]))
    elif kind == "info":
        progress.info(str(event["text"]))
    elif kind == "warning":
        progress.warning(str(event["text"]))
