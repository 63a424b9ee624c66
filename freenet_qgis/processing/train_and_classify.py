# SPDX-License-Identifier: GPL-3.0-or-later
"""``freenet:trainandclassify``: from polygons and a raster to the class map in one step."""

from __future__ import annotations

from typing import Any, Optional

from ..text.i18n import tr
from . import parameters
from .training import TrainingAlgorithm


class TrainAndClassify(TrainingAlgorithm):
    """The plugin's main job."""

    def name(self) -> str:
        return "trainandclassify"

    def displayName(self) -> str:
        return tr("Train and classify")

    def about(self) -> str:
        return tr(
            "Trains the network FreeNet on a few polygons, lines or points and classifies the whole raster with it: a "
            "land-cover map with the names and colours of the training layer, and an account of how good it is. The "
            "network sees spectrum and surroundings together. It runs in a process of its own, on a graphics card "
            "where there is one."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.add_inputs()
        self.add(*parameters.maps(), parameters.optional(parameters.model_file()), parameters.training_report())
        parameters.add_accuracy(self)
