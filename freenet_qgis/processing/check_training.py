# SPDX-License-Identifier: GPL-3.0-or-later
"""``freenet:checktraining``: which training polygons may carry a wrong label."""

from __future__ import annotations

from typing import Any, Optional

from .. import workflow
from ..request import Outputs, TrainRequest
from ..text.i18n import tr
from ..workflow import feature_layers
from . import image_parameters, parameters
from .destinations import FEATURES
from .inputs import Inputs
from .training import TrainingAlgorithm, training
from .training_parameters import INPUT, SEED, around_points, class_raster, layers, seed


class CheckTraining(TrainingAlgorithm):
    """Lets training features judge each other."""

    LAYERS = FEATURES
    name_layer = staticmethod(feature_layers.name_of_checked)

    def name(self) -> str:
        return "checktraining"

    def displayName(self) -> str:
        return tr("Check training data")

    def tags(self) -> list[str]:
        return tr("label errors,mislabelled,training,polygons,cross-validation,quality,confident learning").split(",")

    def about(self) -> str:
        return tr(
            "Finds training polygons, lines and points that may carry a wrong label. Whole ones are held out in turn; "
            "classifiers of single spectra, trained on the others, say what they take each for, and so do the spectra "
            "of others that are most like its own. The most suspicious comes first. What is rare or unlike the rest "
            "comes early too, so look before you change a label. The only one of a class cannot be checked."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.add(
            *layers(),
            *class_raster(),
            *image_parameters.to_train_on(),
            seed(
                tr("The same seed, inputs and device give the same ranking again; another seed holds out other groups.")
            ),
            parameters.device(),
            parameters.all_touched(),
            *around_points(),
            parameters.features(
                tr("Checked training data"),
                parameters.ANY_GEOMETRY,
                tr(
                    "The polygons, lines or points in the raster's coordinate system with suspicion (1 is the most "
                    "suspicious), feature (its id in the training layer), class, mapped_as (what most of its pixels "
                    "are taken for), agreement (share of pixels taken for what the label says), own_probability (mean "
                    "probability of the label), neighbours_agreement (share of the most similar spectra of others that "
                    "have the same label) and remark. A GeoPackage that brings its style; one that is there keeps its "
                    "other layers."
                ),
            ),
        )

    def request(self, inputs: Inputs, outputs: Outputs) -> TrainRequest:
        scene = image_parameters.set_up(inputs.image(INPUT), inputs)
        return TrainRequest(
            scene, training(inputs, scene), outputs, seed=inputs.whole_number(SEED), engine=inputs.engine()
        )

    def run_workflow(self, request: TrainRequest, progress: workflow.Progress) -> None:
        workflow.check_training(request, progress)
