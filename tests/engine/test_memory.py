# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory is forecast before the work, and its lack explained."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from freenet_qgis.engine import memory
from freenet_qgis.engine.recipes import AUTO, PAPER
from freenet_qgis.job import FreeNetError

CPU = torch.device("cpu")


def test_the_forecast_grows_with_pixels_width_and_bands() -> None:
    small = memory.training_bytes(50, 5, 100_000, AUTO)
    assert memory.training_bytes(50, 5, 200_000, AUTO) == pytest.approx(2 * small, rel=0.1)
    assert memory.training_bytes(50, 5, 100_000, replace(AUTO, width_factor=1.0)) > 1.7 * small
    assert memory.training_bytes(200, 5, 100_000, AUTO) > small + 4 * 150 * 100_000


def test_the_forecast_for_the_paper_is_of_the_measured_order() -> None:
    """Houston, 349 x 1905 x 144: 19 to 35 GiB were measured for the published loop (docs/benchmarks.md)."""
    assert 8e9 < memory.training_bytes(144, 15, 352 * 1920, PAPER) < 40e9


def test_work_that_cannot_fit_is_refused_with_both_figures() -> None:
    available = memory.available_bytes(CPU)
    memory.check(available // 2, CPU, "Training")
    with pytest.raises(FreeNetError, match=r"Training needs about [\d.]+ GB of memory, CPU, \d+ cores has [\d.]+ GB free"):
        memory.check(available + 10**9, CPU, "Training")


def test_an_allocation_that_fails_is_explained() -> None:
    with pytest.raises(FreeNetError, match="Training needs about 1.0 GB"), memory.exhaustion_explained(
        "Training", CPU, 10**9
    ):
        torch.empty(2**60)


def test_other_errors_pass_unchanged() -> None:
    with pytest.raises(RuntimeError, match="mat1 and mat2"), memory.exhaustion_explained("Training", CPU, 1):
        torch.ones(2, 3) @ torch.ones(2, 3)
