# SPDX-License-Identifier: GPL-3.0-or-later
"""The classification of a scene of any size with any network, a part at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Optional, Protocol

from ..events import OnProgress
from ..learners.spectral_network import SpectralNetwork
from ..limits import Limits
from ..network.trained_network import TrainedNetwork, as_freenet
from ..recipe.prediction_setup import PredictionSetup
from ..scenes.standardised_scene import StandardisedScene
from .freenet_classifier import FreeNetClassifier
from .map_part import IsWanted, MapPart, every_part
from .spectral_classifier import SpectralClassifier


class Classifier(Protocol):
    """What classifies scenes with a network, `FreeNetClassifier` or `SpectralClassifier`."""

    @property
    def side(self) -> Optional[int]:
        """Side of a tile, in pixels; None where the scene is not cut into tiles."""

    @property
    def needed(self) -> int:
        """Forecast of the peak memory, bytes."""

    @property
    def gathers(self) -> bool:
        """Whether global statistics of the scene have to be gathered from its tiles first."""

    def with_side(self, scene: StandardisedScene, side: Optional[int]) -> Classifier:
        """The same with tiles of another side, or None for none."""

    def __call__(
        self,
        scene: StandardisedScene,
        folder: Path,
        on_progress: OnProgress = lambda done: None,
        wanted: IsWanted = every_part,
        on_statistic: Callable[[], None] = lambda: None,
    ) -> Iterator[MapPart]:
        """The scene part by part.

        Args:
            scene: The scene, on the device of the network.
            folder: Folder for temporary files.
            on_progress: Told the share done, parts given out included.
            wanted: Says which parts are wanted; others are passed over.
            on_statistic: Called when the network keeps one more of the scene's statistics.
        """


def classifier_for(
    network: TrainedNetwork, scene: StandardisedScene, how: PredictionSetup, limits: Limits
) -> Classifier:
    """The classifier that suits a network and makes do with the memory at hand.

    Args:
        network: In evaluation mode, on the device of the scene.
        scene: The scene to classify.
        how: How it predicts, which makes no difference to a network of single spectra.
        limits: What a scene seen as a whole may need, and the sides that tiles may have.
    """
    if isinstance(network, SpectralNetwork):
        return SpectralClassifier(network)
    return FreeNetClassifier.fitting(as_freenet(network), scene, how, limits)
