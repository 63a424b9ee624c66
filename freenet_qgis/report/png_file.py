# SPDX-License-Identifier: GPL-3.0-or-later
"""A PNG file of others without what no picture needs: a text or a profile in it may unpack to gigabytes."""

from __future__ import annotations

import struct

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")


def only_pixels(content: bytes) -> tuple[bytes, int, int]:
    """A PNG file with its pixels and colours alone, and its columns and rows.

    Source: W3C, "Portable Network Graphics (PNG) Specification", third edition, section 5.

    Raises:
        ValueError: If it is no PNG file, or is cut short.
    """
    chunks = _chunks(content)
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 25:
        raise ValueError("this is no PNG file")
    cols, rows = struct.unpack(">II", chunks[0][1][8:16])
    return SIGNATURE + b"".join(chunk for kind, chunk in chunks if kind in _KEPT), cols, rows


def _chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    """The kind of each chunk, and the chunk as it is: length, kind, content, checksum."""
    if not content.startswith(SIGNATURE):
        raise ValueError("this is no PNG file")
    chunks, place = [], len(SIGNATURE)
    while place < len(content):
        end = place + 12 + int.from_bytes(content[place : place + 4], "big")
        if end > len(content):
            raise ValueError("this PNG file is cut short")
        chunks.append((content[place + 4 : place + 8], content[place:end]))
        place = end
    return chunks
