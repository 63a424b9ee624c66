# SPDX-License-Identifier: GPL-3.0-or-later
"""Honest clocks for speed.py: nothing is read before the device has finished what it was given."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any, Optional

import torch

from freenet_qgis.engine import devices
from freenet_qgis.text.figures import MEMORY_GIGABYTE

SEED = 0
WARM_UP = 3  # steps that are not steady yet: libraries choose kernels in them, ours records its graph


@dataclass(frozen=True)
class Measured:
    """One way of training and predicting; memory is the peak of training, None on a CPU."""

    seconds: float
    """From arrays in memory to the trained network, start-up and all."""
    start_up_s: float
    """Until the end of the first step."""
    step_ms: float
    """Mean over the steps after `WARM_UP`."""
    allocated_gib: Optional[float]
    """Held by tensors."""
    reserved_gib: Optional[float]
    """Taken from the device."""
    prediction_ms: float
    """From the image on the device to the class map on the device."""


class Laps:
    """Notes when steps of a training are done, which began `spent_s` ago."""

    def __init__(self, device: torch.device, spent_s: float = 0.0) -> None:
        self._device, self._started = device, perf_counter() - spent_s
        self._after: dict[int, float] = {}

    def note(self, steps: int) -> None:
        """So many steps are done: to be told after 1, `WARM_UP` and the last."""
        synchronize(self._device)
        self._after[steps] = perf_counter() - self._started

    def times(self, steps: int) -> dict[str, float]:
        """For `Measured`; where fewer steps were done than asked about, `seconds` is extrapolated."""
        last, first_s = max(self._after), self._after[1]
        step_s = (self._after[last] - self._after[WARM_UP]) / (last - WARM_UP)
        seconds = self._after[last] if last == steps else first_s + (steps - 1) * step_s
        return {"seconds": seconds, "start_up_s": first_s, "step_ms": 1000 * step_s}


def median_ms(work: Callable[[], Any], device: torch.device, together: int = 1) -> float:
    """Wall time of some work after warm-up: the median of rounds that do it `together` times in a row."""

    def one_round() -> float:
        synchronize(device)
        started = perf_counter()
        for _ in range(together):
            work()
        synchronize(device)
        return (perf_counter() - started) / together

    one_round()
    return 1000 * median(one_round() for _ in range(20 if device.type == "cuda" else 3))


def synchronize(device: torch.device) -> None:
    """Wait until the device has done all it was given."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def reset_memory(device: torch.device) -> None:
    """Give back what nobody uses and measure peaks from here on."""
    gc.collect()
    if device.type == "cuda":
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats(device)


def peak_memory(device: torch.device) -> dict[str, Optional[float]]:
    """For `Measured`."""
    if device.type != "cuda":
        return {"allocated_gib": None, "reserved_gib": None}
    peaks = torch.cuda.max_memory_allocated(device), torch.cuda.max_memory_reserved(device)
    return dict(zip(("allocated_gib", "reserved_gib"), (peak / MEMORY_GIGABYTE for peak in peaks)))


@contextmanager
def usual_settings() -> Iterator[None]:
    """PyTorch as most users run it: its defaults, and cuDNN looking for the fastest algorithms; then the plugin's."""
    torch.use_deterministic_algorithms(False)
    torch.backends.cudnn.benchmark = True
    try:
        yield
    finally:
        devices.make_deterministic(SEED)
