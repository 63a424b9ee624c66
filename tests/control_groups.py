# SPDX-License-Identifier: GPL-3.0-or-later
"""A control group (cgroup) of Linux for a test, in which processes may take so much and no more, as in a container."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import pytest

from freenet_qgis.allowance.control_groups import PROCESS, groups

PERIOD_US = 100_000
Bounded = Callable[[Sequence[str]], list[str]]  # what runs a command in the group


@contextmanager
def control_group(memory: int, processors: float = 0.0) -> Iterator[Bounded]:
    """A group of so many bytes and, unless 0, processors; the test is skipped where none can be made."""
    if sys.platform != "linux":
        pytest.skip("control groups are of Linux alone")
    folders: list[Path] = []
    try:
        if _by_systemd():
            yield lambda command: [*_scope(memory, processors), *command]
            return
        folders += _made("memory", {"memory.limit_in_bytes": memory}) or _made("", {"memory.max": memory})
        if not folders:
            pytest.skip("no control group can be made: neither systemd-run nor a writable /sys/fs/cgroup")
        if processors:
            quota = int(processors * PERIOD_US)
            wanted = {"cpu.cfs_period_us": PERIOD_US, "cpu.cfs_quota_us": quota}
            bounded = _made("cpu", wanted) or _written(folders[0], {"cpu.max": f"{quota} {PERIOD_US}"})
            if not bounded:
                pytest.skip("no control group of processors can be made")
            folders += [folder for folder in bounded if folder not in folders]
        joining = " && ".join(f"echo $$ > {shlex.quote(str(folder / 'cgroup.procs'))}" for folder in folders)
        yield lambda command: ["sh", "-c", f'{joining} && exec "$@"', "sh", *command]
    finally:
        for folder in folders:
            _remove(folder)


def _made(controller: str, values: dict[str, int]) -> list[Path]:
    """A group within our own or, where processes there forbid it, within the highest; none where that is forbidden."""
    around = list(groups(PROCESS, controller))
    for parent in around[:: max(1, len(around) - 1)]:
        folder = parent / f"freenet-{uuid4().hex}"
        with suppress(OSError):
            folder.mkdir()
            if found := _written(folder, values):
                return found
            folder.rmdir()
    return []


def _written(folder: Path, values: dict[str, int] | dict[str, str]) -> list[Path]:
    try:
        for name, value in values.items():
            handle = os.open(folder / name, os.O_WRONLY)  # which makes no file
            os.write(handle, str(value).encode())
            os.close(handle)
    except OSError:
        return []
    return [folder]


def _remove(folder: Path) -> None:
    """Remove a group as soon as its last process is gone."""
    for _ in range(100):
        with suppress(OSError):
            folder.rmdir()
            return
        time.sleep(0.05)


def _scope(memory: int, processors: float) -> list[str]:
    share = [f"--property=CPUQuota={100 * processors:.0f}%"] if processors else []
    bounds = [f"--property=MemoryMax={memory}", "--property=MemorySwapMax=0", *share]
    return ["systemd-run", *([] if os.geteuid() == 0 else ["--user"]), "--scope", "--quiet", *bounds]


def _by_systemd() -> bool:
    """Whether systemd runs here and makes groups for us."""
    if shutil.which("systemd-run") is None:
        return False
    return subprocess.run([*_scope(2**28, 0.0), "true"], capture_output=True).returncode == 0
