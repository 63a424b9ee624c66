# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what lrelease writes, where there is no Qt to do it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
MESSAGES = 0x69  # the section that holds them
END, TRANSLATION, SOURCE = 1, 3, 6  # parts of a message
_PLACE = struct.Struct(">BI")  # what follows, and of how many bytes


def read(path: Path) -> dict[str, str]:
    """The translations of a .qm file by their source; of all contexts, FreeNet has one only.

    Raises:
        ValueError: If the file is none.
    """
    content = path.read_bytes()
    if not content.startswith(MAGIC):
        raise ValueError(f"'{path}' is not a file of translations")
    place = len(MAGIC)
    while place < len(content):
        tag, size = _PLACE.unpack_from(content, place)
        place += _PLACE.size
        if tag == MESSAGES:
            return dict(_pairs(content[place : place + size]))
        place += size
    return {}


def _pairs(messages: bytes) -> Iterator[tuple[str, str]]:
    place, source, translation = 0, "", ""
    while place < len(messages):
        if messages[place] == END:
            yield source, translation
            place += 1
            continue
        tag, size = _PLACE.unpack_from(messages, place)
        place += _PLACE.size
        text = messages[place : place + size]
        place += size
        if tag == TRANSLATION:
            translation = text.decode("utf-16-be")
        elif tag == SOURCE:
            source = text.decode("utf-8")
