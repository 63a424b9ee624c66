# SPDX-License-Identifier: GPL-3.0-or-later
"""How far from training pixels accuracy was measured, and how far from them the map lies."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ...contract.figures import Distances
from ...contract.final_model import ALL_POLYGONS
from ..validation.distances import median_distance
from .divided_labels import DividedLabels
from .training_plan import TrainingPlan


def map_distances(
    drawn: DividedLabels, planned: TrainingPlan, valid: np.ndarray, final_model: str
) -> Optional[Distances]:
    """The distances on the scene that is mapped, the first; None where nothing of it is held out, or none trained on.

    Args:
        drawn: Training pixels of that scene, or of all scenes side by side.
        planned: What was seen of them.
        valid: bool, shape (rows, cols) of that scene; where there is data, and so the map.
        final_model: What the model of the map was trained on, as reports tell it.
    """
    measured, kept, tested = drawn.split.train, drawn.labels, drawn.split.test
    if planned.mosaic is not None:
        rows, cols = valid.shape
        measured, kept, tested = (planned.mosaic.in_first(one, (rows, cols)) for one in (measured, kept, tested))
    test = median_distance(tested, measured)
    if test is None:
        return None
    whole = median_distance(valid, kept if final_model == ALL_POLYGONS else measured)
    return None if whole is None else Distances(test, whole)
