# SPDX-License-Identifier: GPL-3.0-or-later
"""Which Python runs the engine, and what it has to offer."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Optional

from ..contract.capabilities import EngineInfo
from ..errors import FreeNetError
from ..files.strict_json import from_json, parse_json
from ..progress import Canceled
from ..text.i18n import tr
from . import environment
from .process import ENGINE, OWN_GROUP, POLL_SECONDS, kill, our_module, start_python

VARIABLE = "FREENET_PYTHON"
PROBE_SECONDS = 300  # a machine that others keep busy takes a minute or two to load PyTorch for the first time


def candidates(chosen: Optional[Path] = None) -> list[Path]:
    """The Pythons that may run the engine, best first; starts none of them.

    ``FREENET_PYTHON`` if it is set, else the chosen one; else QGIS's, and FreeNet's own where that is ready.

    Raises:
        FreeNetError: If there is none.
    """
    override = os.environ.get(VARIABLE)
    if override:
        pythons = [Path(override)]
    elif chosen:
        pythons = [chosen]
    else:
        pythons = [qgis_python(), *([environment.python()] if environment.ready() else [])]
    # A name alone would be one of the current folder, which may be that of somebody's data.
    found = [python for python in pythons if str(python) != python.name and python.is_file()]
    if not found:
        raise FreeNetError(
            tr("There is no Python at '{path}'.").format(path=pythons[0]),
            tr("Choose a Python that has PyTorch in FreeNet's settings, or set {variable} to it.").format(
                variable=VARIABLE
            ),
        )
    return found


IsCanceled = Callable[[], bool]  # whether nobody wants to know any more; asked several times a second


def never() -> bool:
    """Nobody can cancel."""
    return False


def first_with_torch(chosen: Optional[Path] = None, is_canceled: IsCanceled = never) -> Path:
    """The first candidate that can import torch, asked by starting it; the last one is not asked.

    Raises:
        FreeNetError: If there is none.
        Canceled: Nobody wants to know any more.
    """
    *others, last = candidates(chosen)
    ask = ("-c", "import sys; sys.path[:] = filter(None, sys.path); import torch")  # not from the current folder
    return next((python for python in others if _run(python, *ask, is_canceled=is_canceled).returncode == 0), last)


_found: dict[tuple[Path, ...], Path] = {}  # of candidates the one that had all, lest every scene of many asks anew


def find_interpreter(chosen: Optional[Path] = None, is_canceled: IsCanceled = never) -> Path:
    """The Python for a run, which has the packages that the engine needs; takes no time to speak of.

    What has gone since it was last asked for, the engine misses when it starts.

    Raises:
        FreeNetError: If there is none: with what is missing and the command that installs it.
        Canceled: Nobody wants to know any more.
    """
    known = tuple(candidates(chosen))
    if known not in _found:
        python = first_with_torch(chosen, is_canceled)
        answer = _run(python, *our_module(ENGINE, "--check"), is_canceled=is_canceled)
        if answer.returncode != 0:
            raise _cannot_run(python, answer.stdout, answer.stderr)
        _found[known] = python
    return _found[known]


def check_room(python: Path, folder: Path, is_canceled: IsCanceled = never) -> None:
    """Let the engine find out whether memory suffices for a training; takes the seconds that importing torch takes.

    Args:
        python: The Python of the run.
        folder: A run folder with the job and the labels of its scenes, no cubes.
        is_canceled: Asked while it takes.

    Raises:
        FreeNetError: If memory does not suffice, or the engine cannot run.
        Canceled: Nobody wants to know any more.
    """
    answer = _run(python, *our_module(ENGINE, "--room", str(folder.absolute())), is_canceled=is_canceled)
    if answer.returncode != 0:
        raise _cannot_run(python, answer.stdout, answer.stderr)


def probe(python: Path, is_canceled: IsCanceled = never, patience_s: float = PROBE_SECONDS) -> EngineInfo:
    """Ask `python` for its torch and devices; takes the seconds that importing torch takes.

    Raises:
        FreeNetError: If it cannot run the engine: with what is missing and the command that installs it.
        Canceled: Nobody wants to know any more.
    """
    answer = _run(python, *our_module(ENGINE, "--probe"), is_canceled=is_canceled, patience_s=patience_s)
    if answer.returncode == 0:
        try:
            return from_json(EngineInfo, answer.stdout)
        except ValueError as error:
            raise _cannot_run(python, "", str(error)) from error
    raise _cannot_run(python, answer.stdout, answer.stderr)


def qgis_python(*, is_windows: bool = os.name == "nt") -> Path:
    """The Python of this QGIS."""
    return _python_at(sys.executable, sys.exec_prefix, is_windows)


def base_python() -> Path:
    """The Python to make environments from: as above, but itself no environment."""
    return _python_at(getattr(sys, "_base_executable", sys.executable), sys.base_exec_prefix, os.name == "nt")


def _python_at(executable: Optional[str], prefix: str, is_windows: bool) -> Path:
    """A program that is Python: on Windows and macOS the running program is QGIS itself, and Python lies elsewhere.

    OSGeo4W has it in its prefix ``apps/Python312``; QGIS for macOS in ``bin`` of its prefix, or beside itself: QGIS 4
    one that needs its home told, see `surroundings`, and a script ``python`` that tells it.
    """
    running = Path(executable or "")
    if running.is_absolute() and running.stem.lower().startswith("python"):
        return running
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    if is_windows:
        places = [Path(prefix) / "python.exe", running.parent / "python3.exe", running.parent / "python.exe"]
    else:
        places = [
            folder / name
            for folder in (Path(prefix) / "bin", running.parent / "bin", running.parent)
            for name in ("python3", version, "python")
        ]
    known = [place for place in places if place.is_absolute()]  # the others are of the current folder
    return next((place for place in known if place.is_file()), places[0])


def _run(
    python: Path, *arguments: str, is_canceled: IsCanceled, patience_s: float = PROBE_SECONDS
) -> subprocess.CompletedProcess[str]:
    """Run `python` to its end, or kill it with all that it has started.

    Raises:
        FreeNetError: If that does not come in time.
        Canceled: Nobody wants to know any more.
    """
    pipes: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = start_python(python, *arguments, **pipes, **OWN_GROUP)
    end = time.monotonic() + patience_s
    try:
        while time.monotonic() < end:
            if is_canceled():
                raise Canceled
            try:
                output, errors = process.communicate(timeout=POLL_SECONDS)
            except subprocess.TimeoutExpired:
                continue
            return subprocess.CompletedProcess(arguments, process.returncode, output, errors)
    finally:
        if process.returncode is None:
            kill(process)
            process.wait()
            for pipe in filter(None, (process.stdout, process.stderr)):
                pipe.close()
    raise FreeNetError(
        tr("The Python '{python}' did not answer within {seconds} seconds.").format(python=python, seconds=patience_s),
        tr("Choose another Python."),
    )


def _cannot_run(python: Path, output: str, errors: str) -> FreeNetError:
    """Why the probe failed, from the error event it printed or else from the end of its stderr."""
    try:
        event = parse_json(output)
        return FreeNetError(event["message"], event["hint"])
    except (ValueError, KeyError, TypeError):
        last = (errors.strip().splitlines() or [tr("it said nothing")])[-1]
        return FreeNetError(
            tr("The Python '{python}' cannot run the FreeNet engine: {last}.").format(python=python, last=last),
            tr("Choose another Python that has PyTorch."),
        )
