# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door to the terminal: what files say can be read there, and moves no cursor and turns no letters round."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO

from ...errors import FreeNetError
from ...text.plain_text import escaped


class Terminal:
    """A stream of text in which only ends of lines do something; else as the stream it stands for.

    Args:
        stream: The stream.
        is_wanted: Whether a run is to end where a disk has no room for what it says; else that goes nowhere.
    """

    def __init__(self, stream: TextIO, *, is_wanted: bool = False) -> None:
        self._stream, self._is_wanted = stream, is_wanted

    def write(self, text: str) -> int:
        """Write it, escaped."""
        with self._heard():
            self._stream.write(escaped(text, kept="\n"))
        return len(text)

    def flush(self) -> None:
        """Let all of it be seen."""
        with self._heard():
            self._stream.flush()

    def rewrite(self, text: str) -> None:
        """Write it, escaped, over the line that is there."""
        with self._heard():
            self._stream.write(f"\r{escaped(text)}")

    @contextmanager
    def _heard(self) -> Iterator[None]:
        """Where nobody reads the stream any more, what is written goes nowhere, and the run goes on.

        So it is after ``| head``, and in the background when the terminal was closed.

        Raises:
            FreeNetError: If it cannot be written for another reason, as on a full disk.
        """
        try:
            yield
        except OSError as error:
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, self._stream.fileno())
            os.close(nothing)
            if self._is_wanted and error.errno not in (errno.EPIPE, errno.EIO):
                raise FreeNetError(f"Standard output cannot be written: {error.strerror or error}.") from error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def safe_streams() -> Iterator[Terminal]:
    """Whatever is printed inside, tracebacks included, goes through a `Terminal`; gives that of errors."""
    streams = sys.stdout, sys.stderr
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a letter of a class name must not end the run
            stream.reconfigure(errors="replace")
    errors = Terminal(sys.stderr)
    sys.stdout, sys.stderr = Terminal(sys.stdout, is_wanted=True), errors
    try:
        yield errors
    finally:
        with suppress(FreeNetError):  # whatever else ends the run is told
            sys.stdout.flush()
        sys.stdout, sys.stderr = streams
