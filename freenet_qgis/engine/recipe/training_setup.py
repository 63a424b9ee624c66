# SPDX-License-Identifier: GPL-3.0-or-later
"""What all networks of a training have in common."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .recipes import Recipe


@dataclass(frozen=True)
class TrainingSetup:
    """How the networks of a training are trained, whatever each of them sees.

    Attributes:
        classes: Number of classes of the logits.
        recipe: The way of training.
        seed: Seed of initialisation, sampling, augmentation and dropout.
        recompute: Whether feature maps are computed twice rather than kept, which saves memory at the cost of time.
    """

    classes: int
    recipe: Recipe
    seed: int
    recompute: bool = False

    def with_steps(self, steps: int) -> TrainingSetup:
        """The same with another number of steps."""
        return replace(self, recipe=replace(self.recipe, steps=steps))
