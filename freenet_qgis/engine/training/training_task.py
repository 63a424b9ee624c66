# SPDX-License-Identifier: GPL-3.0-or-later
"""What a training job is about, with all that its trainings need."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, Optional

import torch

from ...contract.job import Job
from .. import devices
from ..events import Events
from ..limits import USUAL, Limits
from ..recipe.recipes import Recipe, recipe_for
from ..recipe.training_setup import TrainingSetup
from ..scenes.labelled_scene import LabelledScene
from ..scenes.standardisation import measure_standardisation
from ..scenes.standardised_scene import StandardisedScene
from .continuing import ContinuedModel, continuing_recipe
from .training_plan import TrainingPlanner


@dataclass(frozen=True)
class TrainingTask:
    """A model to be trained.

    Attributes:
        job: The job.
        scenes: What is trained on: the scene that the job is about, then all others.
        device: The device to compute on.
        events: Told how it goes.
        folder: The run folder.
        start: The model to go on from; its classes come first in the job. None to train a new one.
        limits: How much is done at once, and how often something beside it.
    """

    job: Job
    scenes: tuple[LabelledScene, ...]
    device: torch.device
    events: Events
    folder: Path
    start: Optional[ContinuedModel] = None
    limits: Limits = USUAL

    @cached_property
    def recipe(self) -> Recipe:
        """How to train."""
        recipe = recipe_for(self.job.options)
        return recipe if self.start is None else continuing_recipe(recipe, self.start.card)

    @property
    def setup(self) -> TrainingSetup:
        """How every network is trained where memory suffices."""
        return TrainingSetup(len(self.job.classes), self.recipe, self.job.seed)

    @property
    def maps(self) -> bool:
        """Whether a map is wanted as well."""
        return self.job.verb == "train_and_classify"

    @property
    def stops_early(self) -> bool:
        """Whether training may end before all steps are taken."""
        return self.recipe.stops_early and not self.job.options.steps

    @property
    def is_by_scene(self) -> bool:
        """Whether every scene is standardised by its own figures, those that the model will be applied to as well."""
        return len(self.scenes) > 1 or (self.start is not None and self.start.card.standardised_by == "scene")

    @property
    def standardised_by(self) -> Literal["training", "scene"]:
        """The same in the words of a model's card."""
        return "scene" if self.is_by_scene else "training"

    def planner(self) -> TrainingPlanner:
        """What says how much of the scenes is trained on."""
        return TrainingPlanner(
            [scene.name for scene in self.scenes], [scene.labels for scene in self.scenes], len(self.job.bands),
            self.setup, self.device, devices.precision(self.device), self.limits,
        )  # fmt: skip

    def standardised(self) -> list[StandardisedScene]:
        """The scenes as networks are shown them, which takes a pass over each.

        Raises:
            FreeNetError: If a band holds numbers too large to compute with.
        """
        return [self._standardised(scene) for scene in self.scenes]

    def _standardised(self, scene: LabelledScene) -> StandardisedScene:
        if self.start is None or self.is_by_scene:
            norm = measure_standardisation(scene.cube, scene.valid, scene.bands)
        else:
            norm = self.start.norm
        return StandardisedScene(
            scene.cube, scene.valid, scene.bands, norm, self.device, devices.precision(self.device)
        )
