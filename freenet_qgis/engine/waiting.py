# SPDX-License-Identifier: GPL-3.0-or-later
"""An engine that has done a run folder waits for the next: to start another one takes longer than to map a small scene.

Meanwhile it holds nothing of the last one: no memory, nor a file, which Windows would not remove.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import torch

from ..allowance.processors import processors
from ..allowance.variables import THREADS
from ..contract.job import LOG
from ..files.regular_files import open_own
from . import devices, memory
from .events import Events
from .starter import Starter


def further_folders(starter: Starter, events: Events) -> Iterator[Path]:
    """The run folders that are ordered after the first, each to be worked in before the next is asked for."""
    _leave(starter, events)
    gc.freeze()  # what PyTorch and we have imported needs not be looked through after every scene
    for order in starter.orders(patience_s=None):
        folder = Path(order["folder"])
        starter.removes(folder if order["temporary"] else None)
        os.environ.update(order["variables"])
        if THREADS in order["variables"]:  # more workers may have come to this machine, or some have gone
            torch.set_num_threads(processors())
        with open_own(folder / LOG) as log:
            _write_to(log.fileno())
        yield folder
        _leave(starter, events)


def _leave(starter: Starter, events: Events) -> None:
    for kind in devices.present():
        memory.give_back(torch.device(kind))
    nothing = os.open(os.devnull, os.O_WRONLY)
    _write_to(nothing)
    os.close(nothing)
    starter.removes(None)
    events.waiting()


def _write_to(log: int) -> None:
    """Let what is printed, by C libraries too, go to another file; the one before is closed."""
    sys.stderr.flush()
    for stream in (1, 2):
        os.dup2(log, stream)
