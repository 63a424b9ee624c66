# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory is forecast before the work, and its lack explained."""

from __future__ import annotations

import os
import platform
from dataclasses import replace
from pathlib import Path

import memory as benchmark
import numpy as np
import pytest
import torch

from freenet_qgis.engine import memory
from freenet_qgis.engine.recipe.recipes import AUTO, Recipe
from freenet_qgis.engine.recipe.training_setup import TrainingSetup
from freenet_qgis.errors import FreeNetError

CPU = torch.device("cpu")


def forecast(bands: int = 50, pixels: int = 100_000, recipe: Recipe = AUTO, device: torch.device = CPU) -> int:
    return memory.training_bytes(bands, pixels, TrainingSetup(5, recipe, 0), device, torch.float32)


def resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_the_forecast_grows_with_pixels_width_and_bands() -> None:
    fixed, small = forecast(pixels=0), forecast()
    assert forecast(pixels=200_000) - fixed == pytest.approx(2 * (small - fixed), rel=1e-6)
    assert forecast(recipe=replace(AUTO, width_factor=1.0)) > 1.3 * small
    assert forecast(bands=200) > small + 4 * 150 * 100_000


def test_recomputing_needs_less_on_a_graphics_card() -> None:
    card = torch.device("cuda")
    recomputing = TrainingSetup(5, AUTO, 0, recompute=True)
    assert memory.training_bytes(50, 100_000, recomputing, card, torch.float32) < forecast(device=card)


@pytest.mark.slow
@pytest.mark.parametrize("preset", ["paper", "auto"])
def test_training_takes_no_more_than_was_forecast_and_at_least_half(preset: str) -> None:
    case = benchmark.Case(448, 448, 60, 2, preset, "float32", "training")
    peak = benchmark.peak_in_child(case)
    assert peak <= benchmark.forecast(case, CPU) <= 2 * peak


@pytest.mark.slow
@pytest.mark.parametrize("preset, threads", [("fast", 16), ("auto", 2)])
def test_a_whole_run_takes_no_more_than_was_forecast_on_many_cores_either(
    monkeypatch: pytest.MonkeyPatch, preset: str, threads: int
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", str(threads))
    case = benchmark.Case(128, 128, 200, 12, preset, "bfloat16", "whole run")
    peak = benchmark.peak_in_child(case)
    assert peak <= benchmark.forecast(case, CPU) <= 2 * peak


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="others keep nothing")
def test_what_was_freed_in_small_pieces_is_given_back() -> None:
    pieces = [np.ones(10_000) for _ in range(1000)]
    held, last = resident_bytes(), pieces.pop()
    del pieces
    memory.trim()
    assert resident_bytes() < held - 900 * last.nbytes


@pytest.mark.parametrize("free, expected", [(100, (90, False)), (80, (60, True)), (50, (60, True))])
def test_a_card_that_is_short_of_memory_recomputes(
    monkeypatch: pytest.MonkeyPatch, free: int, expected: tuple[int, bool]
) -> None:
    monkeypatch.setattr(memory, "available_bytes", lambda device: free)
    card = torch.device("cuda")
    assert memory.plan_recomputing(lambda recompute: 60 if recompute else 90, card, torch.bfloat16) == expected


def test_a_processor_never_recomputes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "available_bytes", lambda device: 80)
    assert memory.plan_recomputing(lambda recompute: 60 if recompute else 90, CPU, torch.bfloat16) == (90, False)


def test_work_that_cannot_fit_is_refused_with_both_figures() -> None:
    available = memory.available_bytes(CPU)
    memory.check(available // 2, CPU, "Training")
    with pytest.raises(FreeNetError, match=r"Training needs about [\d.]+ GB of memory, CPU, \d+ cores? has [\d.]+ GB"):
        memory.check(available + 2**30, CPU, "Training")


def test_an_allocation_that_fails_is_explained() -> None:
    with (
        pytest.raises(FreeNetError, match=r"Training needs about 1\.0 GB"),
        memory.exhaustion_explained("Training", CPU, 2**30),
    ):
        torch.empty(2**60)


def test_other_errors_pass_unchanged() -> None:
    with pytest.raises(RuntimeError, match="mat1 and mat2"), memory.exhaustion_explained("Training", CPU, 1):
        torch.ones(2, 3) @ torch.ones(2, 3)
