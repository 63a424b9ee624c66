# SPDX-License-Identifier: GPL-3.0-or-later
"""Bounds of the control groups (cgroups) of Linux, in which containers and the jobs of clusters run.

A group's bound holds for all groups in it, so each group from our own up to the highest that can be seen is asked.
Version 2 has one tree of groups, version 1 one for each thing that is bounded; both may be there.

See https://docs.kernel.org/admin-guide/cgroup-v2.html and …/cgroup-v1/memory.html.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Optional

from .bounds import MemoryBound

PROCESS = Path("/proc/self")
CACHE_V2 = ("inactive_file", "active_file", "slab_reclaimable")  # what the kernel gives back when it is short…
CACHE_V1 = ("total_inactive_file", "total_active_file")  # …of a group and of all in it


def memory_bounds(process: Path = PROCESS) -> list[MemoryBound]:
    """The bounds of memory; none where there are no control groups.

    Args:
        process: The folder of a process under ``/proc``, where its groups stand.
    """
    found = [_memory_v1(group) for group in groups(process, "memory")]
    found += [_memory_v2(group) for group in groups(process, "")]
    return [bound for bound in found if bound is not None]


def processor_bounds(process: Path = PROCESS) -> list[int]:
    """The bounds of processors: the share of time that is allotted, in whole processors, rounded up."""
    found = [_processors_v1(group) for group in groups(process, "cpu")]
    found += [_processors_v2(group) for group in groups(process, "")]
    return [bound for bound in found if bound is not None]


def groups(process: Path, controller: str) -> Iterator[Path]:
    """The folders of our group and of those around it, the innermost first.

    Args:
        process: The folder of a process under ``/proc``.
        controller: Of version 1; empty for version 2.
    """
    with suppress(OSError, ValueError):
        own = _own_group(process, controller)
        mounted = None if own is None else _mounted(process, controller)
        if own is None or mounted is None:
            return
        root, place = mounted
        # A container may see the path that the host gives its group, or its own group as the root of all.
        inner = own.relative_to(root) if own.is_relative_to(root) and ".." not in own.parts else Path()
        for part in (inner, *inner.parents):
            yield place / part


def _own_group(process: Path, controller: str) -> Optional[Path]:
    """The path of our group in its tree: ``4:memory:/some/group``, or ``0::/some/group`` of version 2."""
    for line in (process / "cgroup").read_text(encoding="utf-8").splitlines():
        number, controllers, path = line.split(":", 2)
        if controller in controllers.split(",") and (bool(controller) or number == "0"):
            return Path(path)
    return None


def _mounted(process: Path, controller: str) -> Optional[tuple[Path, Path]]:
    """Which group of a tree is mounted, and where.

    A line is ``31 23 0:28 ROOT PLACE rw,relatime shared:1 - TYPE SOURCE OPTIONS``.
    """
    for line in (process / "mountinfo").read_text(encoding="utf-8").splitlines():
        mount, _, system = line.partition(" - ")
        kind, _, options = system.split(" ", 2)
        wanted = kind == "cgroup" and controller in options.split(",") if controller else kind == "cgroup2"
        if wanted:
            root, place = mount.split(" ")[3:5]
            return Path(root), Path(place)
    return None


def _number(group: Path, name: str) -> Optional[int]:
    """What stands in a file; None where it is no number, such as ``max``, or there is none, as in the highest group."""
    with suppress(OSError, ValueError):
        return int((group / name).read_text(encoding="ascii"))
    return None


def _memory_v1(group: Path) -> Optional[MemoryBound]:
    return _memory(group, _number(group, "memory.limit_in_bytes"), "memory.usage_in_bytes", CACHE_V1)


def _memory_v2(group: Path) -> Optional[MemoryBound]:
    """Beyond ``memory.max`` the kernel kills; beyond ``memory.high`` it slows a group until hardly anything moves."""
    limits = [limit for name in ("memory.max", "memory.high") if (limit := _number(group, name)) is not None]
    return _memory(group, min(limits, default=None), "memory.current", CACHE_V2)


def _memory(group: Path, limit: Optional[int], used: str, cache: tuple[str, ...]) -> Optional[MemoryBound]:
    """The bound of a group; None where it has none.

    Args:
        group: Its folder.
        limit: What its processes may take together.
        used: The file with what they have taken, cached files included.
        cache: The lines of ``memory.stat`` that tell what would be given back.
    """
    taken = _number(group, used)
    if limit is None or taken is None:
        return None
    own = max(0, taken - _given_back(group, cache))
    return MemoryBound("control group", limit, max(0, limit - own))


def _given_back(group: Path, cache: tuple[str, ...]) -> int:
    with suppress(OSError, ValueError):
        lines = (line.split() for line in (group / "memory.stat").read_text(encoding="ascii").splitlines())
        return sum(int(value) for name, value in lines if name in cache)
    return 0


def _processors_v1(group: Path) -> Optional[int]:
    quota, period = _number(group, "cpu.cfs_quota_us"), _number(group, "cpu.cfs_period_us")
    return math.ceil(quota / period) if quota and period and quota > 0 else None


def _processors_v2(group: Path) -> Optional[int]:
    """Of ``QUOTA PERIOD``, or ``max PERIOD`` for no bound."""
    with suppress(OSError, ValueError):
        quota, period = map(int, (group / "cpu.max").read_text(encoding="ascii").split())
        return math.ceil(quota / period)
    return None
