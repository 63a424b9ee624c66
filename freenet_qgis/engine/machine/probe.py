# SPDX-License-Identifier: GPL-3.0-or-later
"""What this Python has to offer."""

from __future__ import annotations

import platform
import time
from contextlib import suppress

import torch

from ...allowance.processors import processors
from ...contract.capabilities import DeviceInfo, EngineInfo
from .. import devices
from ..fast import cuda_kernels
from ..learners import trial
from ..training import pace
from ..validation import yardsticks
from .busyness import is_busy
from .footprint import footprints


def probe(begun: float) -> EngineInfo:
    """What this Python and this machine offer; takes some seconds.

    Args:
        begun: When this process had just started, by `time.perf_counter`.
    """
    with suppress(ImportError):  # a run will tell
        yardsticks.import_scikit_learn()  # which a run waits for
    start = time.thread_time()
    longest_start = max(start, time.perf_counter() - begun)  # which began only when Python had started
    busy = is_busy()
    found = tuple(_device(device, busy) for device in devices.usable(trial.is_right))
    return EngineInfo(
        python_version=platform.python_version(),
        torch_version=str(torch.__version__),
        cores=processors(),
        devices=found,
        presets=tuple(pace.works()),
        start_seconds=start,
        longest_start_seconds=longest_start,
        is_busy=busy or is_busy(),
    )


def _device(device: torch.device, busy: bool) -> DeviceInfo:
    """A device with the memory that presets take on it, and its pace while other programs are at work or not."""
    devices.make_deterministic(0)
    cuda_kernels.compile_in_background(device, devices.precision(device))
    return DeviceInfo(
        kind=device.type,
        name=devices.describe(device),
        memory_bytes=devices.total_memory(device),
        footprints=tuple(footprints(device)),
        paces=tuple(pace.measure_paces(device, is_busy=busy)),
    )
