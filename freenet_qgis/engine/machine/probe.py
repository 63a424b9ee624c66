# SPDX-License-Identifier: GPL-3.0-or-later
"""What this Python has to offer."""

from __future__ import annotations

import platform
import time
from contextlib import suppress
from dataclasses import asdict
from typing import Any

import torch

from .. import devices
from ..fast import cuda_kernels
from ..training import pace
from ..validation import yardsticks
from .busyness import is_busy
from .footprint import footprints


def probe() -> dict[str, Any]:
    """What `workers.interpreter.EngineInfo` describes; takes some seconds."""
    with suppress(ImportError):  # a run will tell
        yardsticks.import_scikit_learn()  # which a run waits for
    start = time.thread_time()  # whatever the disk has added to it, which will not be so slow a second time
    busy = is_busy()
    found = [_device(device, busy) for device in devices.usable()]
    return {
        "python_version": platform.python_version(),
        "torch_version": torch.__version__,
        "cores": devices.cores(),
        "start_seconds": start,
        "devices": found,
        "is_busy": busy or is_busy(),
        "presets": [asdict(work) for work in pace.works()],
    }


def _device(device: torch.device, busy: bool) -> dict[str, Any]:
    """What `workers.interpreter.DeviceInfo` describes."""
    devices.make_deterministic(0)
    cuda_kernels.compile_in_background(device, devices.precision(device))
    return {
        "kind": device.type,
        "name": devices.describe(device),
        "memory_bytes": devices.total_memory(device),
        "footprints": footprints(device),
        "paces": [asdict(one) for one in pace.measure_paces(device, is_busy=busy)],
    }
