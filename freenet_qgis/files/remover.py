# SPDX-License-Identifier: GPL-3.0-or-later
"""Removes the run folder of an engine whose owner has died; what the engine keeps from going, once it has ended itself.

Windows removes no file that the engine has open or mapped, its log above all; and everywhere its other threads may
write one more meanwhile.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from .. import paths
from .held import remove_tree

WINDOWS_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def end_with_folder(folder: Path, status: int) -> NoReturn:
    """End this process at once, and a folder with it."""
    remove_tree(folder, patience_s=0.0)
    with suppress(OSError):  # no memory for another process: what is left is swept one day
        _start(folder)  # even if all is gone: another thread may still put something there
    os._exit(status)


def _start(folder: Path) -> None:
    """Start the remover. It waits for the other end of its standard input, which is open as long as this process."""
    # A list of arguments, no shell; the program is the one that runs.
    subprocess.Popen(  # nosec B603
        [sys.executable, "-s", str(paths.START), __name__, str(folder)],
        stdin=os.pipe()[0],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=WINDOWS_FLAGS,
    )


if __name__ == "__main__":
    sys.stdin.read()
    remove_tree(Path(sys.argv[1]))
