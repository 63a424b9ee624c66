# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs of a benchmark side by side, each worker a process that is started once and does many."""

from __future__ import annotations

import argparse
import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from typing import TypeVar

import torch

from freenet_qgis.allowance.processors import processors

Task = TypeVar("Task")
Found = TypeVar("Found")


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """The options that say how much is done at once."""
    parser.add_argument(
        "--jobs", type=int, default=1, help="processes that work side by side; seconds mean little then"
    )
    parser.add_argument("--threads", type=int, default=0, help="of each process; 0 = its share of the cores")


def each(
    work: Callable[[Task], Found], tasks: Sequence[Task], options: argparse.Namespace
) -> Iterator[tuple[Task, Found]]:
    """What comes of each task, as soon as it is known; with one job in this process and in order.

    One that fails is told on stderr and left out, lest hours of others be lost.

    Args:
        work: A function of a module, for other processes find it by its name.
        tasks: What it takes.
        options: What `add_jobs` was answered with.
    """
    if options.jobs == 1:
        if options.threads:
            torch.set_num_threads(options.threads)
        for task in tasks:
            try:
                found = work(task)
            except Exception:
                traceback.print_exc()
                continue
            yield task, found
        return
    threads = options.threads or max(1, processors() // options.jobs)
    os.environ["OMP_NUM_THREADS"] = str(threads)  # workers inherit it
    with ProcessPoolExecutor(options.jobs, get_context("spawn"), torch.set_num_threads, (threads,)) as workers:
        asked = {workers.submit(work, task): task for task in tasks}
        for future in as_completed(asked):
            error = future.exception()
            if error is None:
                yield asked[future], future.result()
            else:
                traceback.print_exception(type(error), error, error.__traceback__)
