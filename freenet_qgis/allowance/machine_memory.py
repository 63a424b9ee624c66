# SPDX-License-Identifier: GPL-3.0-or-later
"""The memory of the machine, as its system tells it; Python has no call for what is free."""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Optional

from .bounds import MemoryBound

MEMINFO = Path("/proc/meminfo")
VM_STAT = ("/usr/bin/vm_stat",)
AVAILABLE = ("Pages free", "Pages speculative", "Pages inactive")  # in use by nobody, or given back when it is short
PATIENCE_S = 5.0


def machine_memory() -> Optional[MemoryBound]:
    """The memory of the machine; None where its system does not tell what is free."""
    with suppress(AttributeError, KeyError, OSError, ValueError, subprocess.SubprocessError):
        if sys.platform == "win32":
            return of_windows(ctypes.windll.kernel32)
        if sys.platform == "darwin":
            return of_macos(VM_STAT)
        return of_linux(MEMINFO)
    return None


def of_linux(meminfo: Path) -> MemoryBound:
    """By ``/proc/meminfo``, whose lines are ``MemAvailable:   24106448 kB``."""
    fields = dict(line.split(":", 1) for line in meminfo.read_text(encoding="ascii").splitlines())
    total, free = (int(fields[name].split()[0]) * 1024 for name in ("MemTotal", "MemAvailable"))
    return MemoryBound("machine", total, free)


class MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of Windows: ``sysinfoapi.h``."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total_physical", ctypes.c_uint64),
        ("available_physical", ctypes.c_uint64),
        ("total_page_file", ctypes.c_uint64),
        ("available_page_file", ctypes.c_uint64),
        ("total_virtual", ctypes.c_uint64),
        ("available_virtual", ctypes.c_uint64),
        ("available_extended_virtual", ctypes.c_uint64),
    )


def of_windows(kernel32: Any) -> MemoryBound:
    """By GlobalMemoryStatusEx.

    Windows promises no more than memory and page files hold together: where that is less than what is free of the
    memory, an allocation fails.

    Args:
        kernel32: The library with that function.

    Raises:
        OSError: If it fails.
    """
    status = MemoryStatus(length=ctypes.sizeof(MemoryStatus))
    if not kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        raise OSError("GlobalMemoryStatusEx")
    return MemoryBound("machine", status.total_physical, min(status.available_physical, status.available_page_file))


def of_macos(command: tuple[str, ...]) -> MemoryBound:
    """By ``vm_stat``, whose lines are ``Pages free:   10593.``, in pages of the size that its first line tells.

    Args:
        command: The program, a part of macOS.

    Raises:
        ValueError: If it says something else.
    """
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE_S).stdout  # nosec B603
    page = re.search(r"page size of (\d+) bytes", said)
    pages = dict(re.findall(r"^(Pages [a-z ]+): +(\d+)\.$", said, re.MULTILINE))
    if page is None:
        raise ValueError(said)
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return MemoryBound("machine", total, int(page[1]) * sum(int(pages[name]) for name in AVAILABLE))
