# SPDX-License-Identifier: GPL-3.0-or-later
"""Run the engine on a run folder: ``python -m freenet_qgis.engine FOLDER``.

Works wherever torch, numpy, scikit-learn and safetensors are, QGIS or not.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Optional, get_args

from ..allowance.memory import bound_in_words, memory_bound
from ..allowance.processors import thread_variables
from ..contract.job import Device
from ..errors import FreeNetError
from ..text.figures import MEMORY_GIGABYTE, too_few
from ..text.i18n import tr
from .events import Events, claim_stdout
from .limits import USUAL, Limits
from .starter import Starter

BEGUN = time.perf_counter()
REQUIRED = ("torch", "numpy", "scipy", "sklearn", "safetensors")
OLDEST_TORCH = (2, 3)  # recommended_max_memory of Apple's GPUs, load_state_dict with assign
VENV = "python -m venv freenet" if os.name == "nt" else "python3 -m venv freenet"
VENV_PIP = "freenet\\Scripts\\pip" if os.name == "nt" else "freenet/bin/pip"
NICENESS = 5
STARTING_BYTES = 280 * 2**20  # of memory: PyTorch and scikit-learn, before there is anything to compute
# Threads that wait for others spin for some microseconds, then sleep. Longer starves whatever runs beside them; not at
# all doubles the time of a step, for there are thousands of short waits in it.
SHORT_SPIN = {"GOMP_SPINCOUNT": "5000", "KMP_BLOCKTIME": "1"}


def main(limits: Limits = USUAL) -> int:
    """Exit status: 0 done; 1 with an error event the user can act on. A bug leaves its traceback on stderr.

    Args:
        limits: How much is done at once, and how often something beside it.
    """
    options = _options()
    events = claim_stdout()
    starter = None
    if options.attached or options.shares or options.waits:
        _give_way()
        starter = Starter(options.folder if options.temporary else None)
    for name, value in {**SHORT_SPIN, **thread_variables()}.items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # without it cuBLAS is not deterministic
    try:
        return _told(options, starter, events, limits)
    except OSError:  # of events: nobody hears us
        if starter is not None:
            starter.leave_to_watch(is_unheard=True)
        raise
    finally:
        if starter is not None:
            starter.leave_to_watch()


def _told(options: argparse.Namespace, starter: Optional[Starter], events: Events, limits: Limits) -> int:
    """Do what was asked for; the exit status, see `main`."""
    try:
        _do(options, starter, events, limits)
    except (FreeNetError, OSError, MemoryError, ImportError) as error:
        events.error(_mendable(error, options.folder))
        return 1
    return 0


def _options() -> argparse.Namespace:
    """What the command line asks for; ends the process where it cannot be understood."""
    parser = argparse.ArgumentParser(prog="python -m freenet_qgis.engine", description="Train and apply FreeNet.")
    parser.add_argument("folder", type=_absolute, nargs="?", help="the run folder, with job.json")
    parser.add_argument("--attached", action="store_true", help="end when standard input closes")
    parser.add_argument("--temporary", action="store_true", help="then remove the run folder as well")
    parser.add_argument("--waits", action="store_true", help="go on with others, as standard input orders")
    parser.add_argument("--shares", action="store_true", help="do what standard input orders: docs/run-folder.md")
    parser.add_argument("--room", action="store_true", help="only look whether memory suffices for a training")
    parser.add_argument("--probe", action="store_true", help="tell which torch and devices there are, as JSON")
    parser.add_argument("--check", action="store_true", help="only look whether the packages are there")
    parser.add_argument("--device", choices=get_args(Device), help="only make ready to compute on it")
    options = parser.parse_args()
    if not (options.probe or options.check or options.device) and options.folder is None:
        parser.error("name a run folder")
    return options


def _absolute(text: str) -> Path:
    return Path(text).absolute()


def _give_way() -> None:
    """Let QGIS go first: torch keeps every core busy, and a window that waits for one stutters."""
    if hasattr(os, "nice"):  # on Windows the starter sets the priority
        os.nice(NICENESS)


def _do(options: argparse.Namespace, starter: Optional[Starter], events: Events, limits: Limits) -> None:
    """The one thing that was asked for; PyTorch is imported late, so that a lack of it can be told."""
    _find_packages()
    if options.check:
        return
    _check_memory()
    _load_torch()
    if options.probe:
        from .machine.probe import probe

        events.probed(probe(BEGUN))
    elif options.room:
        from .run import check_room

        check_room(options.folder, limits)
    elif options.shares and starter is not None:
        from .run import share

        share(options.folder, starter.orders(), events, limits)
    else:
        from .devices import choose
        from .run import run
        from .waiting import further_folders

        if options.device:
            choose(options.device)
        else:
            run(options.folder, events, limits)
        if options.waits and starter is not None:
            for options.folder in further_folders(starter, events):  # of which an error tells
                run(options.folder, events, limits)


def _find_packages() -> None:
    """Look for what the engine needs, so that what is missing is named before any work.

    Raises:
        FreeNetError: If a package is missing.
    """
    for name in REQUIRED:
        if importlib.util.find_spec(name) is None:
            raise _cannot_load(name, f"No module named '{name}'")


def _check_memory() -> None:
    """Refuse to start where the system would end us while PyTorch is imported.

    Raises:
        FreeNetError: If there is too little memory.
    """
    bound = memory_bound()
    if bound is not None and bound.free < STARTING_BYTES:
        raise FreeNetError(
            tr("The engine needs about {needed} GB of memory to start, {free} GB are free.").format(
                **too_few(STARTING_BYTES, bound.free, MEMORY_GIGABYTE)
            ),
            f"{tr('Close other programs.')} {bound_in_words(bound)}".rstrip(),
        )


def _load_torch() -> None:
    """Import PyTorch.

    Raises:
        FreeNetError: If it does not load or is too old.
    """
    try:
        import torch
    except (ImportError, OSError) as error:  # OSError: a DLL of torch that does not load
        raise _cannot_load("torch", error) from error
    _check_version(torch.__version__)


def _cannot_load(name: str, error: object) -> FreeNetError:
    return FreeNetError(
        tr("The Python '{python}' cannot load {name}: {reason}.").format(
            python=sys.executable, name=name, reason=error
        ),
        tr(
            "Set up PyTorch in FreeNet's settings, or choose another Python there; to make one by hand, type: {make}, "
            "then {install}."
        ).format(
            make=VENV,
            install=f"{VENV_PIP} install torch scikit-learn safetensors",
        ),
    )


def _mendable(error: Exception, folder: Path) -> FreeNetError:
    """What the user reads of an error; the traceback of one that may be a bug goes to stderr."""
    if isinstance(error, FreeNetError):
        return error
    if isinstance(error, ImportError):
        return _cannot_load(error.name or "a package", error)
    with suppress(OSError):  # the log is on the same disk
        traceback.print_exc()
    return _out_of_room(error, folder)


def _out_of_room(error: Exception, folder: Path) -> FreeNetError:
    """What to say when a disk or the memory fails the engine."""
    if isinstance(error, MemoryError):
        return FreeNetError(
            tr("Main memory ran out."),
            tr("Close other programs, clip the raster to the area you need, or use fewer bands."),
        )
    return FreeNetError(
        tr("The run folder '{folder}' cannot be used: {error}.").format(folder=folder, error=error),
        tr("Free some disk space and see that the folder can be written to; then start again."),
    )


def _check_version(found: str) -> None:
    """Refuse a PyTorch that lacks what we use.

    Raises:
        FreeNetError: If it is too old.
    """
    version = tuple(int(part) for part in found.split(".")[:2])
    if version < OLDEST_TORCH:
        raise FreeNetError(
            tr("PyTorch {version} of '{python}' is too old, FreeNet needs {oldest} or later.").format(
                version=found, python=sys.executable, oldest=".".join(map(str, OLDEST_TORCH))
            ),
            tr("Update it, or choose another Python in FreeNet's settings."),
        )


if __name__ == "__main__":
    status = main()
    with suppress(OSError):  # a full disk takes no more of the log
        sys.stderr.flush()
    os._exit(status)  # all is written; taking torch down in good order would take a second
