# SPDX-License-Identifier: GPL-3.0-or-later
"""Shares, sizes and lengths as users read them, wherever they stand."""

from __future__ import annotations

from decimal import Decimal
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


def length(computed: float) -> str:
    """A length that was computed, without its unit: to three digits, or whole. What users gave keeps its digits."""
    decimals = -int(Decimal(f"{computed:.3g}").as_tuple().exponent)
    return number(computed, f",.{max(0, decimals)}f")


def too_few(needed: float, free: float, unit: int = GIGABYTE) -> dict[str, str]:
    """What is `needed` and the less that is `free`, in gigabytes: rounded apart, so that they never read the same."""
    tenth = unit / 10
    tenths = {"needed": ceil(needed / tenth), "free": floor(free / tenth)}
    return {name: gigabytes(count * tenth, unit) for name, count in tenths.items()}
