# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers with their nouns."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """``1 polygon``, ``2 polygons``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
