# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls of GDAL that may take minutes, or never end, and can be interrupted all the same."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")

ASKED_EVERY_S = 0.1
_waited_for: list[threading.Thread] = []


def interruptible(work: Callable[[], Found]) -> Found:
    """What `work` returns or raises, from a thread that is left behind when somebody interrupts: it must only read.

    Python hears of an interruption between two calls of its own; one of GDAL's may last long.
    """
    found: list[Found] = []
    failed: list[BaseException] = []

    def run() -> None:
        from .gdal_messages import told_by_this_thread  # late, for GDAL: help and wrong usage do without it

        try:
            with told_by_this_thread():
                found.append(work())
        except BaseException as error:  # raised where it is waited for
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True)
    _waited_for[:] = [thread]
    thread.start()
    while thread.is_alive():
        thread.join(ASKED_EVERY_S)
    if failed:
        raise failed[0]
    return found[0]


def end(status: int) -> None:
    """End the process at once if a thread still reads that was left behind: GDAL must not be taken down under it."""
    if any(thread.is_alive() for thread in _waited_for):
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(status)
