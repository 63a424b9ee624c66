# SPDX-License-Identifier: GPL-3.0-or-later
"""Shares and sizes as users read them, wherever they stand."""

from __future__ import annotations

from .i18n import number, tr

GIGABYTE = 10**9  # as disks and downloads are counted…
MEMORY_GIGABYTE = 2**30  # …and memory, by the makers of graphics cards


def percent(share: float, decimals: int = 1) -> str:
    """A share, 0 to 1, in percent with its sign."""
    return tr("{} %").format(number(100 * share, f".{decimals}f"))


def gigabytes(size: float, unit: int = GIGABYTE) -> str:
    """A number of bytes in gigabytes, without their name; for memory give `MEMORY_GIGABYTE`."""
    return number(size / unit, ".1f")
