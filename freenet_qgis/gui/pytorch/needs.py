# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run needs of this machine, in words."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass

from ...contract.capabilities import DeviceInfo, EngineInfo
from ...text.figures import GIGABYTE, MEMORY_GIGABYTE, gigabytes
from ...text.i18n import tr
from ...workers.forecast import PlannedRun, disk_bytes, memory_bytes


@dataclass(frozen=True)
class Needs:
    """A line of text, empty if nothing is known, and whether the machine has what is needed."""

    text: str = ""
    is_met: bool = True


def needs(info: EngineInfo, device: DeviceInfo, wanted: PlannedRun) -> Needs:
    """The memory and disk that a run needs, in words.

    Args:
        info: The Python that runs the engine.
        device: Where the run computes.
        wanted: The run.
    """
    disk = disk_bytes(wanted)
    free = shutil.disk_usage(tempfile.gettempdir()).free
    memory = memory_bytes(info, device, wanted)
    if memory is None:
        return Needs(_on_disk(disk, free), disk <= free)
    needed, there = (_size(size, MEMORY_GIGABYTE) for size in (memory, device.memory_bytes))
    has = tr("Memory: up to {} of {}.").format(needed, there)
    text = has if device.memory_bytes else tr("Memory: up to {}.").format(needed)
    return Needs(f"{text} {_on_disk(disk, free)}", disk <= free and not 0 < device.memory_bytes < memory)


def _on_disk(needed: int, free: int) -> str:
    return tr("Disk: {} of {} free.").format(_size(needed), _size(free))


def _size(size: float, unit: int = GIGABYTE) -> str:
    """Bytes in words, as coarse as a forecast is; for memory give `MEMORY_GIGABYTE`."""
    if size < 0.1 * unit:
        return tr("{} MB").format(max(1, round(1000 * size / unit)))
    return tr("{} GB").format(gigabytes(size, unit) if size < 10 * unit else round(size / unit))
