# SPDX-License-Identifier: GPL-3.0-or-later
"""Shares and sizes as users read them, wherever they stand."""

from __future__ import annotations

from math import ceil, floor

from .i18n import number, tr

GIGABYTE = 10**9  # as disks and downloads are counted…
MEMORY_GIGABYTE = 2**30  # …and memory, by the makers of graphics cards


def percent(share: float, decimals: int = 1) -> str:
    """A share, 0 to 1, in percent with its sign."""
    return tr("{} %").format(number(100 * share, f".{decimals}f"))


def gigabytes(size: float, unit: int = GIGABYTE) -> str:
    """A number of bytes in gigabytes, without their name; for memory give `MEMORY_GIGABYTE`."""
    return number(size / unit, ".1f")


def too_few(needed: float, free: float, unit: int = GIGABYTE) -> dict[str, str]:
    """What is `needed` and the less that is `free`, in gigabytes: rounded apart, so that they never read the same."""
    tenth = unit / 10
    tenths = {"needed": ceil(needed / tenth), "free": floor(free / tenth)}
    return {name: gigabytes(count * tenth, unit) for name, count in tenths.items()}
