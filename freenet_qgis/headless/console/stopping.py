# SPDX-License-Identifier: GPL-3.0-or-later
"""The command stops when it is asked to, even while a call of GDAL's waits for what never comes."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from ...files.unfinished import remove_all

GRACE_S = 3.0  # for the main thread, to stop and clean up on its own
SIGNALS = [  # SIGHUP comes when a terminal is closed; Windows has none
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]


class Stop:
    """Whether the process was asked to end, and how.

    Attributes:
        status: Its exit status then, 130, 143 or 129 as shells report them; 0 while nobody asks.
    """

    def __init__(self) -> None:
        self.status = 0

    def hear(self, number: int, *_: object) -> None:
        """Stop the main thread, once: what it does for its end must not be stopped in turn."""
        if not self.status:
            self.status = 128 + number
            raise KeyboardInterrupt


@contextmanager
def stoppable() -> Iterator[Stop]:
    """From now on SIGINT, SIGTERM and SIGHUP raise KeyboardInterrupt in the main thread.

    Python does so between two calls of its own. Where one of GDAL's lasts longer, or something swallows the exception,
    another thread removes what is unfinished and ends the process; it does so also after the block, until all has
    ended.
    """
    stop = Stop()
    heard, told = socket.socketpair()  # Windows takes nothing else here
    told.setblocking(False)
    signal.set_wakeup_fd(told.detach())
    threading.Thread(target=_watch, args=(heard,), daemon=True).start()
    for number in SIGNALS:
        if signal.getsignal(number) != signal.SIG_IGN:  # as nohup asks
            signal.signal(number, stop.hear)
    try:
        yield stop
    except BaseException:
        if not stop.status:
            raise


def _watch(heard: socket.socket) -> None:
    number = heard.recv(1)[0]
    time.sleep(GRACE_S)
    remove_all()
    os._exit(128 + number)
