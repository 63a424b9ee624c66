# SPDX-License-Identifier: GPL-3.0-or-later
"""What the two algorithms that train have in common."""

from __future__ import annotations

from typing import Union

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from .. import workflow
from ..contract.job import TrainOptions
from ..errors import FreeNetError
from ..layers.shown_files import put_in_place
from ..request import ClassRaster, Labelled, Outputs, Scene, TrainRequest
from ..text.i18n import tr
from . import image_parameters, parameters
from .base import FreeNetAlgorithm, HasAccuracy
from .inputs import Inputs, Parameters
from .training_parameters import (
    ALSO,
    ERODE,
    FIELD,
    INPUT,
    MOST_PIXELS,
    PRESET,
    REFIT,
    SEED,
    START_MODEL,
    STEPS,
    TRAINING,
    TRAINING_RASTER,
    VALIDATION,
    around_points,
    class_raster,
    further_scenes,
    how_to_train,
    layers,
)


def training(inputs: Inputs, scene: Scene, *, is_one_of_several: bool = False) -> Union[Labelled, ClassRaster]:
    """The polygons or the raster of classes to train on.

    Raises:
        FreeNetError: If none or both are given, or it will not do.
    """
    if not inputs.is_given(TRAINING_RASTER):
        if not inputs.is_given(TRAINING):
            raise FreeNetError(
                tr("There is nothing to train on: neither features ({}) nor a raster of classes ({}).").format(
                    TRAINING, TRAINING_RASTER
                ),
                tr("Choose one of them."),
            )
        return inputs.labelled(TRAINING, inputs.text(FIELD), scene, "training", is_one_of_several=is_one_of_several)
    if inputs.is_given(TRAINING):
        raise FreeNetError(
            tr("Both features ({}) and a raster of classes ({}) are given to train on.").format(
                TRAINING, TRAINING_RASTER
            ),
            tr("Leave one of them empty."),
        )
    return inputs.class_raster(TRAINING_RASTER, ERODE, MOST_PIXELS)


class TrainingAlgorithm(FreeNetAlgorithm):
    """Trains on a raster and training data; a subclass says which results it writes."""

    def tags(self) -> list[str]:
        return tr(
            "hyperspectral,multispectral,land cover,classification,deep learning,supervised,polygons,points,lines"
        ).split(",")

    def request(self, inputs: Inputs, outputs: Outputs) -> TrainRequest:
        scene, further = image_parameters.set_up(inputs.image(INPUT), inputs), inputs.rows(ALSO)
        return TrainRequest(
            scene=scene,
            training=training(inputs, scene, is_one_of_several=bool(further)),
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
            further=tuple(inputs.training_scene(*row, ERODE, MOST_PIXELS) for row in further),
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
        """Raster, training data, and how to train."""
        self.add(*layers(), *class_raster(), further_scenes(), *image_parameters.to_train_on(), *how_to_train())
        self.add(parameters.device(), parameters.all_touched(), *around_points())
