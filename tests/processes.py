# SPDX-License-Identifier: GPL-3.0-or-later
"""Engine processes, as Linux lists them."""

from __future__ import annotations

from pathlib import Path


def engines(parent: int) -> list[int]:
    """Process numbers of the engines that `parent` has started to train, not those it only asks for their devices."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            starter = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended while we looked
        if starter == parent and b"freenet_qgis.engine" in command and b"--probe" not in command:
            found.append(int(folder.name))
    return found


def is_alive(process: int) -> bool:
    """Whether a process still runs; one that only waits to be buried does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
