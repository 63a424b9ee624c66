# SPDX-License-Identifier: GPL-3.0-or-later
"""The class map as a small picture inside the page."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from collections.abc import Sequence

import numpy as np

from ..contract.figures import ClassFigures
from ..text.hex_colors import rgb
from ..text.i18n import tr
from .elements import Element, element, section
from .words import chip

LARGEST_PX = 800  # of the longer side; a larger map is thinned out
SMALLEST_PX = 400  # pixels of a smaller map are drawn as squares


def class_map(mapped: np.ndarray, classes: Sequence[ClassFigures]) -> Element:
    """The map with its legend; pixels that are not classified let the paper through.

    Args:
        mapped: uint8, shape (rows, cols); 0 is not classified, 1…n are the classes. May be a memory map.
        classes: The classes 1…n.
    """
    shown = _to_size(mapped)
    present = [info for number, info in enumerate(classes, 1) if np.any(shown == number)]
    legend = [element("li", chip(info.name, info.color)) for info in present]
    says = tr("Class map of {rows} x {cols} pixels").format(rows=mapped.shape[0], cols=mapped.shape[1])
    picture = drawn(mapped, [info.color for info in classes], says)
    return section(tr("Map"), picture, element("ul", legend, kind="legend"))


def drawn(mapped: np.ndarray, colors: Sequence[str], says: str) -> Element:
    """A map of colours alone.

    Args:
        mapped: As of `class_map`.
        colors: The colours 1…n, like ``#33a02c``.
        says: What it shows, for those who cannot see it.
    """
    picture = b64encode(png(_to_size(mapped), colors)).decode("ascii")
    return element("img", kind="map", src=f"data:image/png;base64,{picture}", alt=says)


def png(pixels: np.ndarray, colors: Sequence[str]) -> bytes:
    """A PNG file with a palette.

    Source: W3C, "Portable Network Graphics (PNG) Specification", third edition, sections 5 and 11.

    Args:
        pixels: uint8, shape (rows, cols); 0 is transparent, 1…n are the colours.
        colors: Like ``#33a02c``.
    """
    rows, cols = pixels.shape
    palette = bytes(3) + b"".join(bytes(rgb(color)) for color in colors)
    unfiltered = np.hstack([np.zeros((rows, 1), np.uint8), pixels])  # each row begins with the number of its filter
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", cols, rows, 8, 3, 0, 0, 0)),  # 8 bits, palette
            _chunk(b"PLTE", palette),
            _chunk(b"tRNS", b"\0"),
            _chunk(b"IDAT", zlib.compress(unfiltered.tobytes(), 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _to_size(mapped: np.ndarray) -> np.ndarray:
    """Every so many pixels of a large map; every pixel of a small one several times."""
    longer = max(mapped.shape)
    step, times = -(-longer // LARGEST_PX), -(-SMALLEST_PX // longer)
    return np.asarray(mapped[::step, ::step]).repeat(times, axis=0).repeat(times, axis=1)
