# SPDX-License-Identifier: GPL-3.0-or-later
"""What the two algorithms that train have in common."""

from __future__ import annotations

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from .. import workflow
from ..contract.job import TrainOptions
from ..layers.shown_files import put_in_place
from ..request import Outputs, TrainRequest
from ..text.i18n import tr
from . import image_parameters, parameters
from .base import FreeNetAlgorithm, HasAccuracy
from .inputs import Inputs, Parameters
from .training_parameters import (
    ALSO,
    FIELD,
    INPUT,
    PRESET,
    REFIT,
    SEED,
    START_MODEL,
    STEPS,
    TRAINING,
    VALIDATION,
    further_scenes,
    how_to_train,
    layers,
)


class TrainingAlgorithm(FreeNetAlgorithm):
    """Trains on a raster and polygons; a subclass says which results it writes."""

    def tags(self) -> list[str]:
        return tr("hyperspectral,multispectral,land cover,classification,deep learning,supervised,polygons").split(",")

    def request(self, inputs: Inputs, outputs: Outputs) -> TrainRequest:
        scene, further = image_parameters.set_up(inputs.image(INPUT), inputs), inputs.rows(ALSO)
        field = inputs.text(FIELD)
        return TrainRequest(
            scene=scene,
            training=inputs.labelled(TRAINING, field, scene, "training", is_one_of_several=bool(further)),
            outputs=outputs,
            options=TrainOptions(
                inputs.choice(PRESET),
                inputs.whole_number(STEPS),
                inputs.choice(VALIDATION),
                inputs.is_on(REFIT),
            ),
            seed=inputs.whole_number(SEED),
            engine=inputs.engine(),
            start_model=inputs.optional_file(START_MODEL),
            further=tuple(inputs.training_scene(*row) for row in further),
        )

    def prepareAlgorithm(  # type: ignore[override]  # QGIS always has feedback
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        polygons = self.parameterAsVectorLayer(parameters, TRAINING, context)
        image = self.parameterAsRasterLayer(parameters, INPUT, context)
        self._trained_on = ("" if polygons is None else polygons.id(), "" if image is None else image.id())
        return super().prepareAlgorithm(parameters, context, feedback)

    def run_workflow(self, request: TrainRequest, progress: workflow.Progress) -> HasAccuracy:
        return workflow.train(request, progress, put_in_place).report.accuracy

    def add_inputs(self) -> None:
        """Raster, polygons, and how to train."""
        self.add(*layers(), further_scenes(), *image_parameters.to_train_on(), *how_to_train())
        self.add(parameters.device(), parameters.all_touched())
