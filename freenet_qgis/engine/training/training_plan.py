# SPDX-License-Identifier: GPL-3.0-or-later
"""How training makes do with the memory at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Optional

import numpy as np
import torch

from ...text.i18n import tr
from .. import memory
from ..recipe.recipes import Recipe
from ..scenes.excerpt import Excerpt, excerpt
from ..scenes.mosaic import Mosaic, mosaic
from ..scenes.whitening import LEADING

LARGEST_TRAINING_PX = 2**20  # of a scene trained on as a whole, except by the paper's preset
SMALLEST_TRAINING_PX = 2**16  # of an excerpt
FLOAT_BYTES = 4


@dataclass(frozen=True)
class TrainingPlan:
    """What training sees, and what that needs.

    Attributes:
        excerpt: The part of the scene; None for all of it.
        pixels: Their number.
        needed: Forecast of the peak memory, bytes.
        recomputes: Whether feature maps are computed twice rather than kept.
        mosaic: Several scenes as one image; None for a single one.
    """

    excerpt: Optional[Excerpt]
    pixels: int
    needed: int
    recomputes: bool
    mosaic: Optional[Mosaic] = None

    @property
    def seen(self) -> Optional[str]:
        """What is trained on, in words, where that is not simply the scene."""
        part = self.excerpt or self.mosaic
        return None if part is None else str(part)

    @property
    def remarks(self) -> list[str]:
        """Sentences for log and report."""
        texts = []
        if self.recomputes:
            texts.append(tr("Memory is short: feature maps are computed twice rather than kept, which takes longer."))
        if self.excerpt is not None:
            text = tr("The scene is too large to be trained on as a whole. Seen of it: {part}.")
            texts.append(text.format(part=self.excerpt))
            if not self.excerpt.is_complete:
                texts.append(tr("There is no room for all training pixels: some polygons are left out."))
        if self.mosaic is not None:
            texts += _remarks(self.mosaic)
        return texts


def _remarks(several: Mosaic) -> list[str]:
    """On scenes of which only a part is seen."""
    texts = []
    for name, part in zip(several.names, several.parts):
        if not part.is_whole:
            text = tr("'{name}' is too large to be trained on as a whole. Seen of it: {part}.")
            texts.append(text.format(name=name, part=part))
        if not part.is_complete:
            text = tr("There is no room for all training pixels of '{name}': some polygons are left out.")
            texts.append(text.format(name=name))
    return texts


def plan_training(
    labels: np.ndarray, bands: int, classes: int, recipe: Recipe, seed: int, device: torch.device, dtype: torch.dtype
) -> TrainingPlan:
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
        return TrainingPlan(None, labels.size, needed, recomputes)
    largest = LARGEST_TRAINING_PX
    while largest > SMALLEST_TRAINING_PX and not memory.suffices(planned(largest)[0], device):
        largest //= 2
    part = excerpt(labels, largest, seed)
    return TrainingPlan(part, part.pixels, *planned(part.pixels))


def plan_several(
    names: Sequence[str], labels: Sequence[np.ndarray], bands: int, classes: int, recipe: Recipe, seed: int,
    device: torch.device, dtype: torch.dtype,
) -> TrainingPlan:  # fmt: skip
    """Several scenes side by side; what is too large, or too much for the memory, as excerpts.

    Args:
        names: Of the scenes.
        labels: Of each, as for `plan_training`.
        bands: Of all.
        classes: As for `plan_training`, like the rest.
        recipe: See there.
        seed: See there.
        device: See there.
        dtype: See there.
    """

    def planned(several: Mosaic) -> TrainingPlan:
        forecast = partial(_forecast, bands, classes, several.pixels, recipe, device, dtype)
        needed, recomputes = memory.plan(forecast, device, dtype)
        return TrainingPlan(None, several.pixels, needed + _copied(several, bands, device), recomputes, several)

    largest = LARGEST_TRAINING_PX
    found = planned(mosaic(names, labels, largest, seed))
    while largest > SMALLEST_TRAINING_PX and not memory.suffices(found.needed, device):
        largest //= 2
        found = planned(mosaic(names, labels, largest, seed))
    return found


def smaller(
    planned: TrainingPlan, names: Sequence[str], labels: Sequence[np.ndarray], bands: int, classes: int, recipe: Recipe,
    seed: int, device: torch.device, dtype: torch.dtype,
) -> Optional[TrainingPlan]:  # fmt: skip
    """What is left to try where memory ran out in spite of the forecast: recomputing, then half of the pixels.

    For the arguments see `plan_several`. None where there is nothing left.
    """
    part = planned.mosaic or planned.excerpt
    recomputes = memory.can_recompute(device, dtype)
    if recomputes == planned.recomputes:
        largest = planned.pixels // 2
        if not recipe.masked_statistics or largest < SMALLEST_TRAINING_PX:
            return None
        part = mosaic(names, labels, largest, seed) if planned.mosaic else excerpt(labels[0], largest, seed)
        if part.pixels >= planned.pixels:  # there is a smallest, around a pixel of each class
            return None
    pixels = planned.pixels if part is None else part.pixels
    needed = _forecast(bands, classes, pixels, recipe, device, dtype, recomputes)
    if isinstance(part, Mosaic):
        return TrainingPlan(None, pixels, needed + _copied(part, bands, device), recomputes, part)
    return TrainingPlan(part, pixels, needed, recomputes)


def _copied(several: Mosaic, bands: int, device: torch.device) -> int:
    """Memory that scenes side by side take on top, bytes: what is read of them, where that is the same memory."""
    return several.pixels * bands * FLOAT_BYTES if device.type == "cpu" else 0


def _forecast(
    bands: int, classes: int, pixels: int, recipe: Recipe, device: torch.device, dtype: torch.dtype, recompute: bool
) -> int:
    """Peak memory of the training, bytes; classifying takes what is left."""
    axes = min(bands, LEADING) if recipe.taught else 0  # of a second image, which comes beside the first
    training = memory.training_bytes(bands, classes, pixels, recipe, device, dtype, recompute)
    return training + memory.image_bytes(axes, pixels, dtype)
