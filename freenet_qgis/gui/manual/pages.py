# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the manual as files; ``docs/site/manual_pages.py`` makes them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Union

from ...paths import MANUAL

HOME = "index.md"
_TAG = re.compile(r"<[^>]*>")

Contents = list[tuple[str, Union[str, "Contents"]]]


def file_of(name: str, folder: Path = MANUAL) -> Path:
    """The file of a page that is called as under ``docs/``: "setup.md"; the repository itself has none."""
    return folder / Path(name).with_suffix(".html")


def contents(folder: Path = MANUAL) -> Contents:
    """Titles of parts with what is in them, and of pages with their file below the folder, in the order of reading."""
    return json.loads((folder / "contents.json").read_text(encoding="utf-8"))


def words(folder: Path = MANUAL) -> dict[str, str]:
    """The text of every page in lower case, by its file."""
    return {name: _plain((folder / name).read_text(encoding="utf-8")) for name in _files(contents(folder))}


def _files(entries: Contents) -> Iterator[str]:
    for _, entry in entries:
        if isinstance(entry, str):
            yield entry
        else:
            yield from _files(entry)


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).lower().split())
