# SPDX-License-Identifier: GPL-3.0-or-later
"""Text of vector files that is not the UTF-8 that GDAL takes it for, and text that was decoded wrongly before."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Optional

from osgeo import ogr

WESTERN, LATIN_1 = "cp1252", "iso8859-1"
LOST = "\ufffd"  # what decoders put in place of what they cannot read
_OF_THE_WRITER = "87"  # in the head of a table: the encoding of whoever wrote it, which GDAL takes for ISO 8859-1

_UNREAD = re.compile("[\udc80-\udcff]")  # bytes that Python kept as they were
_CONTROLS = re.compile("[\x80-\x9f]")  # no text holds them; encodings other than ISO 8859-1 have letters there
_CODE_PAGE = re.compile(r"(?:ansi|oem|cp|windows|ibm)?[\s/_-]*(\d{3,5})", re.I)


class Decoder:
    """Reads text of a layer whose file does not say its encoding, or says a wrong one.

    Attributes:
        named: The encoding that the file names, rightly or not; empty for none.
        used: The encodings that text had to be read with though the file does not tell them.
    """

    def __init__(self, layer: ogr.Layer) -> None:
        items = layer.GetMetadata("SHAPEFILE") or {}
        self._is_guessed = items.get("LDID_VALUE") == _OF_THE_WRITER and not items.get("CPG_VALUE")
        keys = () if self._is_guessed else ("SOURCE_ENCODING", "CPG_VALUE")
        self.named = next((items[key] for key in keys if items.get(key)), "")
        self._known = _codec(items.get("CPG_VALUE") or self.named)
        self._is_latin_1 = LATIN_1 in (_codec(self.named), self._known)
        known = (self._known, _codec(items.get("ENCODING_FROM_LDID", "")))
        self._encodings = [*(one for one in known if one not in (None, "utf-8", LATIN_1)), WESTERN]
        self._encoding = self._encodings[0]
        self._stored: list[bytes] = []
        self.used: set[str] = set()

    def settle(self, texts: Iterable[str]) -> bool:
        """Choose the one encoding that reads these texts and all before; whether there is one."""
        self._stored += filter(None, map(self._unread, texts))
        fitting = [one for one in self._encodings if all(_reads(one, stored) for stored in self._stored)]
        self._encoding = fitting[0] if fitting else self._encodings[0]
        return bool(fitting)

    def text(self, raw: str) -> str:
        """The text as it was meant; `LOST` for what the encoding settled upon does not know."""
        stored = self._unread(raw)
        if stored is None:
            return raw
        if self._encoding != self._known:
            self.used.add(self._encoding)
        return stored.decode(self._encoding, "replace")

    def _unread(self, raw: str) -> Optional[bytes]:
        """What the file holds, where GDAL does not read it; what it takes for ISO 8859-1 is mostly Windows-1252."""
        if _UNREAD.search(raw):
            return raw.encode("utf-8", "surrogateescape")
        if self._is_guessed and not raw.isascii():
            return raw.encode(LATIN_1, "replace")
        if self._is_latin_1 and _CONTROLS.search(raw):
            return raw.encode(LATIN_1, "replace")
        return None


def _reads(encoding: str, stored: bytes) -> bool:
    try:
        return not _CONTROLS.search(stored.decode(encoding))
    except UnicodeDecodeError:
        return False


def looks_twice_decoded(texts: Iterable[str]) -> list[str]:
    """Those texts that look like UTF-8 read as Western European: ``GewÃ¤sser``."""
    return [text for text in dict.fromkeys(texts) if _meant(text) not in (None, text)]


def _meant(text: str) -> Optional[str]:
    if text.isascii():
        return None
    for encoding in (WESTERN, LATIN_1):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return None


def _codec(name: str) -> Optional[str]:
    """What Python calls an encoding of a .cpg file: "1252", "ANSI 1252", "ISO 88591", "Big5"."""
    plain = name.strip().strip("\ufeff")
    pages = _CODE_PAGE.fullmatch(plain)
    latin = re.fullmatch(r"(?:iso)?[\s_-]*8859[\s_-]*(\d{1,2})", plain, re.I)
    candidates = ([f"iso8859-{latin[1]}"] if latin else []) + ([f"cp{pages[1]}"] if pages else []) + [plain]
    for candidate in filter(None, candidates):
        with suppress(LookupError):
            return codecs.lookup(candidate).name
    return None
