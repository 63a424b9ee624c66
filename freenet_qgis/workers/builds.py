# SPDX-License-Identifier: GPL-3.0-or-later
"""Which build of PyTorch fits this machine, and what it takes."""

from __future__ import annotations

import re
import subprocess
from typing import NamedTuple, Optional

from ..text.figures import GIGABYTE
from .process import WINDOWS_FLAGS
from .programs import find_program

# By the CUDA that the driver must know. Those after cu126 leave out cards older than Turing.
CUDA_BUILDS = {(11, 8): "cu118", (12, 0): "cu126", (12, 8): "cu128", (13, 0): "cu130"}
TURING, LAST_BEFORE_TURING = (7, 5), (12, 0)
SMI_SECONDS = 10


class Size(NamedTuple):
    """What a build takes, in bytes: downloaded, and on the disk with what is downloaded."""

    download: float
    disk: float


def fitting_build() -> str:
    """The build of PyTorch for this machine: of CUDA where its driver knows one, else ``cpu``; asks nvidia-smi."""
    driver = _version(r"CUDA[\w ]* Version: *(\d+)\.(\d+)", _nvidia_smi())
    card = _version(r"(\d+)\.(\d+)", _nvidia_smi("--query-gpu=compute_cap", "--format=csv,noheader"))
    if card and card < TURING and driver:
        driver = min(driver, LAST_BEFORE_TURING)
    known = [build for needed, build in CUDA_BUILDS.items() if driver and needed <= driver]
    return known[-1] if known else "cpu"


def size(build: str) -> Size:
    """What a build takes, roughly."""
    return Size(0.4 * GIGABYTE, 2 * GIGABYTE) if build == "cpu" else Size(3 * GIGABYTE, 10 * GIGABYTE)


def _nvidia_smi(*arguments: str) -> str:
    """What NVIDIA's driver says; nothing where there is none."""
    program = find_program("nvidia-smi")
    if program is None:
        return ""
    try:
        # A list of arguments, no shell; the program comes with the driver.
        command = [str(program), *arguments]
        return subprocess.run(  # nosec B603
            command, capture_output=True, text=True, timeout=SMI_SECONDS, check=False, creationflags=WINDOWS_FLAGS
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""


def _version(pattern: str, text: str) -> Optional[tuple[int, int]]:
    """The first version that the pattern finds."""
    found = re.search(pattern, text)
    return (int(found[1]), int(found[2])) if found else None
