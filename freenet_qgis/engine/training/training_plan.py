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
from ..limits import USUAL, Limits
from ..recipe.training_setup import TrainingSetup
from ..scenes.excerpt import Excerpt, excerpt, whole
from ..scenes.mosaic import Mosaic, mosaic
from ..scenes.standardised_scene import StandardisedScene
from .teachers import channels_seen

FLOAT_BYTES = 4


def copied_bytes(device: torch.device, pixels: int, bands: int) -> int:
    """What is copied of scenes that are not seen as a whole, where it lies in the memory of the device."""
    return pixels * bands * FLOAT_BYTES if device.type == "cpu" else 0


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

    def cut(self, array: np.ndarray) -> np.ndarray:
        """What is known of pixels, shape (rows, cols) of the scene or of several side by side, where it is trained on.

        Each training pixel is there once; what is only around them is 0.
        """
        return array if self.excerpt is None else self.excerpt.labels(array)

    @property
    def news(self) -> list[str]:
        """Sentences for the log: what is seen, and the remarks."""
        parts: dict[str, Excerpt] = {}
        if self.excerpt is not None:
            parts[""] = self.excerpt
        if self.mosaic is not None:
            parts = dict(zip(self.mosaic.names, self.mosaic.parts))
        plain, named = tr("Seen in training: {part}."), tr("Seen of '{name}' in training: {part}.")
        seen = [(named if name else plain).format(name=name, part=part) for name, part in parts.items()]
        return seen + self.remarks

    @property
    def remarks(self) -> list[str]:
        """Sentences for log and report."""
        texts = []
        if self.recomputes:
            texts.append(tr("Memory is short: feature maps are computed twice rather than kept, which takes longer."))
        if self.excerpt is not None and not self.excerpt.is_complete:
            texts.append(tr("There is no room for all training pixels: some of the training data are left out."))
        if self.mosaic is not None:
            text = tr("There is no room for all training pixels of '{name}': some of the training data are left out.")
            parts = zip(self.mosaic.names, self.mosaic.parts)
            texts += [text.format(name=name) for name, part in parts if not part.is_complete]
        return texts


@dataclass(frozen=True)
class TrainingPlanner:
    """Plans a training: what the training pixels need; if memory is short with features computed twice; then less.

    Several scenes lie side by side.

    Attributes:
        names: Names of the scenes.
        labels: Of each scene integers, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        bands: Number of bands, the same in all scenes.
        setup: How to train; whether it recomputes is for the plan to say. Its seed chooses the excerpts.
        device: The device to compute on.
        dtype: What it computes in.
        limits: How many pixels may be seen, and where feature maps are computed twice.
    """

    names: Sequence[str]
    labels: Sequence[np.ndarray]
    bands: int
    setup: TrainingSetup
    device: torch.device
    dtype: torch.dtype
    limits: Limits = USUAL

    def plan(self) -> TrainingPlan:
        """What to try first."""
        return self.fitting(self._planned(self._part(self.limits.largest_training_px)))

    def smaller(self, planned: TrainingPlan) -> Optional[TrainingPlan]:
        """What is left to try where memory ran out in spite of the forecast: recomputing, then half of the pixels.

        None where there is nothing left.
        """
        recomputes = memory.can_recompute(self.device, self.dtype, self.limits)
        if recomputes != planned.recomputes:
            return self._plan_of(planned.mosaic or planned.excerpt or whole(self.labels[0]), recomputes)
        if not self.setup.recipe.masked_statistics or planned.pixels <= self.limits.smallest_training_px:
            return None
        part = self._part(max(planned.pixels // 2, self.limits.smallest_training_px))
        if part.pixels >= planned.pixels:  # one piece is seen whatever its size
            return None
        return self._plan_of(part, recomputes)

    def fitting(self, planned: TrainingPlan) -> TrainingPlan:
        """The plan or the next smaller one that memory suffices for, else the smallest."""
        while not self._suffices(planned) and (less := self.smaller(planned)) is not None:
            planned = less
        return planned

    def _part(self, largest: int) -> Union[Excerpt, Mosaic]:
        """What is seen where so many pixels may be."""
        recipe = self.setup.recipe
        if len(self.labels) > 1:
            return mosaic(self.names, self.labels, largest, recipe.margin, self.setup.seed)
        (labels,) = self.labels
        if not recipe.masked_statistics:  # the paper's preset sees the whole or nothing
            return whole(labels)
        return excerpt(labels, largest, recipe.margin, self.setup.seed)

    def _planned(self, part: Union[Excerpt, Mosaic]) -> TrainingPlan:
        """A plan that recomputes where memory is short."""
        _, recomputes = memory.plan_recomputing(
            lambda recompute: self._plan_of(part, recompute).needed, self.device, self.dtype, self.limits
        )
        return self._plan_of(part, recomputes)

    def _plan_of(self, part: Union[Excerpt, Mosaic], recomputes: bool) -> TrainingPlan:
        several = part if isinstance(part, Mosaic) else None
        pieces = part if isinstance(part, Excerpt) and not part.is_whole else None
        needed = self._forecast(part.pixels, recomputes)
        if several or pieces:
            needed += copied_bytes(self.device, part.pixels, self.bands)
        return TrainingPlan(pieces, part.pixels, needed, recomputes, several)

    def _forecast(self, pixels: int, recompute: bool) -> int:
        """Peak memory of the training, bytes; classifying takes what is left."""
        axes = channels_seen(self.setup.recipe, self.bands)  # of a second image, beside the first
        setup = replace(self.setup, recompute=recompute)
        training = memory.training_bytes(self.bands, pixels, setup, self.device, self.dtype)
        return training + memory.image_bytes(axes, pixels, self.dtype)

    def _suffices(self, planned: TrainingPlan) -> bool:
        return memory.suffices(planned.needed, self.device)
