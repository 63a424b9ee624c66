# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``freenet`` as a server runs it: in a process of its own, in the folder of the data."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

Freenet = Callable[..., "subprocess.CompletedProcess[str]"]  # `freenet`, or the fixture that does it in this process
ROOT = Path(__file__).resolve().parent.parent
FREENET = (sys.executable, "-m", "freenet_qgis")
# On Windows no process sends another one a signal: it hears of one by its standard input.
HEARING_WINDOWS = """
import _thread, os, threading
pipe, nothing = os.dup(0), os.open(os.devnull, os.O_RDONLY)
os.dup2(nothing, 0)  # DLLs look at it, and would wait for us
threading.Thread(target=lambda: _thread.interrupt_main(int(os.read(pipe, 9))), daemon=True).start()
"""
HEARING = HEARING_WINDOWS if os.name == "nt" else ""
RUN = "import sys; from freenet_qgis.__main__ import main; sys.exit(main(sys.argv[1:]))"
INTERRUPTIBLE_FREENET = (sys.executable, "-c", f"{HEARING}{RUN}")
# To which scenes of any size are large.
LARGE = "import sys; from freenet_qgis.__main__ import main; sys.exit(main(sys.argv[1:], large_bytes=0))"
FREENET_OF_LARGE_SCENES = (sys.executable, "-c", LARGE)


def environment(**variables: str) -> dict[str, str]:
    """Ours, with the package on the path; what is said is UTF-8 on every system."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **variables}


def freenet(
    folder: Path, *arguments: object, command: Sequence[str] = FREENET, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder to its end."""
    return subprocess.run(
        [*command, *map(str, arguments)],
        cwd=folder,
        env=environment(**variables),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )


def interrupt(process: subprocess.Popen[str], number: int) -> None:
    """Send a signal to a process that began with `HEARING`, and whose standard input is a pipe."""
    if os.name == "nt":
        print(number, file=process.stdin, flush=True)
    else:
        process.send_signal(number)
