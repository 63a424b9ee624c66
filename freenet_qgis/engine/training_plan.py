# SPDX-License-Identifier: GPL-3.0-or-later
"""How training makes do with the memory at hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Optional

import numpy as np
import torch

from . import memory
from .excerpt import Excerpt, excerpt
from .recipes import Recipe
from .whitening import LEADING

LARGEST_TRAINING_PX = 2**20  # of a scene trained on as a whole, except by the paper's preset
SMALLEST_TRAINING_PX = 2**16  # of an excerpt


@dataclass(frozen=True)
class Plan:
    """What training sees, and what that needs.

    Attributes:
        excerpt: The part of the scene; None for all of it.
        pixels: Their number.
        needed: Forecast of the peak memory, bytes.
        recomputes: Whether feature maps are computed twice rather than kept.
    """

    excerpt: Optional[Excerpt]
    pixels: int
    needed: int
    recomputes: bool

    @property
    def remarks(self) -> list[str]:
        """Sentences for log and report."""
        texts = []
        if self.recomputes:
            texts.append("Memory is short: feature maps are computed twice rather than kept, which takes longer.")
        if self.excerpt is not None:
            texts.append(f"The scene is too large to be trained on as a whole: {self.excerpt} are seen.")
            if not self.excerpt.is_complete:
                texts.append("There is no room for all training pixels: some polygons are left out.")
        return texts


def plan(
    labels: np.ndarray, bands: int, classes: int, recipe: Recipe, seed: int, device: torch.device, dtype: torch.dtype
) -> Plan:
    """The whole scene; if memory is short with features computed twice; if that is too little, an excerpt.

    Args:
        labels: Integers, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        bands: Of the scene.
        classes: Their number.
        recipe: How to train.
        seed: Of the choice of an excerpt.
        device: Where.
        dtype: What is computed in.
    """

    def planned(pixels: int) -> tuple[int, bool]:
        return memory.plan(partial(_forecast, bands, classes, pixels, recipe, device, dtype), device, dtype)

    needed, recomputes = planned(labels.size)
    fits = labels.size <= LARGEST_TRAINING_PX and memory.suffices(needed, device)
    if fits or not recipe.masked_statistics:  # the paper's preset sees the whole or nothing
        return Plan(None, labels.size, needed, recomputes)
    largest = LARGEST_TRAINING_PX
    while largest > SMALLEST_TRAINING_PX and not memory.suffices(planned(largest)[0], device):
        largest //= 2
    part = excerpt(labels, largest, seed)
    return Plan(part, part.pixels, *planned(part.pixels))


def smaller(
    planned: Plan, labels: np.ndarray, bands: int, classes: int, recipe: Recipe, seed: int, device: torch.device,
    dtype: torch.dtype,
) -> Optional[Plan]:  # fmt: skip
    """What is left to try where memory ran out in spite of the forecast: recomputing, then half of the pixels.

    For the arguments see `plan`. None where there is nothing left.
    """
    if memory.can_recompute(device, dtype) and not planned.recomputes:
        needed = _forecast(bands, classes, planned.pixels, recipe, device, dtype, True)
        return replace(planned, needed=needed, recomputes=True)
    largest = planned.pixels // 2
    if not recipe.masked_statistics or largest < SMALLEST_TRAINING_PX:
        return None
    part = excerpt(labels, largest, seed)
    if part.pixels >= planned.pixels:  # there is a smallest, around a pixel of each class
        return None
    needed = _forecast(bands, classes, part.pixels, recipe, device, dtype, planned.recomputes)
    return Plan(part, part.pixels, needed, planned.recomputes)


def _forecast(
    bands: int, classes: int, pixels: int, recipe: Recipe, device: torch.device, dtype: torch.dtype, recompute: bool
) -> int:
    """Peak memory of the training, bytes; classifying takes what is left."""
    axes = min(bands, LEADING) if recipe.taught else 0  # of a second image, which comes beside the first
    training = memory.training_bytes(bands, classes, pixels, recipe, device, dtype, recompute)
    return training + memory.image_bytes(axes, pixels, dtype)
