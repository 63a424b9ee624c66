# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine as a child process: started in a clean environment, listened to, stopped at any moment."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Optional

from ..contract.job import LOG, Device
from ..errors import FreeNetError
from ..files.regular_files import create_anew
from ..files.strict_json import parse_json
from ..paths import START
from ..text import i18n
from ..text.i18n import tr
from .surroundings import needed_by

ENGINE = "freenet_qgis.engine"
POLL_SECONDS = 0.1
GRACE_SECONDS = 0.5
# No console window, and QGIS goes first; elsewhere there is no such window, and the engine lowers its own priority.
WINDOWS_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
OWN_GROUP: dict[str, Any] = (
    {} if os.name == "nt" else {"start_new_session": True}
)  # for `start_python`, so that `kill` reaches all

# Exit statuses of an engine that the system ended. Windows has no signals; its IN_PAGE_ERROR is the second of them.
KILLED = -signal.SIGKILL if hasattr(signal, "SIGKILL") else None
CUT_SHORT = -signal.SIGBUS if hasattr(signal, "SIGBUS") else 0xC0000006

# What QGIS sets for its own Python, GDAL and Qt would break any other Python.
FOREIGN_VARIABLES = (
    "PYTHONHOME", "PYTHONPATH", "PYTHONEXECUTABLE", "PYTHONSTARTUP", "PYTHONUSERBASE", "PROJ_LIB", "PROJ_DATA",
    "GDAL_DATA", "GDAL_DRIVER_PATH", "QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "LD_PRELOAD",
)  # fmt: skip


class EngineCrash(RuntimeError):
    """The engine ended without a word the user could act on: a bug, or the system killed it.

    Attributes:
        log: What it wrote to stderr, traceback included.
    """

    def __init__(self, message: str, log: str) -> None:
        super().__init__(message, log)  # all of it, so that it can be pickled
        self.log = log

    def __str__(self) -> str:
        return str(self.args[0])


