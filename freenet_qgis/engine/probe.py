# SPDX-License-Identifier: GPL-3.0-or-later
"""What this Python has to offer."""

from __future__ import annotations

import platform
from typing import Any

import torch

from . import devices, pace
from .footprint import footprints


def probe() -> dict[str, Any]:
    """What `workers.interpreter.EngineInfo` describes; takes about a second."""
    return {
        "python_version": platform.python_version(),
        "torch_version": torch.__version__,
        "cores": devices.cores(),
        "devices": [
            {
                "kind": device.type,
                "name": devices.describe(device),
                "memory_bytes": devices.total_memory(device),
                "footprints": footprints(device),
                **pace.measure(device),
            }
            for device in devices.usable()
        ],
        "presets": pace.works(),
    }
