# SPDX-License-Identifier: GPL-3.0-or-later
"""What others may have put where a file is expected: pipes, devices and links."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

SECONDS = 60  # more than any refusal takes, on the slowest machine
LINKS = ("symbolic link", "link to nothing", "hard link")
NO_FILES = ("pipe", "device", "socket", "folder", "link to a pipe")
CONTENT = b"of somebody else"
GONE = "(No such file|(File|Path) not found|The system cannot find)"  # what Linux, Wine and Windows say of what is gone


def plant(kind: str, path: Path, victim: Path) -> None:
    """Put one of `LINKS` or `NO_FILES` at a path; links lead to the victim, which one leading to nothing lacks."""
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    path.unlink(missing_ok=True)
    if kind in ("symbolic link", "hard link"):
        victim.write_bytes(CONTENT)
    if kind in ("symbolic link", "link to nothing"):
        path.symlink_to(victim)
    elif kind == "hard link":
        os.link(victim, path)
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "link to a pipe":
        os.mkfifo(victim)
        path.symlink_to(victim)
    elif kind == "device":
        path.symlink_to("/dev/null")
    elif kind == "socket":
        here = os.open(".", os.O_RDONLY)
        try:  # no path of a socket may be longer than a hundred letters
            os.chdir(path.parent)
            with socket.socket(socket.AF_UNIX) as one:
                one.bind(path.name)
        finally:
            os.fchdir(here)
            os.close(here)
    else:
        path.mkdir()


def link(path: Path, target: Path | str) -> None:
    """Make a symbolic link; ends the test where Windows asks for a right that nobody gave, and Wine does nothing."""
    with suppress(OSError):
        path.symlink_to(target)
    if not path.is_symlink():
        pytest.skip("nobody can make links here")


def is_untouched(kind: str, victim: Path) -> bool:
    """Whether the victim is as `plant` left it."""
    if kind == "link to nothing":
        return not os.path.lexists(victim)
    return kind not in LINKS or victim.read_bytes() == CONTENT


def in_time(call: Callable[[], Any], *pipes: Path) -> Any:
    """What a call gives or raises; a failure where it does not end, for one of the pipes that it waits at."""
    found: list[Any] = []

    def run() -> None:
        try:
            found.append(call())
        except BaseException as error:
            found.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(SECONDS)
    is_over = not thread.is_alive()
    for pipe in pipes if not is_over else ():  # nothing waits at a pipe that has had a writer
        os.close(os.open(pipe, os.O_RDWR | os.O_NONBLOCK))
    thread.join(SECONDS)
    assert is_over, "it waits without end"
    if isinstance(found[0], BaseException):
        raise found[0]
    return found[0]
