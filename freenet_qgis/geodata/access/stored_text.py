# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that files carry, and names of files, which older programs did not write in UTF-8."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Union


def readable(text: Union[str, bytes]) -> str:
    """A text as GDAL gives it; where that is not UTF-8, as Windows of Western Europe writes it."""
    stored = text.encode("utf-8", "surrogateescape") if isinstance(text, str) else bytes(text)
    try:
        return stored.decode("utf-8")
    except UnicodeDecodeError:
        return stored.decode("cp1252", "replace")


def readable_items(items: Mapping[Union[str, bytes], Union[str, bytes]]) -> dict[str, str]:
    """Metadata items."""
    return {readable(key): readable(value) for key, value in items.items()}
