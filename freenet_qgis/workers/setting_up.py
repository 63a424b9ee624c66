# SPDX-License-Identifier: GPL-3.0-or-later
"""Sets up FreeNet's own environment with venv and pip, each in a process of its own; touches no other Python.

What was downloaded stays in pip's cache, and an environment that was left half-made is continued.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Optional, TextIO

from ..job import FreeNetError
from ..lock import locked
from . import builds, commands, environment
from .environment import Ready
from .interpreter import EngineInfo, base_python, probe
from .process import POLL_SECONDS, start_python


class Canceled(Exception):
    """Nobody wants the environment any more."""


@dataclass(frozen=True)
class Listener:
    """Who is told how it goes; called in the thread that sets up.

    Attributes:
        stage: What is being done, in words.
        progress: The share that is done, 0 to 1.
        is_canceled: Asked several times a second.
    """

    stage: Callable[[str], None]
    progress: Callable[[float], None]
    is_canceled: Callable[[], bool]


def set_up(wheels: Optional[Path], network: Mapping[str, str], listener: Listener) -> EngineInfo:
    """Make the environment, or continue or replace the one that is there; ready only once a training step has worked.

    Args:
        wheels: A folder to install from without a network; None: from the network.
        network: Environment variables for pip: proxies and certificates.
        listener: Told how it goes.

    Raises:
        FreeNetError: If it cannot be made.
        Canceled: As the listener wished; what there is can be continued.
    """
    home = environment.home()
    home.mkdir(parents=True, exist_ok=True)
    # Another QGIS of the same user has the same folder.
    with locked(home / environment.LOCK, "setting up PyTorch", "Wait for its end, or cancel it there."), (
        home / environment.LOG
    ).open("w", encoding="utf-8") as log, tempfile.TemporaryDirectory(prefix="tmp", dir=home) as space:
        # The system's temporary folder may be too small for PyTorch, and pip may be set to install for the user.
        variables = {**network, "TMPDIR": space, "TEMP": space, "TMP": space, "PIP_USER": "0", "PIP_NO_INPUT": "1"}
        try:
            return _SetUp(wheels, variables, listener, log).run()
        except FreeNetError as error:
            log.write(f"{error}\n")
            raise


class _SetUp:
    """One attempt; see `set_up`."""

    def __init__(self, wheels: Optional[Path], variables: Mapping[str, str], listener: Listener, log: TextIO) -> None:
        self._wheels, self._variables, self._listener, self._log = wheels, variables, listener, log
        self._base, self._folder = base_python(), environment.folder()
        self._python = environment.python_of(self._folder)
        self._build = builds.fitting_build()
        self._received = self._latest = 0.0  # bytes, in all and of the file that is being downloaded

    def run(self) -> EngineInfo:
        """Continue what was left half-made, if that leads anywhere; else begin anew."""
        if environment.state() == "unfinished" and self._run(self._python, *commands.pip("--version"))[0] == 0:
            try:
                self._install()
                return self._verify()
            except _Unusable as error:
                self._log.write(f"{error}\nIt is made anew.\n")
        self._make()
        self._install()
        return self._verify()

    def _make(self) -> None:
        self._tell("Making the environment", 0.0)
        needed, free = builds.size(self._build).disk, shutil.disk_usage(environment.home()).free
        if free < needed:
            raise FreeNetError(
                f"PyTorch needs {needed / builds.GIGABYTE:.0f} GB, and the disk with '{environment.home()}' has "
                f"{free / builds.GIGABYTE:.1f} GB left.",
                "Free some space, or choose a Python that has PyTorch.",
            )
        (self._folder / environment.MARKER).unlink(missing_ok=True)
        self._call(self._base, *commands.venv())

    def _install(self) -> None:
        self._tell("Downloading and installing PyTorch", 0.05)
        for arguments in commands.installs(self._build, self._wheels):
            self._call(self._python, *arguments)

    def _verify(self) -> EngineInfo:
        self._tell("Trying a training step", 0.95)
        try:
            info = probe(self._python, self._listener.is_canceled)
        except FreeNetError as error:
            self._leave_if_canceled()
            raise _Unusable(error.message, error.hint) from error
        best = info.devices[0]
        seen = Ready(str(self._base), info.python_version, info.torch_version, best.kind, best.name)
        environment.mark_ready(self._folder, seen)
        self._tell(f"Ready: PyTorch {seen.torch_version} on {seen.device}", 1.0)
        return info

    def _call(self, python: Path, *arguments: str) -> None:
        """Run a Python to its end.

        Raises:
            FreeNetError: If it fails.
            Canceled: As the listener wished.
        """
        code, output = self._run(python, *arguments)
        if code != 0:
            raise commands.failure(output)

    def _run(self, python: Path, *arguments: str) -> tuple[int, str]:
        """Its exit status, and what it said, which also goes into the log."""
        if not python.is_file():
            return 1, f"There is no '{python}'."
        self._log.write(f"> {python} {' '.join(arguments)}\n")
        said: list[str] = []
        with start_python(
            python, *arguments, variables=self._variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process:  # fmt: skip
            threading.Thread(target=self._end_if_canceled, args=(process,), daemon=True).start()
            for line in process.stdout or ():
                if not self._is_progress(line):
                    self._log.write(line)
                    self._log.flush()
                    said.append(line)
        self._leave_if_canceled()
        return process.returncode, "".join(said)

    def _is_progress(self, line: str) -> bool:
        """Whether the line counts bytes, for the listener and not for the log."""
        found = re.match(r"Progress (\d+) of ", line)
        if found:
            now = float(found[1])
            self._received += now - self._latest if now >= self._latest else now
            self._latest = now
            self._listener.progress(0.05 + 0.9 * min(1.0, self._received / builds.size(self._build).download))
        return bool(found)

    def _end_if_canceled(self, process: subprocess.Popen[str]) -> None:
        while process.poll() is None:
            if self._listener.is_canceled():
                process.kill()
            time.sleep(POLL_SECONDS)

    def _leave_if_canceled(self) -> None:
        if self._listener.is_canceled():
            self._log.write("Canceled.\n")
            raise Canceled

    def _tell(self, stage: str, done: float) -> None:
        self._log.write(f"{stage}\n")
        self._listener.stage(stage)
        self._listener.progress(done)


class _Unusable(FreeNetError):
    """All is installed, yet no training step works."""
