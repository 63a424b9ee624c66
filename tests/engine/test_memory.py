# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory is forecast before the work, and its lack explained."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest
import torch

from freenet_qgis.engine import memory
from freenet_qgis.engine.recipes import AUTO, RECIPES
from freenet_qgis.job import FreeNetError
from freenet_qgis.paths import PACKAGE

CPU = torch.device("cpu")


def test_the_forecast_grows_with_pixels_width_and_bands() -> None:
    small = memory.training_bytes(50, 5, 100_000, AUTO)
    assert memory.training_bytes(50, 5, 200_000, AUTO) == pytest.approx(2 * small, rel=0.1)
    assert memory.training_bytes(50, 5, 100_000, replace(AUTO, width_factor=1.0)) > 1.5 * small
    assert memory.training_bytes(200, 5, 100_000, AUTO) > small + 4 * 150 * 100_000


PEAK = """
import resource, sys
import numpy as np, torch
from dataclasses import replace
from freenet_qgis.engine import recipes, training
from freenet_qgis.engine.scene import Scene

def now():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()

side, bands = 448, 60
before = now()
scene = Scene(torch.randn(1, bands, side, side), torch.ones(1, 1, side, side), side, side)
labels = np.zeros((side, side), np.uint8)
labels[::50, ::50], labels[5::50, ::50] = 1, 2
training.train(scene, labels, 2, replace(recipes.RECIPES[sys.argv[1]], steps=4), 0)
print(1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.slow
@pytest.mark.parametrize("preset", ["paper", "auto"])
def test_the_forecast_is_within_a_quarter_of_the_measured_peak(preset: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run([sys.executable, "-c", PEAK, preset], capture_output=True, check=True, env=environment)
    forecast = memory.training_bytes(60, 2, 448 * 448, RECIPES[preset])
    assert forecast == pytest.approx(int(done.stdout), rel=0.25)


def test_work_that_cannot_fit_is_refused_with_both_figures() -> None:
    available = memory.available_bytes(CPU)
    memory.check(available // 2, CPU, "Training")
    with pytest.raises(FreeNetError, match=r"Training needs about [\d.]+ GB of memory, CPU, \d+ cores has [\d.]+ GB"):
        memory.check(available + 2**30, CPU, "Training")


def test_an_allocation_that_fails_is_explained() -> None:
    with pytest.raises(FreeNetError, match=r"Training needs about 1\.0 GB"), memory.exhaustion_explained(
        "Training", CPU, 2**30
    ):
        torch.empty(2**60)


def test_other_errors_pass_unchanged() -> None:
    with pytest.raises(RuntimeError, match="mat1 and mat2"), memory.exhaustion_explained("Training", CPU, 1):
        torch.ones(2, 3) @ torch.ones(2, 3)
