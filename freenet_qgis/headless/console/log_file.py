# SPDX-License-Identifier: GPL-3.0-or-later
"""The log file: all that a command says of its progress, each line with its time, whatever the terminal shows."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from typing import TextIO

from ...errors import FreeNetError
from ...files.file_writing import reported_writing
from ...text.plain_text import escaped

ENDINGS = (".log", ".txt")


def opened(path: Path) -> TextIO:
    """The file, to be written on from its end.

    Raises:
        FreeNetError: If it cannot be written, or its name is that of something else.
    """
    if path.suffix.lower() not in ENDINGS:  # lest lines be added to an image that was named by mistake
        raise FreeNetError(f"'{path.name}' ends neither in {ENDINGS[0]} nor in {ENDINGS[1]}.", "Name it so.")
    with reported_writing(path):
        return path.open("a", encoding="utf-8", buffering=1)


def write(file: TextIO, kind: str, text: str) -> None:
    """Write lines of one kind."""
    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    for line in escaped(text, kept="\n").splitlines():
        file.write(f"{now} {kind} {line}\n")
