# SPDX-License-Identifier: GPL-3.0-or-later
"""The training pixels of a run, divided into those trained on and those held out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ...contract.figures import PlaceFigures
from ...contract.validation import is_held_out, validation_method
from ..scenes.labelled_scene import LabelledScene
from ..validation.nearness import Nearness
from ..validation.places import Places, places
from ..validation.splits import Split, hold_out
from .training_plan import TrainingPlan
from .training_task import TrainingTask


@dataclass(frozen=True)
class DividedLabels:
    """Training pixels of one image.

    Attributes:
        labels: uint8, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        polygons: int32, the same shape; the polygon of each labelled pixel.
        split: Which of the labels are trained on, and which held out.
        places: Which polygons belong together, by where they lie on their scenes; None where no places are held out.
        trained_places: The same of those that are trained on alone; None where neither trial nor yardstick asks.
    """

    labels: np.ndarray
    polygons: np.ndarray
    split: Split
    places: Optional[Places]
    trained_places: Optional[Places]

    @classmethod
    def drawn(cls, task: TrainingTask, planned: TrainingPlan) -> DividedLabels:
        """Those of the scene, or of all scenes side by side, of which the plan brings what has room."""
        labels, polygons = task.scenes[0].labels, task.scenes[0].polygons
        if planned.mosaic is not None:
            labels = planned.mosaic.labels([scene.labels for scene in task.scenes])
            polygons = planned.mosaic.labels([scene.polygons for scene in task.scenes])
        elif planned.excerpt is not None:
            labels = planned.excerpt.covered(labels)
        validation = task.job.options.validation
        if not is_held_out(validation) and not task.recipe.trial_steps:
            return cls(labels, polygons, hold_out(labels, polygons, validation, task.job.seed), None, None)
        nearness = Nearness.of([(scene.labels, scene.polygons) for scene in task.scenes])
        found = places(labels, polygons, nearness) if validation_method(validation).takes_polygons else None
        units = polygons if found is None else found.of(labels, polygons)
        split = hold_out(labels, units, validation, task.job.seed)
        return cls(labels, polygons, split, found, places(split.train, polygons, nearness))

    def seen(self, planned: TrainingPlan) -> DividedLabels:
        """The same on the image that is trained on."""
        cut = planned.cut
        split = replace(self.split, train=cut(self.split.train), test=cut(self.split.test))
        return replace(self, labels=cut(self.labels), polygons=cut(self.polygons), split=split)

    @property
    def is_divided(self) -> bool:
        """Whether anything is held out."""
        return bool(self.split.test.any())

    @property
    def units(self) -> np.ndarray:
        """What is one witness together: the place of each labelled pixel, or its polygon where no places are held out.

        int32, shape (rows, cols).
        """
        return self.polygons if self.places is None else self.places.of(self.labels, self.polygons)

    def places_on(self, scenes: Sequence[LabelledScene]) -> np.ndarray:
        """The place of each labelled pixel, held out or not, whatever is held out: int32, shape (rows, cols)."""
        if self.places is not None:
            return self.units
        nearness = Nearness.of([(scene.labels, scene.polygons) for scene in scenes])
        return places(self.labels, self.polygons, nearness).of(self.labels, self.polygons)

    @property
    def place_figures(self) -> Optional[PlaceFigures]:
        """How many polygons lie in how many places, and how far from each other these lie."""
        if self.places is None:
            return None
        is_single = self.places.apart == 0
        apart = self.places.apart[~is_single]
        return PlaceFigures(
            polygons=len(self.places.units),
            places=len(self.places.apart),
            tested_polygons=len(np.unique(self.polygons[self.split.test > 0])),
            apart_px=int(np.sort(apart)[len(apart) // 2]) if len(apart) else None,
            least_apart_px=int(apart.min()) if len(apart) else None,
            single_polygons=int(is_single[self.places.place - 1].sum()),
            single_places=int(is_single.sum()),
        )

    @property
    def trained_units(self) -> np.ndarray:
        """The place of each pixel that is trained on, among these alone, or its polygon where nobody asks for places.

        int32, shape (rows, cols).
        """
        if self.trained_places is None:
            return self.polygons
        return self.trained_places.of(self.split.train, self.polygons)
