# SPDX-License-Identifier: GPL-3.0-or-later
"""Which build of PyTorch fits this machine, and what it takes."""

from __future__ import annotations

import platform
import re
import subprocess
import sys
from typing import NamedTuple, Optional

from ..errors import FreeNetError
from ..text.figures import GIGABYTE
from ..text.i18n import tr
from .process import WINDOWS_FLAGS
from .programs import find_program

Version = tuple[int, int]

OLDEST_TORCH: Version = (2, 3)  # as in pyproject.toml
# The newest PyTorch that is supported is said here. Raise it once `make test-versions` has run with it, and see below
# whether its builds are others: PyTorch's RELEASE.md tells, and its issues "CUDA support matrix for Release …".
NEWEST_TORCH: Version = (2, 15)
SMI_SECONDS = 10


class CudaBuild(NamedTuple):
    """A build of PyTorch for NVIDIA cards.

    Attributes:
        name: Its name in PyTorch's index.
        driver: The CUDA that the driver must know: that of the build, or for 12.6 the first of 12 (a driver of CUDA 12
            runs all of CUDA 12).
        oldest_card: Compute capability of the oldest cards that it has code for…
        newest_card: …and of the newest; None where newer ones than today's will do.
        newest_torch: The newest PyTorch that comes as this build…
        newest_on_pypi: …and the newest on PyPI that does, where each PyTorch for Linux comes as one build; None: none.
    """

    name: str
    driver: Version
    oldest_card: Version
    newest_card: Optional[Version]
    newest_torch: Version
    newest_on_pypi: Optional[Version]


MAXWELL, TURING, HOPPER = (5, 0), (7, 5), (9, 0)
CUDA_BUILDS = [  # the newest CUDA last
    CudaBuild("cu118", (11, 8), MAXWELL, HOPPER, (2, 7), None),
    CudaBuild("cu126", (12, 0), MAXWELL, HOPPER, (2, 14), (2, 7)),  # the last for cards before Turing: pytorch#190385
    CudaBuild("cu128", (12, 8), TURING, None, (2, 11), (2, 10)),  # Blackwell where the driver does not know CUDA 13 yet
    CudaBuild("cu130", (13, 0), TURING, None, (2, 15), (2, 13)),
    CudaBuild("cu132", (13, 2), TURING, None, (2, 15), (2, 15)),
]


class Size(NamedTuple):
    """What a build takes, in bytes: downloaded, and on the disk with what is downloaded."""

    download: float
    disk: float


def fitting_build() -> str:
    """The build of PyTorch for this machine: of CUDA where driver and card know one, else ``cpu``; asks nvidia-smi.

    The one with the newest PyTorch. Of several cards the best counts, which is the one that PyTorch computes on.
    """
    driver = next(iter(_versions(r"CUDA[\w ]* Version: *(\d+)\.(\d+)", _nvidia_smi())), None)
    cards = _versions(r"(\d+)\.(\d+)", _nvidia_smi("--query-gpu=compute_cap", "--format=csv,noheader"))
    known = [build for build in CUDA_BUILDS if driver and build.driver <= driver and _has_code(build, cards)]
    return max(reversed(known), key=lambda build: build.newest_torch).name if known else "cpu"


def _has_code(build: CudaBuild, cards: list[Version]) -> bool:
    """Whether a build can compute on the best of the cards; drivers too old to tell them have old cards."""
    return not cards or build.oldest_card <= max(cards) <= (build.newest_card or max(cards))


def torch_of(build: str) -> str:
    """The PyTorch to install of a build, as pip reads it: not one that comes for other cards only."""
    return _up_to({known.name: known.newest_torch for known in CUDA_BUILDS}.get(build))


def torch_on_pypi() -> str:
    """The PyTorch to install from PyPI: the newest whose one build fits this machine; if none does, the newest."""
    return _up_to({known.name: known.newest_on_pypi for known in CUDA_BUILDS}.get(fitting_build()))


def _up_to(version: Optional[Version]) -> str:
    newest = version or NEWEST_TORCH
    return f"torch >= {OLDEST_TORCH[0]}.{OLDEST_TORCH[1]}, < {newest[0]}.{newest[1] + 1}"


def refuse_intel_mac(system: str = sys.platform, machine: Optional[str] = None) -> None:
    """Say before anything is downloaded that there is nothing to download.

    Args:
        system: As in `sys.platform`.
        machine: Its processor, also where QGIS is made for another one and translated; None: this one's.

    Raises:
        FreeNetError: On a Mac with an Intel processor.
    """
    if system == "darwin" and (machine or platform.machine()) == "x86_64":
        raise FreeNetError(
            tr("PyTorch for Macs with Intel processors ended with version 2.2.2; FreeNet needs 2.3 or later."),
            tr("On a Mac with Apple silicon use a QGIS made for it; else choose a Python that has such a PyTorch."),
        )


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


def _versions(pattern: str, text: str) -> list[Version]:
    """The versions that the pattern finds."""
    return [(int(major), int(minor)) for major, minor in re.findall(pattern, text)]
