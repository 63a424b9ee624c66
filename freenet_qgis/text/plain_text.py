# SPDX-License-Identifier: GPL-3.0-or-later
"""Text that others wrote, as it can be shown: what moves a cursor, turns letters round or breaks UTF-8 is escaped."""

from __future__ import annotations

import re
from html import escape

# Control characters; what turns the direction of letters round; what separates lines; halves of a letter.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_BROKEN = re.compile("[\ud800-\udfff]")


def escaped(text: str, kept: str = "") -> str:
    r"""The text with ``\x1b``, ``\u202e`` and the like in place of what would do something else than be seen.

    Args:
        text: From wherever.
        kept: Characters that stay as they are, such as ends of lines.
    """
    return _UNSHOWN.sub(lambda found: found[0] if found[0] in kept else _escape(found[0]), text)


def in_html(text: str) -> str:
    """The text for what shows HTML and would load the pictures it names: QGIS's message bar, tooltips."""
    return escape(escaped(text, kept="\n\r\t"), quote=False)


def never_html(text: str) -> str:
    """The text for what is shown now as it is, now as HTML: titles of tasks, QGIS's log, boxes of Processing."""
    return escaped(text, kept="\n\r\t").replace("<", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}")


def is_broken(text: str) -> bool:
    """Whether it holds halves of a letter (lone surrogates), as bytes do that are not UTF-8: no file can take it."""
    return bool(_BROKEN.search(text))


def whole(text: str) -> str:
    """The text with U+FFFD in place of halves of a letter."""
    return _BROKEN.sub("\ufffd", text)


def shortened(text: object, most: int) -> str:
    """In a line of so many characters at most."""
    line = " ".join(str(text).split())
    return line if len(line) <= most else f"{line[:most]}…"


def _escape(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that Python did not understand
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
