# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine as QGIS starts it, a process of its own, with a clock and a look at its memory; Linux only."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from known_rows import ROOT

from freenet_qgis.engine.__main__ import SHORT_SPIN

# What `python -m freenet_qgis.engine FOLDER` does, in the precision asked for; at its end what it took.
ENGINE = """
import os, sys
folder, precision = sys.argv[1:]
if precision != "auto":
    import torch
    from freenet_qgis.engine import devices
    devices.precision = lambda device: getattr(torch, precision)
from freenet_qgis.engine.__main__ import main
sys.argv = ["engine", folder]
status = main()
import torch
with open("/proc/self/status") as lines:
    peak = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
print("peak", peak, torch.cuda.max_memory_reserved() if torch.cuda.is_available() else 0, file=sys.stderr, flush=True)
os._exit(status)
"""


@dataclass(frozen=True)
class EngineRun:
    """A run of the engine from the start of its process to its end.

    Attributes:
        began: When it was started, by `perf_counter`.
        ended: When it had ended.
        events: What it said, each with the time ``at`` which it was heard.
        process_mb: The most memory that the process held.
        device_mb: The most that PyTorch took from a graphics card; 0 where there is none.
    """

    began: float
    ended: float
    events: list[dict[str, Any]]
    process_mb: float
    device_mb: float

    @property
    def seconds(self) -> float:
        """All of it."""
        return self.ended - self.began

    def stages(self) -> dict[str, float]:
        """The seconds of each stage that the engine named, and of the ``start`` before the first."""
        begun = [("start", self.began), *((one["name"], one["at"]) for one in self.events if one["event"] == "stage")]
        ends = [*(at for _, at in begun[1:]), self.ended]
        seconds: dict[str, float] = {}
        for (name, at), end in zip(begun, ends):
            seconds[name] = seconds.get(name, 0.0) + end - at
        return seconds


def run_engine(folder: Path, precision: str = "auto") -> EngineRun:
    """Do what a run folder says.

    Args:
        folder: With the job.
        precision: ``float32`` or ``bfloat16``, which users cannot choose; ``auto`` for what the engine takes.

    Raises:
        RuntimeError: If the engine fails, with what it said.
    """
    command = [sys.executable, "-c", ENGINE, str(folder), precision]
    log = folder / "engine.log"
    with log.open("w", encoding="utf-8") as errors:
        began = perf_counter()
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, text=True, cwd=ROOT, env={**os.environ, **SHORT_SPIN}
        ) as engine:
            events = [{**json.loads(line), "at": perf_counter()} for line in engine.stdout or ()]
        ended = perf_counter()
    told = log.read_text(encoding="utf-8")
    if engine.returncode:
        raise RuntimeError(f"The engine ended with status {engine.returncode}.\n{events[-1:]}\n{told}")
    process_kb, device_bytes = told.split()[-2:]
    return EngineRun(began, ended, events, int(process_kb) / 1024, int(device_bytes) / 2**20)
