# SPDX-License-Identifier: GPL-3.0-or-later
"""How many processors this process may use."""

from __future__ import annotations

import os
from collections.abc import Mapping

from . import control_groups, variables
from .variables import THREADS


def processors(environment: Mapping[str, str] = os.environ) -> int:
    """How many processors this process may use: affinity, control groups, SLURM, OMP_NUM_THREADS; at least one."""
    bounds = *control_groups.processor_bounds(), *variables.processor_bounds(environment)
    return max(1, min([seen_processors(), *bounds]))


def seen_processors() -> int:
    """How many it is let run on, which is what libraries go by: they know nothing of shares of time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def thread_variables() -> dict[str, str]:
    """Variables for libraries that would start more threads than there are processors to use; to be set before import.

    Threads beyond a share of time wait for each other at every step, and each takes memory.
    """
    count = processors()
    if count == seen_processors():
        return {}
    return dict.fromkeys((THREADS, "LOKY_MAX_CPU_COUNT"), str(count))  # all that computes, and joblib
