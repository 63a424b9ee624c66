# SPDX-License-Identifier: GPL-3.0-or-later
"""The training pixels of a run, divided into those trained on and those held out."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ...contract.figures import PlaceFigures
from ...contract.validation import validation_method
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
        places: Which polygons belong together, by where they lie on their scenes.
        trained_places: The same of those that are trained on alone.
        takes_places: Whether whole places are held out.
    """

    labels: np.ndarray
    polygons: np.ndarray
    split: Split
    places: Places
    trained_places: Places
    takes_places: bool

    @classmethod
    def drawn(cls, task: TrainingTask, planned: TrainingPlan) -> DividedLabels:
        """Those of the scene, or of all scenes side by side, of which the plan brings what has room."""
        labels, polygons = task.scenes[0].labels, task.scenes[0].polygons
        if planned.mosaic is not None:
            labels = planned.mosaic.labels([scene.labels for scene in task.scenes])
            polygons = planned.mosaic.labels([scene.polygons for scene in task.scenes])
        elif planned.excerpt is not None:
            labels = planned.excerpt.covered(labels)
        nearness = Nearness.of([(scene.labels, scene.polygons) for scene in task.scenes])
        found, validation = places(labels, polygons, nearness), task.job.options.validation
        split = hold_out(labels, found.of(labels, polygons), validation, task.job.seed)
        trained = places(split.train, polygons, nearness)
        return cls(labels, polygons, split, found, trained, validation_method(validation).takes_polygons)

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
        return self.places.of(self.labels, self.polygons) if self.takes_places else self.polygons

    @property
    def place_figures(self) -> PlaceFigures:
        """How many polygons lie in how many places, and how far from each other these lie."""
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
        """The place of each pixel that is trained on, among these alone; int32, shape (rows, cols)."""
        return self.trained_places.of(self.split.train, self.polygons)
