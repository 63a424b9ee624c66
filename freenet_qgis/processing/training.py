# SPDX-License-Identifier: GPL-3.0-or-later
"""What the two algorithms that train have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Union

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from .. import workflow
from ..contract.job import TrainOptions
from ..errors import FreeNetError
from ..layers.shown_files import put_in_place
from ..request import ClassRaster, Labelled, Outputs, Scene, TrainRequest, no_effect
from ..text.i18n import tr
from . import image_parameters, parameters
from .base import FreeNetAlgorithm, HasAccuracy
from .inputs import Inputs, Parameters, Row
from .training_parameters import (
    ALSO,
    ERODE,
    FIELD,
    INPUT,
    MOST_PIXELS,
    PRESET,
    RADIUS,
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


def training(inputs: Inputs, scene: Scene, further: Sequence[Row] = ()) -> Union[Labelled, ClassRaster]:
    """The polygons or the raster of classes to train on; `further` are the rows of further scenes.

    Raises:
        FreeNetError: If none or both are given, it will not do, or something else given has no effect.
    """
    if not inputs.is_given(TRAINING_RASTER):
        if not inputs.is_given(TRAINING):
            raise FreeNetError(
                tr("There is nothing to train on: neither features ({}) nor a raster of classes ({}).").format(
                    TRAINING, TRAINING_RASTER
                ),
                tr("Choose one of them."),
            )
        of_rasters = {one: inputs.whole_number(one) for one in (ERODE, MOST_PIXELS)}
        if any(of_rasters.values()) and not any(inputs.is_class_raster(row) for row in further):
            no_effect.refuse_of_class_rasters(of_rasters)
        return inputs.labelled(TRAINING, inputs.text(FIELD), scene, "training", is_one_of_several=bool(further))
    if inputs.is_given(TRAINING):
        raise FreeNetError(
            tr("Both features ({}) and a raster of classes ({}) are given to train on.").format(
                TRAINING, TRAINING_RASTER
            ),
            tr("Leave one of them empty."),
        )
    no_effect.refuse_of_features({FIELD: inputs.text(FIELD)})
    of_features = {parameters.ALL_TOUCHED: inputs.is_on(parameters.ALL_TOUCHED), RADIUS: inputs.number(RADIUS)}
    if any(of_features.values()) and all(inputs.is_class_raster(row) for row in further):
        no_effect.refuse_of_features(of_features)
    return inputs.class_raster(TRAINING_RASTER, ERODE, MOST_PIXELS)


class TrainingAlgorithm(FreeNetAlgorithm):
    """Trains on a raster and training data; a subclass says which results it writes."""

    def tags(self) -> list[str]:
        return tr(
            "hyperspectral,multispectral,land cover,classification,deep learning,supervised,polygons,points,lines"
        ).split(",")

    def request(self, inputs: Inputs, outputs: Outputs) -> TrainRequest:
        options = TrainOptions(
            inputs.choice(PRESET), inputs.whole_number(STEPS), inputs.choice(VALIDATION), inputs.is_on(REFIT)
        )
        if not options.validates:
            no_effect.refuse_of_validated({REFIT: not options.refit})
        if inputs.is_given(START_MODEL):
            no_effect.refuse_of_new_models({image_parameters.BANDS: inputs.text(image_parameters.BANDS).strip()})
        scene, further = image_parameters.set_up(inputs.image(INPUT), inputs), inputs.rows(ALSO)
        return TrainRequest(
            scene=scene,
            training=training(inputs, scene, further),
            outputs=outputs,
            options=options,
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
