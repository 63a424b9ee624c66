# SPDX-License-Identifier: GPL-3.0-or-later
"""A bound of memory, and who sets it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Holder = Literal["machine", "control group", "SLURM", "Dask"]


@dataclass(frozen=True)
class MemoryBound:
    """How much memory may be taken.

    Attributes:
        holder: Who says so.
        total: Bytes that may be taken in all.
        free: Of which so many are still to be had.
    """

    holder: Holder
    total: int
    free: int
