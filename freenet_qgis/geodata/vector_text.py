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

_UNREAD = re.compile("[\udc80-\udcff]")  # bytes that Python kept as they were
_CODE_PAGE = re.compile(r"(?:ansi|oem|cp|windows|ibm)?[\s/_-]*(\d{3,5})", re.I)


class Decoder:
    """Reads text of a layer whose file does not say its encoding, or says a wrong one.

    Attributes:
        used: The encodings that text had to be read with, apart from what GDAL does.
    """

    def __init__(self, layer: ogr.Layer) -> None:
        told = layer.GetMetadata("SHAPEFILE") or {}
        self.told = next((told[key] for key in ("SOURCE_ENCODING", "CPG_VALUE") if told.get(key)), "")
        known = _codec(told.get("CPG_VALUE") or self.told)
        self._encodings = [*([known] if known and known != "utf-8" else []), WESTERN, LATIN_1]
        self.used: set[str] = set()

    def text(self, raw: str) -> str:
        """The text as it was meant."""
        if not _UNREAD.search(raw):
            return raw
        stored = raw.encode("utf-8", "surrogateescape")
        for encoding in self._encodings:
            try:
                found = stored.decode(encoding)
            except UnicodeDecodeError:
                continue
            self.used.add(encoding)
            return found
        return stored.decode("utf-8", "replace")


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
