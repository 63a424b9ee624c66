# SPDX-License-Identifier: GPL-3.0-or-later
"""The training pixels of a run, divided into those trained on and those held out."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

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
    """

    labels: np.ndarray
    polygons: np.ndarray
    split: Split

    @classmethod
    def drawn(cls, task: TrainingTask, planned: TrainingPlan) -> DividedLabels:
        """Those of the scene, or of all scenes side by side, of which the plan brings what has room."""
        labels, polygons = task.scenes[0].labels, task.scenes[0].polygons
        if planned.mosaic is not None:
            labels = planned.mosaic.labels([scene.labels for scene in task.scenes])
            polygons = planned.mosaic.labels([scene.polygons for scene in task.scenes])
        elif planned.excerpt is not None:
            labels = planned.excerpt.covered(labels)
        return cls(labels, polygons, hold_out(labels, polygons, task.job.options.validation, task.job.seed))

    def seen(self, planned: TrainingPlan) -> DividedLabels:
        """The same on the image that is trained on."""
        cut = planned.cut
        split = replace(self.split, train=cut(self.split.train), test=cut(self.split.test))
        return DividedLabels(cut(self.labels), cut(self.polygons), split)

    @property
    def is_divided(self) -> bool:
        """Whether anything is held out."""
        return bool(self.split.test.any())
