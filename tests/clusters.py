# SPDX-License-Identifier: GPL-3.0-or-later
"""A Dask cluster of processes of this machine, each started as docs/clusters.md says."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

from commands import environment
from osgeo import gdal

PATIENCE_SECONDS = 300
LOG = "dask.log"
LOCAL = ("--host", "127.0.0.1", "--no-dashboard")

Found = TypeVar("Found")


@contextmanager
def running(
    folder: Path, *arguments: str, within: Sequence[str] = (), **variables: str
) -> Iterator[subprocess.Popen[bytes]]:
    """A process of Dask, its words in a file; it ends with the test. `within`: a program that starts it."""
    with (
        (folder / LOG).open("ab") as log,
        subprocess.Popen(
            [*within, sys.executable, "-m", "dask", *arguments],
            cwd=folder,
            env=environment(**variables),
            stdout=log,
            stderr=log,
        ) as process,
    ):
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def scheduler(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Address of a scheduler on a free port, and its process."""
    file = folder / "scheduler.json"
    with ExitStack() as stack:
        stack.callback(file.unlink, missing_ok=True)
        (folder / LOG).unlink(missing_ok=True)
        process = stack.enter_context(
            running(folder, "scheduler", *LOCAL, "--port", "0", "--scheduler-file", str(file))
        )
        yield wait_for(lambda: json.loads(file.read_text())["address"] if file.exists() else None), process


def worker(address: str, *options: str) -> tuple[str, ...]:
    """What to run for a worker."""
    return ("worker", address, *LOCAL, "--nthreads", "1", "--no-nanny", "--memory-limit", "0", *options)


@contextmanager
def cluster(
    folder: Path, workers: int, *options: str, **variables: str
) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Address of a scheduler, and its workers with these options, and variables in their environment."""
    with scheduler(folder) as (address, _), ExitStack() as stack:
        one = worker(address, *options)
        yield address, [stack.enter_context(running(folder, *one, **variables)) for _ in range(workers)]


def wait_for(look: Callable[[], Found]) -> Found:
    """What is looked for, as soon as it is there."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            if found := look():
                return found
        except ValueError:  # a file that is being written
            continue
        time.sleep(0.01)
    raise TimeoutError


def pixels(path: Path) -> bytes:
    return gdal.Open(str(path)).ReadRaster()
