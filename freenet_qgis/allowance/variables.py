# SPDX-License-Identifier: GPL-3.0-or-later
"""Bounds that stand in the environment: of SLURM for a job, of a Dask worker for its engine, of users for threads.

SLURM sees to its bounds by control groups where a cluster is set up so; elsewhere a job that takes more is ended.
See https://slurm.schedmd.com/sbatch.html, "Output environment variables".
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Optional

from .bounds import Holder, MemoryBound

WORKER_MEMORY = "FREENET_WORKER_MEMORY"
"""Bytes that an engine may take; a Dask worker sets it for those that it starts."""

MEGABYTE = 2**20
SLURM_MEMORY = (  # megabytes, and of how many things each there is so much
    ("SLURM_MEM_PER_NODE", None),
    ("SLURM_MEM_PER_CPU", "SLURM_CPUS_ON_NODE"),
    ("SLURM_MEM_PER_GPU", "SLURM_GPUS_ON_NODE"),
)
SLURM_PROCESSORS = ("SLURM_CPUS_PER_TASK", "SLURM_CPUS_ON_NODE")  # the first that is there
THREADS = "OMP_NUM_THREADS"  # which all that computes goes by, PyTorch first; Dask sets it to 1 for its workers
STATUS = Path("/proc/self/status")
OWN = ("RssAnon:", "RssShmem:")  # what is ours alone: parts of files can be had again


def memory_bounds(environment: Mapping[str, str]) -> list[MemoryBound]:
    """The bounds of memory; what this process holds counts as taken."""
    found: list[MemoryBound] = []
    for name, times in SLURM_MEMORY:
        megabytes, count = _number(environment, name), 1 if times is None else _number(environment, times)
        if megabytes and count:
            found.append(_bound("SLURM", megabytes * count * MEGABYTE))
    worker = _number(environment, WORKER_MEMORY)
    return [*found, _bound("Dask", worker)] if worker else found


def processor_bounds(environment: Mapping[str, str]) -> list[int]:
    """The bounds of processors, of SLURM and of the number of threads, where these are set."""
    of_slurm = (_number(environment, name) for name in SLURM_PROCESSORS)
    outermost = environment.get(THREADS, "").partition(",")[0].strip()  # a list has one number for each level
    return [*[count for count in of_slurm if count][:1], *filter(None, [_number({THREADS: outermost}, THREADS)])]


def _number(environment: Mapping[str, str], name: str) -> Optional[int]:
    """A positive number; None where there is none. SLURM's 0 stands for all memory of a machine."""
    text = environment.get(name, "")
    return int(text) or None if text.isdecimal() and text.isascii() else None


def _bound(holder: Holder, total: int) -> MemoryBound:
    return MemoryBound(holder, total, max(0, total - _held()))


def _held() -> int:
    """Bytes that this process holds; 0 where the system does not tell."""
    try:
        lines = (line.split() for line in STATUS.read_text(encoding="utf-8").splitlines())
        return sum(int(words[1]) * 1024 for words in lines if words[:1] and words[0] in OWN)
    except OSError:
        return 0
