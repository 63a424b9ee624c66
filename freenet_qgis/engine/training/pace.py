# SPDX-License-Identifier: GPL-3.0-or-later
"""How much work a preset is and how fast a device does it, so that a run's length is known before it starts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter, thread_time
from typing import Optional

import numpy as np
import torch

from ...contract.schedule import Look, Pace, Work
from ..devices import precision
from ..limits import USUAL
from ..mapping.inference import predictor
from ..network.freenet import WIDTHS, FreeNet
from ..recipe.recipes import FAST, PAPER, RECIPES, Recipe
from ..recipe.training_setup import TrainingSetup
from ..scenes.padded_image import PaddedImage
from ..scenes.whitening import LEADING
from . import context_trial
from .stopping import earliest_end
from .supervision import Supervision
from .training_loop import train_network

BANDS, CLASSES = (8, 64), (4, 16)  # of the images that are timed: the difference shows the pace
STEPS, COUNTED = 5, 2  # the first steps are slower
VIEWS, COUNTED_VIEWS = 4, 2
SMALL_PX, LARGE_PX = 16, {"cpu": 128, "cuda": 512, "mps": 256, "xpu": 256}  # sides of the images that are timed
TOGETHER = 0.85  # of the speed of single threads, when they work side by side

LARGEST_KEPT, SLOWER = 2**25, 1.8  # bytes: larger maps are given back to Linux each time, and asked for anew

Clock = Callable[[], float]

# What the engine goes by until it has seen better: seconds of a typical processor and of a typical graphics card.
TYPICAL = {
    "cpu": Pace("", 8e-3, 2e-4, 7e-7, 4e-9, 1e-3, 5e-7, 1e-9),
    "cuda": Pace("", 8e-4, 1e-5, 3e-9, 1e-11, 3e-4, 4e-9, 1e-11),
}


def works() -> list[Work]:
    """The work of each preset."""
    return [work_of(name, recipe) for name, recipe in RECIPES.items()]


def work_of(name: str, recipe: Recipe, *, stops: bool = True) -> Work:
    """The work of a recipe.

    Args:
        name: Name of the preset.
        recipe: How networks are trained.
        stops: Whether training may end early where the recipe says so.
    """
    return Work(
        preset=name,
        steps=recipe.steps,
        least_steps=earliest_end(recipe.steps) if recipe.stops_early and stops else recipe.steps,
        trial_steps=recipe.trial_steps,
        trial_folds=context_trial.FOLDS if recipe.trial_steps else 0,
        teachers=recipe.teachers,
        refit=recipe.refit,
        views=recipe.views,
        axes=LEADING if recipe.taught else 0,
        look=_look_of(recipe),
    )


def _look_of(recipe: Recipe) -> Optional[Look]:
    """What is seen of a scene; None where all of it is."""
    return Look(USUAL.largest_training_px, recipe.margin) if recipe.masked_statistics else None


def typical(device: torch.device, recipe: Recipe) -> Pace:
    """The pace of a device that was not measured, with the networks of a recipe."""
    pace = TYPICAL.get(device.type, TYPICAL["cuda"])
    return replace(pace, slow_from_px=_slow_from(device, recipe), slower=SLOWER)


def _slow_from(device: torch.device, recipe: Recipe) -> int:
    """From how many pixels on the maps of a step are larger than what Linux lets a process keep; 0 for never."""
    if device.type != "cpu" or sys.platform != "linux":
        return 0
    return int(LARGEST_KEPT / (WIDTHS[0] * recipe.width_factor * precision(device).itemsize))


def measure_paces(device: torch.device, *, is_busy: bool) -> list[Pace]:
    """The pace of each preset.

    Where others keep the processor busy, threads that wait for each other tell nothing, and take their time about it:
    there the time that a single thread really gets is the measure.
    """
    if is_busy and device.type == "cpu":
        threads = torch.get_num_threads()
        torch.set_num_threads(1)
        share = 1.0 if threads == 1 else 1 / (TOGETHER * threads)
        try:
            known = {recipe.width_factor: _measured(recipe, device, thread_time, share) for recipe in (FAST, PAPER)}
        finally:
            torch.set_num_threads(threads)
    else:
        known = {recipe.width_factor: _measured(recipe, device, perf_counter) for recipe in (FAST, PAPER)}
    return [replace(known[recipe.width_factor], preset=name) for name, recipe in RECIPES.items()]


def _measured(recipe: Recipe, device: torch.device, clock: Clock, share: float = 1.0) -> Pace:
    """The pace of the networks of a recipe by a clock, of whose seconds only a share counts."""
    side, (few, many), (least, most) = LARGE_PX[device.type], BANDS, CLASSES

    def step(side: int, bands: int, classes: int = least) -> float:
        ends = _step_ends(side, bands, classes, recipe, device, clock)
        return share * float(np.diff(ends)[-COUNTED:].min())

    def view(side: int, bands: int) -> float:
        ends = _view_ends(side, bands, recipe, device, clock)
        return share * float(np.diff(ends)[-COUNTED_VIEWS:].min())

    def slopes(small: float, large: float, deep: float) -> tuple[float, float]:
        per_value = max(0.0, (deep - large) / (side**2 * (many - few)))
        return max(1e-12, (large - small) / (side**2 - SMALL_PX**2) - few * per_value), per_value

    steps = step(SMALL_PX, few), step(side, few), step(side, many)
    views = view(SMALL_PX, few), view(side, few), view(side, many)
    per_class = max(0.0, (step(side, few, most) - steps[1]) / (most - least))
    alone = max(1e-6, steps[0] - least * per_class)
    slow_from = _slow_from(device, recipe)
    return Pace("", alone, per_class, *slopes(*steps), views[0], *slopes(*views), slow_from, SLOWER)


def _step_ends(side: int, bands: int, classes: int, recipe: Recipe, device: torch.device, clock: Clock) -> list[float]:
    """When the steps of a short training ended."""
    labels = np.arange(side * side).reshape(side, side) % classes + 1
    ends: list[float] = []
    setup = TrainingSetup(classes, recipe, seed=0).with_steps(STEPS)
    note = Supervision(lambda *_: ends.append(clock()), report_every=1)
    train_network(_image(side, bands, device), labels, setup, note)
    return ends


def _view_ends(side: int, bands: int, recipe: Recipe, device: torch.device, clock: Clock) -> list[float]:
    """When looks at the whole image ended."""
    padded = _image(side, bands, device)
    look = predictor(FreeNet(bands, CLASSES[0], recipe.width_factor).to(device).eval(), padded.image.dtype)
    ends: list[float] = []
    with torch.no_grad():
        for _ in range(VIEWS):
            look(padded.image, padded.valid)[0, 0, 0, 0].item()  # which waits for the device
            ends.append(clock())
    return ends


def _image(side: int, bands: int, device: torch.device) -> PaddedImage:
    """An image of noise as the engine shows a scene to a network."""
    image = torch.randn(1, bands, side, side, device=device)
    image = image.to(precision(device), memory_format=torch.channels_last)
    return PaddedImage(image, torch.ones(1, 1, side, side, device=device), side, side, bands)
