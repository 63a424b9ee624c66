# SPDX-License-Identifier: GPL-3.0-or-later
"""How much main memory this process may take."""

from __future__ import annotations

import os
from typing import Optional

from ..text.figures import MEMORY_GIGABYTE, gigabytes
from ..text.i18n import tr
from . import control_groups, variables
from .bounds import MemoryBound
from .machine_memory import machine_memory


def memory_bound() -> Optional[MemoryBound]:
    """The bound that leaves least to be had, of machine, control groups, SLURM and Dask; None where nobody tells.

    Its total is the least of all.
    """
    machine = machine_memory()
    found = [*([] if machine is None else [machine]), *granted_memory()]
    if not found:
        return None
    tightest = min(found, key=lambda bound: bound.free)
    return MemoryBound(tightest.holder, min(bound.total for bound in found), tightest.free)


def granted_memory() -> list[MemoryBound]:
    """The bounds that others than the machine set: control groups, SLURM, Dask."""
    return [*control_groups.memory_bounds(), *variables.memory_bounds(os.environ)]


def bound_in_words(bound: Optional[MemoryBound]) -> str:
    """Who lets us take less than the machine has, and what to do, for a hint; empty where nobody does."""
    if bound is None or bound.holder == "machine":
        return ""
    text = {
        "control group": tr("The container or job that this runs in may take {total} GB in all: give it more."),
        "SLURM": tr("SLURM has given this job {total} GB in all: ask for more with --mem."),
        "Dask": tr("The Dask worker lets a run take {total} GB: start it with a larger --memory-limit, or with 0."),
    }[bound.holder]
    return text.format(total=gigabytes(bound.total, MEMORY_GIGABYTE))
