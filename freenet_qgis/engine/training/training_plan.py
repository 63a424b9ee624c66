# SPDX-License-Identifier: GPL-3.0-or-later
"""How training makes do with the memory at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Optional, Union

import numpy as np
import torch

from ...text.i18n import tr
from .. import memory
from ..recipe.training_setup import TrainingSetup
from ..scenes.excerpt import Excerpt, excerpt
from ..scenes.mosaic import Mosaic, mosaic
from ..scenes.standardised_scene import StandardisedScene
from .teachers import channels_seen

LARGEST_TRAINING_PX = 2**20  # of a scene trained on as a whole, except by the paper's preset
SMALLEST_TRAINING_PX = 2**16  # of an excerpt
FLOAT_BYTES = 4


@dataclass(frozen=True)
class TrainingPlan:
    """What training sees, and what that needs.

    Attributes:
        excerpt: The part of the scene; None for all of it.
        pixels: Number of pixels seen.
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

    def seen_of(self, scenes: Sequence[StandardisedScene]) -> StandardisedScene:
        """What is trained on of these scenes."""
        if self.mosaic is not None:
            return self.mosaic.of(scenes)
        return scenes[0] if self.excerpt is None else self.excerpt.of(scenes[0])

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


@dataclass(frozen=True)
class TrainingPlanner:
    """Plans a training: all of the scene; if memory is short with features computed twice; then an excerpt.

    Several scenes lie side by side, those that are too large as excerpts.

    Attributes:
        names: Names of the scenes.
        labels: Of each scene integers, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        bands: Number of bands, the same in all scenes.
        setup: How to train; whether it recomputes is for the plan to say. Its seed chooses the excerpts.
        device: The device to compute on.
        dtype: What it computes in.
    """

    names: Sequence[str]
    labels: Sequence[np.ndarray]
    bands: int
    setup: TrainingSetup
    device: torch.device
    dtype: torch.dtype

    def plan(self) -> TrainingPlan:
        """What to try first."""
        if len(self.labels) > 1:
            return self._side_by_side()
        whole = self._planned(None, self.labels[0].size)
        fits = whole.pixels <= LARGEST_TRAINING_PX and memory.suffices(whole.needed, self.device)
        if fits or not self.setup.recipe.masked_statistics:  # the paper's preset sees the whole or nothing
            return whole
        largest = LARGEST_TRAINING_PX
        while largest > SMALLEST_TRAINING_PX and not self._suffices(self._planned(None, largest)):
            largest //= 2
        part = excerpt(self.labels[0], largest, self.setup.seed)
        return self._planned(part, part.pixels)

    def smaller(self, planned: TrainingPlan) -> Optional[TrainingPlan]:
        """What is left to try where memory ran out in spite of the forecast: recomputing, then half of the pixels.

        None where there is nothing left.
        """
        part = planned.mosaic or planned.excerpt
        recomputes = memory.can_recompute(self.device, self.dtype)
        if recomputes == planned.recomputes:
            largest = planned.pixels // 2
            if not self.setup.recipe.masked_statistics or largest < SMALLEST_TRAINING_PX:
                return None
            part = self._mosaic(largest) if planned.mosaic else excerpt(self.labels[0], largest, self.setup.seed)
            if part.pixels >= planned.pixels:  # there is a smallest, around a pixel of each class
                return None
        pixels = planned.pixels if part is None else part.pixels
        return self._plan_of(part, pixels, self._forecast(pixels, recomputes), recomputes)

    def fitting(self, planned: TrainingPlan) -> TrainingPlan:
        """The plan or the next smaller one that memory suffices for, else the smallest."""
        while not self._suffices(planned) and (less := self.smaller(planned)) is not None:
            planned = less
        return planned

    def _side_by_side(self) -> TrainingPlan:
        largest = LARGEST_TRAINING_PX
        while True:
            several = self._mosaic(largest)
            found = self._planned(several, several.pixels)
            if largest <= SMALLEST_TRAINING_PX or self._suffices(found):
                return found
            largest //= 2

    def _mosaic(self, largest: int) -> Mosaic:
        return mosaic(self.names, self.labels, largest, self.setup.seed)

    def _planned(self, part: Union[Excerpt, Mosaic, None], pixels: int) -> TrainingPlan:
        """A plan that recomputes where memory is short."""
        needed, recomputes = memory.plan_recomputing(
            lambda recompute: self._forecast(pixels, recompute), self.device, self.dtype
        )
        return self._plan_of(part, pixels, needed, recomputes)

    def _plan_of(self, part: Union[Excerpt, Mosaic, None], pixels: int, needed: int, recomputes: bool) -> TrainingPlan:
        if not isinstance(part, Mosaic):
            return TrainingPlan(part, pixels, needed, recomputes)
        # What is read of several scenes comes on top where that is the same memory.
        copied = pixels * self.bands * FLOAT_BYTES if self.device.type == "cpu" else 0
        return TrainingPlan(None, pixels, needed + copied, recomputes, part)

    def _forecast(self, pixels: int, recompute: bool) -> int:
        """Peak memory of the training, bytes; classifying takes what is left."""
        axes = channels_seen(self.setup.recipe, self.bands)  # of a second image, beside the first
        setup = replace(self.setup, recompute=recompute)
        training = memory.training_bytes(self.bands, pixels, setup, self.device, self.dtype)
        return training + memory.image_bytes(axes, pixels, self.dtype)

    def _suffices(self, planned: TrainingPlan) -> bool:
        return memory.suffices(planned.needed, self.device)
