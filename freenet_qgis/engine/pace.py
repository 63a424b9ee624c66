# SPDX-License-Identifier: GPL-3.0-or-later
"""How much work a preset is and how fast a device does it, so that a run's length is known before it starts."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import Any

import numpy as np
import torch

from .network import DECODER_WIDTH, WIDTHS
from .recipes import FAST, RECIPES, Recipe
from .scene import Scene
from .teaching import NETWORKS, TRIAL_NETWORKS
from .training import train
from .whitening import LEADING

BANDS, CLASSES = 32, 4  # of the images that are timed
STEPS, COUNTED = 6, 4  # the first steps are slower
SMALL_PX, LARGE_PX = 16, {"cpu": 96, "cuda": 512, "mps": 256}  # sides; the difference shows the pace
FORWARD_AND_BACK = 3  # multiply-adds of a training step, in those of a prediction


def works() -> list[dict[str, Any]]:
    """The work of each preset, as `workers.interpreter.PresetWork` describes it."""
    return [
        {
            "preset": name,
            "steps": recipe.steps,
            "refit": recipe.refit,
            "networks": NETWORKS if recipe.taught else 1,
            "trial_networks": TRIAL_NETWORKS if recipe.taught else 0.0,
            "axes": LEADING if recipe.taught else 0,
            "share_on_axes": (NETWORKS - 1) / NETWORKS if recipe.taught else 0.0,
            "step_macs": FORWARD_AND_BACK * _encoder_macs(recipe),
            "step_macs_per_band": FORWARD_AND_BACK * _band_macs(recipe),
            "map_macs": recipe.views * (_encoder_macs(recipe) + _decoder_macs(recipe)),
            "map_macs_per_band": recipe.views * _band_macs(recipe),
        }
        for name, recipe in RECIPES.items()
    ]


def measure(device: torch.device) -> dict[str, float]:
    """Seconds that a step takes however small the image, and multiply-adds per second beyond that."""
    recipe = replace(FAST, steps=STEPS)
    side = LARGE_PX[device.type]
    small, large = _step_seconds(SMALL_PX, recipe, device), _step_seconds(side, recipe, device)
    macs = FORWARD_AND_BACK * (_encoder_macs(recipe) + BANDS * _band_macs(recipe)) * (side**2 - SMALL_PX**2)
    return {"seconds_per_step": small, "macs_per_second": macs / max(large - small, 1e-4)}


def _step_seconds(side: int, recipe: Recipe, device: torch.device) -> float:
    """Median time of a training step on an image of that side."""
    image = torch.randn(1, BANDS, side, side, device=device)
    labels = np.arange(side * side).reshape(side, side) % CLASSES + 1
    ends: list[float] = []
    scene = Scene(image, torch.ones_like(image[:, :1]), side, side, BANDS)
    train(scene, labels, CLASSES, recipe, 0, lambda *_: ends.append(perf_counter()), report_every=1)
    return float(np.median(np.diff(ends)[-COUNTED:]))


def _band_macs(recipe: Recipe) -> int:
    """Multiply-adds of the stem per pixel and band."""
    return 9 * int(WIDTHS[0] * recipe.width_factor)


def _encoder_macs(recipe: Recipe) -> int:
    """Multiply-adds of the encoder per pixel, those of the stem left out; each scale has a quarter of the pixels."""
    widths = [int(width * recipe.width_factor) for width in WIDTHS]
    stages = sum(9 * width**2 / 4**scale for scale, width in enumerate(widths))
    downsamples = sum(9 * a * b / 4 ** (scale + 1) for scale, (a, b) in enumerate(zip(widths, widths[1:])))
    return int(stages + downsamples)


def _decoder_macs(recipe: Recipe) -> int:
    """Multiply-adds of the dense decoder per pixel; in training its windows count for little."""
    decoder = int(DECODER_WIDTH * recipe.width_factor)
    widths = [int(width * recipe.width_factor) for width in WIDTHS]
    return int(sum((width * decoder + 9 * decoder**2) / 4**scale for scale, width in enumerate(widths)))
