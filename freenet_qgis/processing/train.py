# SPDX-License-Identifier: GPL-3.0-or-later
"""``freenet:train``: from polygons and a raster to a model."""

from __future__ import annotations

from typing import Any, Optional

from ..text.i18n import tr
from . import parameters
from .training import TrainingAlgorithm


class Train(TrainingAlgorithm):
    """Trains a model to use later, or on other scenes."""

    def name(self) -> str:
        return "train"

    def displayName(self) -> str:
        return tr("Train a model")

    def about(self) -> str:
        return tr(
            "Trains the network FreeNet on a few polygons, lines or points and saves it as a model file, with which "
            "'Classify with a model' maps this raster or others that have the same bands."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.add_inputs()
        self.add(parameters.model_file(), parameters.training_report())
        parameters.add_accuracy(self)