def clean_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for a Python that is not QGIS's: nothing of QGIS's in it."""
    clean = {name: value for name, value in environment.items() if name not in FOREIGN_VARIABLES}
    return {**clean, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}


def our_module(name: str, *arguments: str) -> tuple[str, ...]:
    """What to give `start_python` for a module of ours: it finds this package, and nothing that lies around it."""
    return (str(START), name, *arguments)


def start_python(
    python: Path, *arguments: str, variables: Optional[Mapping[str, str]] = None, **options: Any
) -> subprocess.Popen[str]:
    """Start `python` isolated from the user's site packages and without a console window; `variables` are added.

    Raises:
        FreeNetError: If it cannot be started.
    """
    try:
        # A list of arguments, no shell; the program is the Python the user chose.
        return subprocess.Popen(  # nosec B603
            [str(python.absolute()), "-s", *arguments],
            text=True,
            encoding="utf-8",
            errors="replace",
            env={
                **clean_environment(os.environ),
                **needed_by(python, os.environ),
                **i18n.variables(),
                **(variables or {}),
            },
            cwd=python.absolute().parent,  # not the user's data, nor plugins: modules and DLLs are looked for there
            creationflags=WINDOWS_FLAGS,
            **options,
        )
    except OSError as error:
        raise FreeNetError(
            tr("The Python '{python}' cannot be started: {reason}.").format(python=python, reason=error.strerror),
            tr("Choose another Python in FreeNet's settings."),
        ) from error


def kill(process: subprocess.Popen[str]) -> None:
    """End a process of an `OWN_GROUP` and what it has started: a Python may be a script that starts another one.

    Harmless when it has ended.
    """
    if OWN_GROUP:
        with suppress(ProcessLookupError, PermissionError):  # macOS forbids it where only the dead are left
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


class EngineProcess:
    """The engine at work in a run folder; a context manager that never leaves a process behind.

    We hold the other end of its stdin: should QGIS die, however suddenly, the pipe closes, and the engine ends and
    removes the run folder, unless that is one to be kept. Its stderr goes to a file, for a pipe that nobody reads
    blocks both sides after 64 kB.

    Args:
        python: Runs it.
        folder: The run folder.
        is_kept: Whether that stays when we die.
        variables: More for its environment.
        waits: Whether it waits for another folder when it has done its work, see `go_on`; else it ends.
        device: Its only work, in place of that in the folder, is to make ready to compute on this device.

    Attributes:
        python: Runs it.
    """

    def __init__(
        self,
        python: Path,
        folder: Path,
        is_kept: bool = False,
        variables: Optional[Mapping[str, str]] = None,
        *,
        waits: bool = False,
        device: Optional[Device] = None,
    ) -> None:
        self._log, self._variables = folder / LOG, variables
        work = ["--device", device] if device else [*([] if is_kept else ["--temporary"]), str(folder.absolute())]
        with create_anew(self._log) as log:
            self._start(python, log, *(["--waits"] if waits else []), *work)

    def _start(self, python: Path, log: BinaryIO, *arguments: str) -> None:
        self.python = python
        self._process = start_python(
            python,
            *our_module(ENGINE, "--attached", *arguments),
            variables=self._variables,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
        )
        self._lines: queue.Queue[Optional[str]] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> EngineProcess:
        return self

    def __exit__(
        self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.stop()

    @property
    def pid(self) -> int:
        """Process number, for tests and the log."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it still takes orders."""
        return self._process.poll() is None

    def go_on(self, folder: Path, is_kept: bool, variables: Optional[Mapping[str, str]] = None) -> None:
        """Let an engine that waits work in another folder, as if it were started there."""
        self._log = folder / LOG
        create_anew(self._log).close()
        self._say({"folder": str(folder.absolute()), "temporary": not is_kept, "variables": dict(variables or {})})

    def events(self, until: Optional[str] = None) -> Iterator[dict[str, Any]]:
        """What the engine says, as it says it; an empty event several times a second while it is silent.

        Args:
            until: The kind of event after which there is no need to listen; None: to the end of the process.

        Raises:
            FreeNetError: If the engine reports something the user can mend, or memory ran out.
            EngineCrash: If it ends in any other way than success.
        """
        while True:
            try:
                line = self._lines.get(timeout=POLL_SECONDS)
            except queue.Empty:
                yield {}
                continue
            if line is None:
                break
            event = _parse(line)
            if event.get("event") == "error":
                raise FreeNetError(str(event.get("message", "")), str(event.get("hint", "")))
            yield event
            if until is not None and event.get("event") == until:
                return
        code = self._process.wait()
        if code != 0 or until is not None:
            raise self._failure(code)

    def stop(self) -> None:
        """End the process and wait until it is gone; at most a second. Harmless when it has ended."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._reader.join(GRACE_SECONDS)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _say(self, order: Mapping[str, Any]) -> None:
        with suppress(OSError):  # it has ended; what it said before tells why
            print(json.dumps(order), file=self._process.stdin, flush=True)

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self._lines.put(line)
        self._lines.put(None)

    def _said(self) -> bytes:
        """What it has written to stderr; it has ended."""
        return self._log.read_bytes()

    def _failure(self, code: int) -> Exception:
        log = self._said().decode("utf-8", "replace").strip()
        if code == KILLED:
            return FreeNetError(
                tr("The system ended the engine, most likely because main memory ran out."),
                tr("Close other programs, clip the raster to the area you need, or use fewer bands."),
            )
        if code == CUT_SHORT:
            return FreeNetError(
                tr(
                    "The engine was ended because a file that it was reading was cut short, or its disk can no "
                    "longer be read."
                ),
                tr(
                    "See that nothing else writes to the folder of the run and that its disk is there; then start "
                    "again."
                ),
            )
        last = log.splitlines()[-1] if log else tr("exit status {code}").format(code=code)
        return EngineCrash(tr("The FreeNet engine stopped unexpectedly: {last}").format(last=last), log)


class SharingEngine(EngineProcess):
    """An engine that does shares of what is in a run folder, as ordered; others work in the same folder.

    It ends with us, or when it has waited long for an order.
    """

    def __init__(self, python: Path, folder: Path, variables: Optional[Mapping[str, str]] = None) -> None:
        # Not in the folder: an open file would keep it from being removed on file systems of networks. This one has no
        # name, and goes with those who have it open, however they end.
        self._nameless, self._variables = tempfile.TemporaryFile(), variables  # noqa: SIM115 - closed by `stop`
        try:
            self._start(python, self._nameless, "--shares", str(folder.absolute()))
        except BaseException:
            self._nameless.close()
            raise

    def order(self, order: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """What it says about an order, as in `events`; the last is the ``answer``."""
        self._say(order)
        yield from self.events(until="answer")

    def stop(self) -> None:
        """See `EngineProcess`."""
        super().stop()
        self._nameless.close()

    def _said(self) -> bytes:
        self._nameless.seek(0)
        return self._nameless.read()


def _parse(line: str) -> dict[str, Any]:
    """One event; a line that is none counts as silence, either side may be newer than the other."""
    try:
        event = parse_json(line)
    except ValueError:
        return {}
    return event if isinstance(event, dict) else {}
