# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``freenet``: train, classify and assess without QGIS; GDAL, and PyTorch for the engine, are enough."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from typing import Optional

from .headless import waiting
from .headless.options import parse
from .headless.progress import TerminalProgress
from .headless.terminal import safe_streams
from .job import FreeNetError

INTERRUPTED, TERMINATED = 130, 143  # as shells report them


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Run one command; exit status 0 done, 1 failed, 2 wrong usage, 130 interrupted.

    Whatever ends it, nothing half-written stays: SIGTERM too unwinds what is under way.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    with safe_streams():
        status = TERMINATED
        try:
            status = _run(arguments)
        finally:
            waiting.end(status)
        return status


def _run(arguments: Optional[Sequence[str]]) -> int:
    progress = TerminalProgress(sys.stderr)
    try:
        options = parse(arguments)
        from .headless import commands, gdal_messages  # late, for numpy and GDAL: help and wrong usage do without them

        with gdal_messages.told_without_secrets():
            return commands.COMMANDS[options.command](options, progress)
    except FreeNetError as error:
        progress.info(f"Error: {error}")
        return 1
    except KeyboardInterrupt:
        progress.info("Stopped.")
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
