# SPDX-License-Identifier: GPL-3.0-or-later
"""The map of a scene by a network that is still in training."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Optional

import numpy as np

from .. import memory
from ..limits import Limits
from ..mapping.freenet_classifier import FreeNetClassifier
from ..mapping.inference import class_map
from ..mapping.scene_statistics import keep_statistics
from ..network.freenet import FreeNet
from ..recipe.prediction_setup import PredictionSetup
from ..scenes.standardised_scene import StandardisedScene
from .map_statistics import are_of_whole
from .training_plan import TrainingPlan


@dataclass(frozen=True)
class MapSketch:
    """Draws the map as it would be if training ended now, but for views: it is looked at once.

    Attributes:
        whole: The scene.
        trained: What is trained on: the scene, or pieces of it.
        planned: Says where these lie.
        how: How the network to keep predicts.
        folder: Folder for temporary files.
        limits: What a scene seen as a whole may need.
    """

    whole: StandardisedScene
    trained: StandardisedScene
    planned: TrainingPlan
    how: PredictionSetup
    folder: Path
    limits: Limits

    def drawn(self, network: FreeNet) -> Optional[np.ndarray]:
        """The class map: uint8, shape (rows, cols), 1…n and 0 for no data; None where memory is short.

        Args:
            network: In evaluation mode; may keep statistics afterwards.
        """
        # An image of the whole is at hand where all of it is trained on; else it is to go when it is drawn.
        scene = self.whole if self.trained is self.whole else replace(self.whole)
        try:
            if not are_of_whole(self.trained, self.whole):
                keep_statistics(network, self.trained)
            classifier = FreeNetClassifier.fitting(network, scene, replace(self.how, views=1), self.limits)
            if classifier.gathers or not memory.suffices(classifier.needed, scene.device):
                return None
            found = np.zeros(scene.size, np.uint8)
            for part in classifier(scene, self.folder):
                found[part.rows, part.cols] = class_map(part.probabilities)
            return found
        except (MemoryError, RuntimeError) as error:
            if not memory.is_exhaustion(error):
                raise
            memory.release(error, scene.device)
            return None  # training itself has room, and goes on

    def of_trained(self, found: np.ndarray) -> np.ndarray:
        """What a map of the scene has in what is trained on."""
        return self.planned.cut(found)
