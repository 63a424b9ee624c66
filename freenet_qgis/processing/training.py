# SPDX-License-Identifier: GPL-3.0-or-later
"""What the two algorithms that train have in common."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
)

from .. import workflow
from ..contract.job import MAX_SEED, TrainOptions
from ..contract.presets import presets
from ..contract.validation import validation_methods
from ..layers.shown_files import put_in_place
from ..request import MAX_STEPS, Outputs, TrainRequest
from ..text.i18n import tr
from . import parameters
from .base import FreeNetAlgorithm, Measured
from .inputs import Inputs, Parameters


class TrainingAlgorithm(FreeNetAlgorithm):
    """Trains on a raster and polygons; a subclass says which results it writes."""

    INPUT, TRAINING, FIELD = "INPUT", "TRAINING", "FIELD"
    PRESET, STEPS, VALIDATION, SEED = "PRESET", "STEPS", "VALIDATION", "SEED"
    REFIT, START_MODEL, ALSO = "REFIT", "START_MODEL", "ALSO"

    def tags(self) -> list[str]:
        return tr("hyperspectral,multispectral,land cover,classification,deep learning,supervised,polygons").split(",")

    def request(self, inputs: Inputs, outputs: Outputs) -> TrainRequest:
        scene, further = inputs.image(self.INPUT), inputs.rows(self.ALSO)
        field = inputs.text(self.FIELD)
        return TrainRequest(
            scene=scene,
            training=inputs.labelled(self.TRAINING, field, scene, "training", is_one_of_several=bool(further)),
            outputs=outputs,
            options=TrainOptions(
                inputs.choice(self.PRESET),
                inputs.whole_number(self.STEPS),
                inputs.choice(self.VALIDATION),
                inputs.is_on(self.REFIT),
            ),
            seed=inputs.whole_number(self.SEED),
            engine=inputs.engine(),
            start_model=inputs.optional_file(self.START_MODEL),
            further=tuple(inputs.training_scene(*row) for row in further),
        )

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        polygons = self.parameterAsVectorLayer(parameters, self.TRAINING, context)
        image = self.parameterAsRasterLayer(parameters, self.INPUT, context)
        self._trained_on = tuple("" if layer is None else layer.id() for layer in (polygons, image))
        return super().prepareAlgorithm(parameters, context, feedback)

    def run_workflow(self, request: TrainRequest, progress: workflow.Progress) -> Measured:
        return workflow.train(request, progress, put_in_place).report.accuracy

    def add_inputs(self) -> None:
        """Raster, polygons, and how to train."""
        self.add_layers()
        self._add_further_scenes()
        self._add_options()
        self.addParameter(parameters.device())
        self.addParameter(parameters.all_touched())

    def add_layers(self) -> None:
        """Raster, polygons and the field of their class."""
        described = parameters.described
        self.addParameter(
            described(
                QgsProcessingParameterRasterLayer(self.INPUT, tr("Raster")),
                tr(
                    "The hyperspectral or multispectral image, a georeferenced file. All its bands are used but those "
                    "that it marks as bad and those without any data."
                ),
            )
        )
        self.addParameter(
            described(
                QgsProcessingParameterFeatureSource(
                    self.TRAINING, tr("Training polygons"), [QgsProcessing.SourceType.TypeVectorPolygon]
                ),
                tr(
                    "A few polygons of every class, several per class so that some can be held out. Edits that are "
                    "not saved yet count; polygons in another coordinate reference system are transformed."
                ),
            )
        )
        self.addParameter(
            # Optional, for else QGIS chooses the first field by itself, which is the fid of a GeoPackage.
            described(
                QgsProcessingParameterField(
                    self.FIELD, tr("Class field"), parentLayerParameterName=self.TRAINING, optional=True
                ),
                tr(
                    "The field that holds the class, text or number. Empty: the one that the layer's categorised "
                    "style shows, else the one that most likely holds classes; the log names it. Whole numbers from 1 "
                    "to 255 keep their value in the map, anything else is counted from 1. Names and colours come from "
                    "the layer's categorised style on this field."
                ),
            )
        )

    def _add_further_scenes(self) -> None:
        columns = [tr("Raster"), tr("Polygons"), tr("Field")]
        self.addParameter(
            parameters.advanced(
                parameters.described(
                    QgsProcessingParameterMatrix(
                        self.ALSO, tr("Further scenes to train on"), 0, False, columns, [], optional=True
                    ),
                    tr(
                        "One model for several scenes: a row for each scene besides the one above, with the raster, "
                        "the layer of its polygons and the field that holds their class. Name layers of the project, "
                        "or give files. Bands are matched as for a model, classes by name. Each scene is standardised "
                        "by its own mean and deviation, and so is every scene that is classified with the model. The "
                        "map is of the raster above. Optional; not with the preset paper."
                    ),
                )
            )
        )

    def add_seed(self, text: str) -> None:
        """The seed, with its help."""
        number = self._number(self.SEED, tr("Random seed"), MAX_SEED)
        self.addParameter(parameters.advanced(parameters.described(number, text)))

    def _add_options(self) -> None:
        described, choice, advanced = parameters.described, parameters.choice, parameters.advanced
        self.addParameter(
            choice(
                self.PRESET,
                tr("Preset"),
                list(presets()),
                " ".join([tr("How to train."), *(info.toolbox_help for info in presets().values())]),
            )
        )
        self.addParameter(
            choice(
                self.VALIDATION,
                tr("Validation"),
                list(validation_methods()),
                " ".join(
                    [
                        tr("What is held out to measure the accuracy."),
                        *(method.toolbox_help for method in validation_methods().values()),
                    ]
                ),
            )
        )
        self.addParameter(
            advanced(
                described(
                    self._number(self.STEPS, tr("Training steps"), MAX_STEPS),
                    tr(
                        "Number of training steps, each of which sees the whole image. 0: as many as the preset has; "
                        "auto and fast end sooner where accuracy has stopped improving."
                    ),
                )
            )
        )
        self.add_seed(
            tr("The same seed, inputs and device give the same map again; another seed, a slightly different one.")
        )
        self.addParameter(
            advanced(
                described(
                    QgsProcessingParameterBoolean(
                        self.REFIT, tr("Train the final model on all polygons"), defaultValue=True
                    ),
                    tr(
                        "Only for the preset auto with validation. Yes, the default: once the accuracy is measured, "
                        "the final model is trained anew, also on the polygons that were held out, which takes as long "
                        "as the first time. No: the model that was measured is kept, and makes the map."
                    ),
                )
            )
        )

        self.addParameter(
            advanced(
                described(
                    parameters.optional(parameters.model(self.START_MODEL, tr("Model to go on from"))),
                    tr(
                        "Train a model further instead of a new one: with new polygons, on its scene or another of the "
                        "same bands. Classes of the same name stay the same, others are added. What the model is sure "
                        "of is kept in mind. Takes a third of the steps of one network. Optional."
                    ),
                )
            )
        )

    @staticmethod
    def _number(name: str, label: str, largest: int) -> QgsProcessingParameterNumber:
        kind = QgsProcessingParameterNumber.Type.Integer
        return QgsProcessingParameterNumber(name, label, kind, defaultValue=0, minValue=0, maxValue=largest)
