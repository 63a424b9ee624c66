# SPDX-License-Identifier: GPL-3.0-or-later
"""A training before anything is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

from ..contract.job import ClassInfo
from ..geodata import raster
from ..geodata.raster import ReadPlan
from .continuing import Continuation
from .training_scene import DrawnScene, Laid


@dataclass(frozen=True)
class TrainingPlan:
    """A training whose scenes are described and drawn on, and whose rasters are not read yet.

    Attributes:
        first: The scene that is classified.
        laid: Its polygons on its grid.
        read_plan: How its raster is read.
        continuation: How training goes on from a model; None where a new one is trained.
        classes: Of the model and of all scenes.
        of_model: How many of these are the model's.
        further: The other scenes.
    """

    first: DrawnScene
    laid: Laid
    read_plan: ReadPlan
    continuation: Optional[Continuation]
    classes: tuple[ClassInfo, ...]
    of_model: int
    further: Sequence[DrawnScene]

    @property
    def is_large(self) -> bool:
        """Whether reading one of its rasters takes long."""
        return self.read_plan.is_large or any(raster.plan_reading(one.info).is_large for one in self.further)
