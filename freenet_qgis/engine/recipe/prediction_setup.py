# SPDX-License-Identifier: GPL-3.0-or-later
"""How a trained network is asked for the classes of a scene."""

from __future__ import annotations

from dataclasses import dataclass

from ...contract.model_card import ModelCard


@dataclass(frozen=True)
class PredictionSetup:
    """How a network predicts.

    Attributes:
        masked_statistics: Whether padding and nodata stay out of the global statistics, as in training.
        views: Flips and rotations averaged, 1 or 8; the global statistics of the first serve all.
        smooths: Whether probabilities are smoothed along edges of the image, where the network sees axes.
    """

    masked_statistics: bool
    views: int = 1
    smooths: bool = False

    @classmethod
    def of(cls, card: ModelCard) -> PredictionSetup:
        """That of a model."""
        return cls(card.masked_statistics, card.views, card.smoothed)
