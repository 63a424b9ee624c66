# SPDX-License-Identifier: GPL-3.0-or-later
"""Which Python runs the engine, and what it has to offer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from ..job import FreeNetError, from_json
from .process import ENGINE, POLL_SECONDS, start_python

VARIABLE = "FREENET_PYTHON"
PROBE_SECONDS = 120


@dataclass(frozen=True)
class Footprint:
    """How much memory the training of a preset takes at most.

    Attributes:
        preset: Its name.
        largest_pixels: Of more pixels it takes an excerpt of at most so many; 0 if it takes them all.
        fixed_bytes: Whatever the image, besides…
        bytes_per_pixel: …those per pixel…
        bytes_per_value: …per pixel and band…
        bytes_per_class: …and per class.
    """

    preset: str
    largest_pixels: int
    fixed_bytes: float
    bytes_per_pixel: float
    bytes_per_value: float
    bytes_per_class: float


@dataclass(frozen=True)
class DeviceInfo:
    """A device torch can compute on.

    Attributes:
        kind: cuda, mps or cpu.
        name: In words.
        memory_bytes: All its memory; 0 where the system does not tell.
        seconds_per_step: What a training step takes however small the image.
        macs_per_second: Multiply-adds per second beyond that; 0 where not measured.
        footprints: The memory that each preset takes.
    """

    kind: str
    name: str
    memory_bytes: int
    seconds_per_step: float = 0.0
    macs_per_second: float = 0.0
    footprints: tuple[Footprint, ...] = ()


@dataclass(frozen=True)
class PresetWork:
    """How much work a preset is.

    Attributes:
        preset: Its name.
        steps: Training steps, unless the user wants another number.
        refit: Whether it trains once more after validation.
        networks: Trained one after another for one model.
        trial_networks: As many trainings are spent on trying what suits the scene.
        axes: What the kept network is shown in place of bands; 0 for the bands themselves.
        share_on_axes: Share of the networks trained that are shown as many axes.
        step_macs: Multiply-adds of a step per pixel, besides…
        step_macs_per_band: …those per pixel and band.
        map_macs: Multiply-adds of a map per pixel, besides…
        map_macs_per_band: …those per pixel and band.
    """

    preset: str
    steps: int
    refit: bool
    networks: int
    trial_networks: float
    axes: int
    share_on_axes: float
    step_macs: int
    step_macs_per_band: int
    map_macs: int
    map_macs_per_band: int


@dataclass(frozen=True)
class EngineInfo:
    """What a Python has to offer; `devices` are best first and end with the CPU."""

    python_version: str
    torch_version: str
    cores: int
    devices: tuple[DeviceInfo, ...]
    presets: tuple[PresetWork, ...] = ()


def find_interpreter(chosen: Optional[Path] = None) -> Path:
    """The Python for the engine: ``FREENET_PYTHON``, else the chosen one, else the one QGIS runs on.

    Raises:
        FreeNetError: If it does not exist.
    """
    override = os.environ.get(VARIABLE)
    python = Path(override) if override else chosen or _own_python()
    if not python.is_file():
        raise FreeNetError(
            f"There is no Python at '{python}'.",
            f"Choose a Python that has PyTorch in FreeNet's settings, or set {VARIABLE} to it.",
        )
    return python


def probe(python: Path, is_canceled: Callable[[], bool] = lambda: False) -> EngineInfo:
    """Ask `python` for its torch and devices; takes the seconds that importing torch takes.

    Args:
        python: The Python to ask.
        is_canceled: Whether nobody wants to know any more; asked several times a second.

    Raises:
        FreeNetError: If it cannot run the engine: with what is missing and the command that installs it.
    """
    process = start_python(
        python, "-m", ENGINE, "--probe", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    end = time.monotonic() + PROBE_SECONDS
    while True:
        try:
            output, errors = process.communicate(timeout=POLL_SECONDS)
            break
        except subprocess.TimeoutExpired as error:
            if time.monotonic() < end and not is_canceled():
                continue
            process.kill()
            process.communicate()
            raise FreeNetError(
                f"The Python '{python}' did not answer within {PROBE_SECONDS} seconds.", "Choose another Python."
            ) from error
    if process.returncode == 0:
        try:
            return from_json(EngineInfo, output)
        except ValueError as error:
            errors = str(error)
    raise _cannot_run(python, output, errors)


def _cannot_run(python: Path, output: str, errors: str) -> FreeNetError:
    """Why the probe failed, from the error event it printed or else from the end of its stderr."""
    try:
        event = json.loads(output)
        return FreeNetError(event["message"], event["hint"])
    except (ValueError, KeyError, TypeError):
        last = (errors.strip().splitlines() or ["it said nothing"])[-1]
        return FreeNetError(
            f"The Python '{python}' cannot run the FreeNet engine: {last}.", "Choose another Python that has PyTorch."
        )


def _own_python() -> Path:
    """The Python of this QGIS; on Windows and macOS `sys.executable` is QGIS itself."""
    executable = Path(sys.executable or "")
    if executable.stem.lower().startswith("python"):
        return executable
    if os.name == "nt":
        return Path(sys.exec_prefix) / "python.exe"
    return Path(sys.exec_prefix) / "bin" / f"python{sys.version_info.major}"
