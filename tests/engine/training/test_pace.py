# SPDX-License-Identifier: GPL-3.0-or-later
"""The work of a preset is what the engine does; the pace is measured, whoever else is at work."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import numpy as np
import pytest
import torch

from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.contract.pieces import trained_px
from freenet_qgis.engine.limits import USUAL
from freenet_qgis.engine.machine import busyness
from freenet_qgis.engine.recipe.recipes import AUTO, RECIPES, recipe_for
from freenet_qgis.engine.scenes.excerpt import excerpt
from freenet_qgis.engine.training import context_trial, pace
from freenet_qgis.engine.training.stopping import Stopping, earliest_end
from freenet_qgis.workers.forecast import work_for

CPU = torch.device("cpu")


@pytest.mark.parametrize("preset", RECIPES)
@pytest.mark.parametrize("steps", [0, 7, 49, 50, 500])
def test_the_trial_that_is_foretold_is_the_one_that_is_made(preset: str, steps: int) -> None:
    options = TrainOptions(preset, steps)
    work, made = work_for(pace.work_of(preset, RECIPES[preset]), options), recipe_for(options)
    assert (work.trial_steps if work.tries else 0) == made.trial_steps
    assert work.trial_folds == (context_trial.FOLDS if preset == "auto" else 0)


@pytest.mark.parametrize("steps", [1, 20, 100, 300])
def test_training_ends_no_earlier_than_foretold(steps: int) -> None:
    stopping = Stopping(lambda network: 1.0)
    taken = next(
        step + 1
        for step in range(stopping.begin(steps))
        if stopping.factor(step, None) is not None and stopping.ends(step + 1)
    )
    assert taken == earliest_end(steps)


def bounds_of(accuracies: list[float], steps: int = 300) -> Iterator[tuple[int, int, int]]:
    """After each step how many were taken, and how many there are to be at least and at most."""
    every = steps // len(accuracies)
    step = 0
    stopping = Stopping(lambda network: accuracies[min(step // every, len(accuracies) - 1)])
    for step in range(stopping.begin(steps)):
        stopping.factor(step, None)
        ends = stopping.ends(step + 1)
        yield (step + 1, *stopping.bounds)
        if ends:
            break


@pytest.mark.parametrize("accuracies", [[0.5] * 15, [0.5] * 3 + [0.985] * 12, [0.9] * 6 + [1.0] * 9, [0.99] * 15])
def test_the_bounds_of_training_hold_its_end(accuracies: list[float]) -> None:
    told = list(bounds_of(accuracies))
    end = told[-1][0]
    assert all(least <= end <= most for _, least, most in told)


def test_the_end_is_known_as_soon_as_nothing_can_improve() -> None:
    told = list(bounds_of([1.0] * 15))
    step, least, _ = next(one for one in told if one[1] == one[2])
    assert step == 21 and least == told[-1][0]


LAYOUTS = {
    "close": [(100, 109, 200, 249), (300, 309, 260, 269)],
    "spread": [(0, 9, 0, 9), (2900, 2909, 2400, 2409)],
    "many": [(row, row + 9, col, col + 9) for row in range(5, 2900, 300) for col in range(5, 2400, 300)],
    "one": [(1500, 1500, 1200, 1200)],
    "everywhere": [(0, 2999, 0, 2499)],
}


@pytest.mark.parametrize("preset", ["auto", "fast"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_excerpt_that_is_foretold_is_the_one_that_is_taken(layout: str, preset: str) -> None:
    labels, recipe = np.zeros((3000, 2500), np.uint8), RECIPES[preset]
    for number, (top, bottom, left, right) in enumerate(LAYOUTS[layout]):
        labels[top : bottom + 1, left : right + 1] = number % 3 + 1
    taken = excerpt(labels, USUAL.largest_training_px, recipe.margin, seed=0).pixels
    foretold = trained_px(LAYOUTS[layout], labels.shape, pace.work_of(preset, recipe).look)
    assert foretold == taken if layout != "everywhere" else taken == pytest.approx(foretold, rel=0.2)


@pytest.mark.parametrize("seed", range(5))
def test_the_excerpt_of_polygons_that_are_no_boxes_is_foretold_well(seed: int) -> None:
    rng = np.random.default_rng(seed)
    labels, boxes = np.zeros((2000, 2000), np.uint8), []
    for _ in range(rng.integers(5, 80)):
        radius = rng.integers(2, 20)
        row, col = rng.integers(radius, 2000 - radius, 2)
        rows, cols = np.ogrid[-radius : radius + 1, -radius : radius + 1]
        place = np.s_[row - radius : row + radius + 1, col - radius : col + radius + 1]
        labels[place] = np.where(rows**2 + cols**2 <= radius**2, rng.integers(1, 4), labels[place])
        boxes.append((row - radius, row + radius, col - radius, col + radius))
    taken = excerpt(labels, USUAL.largest_training_px, AUTO.margin, seed=0).pixels
    assert trained_px(boxes, labels.shape, pace.work_of("auto", AUTO).look) == pytest.approx(taken, rel=0.2)


def test_paper_always_sees_the_whole_scene() -> None:
    assert pace.work_of("paper", RECIPES["paper"]).look is None


@pytest.mark.skipif(sys.platform != "linux", reason="others keep memory that is given back")
def test_the_engine_knows_that_large_images_take_longer_for_each_pixel() -> None:
    known = pace.typical(CPU, RECIPES["fast"])
    large, step = known.slow_from_px, lambda pixels: known.of_step(pixels, 50, 8)
    assert step(2 * large) > 3 * step(large)
    assert pace.typical(CPU, RECIPES["paper"]).slow_from_px < large  # its networks are wider
    assert pace.typical(torch.device("cuda"), RECIPES["fast"]).slow_from_px == 0


@pytest.mark.slow
@pytest.mark.parametrize("is_busy", [False, True])
def test_the_pace_of_every_preset_is_measured(is_busy: bool) -> None:
    threads = torch.get_num_threads()
    torch.set_num_threads(2 if is_busy else 1)  # several would wait for each other where others work beside the test
    try:
        found = {one.preset: one for one in pace.measure_paces(CPU, is_busy=is_busy)}
        assert torch.get_num_threads() == (2 if is_busy else 1)
    finally:
        torch.set_num_threads(threads)
    assert set(found) == set(RECIPES)
    for one in found.values():
        assert 0 < one.of_step(20_000, 50, 8) < one.of_step(40_000, 50, 8)
        assert 0 < one.of_view(20_000, 50) < one.of_view(40_000, 50)


def test_a_machine_on_which_others_work_is_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(busyness, "_share_of_a_core", lambda seconds: 0.5)
    assert busyness.is_busy()
    monkeypatch.setattr(busyness, "_share_of_a_core", lambda seconds: 0.98)
    assert not busyness.is_busy()


def test_a_thread_knows_that_it_has_to_wait_for_its_core() -> None:
    alone = busyness._share_of_a_core(0.05)
    end = threading.Event()
    others = [threading.Thread(target=lambda: [None for _ in iter(end.is_set, True)]) for _ in range(3)]
    for other in others:
        other.start()
    try:
        assert 0 < busyness._share_of_a_core(0.2) <= 1.01 and alone > 0
    finally:
        end.set()
        for other in others:
            other.join()
