# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether other programs are at work: what is measured meanwhile says little of this machine."""

from __future__ import annotations

import time
import zlib
from concurrent.futures import ThreadPoolExecutor

import torch

WORK_S = 0.15  # of wall time: Windows counts a thread's time in pieces of 16 ms
OWN_SHARE = 0.8  # of the processor that we get at least where nobody else wants it
BLOCK = bytes(2**18)


def is_busy() -> bool:
    """Whether as many threads as PyTorch computes with get less than all of their cores."""
    count = torch.get_num_threads()
    with ThreadPoolExecutor(count) as pool:
        shares = list(pool.map(_share_of_a_core, [WORK_S] * count))
    return sum(shares) / count < OWN_SHARE


def _share_of_a_core(seconds: float) -> float:
    """How much of a core this thread gets, 0 to 1, while it works for so long."""
    begun, own = time.perf_counter(), time.thread_time()
    while time.perf_counter() - begun < seconds:
        zlib.crc32(BLOCK)  # lets go of Python, so that threads work side by side
    return (time.thread_time() - own) / (time.perf_counter() - begun)
