# SPDX-License-Identifier: GPL-3.0-or-later
"""The map of a scene by a network that is still in training."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np

from .. import memory
from ..limits import Limits
from ..mapping.freenet_classifier import FreeNetClassifier
from ..mapping.inference import class_map
from ..mapping.scene_statistics import keep_statistics
from ..network.freenet import FreeNet, padded_size
from ..scenes.standardised_scene import StandardisedScene
from .training_plan import TrainingPlan


@dataclass(frozen=True)
class MapSketch:
    """Draws the map as it would be if training ended now.

    Attributes:
        whole: The scene.
        trained: What is trained on: the scene, or pieces of it.
        planned: Says where these lie.
        masked: Whether padding and nodata stay out of the network's statistics.
        folder: Folder for temporary files.
        limits: What a scene seen as a whole may need.
    """

    whole: StandardisedScene
    trained: StandardisedScene
    planned: TrainingPlan
    masked: bool
    folder: Path
    limits: Limits

    def drawn(self, network: FreeNet) -> Optional[np.ndarray]:
        """The class map: uint8, shape (rows, cols), 1…n and 0 for no data; None where memory is short.

        Args:
            network: In evaluation mode; keeps the statistics of the pieces afterwards, where there are some.
        """
        try:
            classifier = self._classifier(network)
            if classifier.gathers or not memory.suffices(classifier.needed, self.whole.device):
                return None
            found = np.zeros(self.whole.size, np.uint8)
            for part in classifier(self.whole, self.folder):
                found[part.rows, part.cols] = class_map(part.probabilities)
            return found
        except (MemoryError, RuntimeError) as error:
            if not memory.is_exhaustion(error):
                raise
            memory.release(error, self.whole.device)
            return None  # training itself has room, and goes on

    def of_trained(self, found: np.ndarray) -> np.ndarray:
        """What a map of the scene has in what is trained on."""
        return self.planned.cut(found)

    def _classifier(self, network: FreeNet) -> FreeNetClassifier:
        if self.trained is self.whole:
            return FreeNetClassifier.fitting(network, self.whole, self.masked, 1, self.limits)
        keep_statistics(network, self.trained)
        found = FreeNetClassifier.fitting(network, self.whole, self.masked, 1, self.limits)
        # The image of a tile goes when it is drawn, that of a whole stays.
        return found if found.side else found.with_side(self.whole, max(padded_size(*self.whole.size)))
