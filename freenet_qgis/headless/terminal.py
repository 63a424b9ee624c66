# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door to the terminal: what files say can be read there, and moves no cursor and turns no letters round."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from ..text.plain_text import escaped


class Terminal:
    """A stream of text in which only ends of lines do something; else as the stream it stands for."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write it, escaped."""
        with _heard(self._stream):
            self._stream.write(escaped(text, kept="\n"))
        return len(text)

    def flush(self) -> None:
        """Let all of it be seen."""
        with _heard(self._stream):
            self._stream.flush()

    def rewrite(self, text: str) -> None:
        """Write it, escaped, over the line that is there."""
        with _heard(self._stream):
            self._stream.write(f"\r{escaped(text)}")

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
    sys.stdout, sys.stderr = Terminal(sys.stdout), errors
    try:
        yield errors
    finally:
        sys.stdout.flush()
        sys.stdout, sys.stderr = streams


@contextmanager
def _heard(stream: TextIO) -> Iterator[None]:
    """Where nobody reads a stream any more, what is written goes nowhere, and the run goes on.

    So it is after ``| head``, and in the background when the terminal was closed.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.EIO):
            raise
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
