# SPDX-License-Identifier: GPL-3.0-or-later
"""Processes: which engines there are, as Linux and Windows list them, whether one is alive, and its sudden end."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from contextlib import suppress
from pathlib import Path

SUDDENLY = int(getattr(signal, "SIGKILL", signal.SIGTERM))  # for os.kill; Windows ends a process for any signal
ENDED_SUDDENLY = SUDDENLY if os.name == "nt" else -SUDDENLY  # its exit status then
QUERY_LIMITED_INFORMATION, STILL_ACTIVE, SNAPSHOT_OF_PROCESSES = 0x1000, 259, 2  # of Windows


def engines(parent: int, option: bytes = b"") -> list[int]:
    """Process numbers of the engines that `parent` has started to work, not those it only asks for their devices.

    With an option those alone that have it, as Linux tells.
    """
    if os.name == "nt":
        return _children_on_windows(parent)
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            starter = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended while we looked
        is_asked = b"--probe" in command or b"--check" in command
        if starter == parent and b"freenet_qgis.engine" in command and option in command and not is_asked:
            found.append(int(folder.name))
    return found


def mentioned(folder: Path) -> list[str]:
    """The commands of the processes that were told of a folder, as Linux lists them."""
    commands = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended while we looked
            commands.append(os.fsdecode((process / "cmdline").read_bytes()))
    return [command for command in commands if str(folder) in command]


def is_alive(process: int) -> bool:
    """Whether a process still runs; one that only waits to be buried does not."""
    if os.name == "nt":
        return _is_alive_on_windows(process)
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def ends(process: int, within_s: float = 60.0) -> bool:
    """Whether a process that was told to end is gone soon; the system buries it when it has the time."""
    end = time.monotonic() + within_s
    while is_alive(process) and time.monotonic() < end:
        time.sleep(0.01)
    return not is_alive(process)


class _Entry(ctypes.Structure):
    """PROCESSENTRY32 of Windows."""

    _fields_ = [
        ("size", ctypes.c_uint32),
        ("usage", ctypes.c_uint32),
        ("number", ctypes.c_uint32),
        ("heap", ctypes.c_size_t),
        ("module", ctypes.c_uint32),
        ("threads", ctypes.c_uint32),
        ("parent", ctypes.c_uint32),
        ("priority", ctypes.c_int32),
        ("flags", ctypes.c_uint32),
        ("program", ctypes.c_char * 260),
    ]


def _children_on_windows(parent: int) -> list[int]:
    """All of them: while training goes on nobody is asked anything beside."""
    system = ctypes.WinDLL("kernel32")
    system.CreateToolhelp32Snapshot.restype = ctypes.c_void_p
    snapshot = ctypes.c_void_p(system.CreateToolhelp32Snapshot(SNAPSHOT_OF_PROCESSES, 0))
    entry, found = _Entry(ctypes.sizeof(_Entry)), []
    there_is = system.Process32First(snapshot, ctypes.byref(entry))
    while there_is:
        if entry.parent == parent and entry.program.lower().startswith(b"python"):
            found.append(entry.number)
        there_is = system.Process32Next(snapshot, ctypes.byref(entry))
    system.CloseHandle(snapshot)
    return found


def _is_alive_on_windows(process: int) -> bool:
    system = ctypes.WinDLL("kernel32")
    system.OpenProcess.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(system.OpenProcess(QUERY_LIMITED_INFORMATION, False, process))
    if not handle:
        return False
    status = ctypes.c_ulong()
    system.GetExitCodeProcess(handle, ctypes.byref(status))
    system.CloseHandle(handle)
    return status.value == STILL_ACTIVE
