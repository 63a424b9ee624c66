# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked for that needs no engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from ..contract.model_card import ModelCard
from .outputs import Outputs
from .scene import Scene

MAX_SUGGESTIONS = 1000


@dataclass(frozen=True)
class SuggestRequest:
    """Suggest places for new training data.

    Attributes:
        probabilities: Raster of class probabilities, a band a class.
        outlines: Training features to keep away from, WKB in its CRS.
        outputs: Where the points go.
        count: How many are wanted.
        distance: That they keep from each other, in map units; 0 for one that suits the scene.
        layer: What to call their layer; empty for a name of our choice.
        novelty: Raster of novelty on the same grid; None where that is not known.
    """

    probabilities: Scene
    outlines: tuple[bytes, ...]
    outputs: Outputs
    count: int = 10
    distance: float = 0.0
    layer: str = ""
    novelty: Optional[Scene] = None


@dataclass(frozen=True)
class ModelInfoRequest:
    """Tell what a model says about itself: its card, and where the page about it goes."""

    card: ModelCard
    outputs: Outputs
