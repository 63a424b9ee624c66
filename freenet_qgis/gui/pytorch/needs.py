# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run needs of this machine, in words."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass

from ...contract.capabilities import DeviceInfo
from ...geodata.raster import RasterInfo
from ...text.figures import GIGABYTE, gigabytes
from ...text.i18n import tr
from ...workers.forecast import disk_bytes, memory_bytes


@dataclass(frozen=True)
class Needs:
    """A line of text, empty if nothing is known, and whether the machine has what is needed."""

    text: str = ""
    is_met: bool = True


def needs(info: RasterInfo, left_out: int, device: DeviceInfo, preset: str, classes: int) -> Needs:
    """The memory and disk that a run on this raster needs, in words.

    Args:
        info: The raster.
        left_out: How many of its bands are not used.
        device: Where the run computes.
        preset: How it trains.
        classes: How many classes it tells apart.
    """
    pixels, bands = info.grid.rows * info.grid.cols, info.all_bands - left_out
    disk = disk_bytes(pixels, bands, info.dtype.itemsize)
    free = shutil.disk_usage(tempfile.gettempdir()).free
    memory = memory_bytes(device, preset, pixels, bands, classes)
    if memory is None:
        return Needs(_on_disk(disk, free), disk <= free)
    has = tr("Memory: up to {} of {}.").format(_size(memory), _size(device.memory_bytes))
    text = has if device.memory_bytes else tr("Memory: up to {}.").format(_size(memory))
    return Needs(f"{text} {_on_disk(disk, free)}", disk <= free and not 0 < device.memory_bytes < memory)


def _on_disk(needed: int, free: int) -> str:
    return tr("Disk: {} of {} free.").format(_size(needed), _size(free))


def _size(size: float) -> str:
    """Bytes in words, as coarse as a forecast is."""
    if size < 0.1e9:
        return tr("{} MB").format(max(1, round(size / 1e6)))
    return tr("{} GB").format(gigabytes(size) if size < 10 * GIGABYTE else round(size / GIGABYTE))
